from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.contradictions import ContradictionError
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from tests.ledger.village import add_reports, open_as, rows, suggest

WHY = "the same hour, the same road"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    path = tmp_path_factory.mktemp("village") / "village.db"
    names = add_reports(str(path), 5)
    return path.read_bytes(), names


@pytest.fixture
def village(tmp_path: Path, template: tuple[bytes, list[str]]) -> tuple[str, list[str]]:
    """Return a ledger of five reports and their incidents."""
    path = tmp_path / "village.db"
    path.write_bytes(template[0])
    return str(path), template[1]


def judge(path: str, who: str, judgement: str, left: str, right: str, why: str = WHY, at: str = "2025-11-16T08:00:00Z") -> str:
    with open_as(path, f"human:{who}", at) as ledger:
        return ledger.judge(judgement, left, right, why).id  # type: ignore[arg-type] # one of three words


def clusters(path: str, policy: str = "working", as_of: str | None = None) -> list[set[str]]:
    with open_view(path, as_of) as view:
        return [set(each.members) for each in view.clusters("incident", policy)]  # type: ignore[arg-type] # one of two words


def decided(path: str) -> list[tuple[str, str]]:
    with open_view(path) as view:
        return [(edge.judgement, edge.decided_by) for edge in view.edges("incident")]


