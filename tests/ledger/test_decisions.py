from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ledger.edges import edge_row
from dateline.ledger.store import Ledger
from dateline.ledger.verify import verify
from tests.ledger.village import add_reports, open_as, rows

SIGNED = ("human:eve", "2025-11-17T08:00:00Z")
DIGEST = "a" * 64


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    path = tmp_path_factory.mktemp("village") / "village.db"
    names = add_reports(str(path), 3)
    with open_as(str(path), "human:ana") as ledger:
        ledger.judge("same", names[0], names[1], "one road")
        ledger.judge("same", names[1], names[2], "one road")
    return path.read_bytes(), names


@pytest.fixture
def village(tmp_path: Path, template: tuple[bytes, list[str]]) -> tuple[str, list[str]]:
    path = tmp_path / "village.db"
    path.write_bytes(template[0])
    return str(path), template[1]


def forced(path: str, table: str, *written: dict[str, object]) -> set[str]:
    """Write rows with their log entries past every question that the ledger asks, and return what `verify` says of the table."""
    with open_as(path, "human:eve") as ledger:
        push(ledger, table, *written)
    return {fault.message for fault in verify(path).faults if fault.kind == table}


def push(ledger: Ledger, table: str, *written: dict[str, object]) -> None:
    with ledger._transaction() as (connection, at):
        ledger._write(connection, [(table, row) for row in written], at, None)


def step(seq: int, target: str, state: str, reviewer: str = "human:eve") -> dict[str, object]:
    said = {"target_table": "record", "target_digest": DIGEST, "reason": "r", "bulk": 0, "at": SIGNED[1]}
    return {"seq": seq, **said, "target_id": target, "state": state, "reviewer": reviewer}


def test_decisions_that_agree_have_no_fault(village: tuple[str, list[str]]) -> None:
    assert not verify(village[0]).faults


def test_a_live_contradiction_is_named(village: tuple[str, list[str]]) -> None:
    path, (one, _, three) = village
    (said,) = forced(path, "edge", edge_row((one, three), "incident", "different", *SIGNED, reason="r"))
    assert "the same by way of others" in said


def test_an_edge_to_nothing_is_named(village: tuple[str, list[str]]) -> None:
    path, (one, *_) = village
    (said,) = forced(path, "edge", edge_row((one, "f" * 64), "incident", "unsure", *SIGNED, reason="r"))
    assert "no incident of this ledger" in said


def test_one_persons_decision_in_the_place_of_anothers_is_named(village: tuple[str, list[str]]) -> None:
    path, (one, two, _) = village
    ((old,),) = rows(path, "SELECT id FROM edge WHERE left = ? AND right = ?", min(one, two), max(one, two))
    (said,) = forced(path, "edge", edge_row((one, two), "incident", "unsure", *SIGNED, reason="r", supersedes=old))
    assert "another person's decision" in said


def test_an_edge_whose_id_is_not_its_digest_is_named(village: tuple[str, list[str]]) -> None:
    path, (one, _, three) = village
    row = {**edge_row((one, three), "incident", "unsure", *SIGNED, reason="r"), "id": DIGEST}
    assert forced(path, "edge", row) == {"the id is not that of what the row says"}


def test_a_step_that_is_not_in_the_table_is_named(village: tuple[str, list[str]]) -> None:
    path, (one, *_) = village
    (said,) = forced(path, "review", step(1, one, "accepted"))
    assert "from machine to accepted" in said


def test_a_review_of_nothing_is_named(village: tuple[str, list[str]]) -> None:
    (said,) = forced(village[0], "review", step(1, "f" * 64, "in_review"))
    assert "there is no record" in said


def test_somebody_who_accepts_their_own_correction_is_named(village: tuple[str, list[str]]) -> None:
    path, _ = village
    ((value, count), *_) = rows(path, "SELECT id, subject FROM statement WHERE property = 'number' AND low = 7")
    with open_as(path, "human:eve") as ledger:
        ledger.amend(str(value), "9", "the hospital's list")
        push(ledger, "review", step(3, str(count), "in_review"), step(4, str(count), "accepted"))
    (said,) = {fault.message for fault in verify(path).faults}
    assert "entered or corrected themselves" in said


def test_somebody_who_accepted_before_they_corrected_did_nothing_wrong(village: tuple[str, list[str]]) -> None:
    path, _ = village
    ((value, count), *_) = rows(path, "SELECT id, subject FROM statement WHERE property = 'number' AND low = 7")
    with open_as(path, "human:eve") as ledger:
        ledger.review("accepted", [str(count)], "as written")
        ledger.amend(str(value), "9", "the hospital's list")
    assert not verify(path).faults
