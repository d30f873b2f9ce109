"""Numbers from a ledger: the answers as objects for machines, one a line, or as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from dateline.answer.asking import scope_of
from dateline.answer.charts import curve, draw_comparison, draw_tally, steps
from dateline.answer.counts import Policy, load_policy
from dateline.answer.days import Entry
from dateline.answer.days import timeline as timeline_of
from dateline.answer.documented import paragraph
from dateline.answer.documented.alignment import measures
from dateline.answer.tally import GROUPINGS, Row, brief
from dateline.answer.tally import tally as tally_of
from dateline.answer.tally.sums import Asking
from dateline.answer.tally.telling import lines
from dateline.answer.wording import period
from dateline.cli.asking import open_as_of, open_whole
from dateline.cli.given import finite
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.projection import ALL, Filter
from dateline.projection.comparing import compare_totals
from dateline.records.happenings import Incident
from dateline.records.reading import to_json

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
    keep: bool = False


def tally(asked: Asked, by: str | None, plot: Path | None) -> None:
    """Print a tally's rows; the chart shows the dead."""
    if by is not None and by not in GROUPINGS:
        raise DatelineError(f"--by: {by!r} is none of {', '.join(GROUPINGS)}")
    policy, scope = load_policy(asked.policy), scope_of(asked.where)
    with open_whole(asked.config, asked.as_of, reviewed=asked.reviewed) as projection:
        inside = list(projection.every(Filter(scope))) if asked.as_json or by == "outlet" or asked.keep else []
        listed = _rows(asked, inside, policy, by) if asked.as_json or by == "outlet" or asked.keep else None
        rows = projection.tally(scope, policy, by, OUTCOMES) if listed is None else [brief(row) for row in listed]
    if plot is not None:
        draw_tally(rows, f"{OUTCOMES[0]}, policy {policy.name}", plot, by)
    if asked.keep and listed is not None:
        _keep(asked, policy, {"command": "tally", "by": by}, inside, listed)
    for row in listed or () if asked.as_json else ():
        print_line(finite(to_json(row)))
    for line in () if asked.as_json else lines(rows, policy):
        typer.echo(line)


def _rows(asked: Asked, inside: Sequence[Incident], policy: Policy, by: str | None) -> Sequence[Row]:
    """Return a tally's rows with the incidents and statements behind each number."""
    outlets: dict[str, str] = {}
    if by == "outlet":
        with open_as_of(asked.config, asked.as_of) as view:
            outlets = {row.id: row.outlet for row in view.documents() if row.outlet}
    return tally_of(inside, [Asking(outcome, policy) for outcome in OUTCOMES], by, outlets)


def compare(asked: Asked, measure: str | None, plot: Path | None) -> None:
    """Print a comparison for each total of the measure, or of any, that lies in the scope."""
    if measure is not None and measure not in measures():
        raise DatelineError(f"MEASURE: {measure!r} is none of {', '.join(measures())}")
    if measure is None and plot is not None:
        raise DatelineError("--plot: name the measure to draw: totals of different things share no axis")
    policy, scope = load_policy(asked.policy), scope_of(asked.where)
    with open_whole(asked.config, asked.as_of, reviewed=asked.reviewed) as projection:
        compared = compare_totals(projection, measure, scope, policy)
    if not compared.totals:
        what = measure or "anything that incidents can be held against"
        raise DatelineError(f"no report gives a total of {what} in this scope: `dateline tallies` lists those that there are")
    if measure is not None and plot is not None:
        draw_comparison(steps(compared.totals), curve(compared.inside, measures()[measure], policy), measure, plot)
    if asked.keep:
        _keep(asked, policy, {"command": "compare", "measure": measure}, compared.inside, compared.found)
    if asked.as_json:
        for each in compared.found:
            print_line(finite(to_json(each)))
        return
    typer.echo("\n\n".join(paragraph(each) for each in compared.found))


def _keep(asked: Asked, policy: Policy, what: dict[str, object], incidents: Sequence[Incident], result: Sequence[object]) -> None:
    from dateline.cli.keeping import Number, keep_number  # noqa: PLC0415 most questions keep nothing

    said = {**what, "where": sorted(asked.where), "reviewed": asked.reviewed}
    keep_number(asked.config, Number(policy, said, asked.as_of, incidents, result))


def timeline(asked: Asked) -> None:
    """Print the lines of a timeline."""
    scope = scope_of(asked.where) if asked.where else None
    with open_whole(asked.config, asked.as_of, reviewed=asked.reviewed) as projection:
        incidents = projection.every(Filter(scope, edge=True) if scope else ALL)
        appointments = projection.appointments(datetime.now(UTC).date().isoformat()).rows
        entries = timeline_of(incidents, projection.totals(), appointments, scope)
    for entry in entries:
        if asked.as_json:
            print_line(to_json(entry))
        else:
            typer.echo(_line(entry))


def _line(entry: Entry) -> str:
    days = period(entry.start, entry.end) if entry.start or entry.end else "no day given"
    edge = f" ({entry.edge})" if entry.edge and entry.edge != days else ""
    return f"{days}  {entry.kind} {entry.id[:SHORT]}  “{' '.join(entry.words.split())}”{edge}"
