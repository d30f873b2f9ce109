"""A tally in lines for people: the policy in words first, then a row a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.answer.counts import Policy
from dateline.answer.tally.brief import Brief, BriefSum
from dateline.answer.wording import bounded, counted, number


def lines(rows: Sequence[Brief], policy: Policy) -> Iterator[str]:
    """Yield the tally in words."""
    yield f"Policy {policy.name}: {policy.means}."
    if not rows:
        yield "No incident lies in this scope: `dateline incidents` lists what the ledger holds."
    for row in rows:
        told = "; ".join(_sum(each) for each in row.sums)
        sources = (
            f"{row.independent_low}–{row.independent_high}" if row.independent_low != row.independent_high else str(row.independent_high)
        )
        machine = f", {number(row.machine)} not reviewed" if row.machine else ""
        joined = f": {told}" if told else ""
        yield f"{row.key}  {counted(row.incidents, 'incident')}{joined} (independent sources {sources}{machine})"
    if any(row.overlapping for row in rows):
        yield "An incident may stand in several rows: they must not be added up."


def _sum(made: BriefSum) -> str:
    side = f" of {made.side}" if made.side else ""
    best = f", best {number(made.bounds.best)}" if made.bounds.best is not None and made.bounds.low != made.bounds.high else ""
    silent = f", no figure for {number(made.without)}" if made.without else ""
    if not made.parts:
        return f"{made.outcome}{side}: no figure"
    return f"{made.outcome}{side} {bounded(made.bounds)}{best}{_likely(made)}{silent}"


def _likely(made: BriefSum) -> str:
    """Say the spread for errors that go somewhat together, where there is any."""
    some = made.spreads[1] if len(made.spreads) > 1 else None
    if some is None or some.sd == 0:
        return ""
    soft = ", open bounds capped" if some.soft else ""
    return f" (95 % likely {number(round(some.low))}–{number(round(some.high))}{soft})"
