from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.reconcile.series import series
from dateline.records.happenings import Bounds
from dateline.records.totals import Total
from tests.reconcile.world import exactly

JULY = Total(
    id="t1",
    measure="attacks",
    bounds=exactly(48),
    actor="FNV",
    start="2025-01-01",
    end="2025-07-15",
    as_of="2025-07-15",
    speaker="Joint Command",
    document="d1",
    published="2025-07-18",
)
SEPTEMBER = replace(
    JULY, id="t2", bounds=exactly(61), end="2025-09-30", as_of=None, speaker="Ane Brekke", body="the Joint Command", document="d2"
)


def test_a_running_total_grows_from_report_to_report() -> None:
    (found,) = series([SEPTEMBER, JULY])
    assert (found.speaker, found.measure, found.actor, found.start) == ("Joint Command", "attacks", "FNV", "2025-01-01")
    assert [(point.day, point.bounds.best, point.change) for point in found.points] == [
        ("2025-07-15", 48, "first"),
        ("2025-09-30", 61, "grown"),
    ]


def test_a_running_total_that_falls_was_revised() -> None:
    (found,) = series([JULY, replace(SEPTEMBER, bounds=exactly(45))])
    assert [point.change for point in found.points] == ["first", "revised"]


def test_reports_that_repeat_a_total_stand_at_one_point() -> None:
    (found,) = series([JULY, replace(JULY, id="t3", document="d3")])
    assert [[total.document for total in point.totals] for point in found.points] == [["d1", "d3"]]


@pytest.mark.parametrize(
    "other",
    [
        replace(SEPTEMBER, speaker="Institute for Peace", body=None),
        replace(SEPTEMBER, measure="operations"),
        replace(SEPTEMBER, actor="Sons of Orsha"),
        replace(SEPTEMBER, place="Brannick"),
        replace(SEPTEMBER, start="2024-01-01"),
        replace(SEPTEMBER, start=None),
    ],
)
def test_another_voice_or_scope_is_another_series(other: Total) -> None:
    assert len(series([JULY, other])) == 2


def test_what_unnamed_sources_count_is_compared_with_nothing() -> None:
    unnamed = replace(JULY, speaker="officials", anonymous=True)
    assert len(series([unnamed, replace(unnamed, id="t2", document="d2")])) == 2


def test_a_bodys_own_forces_are_the_body() -> None:
    one = replace(JULY, measure="operations", actor="own forces")
    other = replace(SEPTEMBER, measure="operations", actor="Joint Command")
    (found,) = series([one, other])
    assert (found.actor, len(found.points)) == ("Joint Command", 2)


def test_a_report_of_the_body_itself_continues_its_totals() -> None:
    release = replace(SEPTEMBER, speaker=None, body=None, publisher="Joint Command of Marovia")
    assert len(series([JULY, release])) == 1


def test_bounds_are_compared_by_the_figure_given() -> None:
    (found,) = series([replace(JULY, bounds=Bounds(49, 48, None)), replace(SEPTEMBER, bounds=Bounds(50, None, None))])
    assert [point.change for point in found.points] == ["first", "grown"]
