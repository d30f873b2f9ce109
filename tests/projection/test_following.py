"""A projection that followed its ledger is the one made anew, and says what the views say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline import reconciling
from dateline.config import Config
from dateline.ledger.view import open_view
from dateline.projection import open_projection
from dateline.projection.keeping import in_memory, open_kept
from tests.projection.world import World

OWN = ("meta", "report", "happening", "total", "coming", "edge", "family", "state", "appointment", "series")
NUMBERED = {
    "body": "number",
    "particulars": "number",
    "member": "incident",
    "contradiction": "incident",
    "figure": "incident",
    "words": "rowid",
}


def contents(made: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that a projection holds, its own numbers of incidents replaced by their ids."""
    found = {table: sorted(made.execute(f"SELECT * FROM {table}"), key=repr) for table in OWN}
    names = dict(made.execute("SELECT number, id FROM incident"))
    found["incident"] = sorted(row[1:] for row in made.execute("SELECT * FROM incident ORDER BY id"))
    for table, column in NUMBERED.items():
        rows = made.execute(f"SELECT {column} AS own, * FROM {table}")
        kept = [at for at, (name, *_) in enumerate(rows.description) if name not in ("own", column)]
        found[table] = sorted(((names[row[0]], *(row[at] for at in kept)) for row in rows), key=repr)
    found["column"] = sorted(made.execute("SELECT name, data FROM \"column\" WHERE name <> 'number'"))
    return found


@pytest.mark.parametrize("reviewed", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_following_a_ledger_leaves_what_making_it_anew_would(tmp_path: Path, seed: int, *, reviewed: bool) -> None:
    world = World(str(tmp_path / "world.db"), seed)
    for times in (8, 1, 5, 9):
        world.happen(times)
        with open_view(world.path) as view:
            followed = open_kept(tmp_path / "cache", view, reviewed=reviewed)
            made = in_memory(view, reviewed=reviewed)
            assert followed.execute("PRAGMA database_list").fetchone()[2].startswith(str(tmp_path))
            assert contents(followed) == contents(made)
            followed.close()
            made.close()


@pytest.mark.parametrize("seed", range(2))
def test_it_says_what_the_views_say(tmp_path: Path, seed: int) -> None:
    world = World(str(tmp_path / "world.db"), seed)
    config = Config(world.path, tmp_path / "cache")
    for _ in range(3):
        world.happen(7)
        for reviewed in (False, True):
            with open_view(world.path) as view, open_projection(config, reviewed=reviewed) as projection:
                incidents = reconciling.incidents(view, reviewed=reviewed)
                assert list(projection.every()) == incidents
                assert projection.totals() == view.totals()
                assert projection.happenings() == view.happenings()
                assert projection.series() == reconciling.running_totals(view)
                for today in ("2025-11-20", "2025-12-02", "2025-12-24"):
                    assert list(projection.appointments(today).rows) == reconciling.appointments(view, today)
                accounts = {each.incident.id: each for each in reconciling.accounts(view, reviewed=reviewed)}
                assert {each.id: projection.account(each.id) for each in incidents} == accounts
                disputed = [(each.incident, each.contradiction) for each in projection.contradictions().rows]
                assert disputed == [(each.id, one) for each in incidents for one in accounts[each.id].contradictions]


def test_what_was_known_can_be_asked(tmp_path: Path) -> None:
    world = World(str(tmp_path / "world.db"), 7)
    world.happen(25)
    config = Config(world.path, tmp_path / "cache")
    for moment in ("2025-11-15T00:05:30Z", "2025-11-15T00:15:30Z"):
        with open_view(world.path, moment) as view, open_projection(config, as_of=moment) as projection:
            assert list(projection.every()) == reconciling.incidents(view)
            assert projection.totals() == view.totals()
