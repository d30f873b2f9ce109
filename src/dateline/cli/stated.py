"""Questions about one total that a report gives, by its id in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from dateline.answer import pace as answers
from dateline.answer.pace.stated import earlier, question_of
from dateline.cli.asking import open_as_of
from dateline.cli.given import finite
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.records.reading import to_json
from dateline.records.totals import Total

SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """A pace claim: the ids of two totals (null: the latest earlier one), and how many times the earlier one is claimed."""

    name: str
    against: str | None
    multiple: float
    more_than: bool


def pace(config: Config, as_known: str | None, claim: Claim, *, as_json: bool) -> None:
    """Print the answer to a pace claim between two totals of the ledger, with the words that give them."""
    with open_as_of(config, as_known) as view:
        totals = view.totals()
    total = named(totals, claim.name, "ID")
    before = earlier(total, totals) if claim.against is None else named(totals, claim.against, "--against")
    if before is None:
        raise DatelineError(f"no report gives an earlier total of the same: name one with --against, or type the count ({claim.name})")
    question = question_of(total, before, claim.multiple, more_than=claim.more_than)
    if isinstance(question, str):
        raise DatelineError(f"{total.id[:8]} against {before.id[:8]}: {question}")
    answer = answers.pace(question)
    if as_json:
        print_line(finite({"total": to_json(total), "before": to_json(before), **to_json(answer)}))  # type: ignore[dict-item] # an object
        return
    for each in (total, before):
        typer.echo(f"{each.id[:8]}  {each.speaker or 'the report'}: “{' '.join(each.quote.split())}”")
    typer.echo(answers.paragraph(answer))


def named(totals: Sequence[Total], name: str, at: str) -> Total:
    """Return the total whose id begins so."""
    wanted = name.strip().lower()
    found = [each for each in totals if each.id.startswith(wanted)] if len(wanted) >= SHORTEST else []
    if len(found) == 1:
        return found[0]
    if found:
        raise DatelineError(f"{at}: {name!r} begins the ids of {len(found)} totals: give more characters")
    raise DatelineError(
        f"{at}: no total's id begins with {name!r}: `dateline tallies` lists them; a typed count needs --from, --to, --against"
    )
