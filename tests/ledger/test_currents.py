"""The views for people who open a ledger in another program, against what Dateline itself answers."""

from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest

from dateline.errors import LedgerError
from dateline.ledger.currents import SHOWN
from dateline.ledger.live import Known, load, of_kinds
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.records.happenings import Link
from tests.ledger import factory
from tests.ledger.kept import Kept
from tests.ledger.test_promises_kept import add, incidents


def as_person(kept: Kept, name: str, do: str, *what: object) -> None:
    with suppress(LedgerError), open_ledger(kept.name, factory.clock, f"human:{name}") as ledger:
        getattr(ledger, do)(*what)


def clusters(kept: Kept, policy: str) -> dict[str, tuple[tuple[str, ...], bool]]:
    """Return the clusters of the view: members by public id, and whether a suggestion joins them."""
    found = kept.ask(f"SELECT id, member, machine FROM cluster WHERE policy = '{policy}' AND about = 'incident' ORDER BY id, member")
    ids = {str(name) for name, _, _ in found}
    return {
        name: (tuple(str(member) for each, member, _ in found if each == name), any(flag for each, _, flag in found if each == name))
        for name in ids
    }


def answered(kept: Kept, policy: str) -> dict[str, tuple[tuple[str, ...], bool]]:
    with open_view(kept.name) as view:
        return {each.id: (each.members, each.machine) for each in view.clusters("incident", policy)}  # type: ignore[arg-type] # one of two words


@pytest.mark.parametrize("seed", range(3))
def test_clusters_of_any_decisions_and_suggestions_are_the_programs_own(kept: Kept, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(8):
        add(kept, number)
    names = incidents(kept)
    pairs = [(left, right) for left in names for right in names if left < right]
    likely = chance.sample(pairs, 14)
    with open_ledger(kept.name, factory.clock, "program:link") as ledger:
        ledger.suggest([Link(*pair, chance.choice((0.3, 0.5, 0.5, 0.7, 0.9)), ("near",)) for pair in likely], "link@1")
    for pair in chance.sample(pairs, 6):
        as_person(kept, chance.choice(("ana", "bob")), "judge", chance.choice(("same", "different", "different", "unsure")), *pair, "seen")
    for policy in ("reviewed", "working"):
        assert clusters(kept, policy) == answered(kept, policy)
    for (edge,) in kept.ask("SELECT id FROM edge_current WHERE judgement IN ('same', 'different') ORDER BY id LIMIT 2"):
        as_person(kept, "ana", "undo", edge, "looked again")
    for policy in ("reviewed", "working"):
        assert clusters(kept, policy) == answered(kept, policy)
    with open_view(kept.name) as view:
        assert {row[0] for row in kept.ask("SELECT id FROM edge_current")} == {edge.id for edge in view.edges()}


def test_the_weakest_suggestion_on_a_path_to_a_contradiction_is_left_out(kept: Kept) -> None:
    for number in range(3):
        add(kept, number)
    one, two, three, four = incidents(kept)
    with open_ledger(kept.name, factory.clock, "program:link") as ledger:
        given = [(one, two, 0.9), (two, three, 0.6), (three, four, 0.8)]
        ledger.suggest([Link(min(left, right), max(left, right), score, ("near",)) for left, right, score in given], "link@1")
    as_person(kept, "ana", "judge", "different", one, four, "two raids")
    assert {members for members, _ in clusters(kept, "working").values()} == {tuple(sorted((one, two))), tuple(sorted((three, four)))}
    assert clusters(kept, "working") == answered(kept, "working")
    assert clusters(kept, "reviewed") == {}


def shown(known: Known, column: str) -> object:
    name, _, key = column.rstrip("*").partition(".")
    if column.endswith("*"):
        return sorted(json.dumps(each, sort_keys=True) for each in known.many(name))
    return known.part(name, key) if key else known.one(name)


@pytest.mark.parametrize("kind", SHOWN)
def test_each_kind_of_record_is_shown_as_it_is_answered(kept: Kept, kind: str) -> None:
    add(kept, 1)
    ((accepted, *_), *_) = kept.ask(f"SELECT id FROM {kind}_current ORDER BY id")
    as_person(kept, "ana", "review", "accepted", [str(accepted)], "read in the report")
    with open_view(kept.name) as view:
        records = view.ask(lambda connection: load(connection, None, of_kinds(kind)))
        states = view.states()
    columns = SHOWN[kind].split()
    rows = {str(row[0]): row for row in kept.ask(f"SELECT * FROM {kind}_current")}
    assert set(rows) == set(records)
    for name, known in records.items():
        document, *values, review = rows[name][1:]
        assert (document, review) == (known.document, states.get(name, "machine"))
        for column, found in zip(columns, values, strict=True):
            if column.endswith("*"):
                listed = json.loads(found) if isinstance(found, str) else found
                assert sorted(json.dumps(each, sort_keys=True) for each in listed) == shown(known, column), column  # type: ignore[union-attr]
            else:
                assert found == shown(known, column), column
    assert states.get(str(accepted)) == "accepted"
