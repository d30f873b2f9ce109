"""What the ledger's answers look like to people; in a pipe there is no colour and no box."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli import wording
from dateline.ledger.faults import Verdict
from dateline.ledger.shown import ClaimRow, DocumentRow, DueRow, FoundRow, IncidentRow, PlaceOf, SaidBy, Shown, StatedOf, TallyRow, TollOf

NARROW = {"due": 14, "who says so": 16, "reports": 20}  # characters at most: the room belongs to what people came to read
SHORT = 8  # characters of an id in a list: enough to name it to `dateline show`


def documents(rows: Sequence[DocumentRow], console: Console) -> None:
    """Print the reports."""
    table = _table("id", "published", "outlet", "report", "records")
    for row in rows:
        published = wording.day(row.published) if row.published else "no day"
        name = ", ".join(row.names) + (f": {row.title}" if row.title else "")
        note = f" ({row.note})" if row.note else ""
        table.add_row(row.id[:SHORT], published, row.outlet or "", name + note, str(sum(row.records.values())))
    _finish(table, len(rows), "report", console)


def incidents(rows: Sequence[IncidentRow], console: Console) -> None:
    """Print what happened, with the tolls."""
    table = _table("id", "when", "what", "toll", "reports")
    for row in rows:
        table.add_row(row.id[:SHORT], _when(row.start, row.end), _what(row), _tolls(row), ", ".join(row.documents))
    _finish(table, len(rows), "incident", console)


def tallies(rows: Sequence[TallyRow], console: Console) -> None:
    """Print the totals, each with its period and speaker."""
    table = _table("id", "measure", "number", "period", "who says so", "words")
    for row in rows:
        number = wording.number(row.value, row.low, row.high, row.comparator or "exactly")
        measure = f"{row.measure}{f' by {row.actor}' if row.actor else ''}"
        period = _when(row.start, row.end) + (f", as of {wording.day(row.as_of)}" if row.as_of else "")
        table.add_row(row.id[:SHORT], measure, number, period, _speakers(row.attributions), f"“{_line(row.quote)}”")
    _finish(table, len(rows), "tally", console, "tallies")


def claims(rows: Sequence[ClaimRow], console: Console) -> None:
    """Print who said what."""
    table = _table("id", "speaker", "force", "words")
    for row in rows:
        speaker = (row.speaker or "unnamed source") + (" (anonymous)" if row.anonymous else "")
        force = " ".join([row.force or "", *(each.relation for each in row.relations)])
        table.add_row(row.id[:SHORT], speaker, force, f"“{_line(row.content)}”")
    _finish(table, len(rows), "claim", console)


def due(rows: Sequence[DueRow], console: Console) -> None:
    """Print what is to come."""
    table = _table("id", "state", "due", "what", "firmness", "who says so")
    for row in rows:
        change = f", {row.change}" if row.change else ""
        table.add_row(
            row.id[:SHORT],
            row.state,
            _when(row.start, row.end),
            f"“{_line(row.quote)}”",
            f"{row.firmness}{change}",
            _speakers(row.attributions),
        )
    _finish(table, len(rows), "scheduled event", console)


def found(rows: Sequence[FoundRow], console: Console) -> None:
    """Print the sentences that hold the words."""
    for row in rows:
        console.print(Text.assemble((f"{', '.join(row.documents)} {row.span.start}-{row.span.end}", "dim"), f"  {_line(row.sentence)}"))
    console.print(Text(_number(len(rows), "sentence", "sentences"), "dim"))


def show(shown: Shown, console: Console) -> None:
    """Print a record beside its sentence."""
    console.print(Text.assemble((shown.kind, "bold"), f" {shown.id[:SHORT]} in {', '.join(shown.documents)}"))
    console.print(Padding(_underlined(shown), (1, 0, 1, 2)))
    for each in shown.statements:
        where = "" if each.span == shown.span else f"   “{_line(each.quote)}” {each.span.start}-{each.span.end}"
        console.print(Text.assemble((f"{each.property:>12}  ", "dim"), _said(each), (where, "dim")))
    name, (start, end) = shown.documents[0] if shown.documents else shown.document, shown.span
    console.print(
        Text.assemble((f"{'words':>12}  ", "dim"), f"“{_line(shown.sentence[start - shown.sentence_span.start :][: end - start])}”")
    )
    console.print(Text.assemble((f"{'stands in':>12}  ", "dim"), f"{name} {start}-{end}"))
    console.print(Text.assemble((f"{'said by':>12}  ", "dim"), _speakers(shown.attributions)))
    console.print(Text.assemble((f"{'rule':>12}  ", "dim"), ", ".join(_origins(shown.statements)), f" · {shown.review}"))


def verdict(outcome: Verdict, path: str, console: Console) -> None:
    """Print one line per fault, or that there is none, and the head to note elsewhere."""
    for fault in outcome.faults:
        console.print(Text(str(fault)), soft_wrap=True)
    for note in outcome.notes:
        console.print(Text(note, "dim"), soft_wrap=True)
    sum_ = f"{_number(outcome.documents, 'report', 'reports')}, {_number(outcome.entries, 'log entry', 'log entries')}"
    faults = "ok" if outcome.ok else _number(len(outcome.faults), "fault", "faults")
    console.print(Text(f"{path}: {faults} ({sum_}), head {outcome.head}"), soft_wrap=True)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "state", "force"), max_width=NARROW.get(column))
    return table


def _finish(table: Table, number: int, one: str, console: Console, many: str | None = None) -> None:
    if number:
        console.print(table)
    console.print(Text(_number(number, one, many or f"{one}s"), "dim"))


def _number(number: int, one: str, many: str) -> str:
    return f"{wording.grouped(number)} {one if number == 1 else many}"


def _when(start: str | None, end: str | None) -> str:
    return wording.interval(start, end)


def _what(row: IncidentRow) -> str:
    kinds = _words()["kinds"]
    name = kinds.get(f"{row.type}.{row.mode}") or kinds.get(row.type) or str(row.type).capitalize()
    where = _where(row.place) if row.place else ""
    return f"{name}{f' in {where}' if where else ''}" + ("" if row.status == "occurred" else f" ({row.status})")


def _where(place: PlaceOf) -> str:
    parts = (place.name,) if place.precision == "country" else (place.name, place.admin1, place.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _tolls(row: IncidentRow) -> str:
    tolls = {"killed": row.killed, "injured": row.injured, "captured": row.captured}
    return ", ".join(f"{_toll(toll)} {outcome}" for outcome, toll in tolls.items() if toll)


def _toll(toll: TollOf) -> str:
    low, best, high = (None if each is None else int(each) for each in (toll.low, toll.best, toll.high))
    return wording.toll(low, best, high)


def _speakers(attributions: Sequence[SaidBy]) -> str:
    named = [(each.speaker or "unnamed source") + (" (anonymous)" if each.anonymous else "") for each in attributions]
    return ", ".join(dict.fromkeys(named)) or wording.OWN_VOICE


def _origins(statements: Sequence[StatedOf]) -> list[str]:
    return list(dict.fromkeys(origin for each in statements for origin in each.origins))


def _said(each: StatedOf) -> str:
    if each.named is None:
        return _value(each.value)
    return each.named if isinstance(each.value, str) else f"{_value(each.value)} ({each.named})"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items() if _value(each))
    if isinstance(value, list):
        return "-".join(_value(each) for each in value if not _is_id(each))
    return "" if value is None or _is_id(value) else str(value)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64


def _underlined(shown: Shown) -> Text:
    """Return the sentence with the words of each value underlined; offsets count code points."""
    text, first = Text(shown.sentence.replace("\n", " ")), shown.sentence_span.start
    for each in shown.statements:
        start, end = max(each.span.start, first), min(each.span.end, shown.sentence_span.end)
        if start < end and (end - start) < len(shown.sentence) // 2:
            text.stylize("underline", start - first, end - first)
    text.stylize("bold", shown.span.start - first, shown.span.end - first)
    return text


def _line(words: str) -> str:
    return " ".join(words.split())


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("dateline.cli").joinpath("words.toml").read_text(encoding="utf-8"))
