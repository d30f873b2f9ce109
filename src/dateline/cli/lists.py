"""How many incidents no report tells of: the ledger's incidents on lists of provenance, joined at several thresholds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

import typer

from dateline import reconciling
from dateline.answer.counts import load_policy
from dateline.answer.multiple import Estimate, Method, paragraph
from dateline.answer.multiple import estimate as estimate_of
from dateline.answer.multiple.linkage import Combined, Linked, combine
from dateline.answer.multiple.listing import by_size as tables_by_size
from dateline.answer.multiple.listing import table_of
from dateline.answer.tally.rows import HAPPENED
from dateline.answer.wording import number
from dateline.cli.asking import open_as_of
from dateline.cli.given import finite
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.records.reading import to_json

THRESHOLDS = (0.5, 0.7, 0.9, 0.95)
Z = 1.96


@dataclass(frozen=True, slots=True)
class Joined:
    """What the lists say when reports are joined at a threshold; the interval takes the model as given."""

    threshold: float
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Answer:
    """The estimate of the ledger's incidents, each size apart if asked for, and what other ways to join would make of it."""

    size: str
    estimate: Estimate
    joined: tuple[Joined, ...] = ()
    combined: Combined | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """How an estimate is made: the method, what chance begins from, and how often the table is drawn again."""

    method: Method
    seed: int
    replicates: int


def estimate(config: Config, as_of: str | None, drawn: Drawn, *, by_size: bool, as_json: bool) -> None:
    """Print the estimate of the ledger's incidents, or why there is none."""
    with open_as_of(config, as_of) as view:
        ways = {
            threshold: [each for each in reconciling.incidents(view, threshold=threshold) if each.status in HAPPENED]
            for threshold in THRESHOLDS
        }
    incidents = ways[THRESHOLDS[0]]
    if not incidents:
        known = f" as it was known on {as_of}" if as_of else ""
        raise DatelineError(f"the ledger{known} holds no incident that happened: there is nothing to estimate from")
    tables = tables_by_size(incidents, load_policy("range")) if by_size else {"all": table_of(incidents)}
    found = [Answer(size, estimate_of(table, drawn.method, drawn.seed, drawn.replicates)) for size, table in tables.items()]
    if not by_size and found[0].estimate.standing == "estimable":
        joined = tuple(Joined(threshold, estimate_of(table_of(each), "fixed", drawn.seed)) for threshold, each in ways.items())
        found = [Answer("all", found[0].estimate, joined, _combined(joined))]
    for answer in found:
        if as_json:
            print_line(finite(to_json(answer)))
            continue
        typer.echo("\n".join(_lines(answer)))


def _combined(joined: tuple[Joined, ...]) -> Combined | None:
    linked = [_linked(each.estimate) for each in joined]
    known = [each for each in linked if each is not None]
    return combine(known) if len(known) == len(joined) else None


def _linked(made: Estimate) -> Linked | None:
    """Return what a way to join leaves unseen, with the variance of its logarithm as the interval has it."""
    if made.estimate is None or made.interval is None:
        return None
    low, high = (each - made.documented for each in made.interval)
    if low <= 0 or high <= low:
        return None
    return Linked(made.documented, made.estimate - made.documented, (log(high / low) / (2 * Z)) ** 2)


def _lines(answer: Answer) -> Iterator[str]:
    if answer.size != "all":
        yield f"Killed {answer.size}:"
    yield paragraph(answer.estimate)
    for each in answer.joined:
        made = each.estimate
        says = f"{number(round(made.estimate))} in all" if made.estimate is not None else f"no estimate: {made.reason}"
        yield f"Joined at {each.threshold:g}: {number(made.documented)} documented, {says}."
    if answer.combined is not None:
        low, high = (number(round(each)) for each in (answer.combined.low, answer.combined.high))
        share = f"{answer.combined.between:.0%}".replace("%", " %")
        whole = number(round(answer.combined.estimate))
        yield f"Over these ways to join: {whole} (95 %: {low} to {high}; {share} of the doubt comes from joining)."
        yield from (f"Warning: {each}." for each in answer.combined.warnings)
