"""Numbers from a ledger: the answers as objects for machines, one a line, or as lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
from dateline.answer.documented import paragraph, scope_hash
from dateline.answer.documented.alignment import acting, measures
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
from dateline.reconcile.names import bearer
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


def compare(asked: Asked, measure: str | None, plot: Path | None) -> None:
    """Print a comparison for each total of the measure, or of any, that lies in the scope."""
    if measure is not None and measure not in measures():
        raise DatelineError(f"MEASURE: {measure!r} is none of {', '.join(measures())}")
    if measure is None and plot is not None:
        raise DatelineError("--plot: name the measure to draw: totals of different things share no axis")
    policy, scope = load_policy(asked.policy), scope_of(asked.where)
    with open_as_of(asked.config, asked.as_of) as view:
        incidents = reconciling.incidents(view, reviewed=asked.reviewed)
        wanted = (measure,) if measure else tuple(measures())
        totals = [each for each in view.totals() if each.measure in wanted and _asked_for(each, scope)]
    if not totals:
        what = measure or "anything that incidents can be held against"
        raise DatelineError(f"no report gives a total of {what} in this scope: `dateline tallies` lists those that there are")
    wider = Scope(target=scope.target, place=scope.place)
    actors = {name for each in incidents for name in each.actors}
    found = [compare_with(each, incidents, policy, replace(wider, aka=_other_names(each, actors))) for each in _once(totals)]
    if measure is not None and plot is not None:
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


def _once(totals: Iterable[Total]) -> list[Total]:
    """Return each total once, as its first report gives it: a second report of the same count is no second count."""
    first: dict[tuple[object, ...], Total] = {}
    for each in sorted(totals, key=lambda total: (total.measure, total.published or "9999", total.id)):
        first.setdefault((scope_hash(each), each.bounds, each.end, each.as_of), each)
    return list(first.values())


def _other_names(total: Total, actors: Iterable[str]) -> tuple[str, ...]:
    """Return the names among the actors that the table of aliases gives to the one whose acts are counted."""
    who = acting(total)
    known = bearer(who) if who else None
    return tuple(sorted(name for name in actors if known is not None and name != who and bearer(name) == known))


def _asked_for(total: Total, scope: Scope) -> bool:
    """Tell whether a total lies in the scope; what it leaves open is for the comparison to refuse."""
    if scope.actor is not None and (total.actor is None or not matches(scope.actor, total.actor)):
        return False
    end = total.end or total.as_of
    before = scope.start is not None and total.start is not None and total.start < scope.start
    return not before and not (scope.end is not None and end is not None and end > scope.end)
