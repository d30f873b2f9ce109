"""Totals over a period: "153 attacks as of mid-July"; never one event."""

from __future__ import annotations

import re

from dateline.extract.found import Found
from dateline.extract.tallies.comparisons import find_comparisons
from dateline.extract.tallies.hints import find_hints
from dateline.extract.tallies.parties import actor_of, place_of, target_of, unit_of
from dateline.extract.tallies.rivals import with_rivals
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.totals import find_totals
from dateline.records.claims import Tally

__all__ = ["find_comparisons", "find_hints", "find_tallies"]


def find_tallies(found: Found) -> tuple[Tally, ...]:
    """Return the totals over a period that the report states, in order."""
    totals = with_rivals(found, find_totals(found))
    return tuple(_tally(found, place, total) for place, total in enumerate(totals, 1))


_OTHER_LOSS = re.compile(r"\s+(?:and|or)\s+(?:wounded|injured|hurt|maimed|killed)\b", re.IGNORECASE)


def _is_of_both(found: Found, total: Total) -> bool:
    """Tell whether a total counts the dead and the hurt as one: "1,180 killed and wounded"."""
    return _OTHER_LOSS.match(found.analysis.text, total.span.end) is not None


def _tally(found: Found, place: int, total: Total) -> Tally:
    return Tally(
        id=f"tally-{place}",
        span=total.span,
        rule=total.rule,
        score=total.score,
        number=total.number,
        value=total.quantity.value,
        low=total.quantity.low,
        high=total.quantity.high,
        comparator=total.quantity.comparator,
        measure="other" if total.measure in ("killed", "injured") and _is_of_both(found, total) else total.measure,
        unit=unit_of(found, total),
        actor=actor_of(found, total),
        target=target_of(found, total),
        place=place_of(found, total),
        period=total.frame.period,
        as_of=total.frame.as_of,
        attributions=found.attributions_over(total.span),
    )
