"""What goes out of a ledger is the same whether it comes from the ledger itself or from what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.answer.counts import load_policy
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.publishing import edition_of
from dateline.records.publication import Edition, Released
from tests.ledger import factory
from tests.ledger.village import rows
from tests.projection.world import World


def editions(path: str, cache: Path, *, reviewed: bool = False) -> tuple[Edition, Edition]:
    """Return the edition that is taken from what is kept, and the one that is put together from the ledger."""
    with open_view(path) as view:
        policy = load_policy("range")
        return tuple(edition_of(view, "world", policy, reviewed=reviewed, cache=each) for each in (cache, None))  # type: ignore[return-value]


@pytest.mark.parametrize("reviewed", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_gives_the_edition_that_the_ledger_gives(tmp_path: Path, seed: int, *, reviewed: bool) -> None:
    world = World(str(tmp_path / "world.db"), seed)
    for times in (6, 1, 5):
        world.happen(times)
        kept, anew = editions(world.path, tmp_path / "cache", reviewed=reviewed)
        assert kept == anew
        assert any(each.parties and each.losses and each.witnesses for each in kept.incidents)


def test_who_stands_behind_words_is_told_anew_when_a_person_says_the_same(tmp_path: Path) -> None:
    path = str(tmp_path / "raid.db")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), factory.RUN)
    (raid,), _ = (each.incidents for each in editions(path, tmp_path / "cache"))
    assert origins(raid) == [f"machine:{raid.witnesses[0].rule}"]
    question = "SELECT id FROM statement WHERE subject = ? AND property = 'type' AND value_json = ?"
    with open_ledger(path, factory.clock, "human:ada") as ledger:
        for before, now in (("ASSAULT", "PROTEST"), ("PROTEST", "ASSAULT")):
            ((statement,),) = rows(path, question, raid.incident.id, f'"{before}"')
            ledger.amend(str(statement), now, "read again")
    kept, anew = editions(path, tmp_path / "cache")
    assert kept == anew
    assert origins(kept.incidents[0]) == ["human:ada"]


def origins(released: Released) -> list[str]:
    return [each.origin for each in released.witnesses]
