"""People and things hurt, held or lost in an event."""

from __future__ import annotations

from dateline.extract.codebook import Codebook
from dateline.extract.counts.figures import find_figures
from dateline.extract.found import Found
from dateline.records.claims import Count, Who


def find_counts(found: Found, codebook: Codebook) -> tuple[Count, ...]:
    """Return every count of people or things hurt, held or lost in an event; numbers of tallies are left out."""
    figures = [figure for sentence in found.analysis.sentences for figure in find_figures(sentence)]
    return tuple(
        Count(
            id=f"count-{number}", span=figure.span, rule=figure.rule, score=figure.score, number=figure.number,
            value=figure.quantity.value, low=figure.quantity.low, high=figure.quantity.high, comparator=figure.quantity.comparator,
            outcome=figure.outcome, who=Who(None, None, "unknown", None), part_of=None, cumulative=figure.cumulative, event=None, attributions=(),
        )
        for number, figure in enumerate(figures, 1)
    )
