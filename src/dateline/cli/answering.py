"""Numbers from a ledger: the answers as objects for machines, one a line, or as lines for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from dateline import reconciling
from dateline.answer.asking import scope_of
from dateline.answer.charts import curve, draw_comparison, draw_tally, steps
from dateline.answer.counts import load_policy
from dateline.answer.days import Entry
from dateline.answer.days import timeline as timeline_of
from dateline.answer.documented import compare as compare_with
from dateline.answer.documented import paragraph
from dateline.answer.documented.alignment import measures
from dateline.answer.scope import Scope, matches, place
from dateline.answer.tally import GROUPINGS
from dateline.answer.tally import tally as tally_of
from dateline.answer.tally.sums import Asking
from dateline.answer.tally.telling import lines
from dateline.answer.wording import period
from dateline.cli.asking import open_as_of
from dateline.cli.given import finite
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.records.reading import to_json
from dateline.records.totals import Total

OUTCOMES = ("killed", "injured", "captured")
SHORT = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What holds for every question: the ledger and its day, the policy, the scope, and how to print."""

    config: Config
    as_of: str | None
    policy: str
    where: tuple[str, ...]
    reviewed: bool
    as_json: bool


def tally(asked: Asked, by: str | None, plot: Path | None) -> None:
    """Print a tally's rows; the chart shows the dead."""
    if by is not None and by not in GROUPINGS:
        raise DatelineError(f"--by: {by!r} is none of {', '.join(GROUPINGS)}")
    policy, scope = load_policy(asked.policy), scope_of(asked.where)
    with open_as_of(asked.config, asked.as_of) as view:
        incidents = reconciling.incidents(view, reviewed=asked.reviewed)
        outlets = {row.id: row.outlet for row in view.documents() if row.outlet} if by == "outlet" else {}
    inside = [each for each in incidents if place(each, scope).placing == "inside"]
    rows = tally_of(inside, [Asking(outcome, policy) for outcome in OUTCOMES], by, outlets)
    if plot is not None:
        draw_tally(rows, f"{OUTCOMES[0]}, policy {policy.name}", plot, by)
    if asked.as_json:
        for row in rows:
            print_line(finite(to_json(row)))
        return
    for line in lines(rows, policy):
        typer.echo(line)


def compare(asked: Asked, measure: str, plot: Path | None) -> None:
    """Print a comparison for each total of the measure that lies in the scope."""
    if measure not in measures():
        raise DatelineError(f"MEASURE: {measure!r} is none of {', '.join(measures())}")
    policy, scope = load_policy(asked.policy), scope_of(asked.where)
    with open_as_of(asked.config, asked.as_of) as view:
        incidents = reconciling.incidents(view, reviewed=asked.reviewed)
        totals = [each for each in view.totals() if each.measure == measure and _asked_for(each, scope)]
    if not totals:
        raise DatelineError(f"no report gives a total of {measure} in this scope: `dateline tallies` lists those that there are")
    wider = Scope(target=scope.target, place=scope.place)
    found = [compare_with(each, incidents, policy, wider) for each in totals]
    if plot is not None:
        inside = {name for each in found for name in each.incidents}
        documented = curve([each for each in incidents if each.id in inside], measures()[measure], policy)
        draw_comparison(steps(totals), documented, measure, plot)
    if asked.as_json:
        for each in found:
            print_line(finite(to_json(each)))
        return
    typer.echo("\n\n".join(paragraph(each) for each in found))


def timeline(asked: Asked) -> None:
    """Print the lines of a timeline."""
    with open_as_of(asked.config, asked.as_of) as view:
        incidents = reconciling.incidents(view, reviewed=asked.reviewed)
        totals, appointments = view.totals(), reconciling.appointments(view, datetime.now(UTC).date().isoformat())
    for entry in timeline_of(incidents, totals, appointments, scope_of(asked.where) if asked.where else None):
        if asked.as_json:
            print_line(to_json(entry))
        else:
            typer.echo(_line(entry))


def _line(entry: Entry) -> str:
    days = period(entry.start, entry.end) if entry.start or entry.end else "no day given"
    edge = f" ({entry.edge})" if entry.edge and entry.edge != days else ""
    return f"{days}  {entry.kind} {entry.id[:SHORT]}  “{' '.join(entry.words.split())}”{edge}"


def _asked_for(total: Total, scope: Scope) -> bool:
    """Tell whether a total lies in the scope; what it leaves open is for the comparison to refuse."""
    if scope.actor is not None and (total.actor is None or not matches(scope.actor, total.actor)):
        return False
    end = total.end or total.as_of
    before = scope.start is not None and total.start is not None and total.start < scope.start
    return not before and not (scope.end is not None and end is not None and end > scope.end)
