from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.happenings import Edge, Family, Link
from tests.ledger.village import RULE, add_reports, open_as, rows, suggest


@pytest.fixture
def village(tmp_path: Path) -> tuple[str, list[str]]:
    """Return a ledger of four reports and their incidents."""
    path = str(tmp_path / "village.db")
    return path, add_reports(path, 4)


def edges(path: str, as_of: str | None = None) -> list[Edge]:
    with open_view(path, as_of) as view:
        return view.edges("incident")


def test_a_suggestion_keeps_its_score_its_rule_and_its_reasons(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    assert suggest(path, (two, one, 0.8765)) == 1
    (edge,) = edges(path)
    assert (edge.left, edge.right) == tuple(sorted((one, two)))
    assert (edge.judgement, edge.score, edge.rule, edge.reasons) == ("suggested", 0.876, RULE, ("same day and town",))
    assert edge.decided_by == "program:link"
    assert not verify(path).faults


def test_the_same_suggestion_again_adds_no_row_and_another_score_supersedes(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    suggest(path, (one, two, 0.8))
    assert suggest(path, (one, two, 0.8)) == 0
    assert suggest(path, (one, two, 0.8), rule="incidents.link@2") == 0
    assert suggest(path, (one, two, 0.6), at="2025-11-17T09:00:00Z") == 1
    assert [edge.score for edge in edges(path)] == [0.6]
    assert [edge.score for edge in edges(path, "2025-11-16T00:00:00Z")] == [0.8]
    assert rows(path, "SELECT count(*) FROM edge") == [(2,)]


def test_two_rules_suggest_side_by_side(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    suggest(path, (one, two, 0.8))
    suggest(path, (one, two, 0.7), rule="incidents.follow@1")
    assert sorted(edge.score or 0 for edge in edges(path)) == [0.7, 0.8]


def test_what_a_rule_no_longer_suggests_is_withdrawn_only_where_it_compared_again(village: tuple[str, list[str]]) -> None:
    path, (one, two, three, four) = village
    suggest(path, (one, two, 0.8), (three, four, 0.8))
    assert suggest(path, (one, three, 0.7), among=[one, two, three]) == 2
    assert {frozenset((edge.left, edge.right)) for edge in edges(path)} == {frozenset((one, three)), frozenset((three, four))}
    assert suggest(path, (one, two, 0.8)) == 1
    assert not verify(path).faults


def test_a_link_to_nothing_or_to_itself_is_refused_and_nothing_is_written(village: tuple[str, list[str]]) -> None:
    path, (one, two, *_) = village
    with open_as(path, "program:link") as ledger:
        with pytest.raises(LedgerError, match="no incident has the id ffff"):
            ledger.suggest([Link(one, two, 0.9, ()), Link(one, "f" * 64, 0.9, ())], RULE)
        with pytest.raises(LedgerError, match="linked to itself"):
            ledger.suggest([Link(one, one, 0.9, ())], RULE)
    assert rows(path, "SELECT count(*) FROM edge") == [(0,)]


def test_families_are_kept_once(village: tuple[str, list[str]]) -> None:
    path, _ = village
    with open_view(path) as view:
        left, right = sorted(row.id for row in view.documents())[:2]
    family = Family(left, right, "syndicated", "the same words but for the dateline", 0.97)
    with open_as(path, "program:link") as ledger:
        assert ledger.suggest([], RULE, [family]).families == 1
        assert ledger.suggest([], RULE, [family]).families == 0
    with open_view(path) as view:
        assert view.families() == [family]
    with open_view(path, "2025-11-15T00:00:00Z") as view:
        assert view.families() == []
    assert not verify(path).faults
