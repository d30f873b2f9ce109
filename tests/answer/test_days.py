"""Lines in the order of their days."""

from __future__ import annotations

from dateline.answer.days import timeline
from dateline.answer.scope import Scope
from dateline.records.agenda import Appointment
from dateline.records.totals import Total
from tests.answer.factory import bounds, incident

TALKS = Appointment(
    id="e",
    members=("a1",),
    documents=("d1",),
    names=("d1",),
    kind="talks",
    quote="talks will resume on 2 December",
    start="2025-12-02",
    end="2025-12-02",
    precision="day",
    firmness="scheduled",
    parties=(),
    speakers=(),
    state="ahead",
    steps=(),
)


def test_a_timeline_in_the_order_of_days_with_the_undated_last() -> None:
    total = Total("t1", "attacks", bounds(61), start="2025-01-01", end="2025-09-30", document="d1", quote="61 attacks")
    happened = [incident("b", on=""), incident("a", on="2025-03-05"), incident("c", status="denied")]
    lines = timeline(happened, [total], [TALKS])
    assert [(line.kind, line.id, line.start) for line in lines] == [
        ("incident", "a", "2025-03-05"),
        ("tally", "t1", "2025-09-30"),
        ("scheduled", "e", "2025-12-02"),
        ("incident", "b", None),
    ]


def test_a_timeline_of_a_period_keeps_what_may_lie_in_it() -> None:
    lines = timeline([incident("a"), incident("late", on="2025-11-01"), incident("undated", on="")], scope=Scope(end="2025-06-30"))
    assert [(line.id, line.edge) for line in lines] == [("a", ""), ("undated", "no day given")]
