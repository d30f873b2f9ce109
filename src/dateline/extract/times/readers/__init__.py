"""From a matched pattern to what it means: the rows of the table of patterns, by the kind of time they read."""

from __future__ import annotations

from functools import cache

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers import clocks, dates, festal, lengths, periods, steps
from dateline.extract.times.readers.lexicon import Groups, Reader


def meaning_of(name: str, groups: Groups) -> Meaning | None:
    """Return what a match of a rule means; null where its figures are no date."""
    return _readers()[name](groups)


@cache
def _readers() -> dict[str, Reader]:
    return {**dates.READERS, **periods.READERS, **clocks.READERS, **steps.READERS, **lengths.READERS, **festal.READERS}
