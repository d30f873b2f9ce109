"""An estimate, or its refusal, in lines that can be quoted."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.answer.multiple.estimating import Estimate
from dateline.answer.wording import number

BEYOND = 1000  # times what is documented: an interval so wide comes of replicates in which no two lists share anything


def paragraph(made: Estimate) -> str:
    """Return the estimate in words; what is documented comes first, what was refused says why."""
    return "\n".join(_lines(made))


def _upper(high: float, documented: int) -> str:
    """Return an upper end in words; one that lies beyond all reason is none."""
    return number(round(high)) if high <= BEYOND * documented else "no upper end that these lists could show"


def _lines(made: Estimate) -> Iterator[str]:
    lists = ", ".join(f"{name} {number(size)}" for name, size in made.lists)
    yield f"{number(made.documented)} documented on {len(made.lists)} lists ({lists})."
    if made.coverage is not None:
        yield f"Of what such lists can see, about {made.coverage:.0%} is seen.".replace("%", " %")
    if made.estimate is not None and made.interval is not None:
        low, high = number(round(made.interval[0])), _upper(made.interval[1], made.documented)
        yield f"Estimated in all: {number(round(made.estimate))} (95 %: {low} to {high}; {made.interval_kind})."
        among = f", best of {made.n_models}" if made.n_models > 1 and made.model_rank else ""
        yield f"Model: {made.model}{among}."
    else:
        yield f"No estimate: {made.reason}."
    if made.estimate is not None and made.reason:
        yield f"Mind: {made.reason}."
    if made.lower_bound is not None:
        bound = made.lower_bound
        interval = f"95 %: {number(round(bound.low))} to {number(round(bound.high))}"
        yield f"Lower bound, if lists do not avoid one another: {number(round(bound.estimate))} ({interval}; Chao, c = {bound.c:.2f})."
    for rival in made.rivals:
        yield f"About as good: {rival.model} gives {number(round(rival.estimate))} (BIC {rival.bic_behind:.2f} behind)."
    for warning in made.warnings:
        yield f"Warning: {warning}."