def test_a_decision_says_who_when_why_and_on_which_words(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    with open_as(path, "human:ana") as ledger:
        edge = ledger.judge("same", two[:12], one[:12], WHY, words="a raid near Tolmere")
    assert (edge.left, edge.right) == tuple(sorted((one, two)))
    assert (edge.judgement, edge.decided_by, edge.decided_at, edge.reason) == ("same", "human:ana", "2025-11-16T08:00:00Z", WHY)
    assert rows(path, "SELECT exact FROM span WHERE id = ?", edge.evidence) == [("a raid near Tolmere",)]
    assert clusters(path, "reviewed") == [{one, two}]
    assert not verify(path).faults


def test_a_chain_of_same_that_meets_a_different_is_refused_with_its_path_and_undoing_one_edge_leaves_the_others(
    village: tuple[str, list[str]],
) -> None:
    """Alice tells A from C, Bob joins A and B; Carol may not join B and C."""
    path, (a, b, c, *_) = village
    parted = judge(path, "alice", "different", a, c)
    joined = judge(path, "bob", "same", a, b)
    with pytest.raises(ContradictionError, match="alice") as refused:
        judge(path, "carol", "same", b, c)
    assert [edge.id for edge in refused.value.path] in ([joined, parted], [parted, joined])
    assert "bob" in str(refused.value)
    assert joined[:8] in str(refused.value)
    assert clusters(path, "reviewed") == [{a, b}]
    with open_as(path, "human:bob") as ledger:
        ledger.undo(joined[:10], "another road after all")
    assert decided(path) == [("different", "human:alice")]
    assert clusters(path) == []
    judge(path, "carol", "same", b, c)
    with pytest.raises(ContradictionError, match="carol"):
        judge(path, "bob", "same", a, b)
    assert not verify(path).faults


def test_a_different_within_a_cluster_is_refused_with_the_shortest_path(village: tuple[str, list[str]]) -> None:
    path, (a, b, c, d, _) = village
    first, second = judge(path, "ana", "same", a, b), judge(path, "ana", "same", b, c)
    judge(path, "ana", "same", a, d)
    judge(path, "ana", "same", d, c[:20])
    judge(path, "bob", "same", b, d)
    with pytest.raises(ContradictionError) as refused:
        judge(path, "carol", "different", a, c)
    assert len(refused.value.path) == 2
    assert {edge.id for edge in refused.value.path} <= {first, second, *(str(row[0]) for row in rows(path, "SELECT id FROM edge"))}


def test_a_person_changes_their_mind_and_nobody_elses(village: tuple[str, list[str]]) -> None:
    path, (a, b, *_) = village
    judge(path, "ana", "unsure", a, b)
    judge(path, "bob", "unsure", a, b)
    judge(path, "ana", "different", a, b, "two roads", at="2025-11-17T08:00:00Z")
    assert sorted(decided(path)) == [("different", "human:ana"), ("unsure", "human:bob")]
    judge(path, "ana", "same", a, b, "one road", at="2025-11-18T08:00:00Z")
    assert clusters(path, "reviewed") == [{a, b}]
    with pytest.raises(ContradictionError, match="ana"):
        judge(path, "bob", "different", a, b)
    assert clusters(path, "reviewed", "2025-11-17T12:00:00Z") == []


def test_the_same_decision_again_adds_no_row_and_one_taken_again_after_undoing_does(village: tuple[str, list[str]]) -> None:
    path, (a, b, *_) = village
    edge = judge(path, "ana", "same", a, b)
    assert judge(path, "ana", "same", b, a) == edge
    with open_as(path, "human:bob") as ledger:
        ledger.undo(edge, "not so")
    again = judge(path, "ana", "same", a, b)
    assert again != edge
    assert rows(path, "SELECT count(*) FROM edge") == [(3,)]
    assert clusters(path, "reviewed") == [{a, b}]
    assert not verify(path).faults


def test_a_suggestion_stays_beside_the_decision_and_no_machine_touches_the_decision(village: tuple[str, list[str]]) -> None:
    path, (a, b, c, *_) = village
    suggest(path, (a, b, 0.9), (b, c, 0.9))
    judge(path, "ana", "different", a, b)
    assert sorted(decided(path)) == [("different", "human:ana"), ("suggested", "program:link"), ("suggested", "program:link")]
    assert clusters(path) == [{b, c}]
    suggest(path, (a, b, 0.99), (a, c, 0.7), rule="incidents.link@2", at="2025-11-18T08:00:00Z")
    assert ("different", "human:ana") in decided(path)
    assert not any({a, b} <= cluster for cluster in clusters(path))


@pytest.mark.parametrize(
    ("judgement", "left", "right", "why", "who", "words"),
    [
        ("same", 0, 0, WHY, "human:ana", "name two"),
        ("same", 0, 1, " ", "human:ana", "say why"),
        ("same", 0, 1, WHY, "program:link", "say who"),
        ("same", 0, 1, WHY, "human: ", "say who"),
        ("same", "ffffffffff", 1, WHY, "human:ana", "begins with 'ffffffffff'"),
        ("same", "abc", 1, WHY, "human:ana", "too short"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    village: tuple[str, list[str]], judgement: str, left: int | str, right: int | str, why: str, who: str, words: str
) -> None:
    path, names = village
    first, second = (names[each] if isinstance(each, int) else each for each in (left, right))
    with open_as(path, who) as ledger, pytest.raises(LedgerError, match=words):
        ledger.judge(judgement, first, second, why)  # type: ignore[arg-type] # one of three words
    assert rows(path, "SELECT count(*) FROM edge") == [(0,)]


def test_two_kinds_of_record_are_neither_same_nor_different(village: tuple[str, list[str]]) -> None:
    path, (one, *_) = village
    ((entity,), *_) = rows(path, "SELECT id FROM record WHERE kind = 'entity' ORDER BY id")
    ((count,), (other,), *_) = rows(path, "SELECT id FROM record WHERE kind = 'count' ORDER BY id")
    with open_as(path, "human:ana") as ledger:
        with pytest.raises(LedgerError, match="two kinds"):
            ledger.judge("same", one, str(entity), WHY)
        with pytest.raises(LedgerError, match="decide about incident"):
            ledger.judge("same", str(count), str(other), WHY)


def test_words_that_stand_in_neither_report_are_no_evidence(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    with open_as(path, "human:ana") as ledger, pytest.raises(LedgerError, match="do not stand once"):
        ledger.judge("same", one, two, WHY, words="a raid near Tolmer on the coast")


def test_reports_can_be_told_apart_and_their_family_goes_with_it(village: tuple[str, list[str]]) -> None:
    path, _ = village
    with open_view(path) as view:
        left, right = sorted(row.id for row in view.documents())[:2]
    with open_as(path, "human:ana") as ledger:
        assert ledger.judge("different", left, right, "two texts").about == "document"


def test_only_a_decision_that_holds_is_undone(village: tuple[str, list[str]]) -> None:
    path, (a, b, *_) = village
    suggest(path, (a, b, 0.9))
    ((suggestion,),) = rows(path, "SELECT id FROM edge")
    edge = judge(path, "ana", "same", a, b)
    with open_as(path, "human:bob") as ledger:
        with pytest.raises(LedgerError, match="machine's suggestion"):
            ledger.undo(str(suggestion), "no")
        ledger.undo(edge, "no")
        with pytest.raises(LedgerError, match="holds no longer"):
            ledger.undo(edge, "no")


def test_a_failing_log_undoes_the_decision(village: tuple[str, list[str]]) -> None:
    path, (a, b, *_) = village
    with open_as(path, "human:ana") as ledger:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'the log is read-only'); END")
        connection.commit()
        connection.close()
        with pytest.raises(LedgerError, match="the log is read-only"):
            ledger.judge("same", a, b, WHY)
    assert rows(path, "SELECT count(*) FROM edge") == [(0,)]
