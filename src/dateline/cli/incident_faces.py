"""What incidents, totals over time and scheduled events look like to people."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli import wording
from dateline.cli.tables import SHORT, finish, line, number, table
from dateline.records.agenda import Appointment, Step
from dateline.records.happenings import Account, Bounds, Contradiction, Happening, Incident, Independence, Origin, Revision, Stand, Where
from dateline.records.series import Point, Series

TOLLS = ("killed", "injured", "captured")


def incidents(rows: Sequence[Incident], console: Console) -> None:
    """Print what happened, with the tolls, the independent sources and the reports."""
    shown = table("id", "when", "what", "toll", "sources", "reports")
    for row in rows:
        sources = _between(row.independent_low, row.independent_high)
        shown.add_row(row.id[:SHORT], wording.interval(row.start, row.end), _what(row), _tolls(row), sources, _reports(row.names))
    finish(shown, len(rows), "incident", console)


def account(told: Account, console: Console) -> None:
    """Print an incident report by report, with its revisions and contradictions."""
    incident, reports = told.incident, number(len(told.incident.documents), "report", "reports")
    console.print(
        Text.assemble((f"{_what(incident)}, {wording.interval(incident.start, incident.end)}", "bold"), f"  {incident.id[:SHORT]}")
    )
    sources = f"{_between(told.sources.low, told.sources.high)} independent {'source' if told.sources.high == 1 else 'sources'}"
    console.print(Text(f"{reports}, {sources} · figures by the policy “{incident.policy}” · {incident.review}", "dim"))
    behind = dict(told.figures)
    for outcome in TOLLS:
        bounds: Bounds | None = getattr(incident, outcome)
        if bounds is not None:
            who = f"   {_between(behind[outcome].low, behind[outcome].high)} independent" if outcome in behind else ""
            console.print(Text.assemble((f"{outcome:>12}  ", "dim"), _toll(bounds), (who, "dim")))
    for member in told.members:
        _report(member, console)
    _revisions(told.revisions, console)
    _contradictions(told.contradictions, console)


def sources(told: Account, console: Console) -> None:
    """Print who stands behind an incident and each of its figures, and why some of them are one."""
    console.print(Text.assemble((_what(told.incident), "bold"), f"  {told.incident.id[:SHORT]}"))
    names = {each.document: each.names[0] for each in told.members}
    _independence("it happened", told.sources, names, console)
    for outcome, behind in told.figures:
        _independence(f"{outcome} {_toll(getattr(told.incident, outcome))}".rstrip(), behind, names, console)


def tallies(rows: Sequence[Series], console: Console) -> None:
    """Print the totals, each over time with its voice."""
    shown = table("id", "measure", "number", "period", "who says so", "words")
    for row in rows:
        last = row.points[-1]
        total = last.totals[0]
        measure = f"{row.measure}{f' by {row.actor}' if row.actor else ''}"
        period = wording.interval(row.start, total.end) + (f", as of {wording.day(total.as_of)}" if total.as_of else "")
        voice = (row.speaker or wording.OWN_VOICE) if total.speaker else wording.OWN_VOICE
        said = f"{voice}{' (anonymous)' if total.anonymous else ''}"
        shown.add_row(row.id[:SHORT], measure, _over_time(row.points), period, said, f"“{line(total.quote)}”")
    finish(shown, len(rows), "tally", console, "tallies")


def due(rows: Sequence[Appointment], console: Console) -> None:
    """Print what is to come, and how it came to its day."""
    shown = table("id", "state", "due", "what", "firmness", "who says so")
    for row in rows:
        changes = "".join(f", {_step(each)}" for each in row.steps if each.did != "announced")
        speakers = ", ".join(row.speakers) or wording.OWN_VOICE
        when = wording.interval(row.start, row.end)
        shown.add_row(row.id[:SHORT], row.state, when, f"“{line(row.quote)}”", f"{row.firmness}{changes}", speakers)
    finish(shown, len(rows), "scheduled event", console)


def _what(row: Incident) -> str:
    kinds = _words()["kinds"]
    name = kinds.get(f"{row.type}.{row.mode}") or kinds.get(row.type) or str(row.type).capitalize()
    where = _where(row.where) if row.where else ""
    return f"{name}{f' in {where}' if where else ''}" + ("" if row.status == "occurred" else f" ({row.status})")


def _where(place: Where) -> str:
    parts = (place.name,) if place.precision == "country" else (place.name, place.admin1, place.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _tolls(row: Incident) -> str:
    tolls = {outcome: getattr(row, outcome) for outcome in TOLLS}
    return ", ".join(f"{_toll(toll)} {outcome}" for outcome, toll in tolls.items() if toll)


def _toll(bounds: Bounds | None) -> str:
    return "" if bounds is None else wording.toll(bounds.low, bounds.best, bounds.high)


def _reports(names: Sequence[str]) -> str:
    return ", ".join(names[:1]) + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def _between(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def _report(member: Happening, console: Console) -> None:
    day = wording.day(member.published[:10]) if member.published else "no day given"
    where = " · ".join(part for part in (member.outlet, day, ", ".join(member.names), member.id[:SHORT]) if part)
    console.print(Padding(Text(where, "dim"), (1, 0, 0, 0)))
    console.print(Padding(Text(f"“{line(member.words)}”"), (0, 0, 0, 2)))
    for told in member.told:
        voices = ", ".join(dict.fromkeys(each.speaker or wording.OWN_VOICE for each in told.voices))
        figure = f"{told.outcome:>12}  {_toll(told.bounds)}"
        console.print(Text.assemble((figure, ""), (f"   “{line(told.quote)}”   {voices}{' (part)' if told.part_of else ''}", "dim")))


def _revisions(revisions: Sequence[Revision], console: Console) -> None:
    for outcome in dict.fromkeys(each.outcome for each in revisions):
        steps = [each for each in revisions if each.outcome == outcome]
        told = "; ".join(f"{_toll(each.bounds)} on {wording.day((each.day or '')[:10])}" for each in steps)
        console.print(Padding(Text.assemble(("REVISED  ", "bold"), f"{outcome}: {told}"), (1, 0, 0, 0)))


def _contradictions(contradictions: Sequence[Contradiction], console: Console) -> None:
    for each in contradictions:
        sides = f"{_stand(each.left)} ↔ {_stand(each.right)}"
        matter = f"{each.outcome}: " if each.outcome else ""
        console.print(Padding(Text.assemble(("DISAGREE  ", "bold"), f"{matter}{sides}"), (1, 0, 0, 0)))


def _stand(stand: Stand) -> str:
    who = stand.speaker or wording.OWN_VOICE
    if stand.bounds is None and not stand.quote:
        return f"denied by {who}"
    figure = f"{_toll(stand.bounds)} " if stand.bounds else ""
    return f"{figure}“{line(stand.quote)}” ({who})"


def _independence(what: str, behind: Independence, names: dict[str, str], console: Console) -> None:
    counted = f"{_between(behind.low, behind.high)} independent {'source' if behind.high == 1 else 'sources'}"
    console.print(Padding(Text.assemble((what, "bold"), f"   {counted}"), (1, 0, 0, 0)))
    for origin in behind.origins:
        console.print(Text(f"  {_origin(origin, names)}"))
        for reason in origin.reasons:
            console.print(Text(f"      one source, because {reason}", "dim"))


def _origin(origin: Origin, names: dict[str, str]) -> str:
    speakers = list(dict.fromkeys(each.speaker or each.publisher or wording.OWN_VOICE for each in origin.voices))
    reports = list(dict.fromkeys(names[each.document] for each in origin.voices))
    marks = [mark for mark in ("anonymous" if origin.anonymous else "", origin.side.replace("_", " ")) if mark and mark != "unknown"]
    marked = f" ({', '.join(marks)})" if marks else ""
    return f"{', '.join(speakers)}{marked}: {', '.join(reports)}"


def _over_time(points: Sequence[Point]) -> str:
    """Return the last number with its doubt, and what it was before: "104 (81 on 30 Sep 2025)"."""
    shown = [_point(each) for each in points]
    before = [f"{figure} on {wording.day(point.day)}" for point, figure in zip(points[:-1], shown, strict=False) if point.day]
    revised = ", revised" if points[-1].change == "revised" else ""
    return shown[-1] + (f" ({'; '.join(before)}{revised})" if before else "")


def _point(point: Point) -> str:
    total = point.totals[0]
    return wording.number(point.bounds.best, point.bounds.low, point.bounds.high, total.comparator or "exactly")


def _step(step: Step) -> str:
    day = f" on {wording.day(step.day[:10])}" if step.day else ""
    return f"{step.did}{day}"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("dateline").joinpath("tables/words.toml").read_text(encoding="utf-8"))
