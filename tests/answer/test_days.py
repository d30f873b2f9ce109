"""What is due, what happened when, and what cannot all hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.answer.days import contradictions, due, timeline
from dateline.answer.scope import Scope
from dateline.records.expected import Awaited, Expected
from dateline.records.happenings import Told
from dateline.records.totals import Total
from tests.answer.factory import bounds, incident, told

TALKS = Awaited("a1", "talks will resume on 2 December", "talks", "2025-12-02", "2025-12-02", "2025-11-14", document="d1")


def state(day: str, *tellings: Awaited, came_as: tuple[str, ...] = ()) -> str:
    (found,) = due([Expected("talks", tellings, came_as)], day)
    return found.state


@pytest.mark.parametrize(("day", "expected"), [("2025-11-20", "announced"), ("2025-12-02", "due"), ("2025-12-05", "overdue")])
def test_a_thing_is_announced_then_due_then_overdue(day: str, expected: str) -> None:
    assert state(day, TALKS) == expected


def test_nothing_is_known_before_it_is_said() -> None:
    assert due([Expected("talks", (TALKS,))], "2025-11-13") == ()


def test_how_late_is_counted_from_the_last_day() -> None:
    (found,) = due([Expected("talks", (TALKS,))], "2025-12-05")
    assert found.late == 3


def test_moved_held_cancelled() -> None:
    moved = replace(TALKS, id="a2", said_on="2025-11-20", start="2025-12-09", end="2025-12-09", change="moved")
    assert state("2025-11-25", TALKS, moved) == "moved"
    assert state("2025-12-09", TALKS, moved) == "due"
    assert state("2025-12-03", TALKS, replace(TALKS, id="a3", said_on="2025-12-03", change="held")) == "held"
    assert state("2025-12-03", TALKS, replace(TALKS, id="a3", said_on="2025-12-01", change="cancelled")) == "cancelled"
    assert state("2025-12-20", TALKS, came_as=("i1",)) == "held"


def test_what_a_later_report_still_awaits_was_missed() -> None:
    later = replace(TALKS, id="a2", said_on="2025-12-10", start=None, end=None)
    assert state("2025-12-11", TALKS, later) == "missed"
    assert state("2025-12-05", TALKS, later) == "overdue"


def test_slips_are_kept_and_say_whether_the_day_had_gone_by() -> None:
    early = replace(TALKS, id="a2", said_on="2025-11-20", start="2025-12-09", end="2025-12-09")
    late = replace(TALKS, id="a3", said_on="2025-12-12", start="2026-01-05", end="2026-01-05")
    (found,) = due([Expected("talks", (late, TALKS, early))], "2025-12-13")
    assert [(slip.end, slip.passed) for slip in found.slips] == [("2025-12-02", False), ("2025-12-09", True)]
    assert (found.state, found.start) == ("moved", "2026-01-05")


def test_a_finer_date_is_no_slip() -> None:
    month = replace(TALKS, id="a0", start="2025-12-01", end="2025-12-31", said_on="2025-11-01")
    (found,) = due([Expected("talks", (month, TALKS))], "2025-11-20")
    assert (found.slips, found.state) == ((), "announced")


def test_put_off_without_a_date_is_not_overdue() -> None:
    off = replace(TALKS, id="a2", said_on="2025-12-01", start=None, end=None, change="postponed")
    assert state("2025-12-20", TALKS, off) == "moved"
    assert state("2025-12-20", replace(TALKS, start=None, end=None)) == "undated"


def test_overdue_things_stand_first() -> None:
    ahead = Expected("ahead", (replace(TALKS, start="2026-03-31", end="2026-03-31"),))
    assert [each.id for each in due([ahead, Expected("talks", (TALKS,))], "2025-12-05")] == ["talks", "ahead"]


def test_a_timeline_in_the_order_of_days_with_the_undated_last() -> None:
    total = Total("t1", "attacks", bounds(61), start="2025-01-01", end="2025-09-30", document="d1", quote="61 attacks")
    happened = [incident("b", on=""), incident("a", on="2025-03-05"), incident("c", status="denied")]
    lines = timeline(happened, [total], [Expected("e", (TALKS,))])
    assert [(line.kind, line.id, line.start) for line in lines] == [
        ("incident", "a", "2025-03-05"),
        ("tally", "t1", "2025-09-30"),
        ("scheduled", "e", "2025-12-02"),
        ("incident", "b", None),
    ]


def test_a_timeline_of_a_period_keeps_what_may_lie_in_it() -> None:
    lines = timeline([incident("a"), incident("late", on="2025-11-01"), incident("undated", on="")], scope=Scope(end="2025-06-30"))
    assert [(line.id, line.edge) for line in lines] == [("a", ""), ("undated", "no day given")]


def deny(figure: Told) -> Told:
    return replace(figure, voices=tuple(replace(voice, force="denied") for voice in figure.voices))


def test_figures_that_do_not_meet_contradict_and_others_do_not() -> None:
    doctor, army = told(14, by="a doctor"), told(9, by="the army")
    (found,) = contradictions([incident("raid", doctor, army)])
    assert (found.kind, found.about) == ("figures", "raid")
    assert "a doctor says “14” ↔ the army says “9”" in found.says
    assert contradictions([incident("raid", doctor, told("11+", by="the army"))]) == ()
    assert contradictions([incident("raid", told(14, side="rebels"), told(3, by="the army", side="army"))]) == ()
    assert contradictions([incident("raid", told(14, name="w"), told(4, by="x", part_of="w"))]) == ()


def test_a_denial_contradicts_what_it_denies() -> None:
    (found,) = contradictions([incident("raid", told(4, by="a doctor"), deny(told(4, by="the army", name="n")))])
    assert found.kind == "denied"
    assert "the army denies “4”" in found.says


def test_totals_of_one_scope_by_two_speakers() -> None:
    one = Total("t1", "attacks", bounds(61), unit="attacks", actor="FNV", start="2025-01-01", end="2025-09-30", speaker="Joint Command")
    other = replace(one, id="t2", bounds=bounds("80+"), speaker="aid groups")
    assert [each.says for each in contradictions(totals=[one, other])] == ["Joint Command: 61 attacks ↔ aid groups: 80 or more attacks"]
    assert contradictions(totals=[one, replace(other, end="2025-10-31")]) == ()
