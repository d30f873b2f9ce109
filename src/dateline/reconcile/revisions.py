"""How a toll changed from report to report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.records.happenings import Bounds, Happening, Revision

TOLLS = ("killed", "injured", "captured")


def revisions(members: Sequence[Happening]) -> Iterator[Revision]:
    """Yield each figure of a toll that was revised, from the day it was first given; members stand in the order of their days.

    A toll that all reports give alike has no revisions. A report without a day revises nothing.
    """
    for outcome in TOLLS:
        steps = list(_steps([each for each in members if each.published], outcome))
        yield from steps if len(steps) > 1 else ()


def _steps(members: Sequence[Happening], outcome: str) -> Iterator[Revision]:
    step: Revision | None = None
    for each in members:
        bounds: Bounds | None = getattr(each, outcome)
        if bounds is None:
            continue
        if step is not None and step.bounds == bounds:
            step = Revision(outcome, step.day, bounds, (*step.documents, each.document))
            continue
        if step is not None:
            yield step
        step = Revision(outcome, each.published, bounds, (each.document,))
    if step is not None:
        yield step
