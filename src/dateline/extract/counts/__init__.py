"""People and things hurt, held or lost in an event."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from dateline.extract.codebook import Codebook
from dateline.extract.counts.additional import is_additional
from dateline.extract.counts.counted import counted
from dateline.extract.counts.entry import Entry
from dateline.extract.counts.events import event_of
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.figures import find_figures
from dateline.extract.counts.joint import with_joint
from dateline.extract.counts.nouns import without_bounds
from dateline.extract.counts.parts import find_parts
from dateline.extract.counts.repeats import without_repeats
from dateline.extract.counts.revised import find_bare_tolls
from dateline.extract.counts.shared import shared_class
from dateline.extract.counts.who import who_of
from dateline.extract.counts.wholes import with_wholes
from dateline.extract.counts.within import placed
from dateline.extract.found import Found
from dateline.records.claims import Count, Outcome, PersonClass

_OUTCOMES: dict[str, Outcome] = {name: name for name in get_args(Outcome)}


def find_counts(found: Found, codebook: Codebook) -> tuple[Count, ...]:  # noqa: ARG001 - the words of loss are a table of their own
    """Return every count of people or things hurt, held or lost in an event; numbers of tallies are left out."""
    entries = without_repeats(found, with_wholes(_entries(found)))
    return with_joint(tuple(_count(found, place, entry, shared_class(entries, place - 1)) for place, entry in enumerate(entries, 1)))


def _entries(found: Found) -> list[Entry]:
    tallied = [tally.number for tally in found.tallies]
    entries: list[Entry] = []
    for sentence in found.analysis.sentences:
        figures = [
            figure
            for figure in find_figures(sentence)
            if figure.outcome in _OUTCOMES and not any(figure.number.meets(span) for span in tallied)
        ]
        counts = counted(sentence)
        figures = without_bounds(figures)
        told = [figure for figure in find_parts(counts, figures, entries) if not any(figure.number.meets(span) for span in tallied)]
        entries += placed(counts, told or find_bare_tolls(counts, entries), entries)
    return entries


def _count(found: Found, place: int, entry: Entry, shared: PersonClass) -> Count:
    figure = entry.figure
    who = who_of(found, entry.sentence, figure)
    return Count(
        id=f"count-{place}",
        span=figure.span,
        rule=figure.rule,
        score=figure.score,
        number=figure.number,
        value=figure.quantity.value,
        low=figure.quantity.low,
        high=figure.quantity.high,
        comparator=figure.quantity.comparator,
        outcome=_OUTCOMES[figure.outcome],
        who=replace(who, class_=shared) if who.class_ == "unknown" else who,
        part_of=f"count-{entry.whole + 1}" if entry.whole is not None else None,
        cumulative=figure.cumulative,
        event=event_of(found, entry.sentence, figure),
        attributions=found.attributions_over(figure.span),
    )


__all__ = ["Figure", "find_counts", "is_additional"]
