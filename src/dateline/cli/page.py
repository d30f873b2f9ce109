"""The reading of one report for people: incidents, tallies, what is expected, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import wording
from dateline.cli.lookup import Lookup, look_up
from dateline.cli.titles import title
from dateline.records.claims import Count, Incident, Record
from dateline.records.reading import Reading

FOOT = "Every line stands on words of the text: --show 1 · --json for machines · dateline add keeps it"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: its record and the cells of its section."""

    record: Record
    cells: tuple[str, ...]
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the page; every row of it has the same cells."""

    title: str
    rows: tuple[Row, ...]


def sections(reading: Reading) -> list[Section]:
    """Return the parts of a reading's page that have something to say, in their order."""
    seen = look_up(reading)
    parts = [
        Section("INCIDENTS", tuple(_incidents(seen))),
        Section("TALLIES", tuple(_tallies(seen))),
        Section("EXPECTED", tuple(_expected(seen))),
        Section("PEOPLE", tuple(_facts(seen))),
        Section("DISAGREE", tuple(_relations(seen))),
    ]
    return [part for part in parts if part.rows]


def numbered(reading: Reading) -> list[Record]:
    """Return the records of the page in the order of their numbers; number 1 is the first."""
    return [row.record for section in sections(reading) for row in section.rows]


def _incidents(seen: Lookup) -> Iterator[Row]:
    for incident in seen.reading.incidents:
        when = wording.interval(incident.start, incident.end, incident.precision)
        yield Row(incident, (title(incident, seen), "", when, incident.status), heads=True)
        for count in _counts_of(incident, seen):
            yield Row(count, (f"  {count.outcome}", *_count(count, seen)))


def _counts_of(incident: Incident, seen: Lookup) -> list[Count]:
    """Return the counts of an incident, wholes before their parts, in the order of the text."""
    counts = [each for each in seen.reading.counts if each.event in incident.events]
    wholes = [each for each in counts if each.part_of is None or each.part_of not in {other.id for other in counts}]
    return [each for whole in wholes for each in (whole, *(part for part in counts if part.part_of == whole.id and part is not whole))]


def _count(count: Count, seen: Lookup) -> tuple[str, str, str]:
    figure = wording.number(count.value, count.low, count.high, count.comparator)
    part = "of them: " if count.part_of else ""
    denied = seen.denial(count.attributions)
    speaker = seen.speakers(count.attributions) + (f"  ✗ {denied}" if denied else "")
    return figure, part + seen.quote(count.who.span or count.span), speaker


def _tallies(seen: Lookup) -> Iterator[Row]:
    against = {each.left: each for each in seen.reading.comparisons if each.left}
    for tally in seen.reading.tallies:
        figure = wording.number(tally.value, tally.low, tally.high, tally.comparator)
        actor = seen.names((tally.actor,)) if tally.actor else ""
        when = wording.interval(tally.period.start, tally.period.end)
        comparison = against.get(tally.id)
        remark = f"  ({seen.quote(comparison.span)})" if comparison else ""
        yield Row(
            tally,
            (tally.measure, figure, f"{tally.unit}{f' by {actor}' if actor else ''}, {when}", seen.speakers(tally.attributions) + remark),
        )
    for each in seen.reading.comparisons:
        if each.left is None:
            yield Row(each, ("compared", _ratio(each.ratio), seen.quote(each.span), seen.speakers(each.attributions)))
    for claim in seen.reading.attributions:
        if claim.hint is not None and claim.hint.tally in seen.tallies:
            hinted = seen.tallies[claim.hint.tally]
            way = "more" if claim.hint.direction == "higher" else "fewer"
            yield Row(claim, (hinted.measure, way, f"{way} than counted", f"{seen.speaker(claim)} (no number)"))


def _ratio(ratio: float | None) -> str:
    return f"×{ratio:g}" if ratio is not None else ""


def _expected(seen: Lookup) -> Iterator[Row]:
    for each in seen.reading.scheduled:
        when = wording.interval(each.due.start, each.due.end, each.due.precision)
        moved = f", {each.change}" if each.change else ""
        was = f" (was {wording.interval(each.was.start, each.was.end)})" if each.was else ""
        yield Row(each, (when, "", seen.quote(each.what), f"{seen.speakers(each.attributions)}, {each.firmness}{moved}{was}"))


def _facts(seen: Lookup) -> Iterator[Row]:
    for fact in seen.reading.facts:
        yield Row(fact, (seen.names((fact.subject,)), "", f"{fact.predicate}: {fact.value}", seen.speakers(fact.attributions)))


def _relations(seen: Lookup) -> Iterator[Row]:
    for each in seen.reading.relations:
        left, right = seen.attributions.get(each.left), seen.attributions.get(each.right)
        if left and right and each.relation in ("denies", "contradicts"):
            said, other = (f"“{seen.quote(side.content[0])}”" for side in (left, right))
            yield Row(each, (each.relation, "", f"{said} ↔ {other}", f"{seen.speaker(left)} ↔ {seen.speaker(right)}"))


def show(reading: Reading, console: Console) -> None:
    """Print the page of one reading."""
    for line in header(reading):
        console.print(Text(line), soft_wrap=False)
    number = 0
    for section in sections(reading):
        console.print(Text(section.title, style="bold"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(justify="right", no_wrap=True, style="dim")
        table.add_column(max_width=34)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=3)
        table.add_column(ratio=2)
        for row in section.rows:
            number += 1
            table.add_row(str(number), *(Text(cell, style="bold" if row.heads else "") for cell in row.cells))
        console.print(table)
    console.print(Text(FOOT if number else _nothing(reading), style="dim"))


def _nothing(reading: Reading) -> str:
    notes = {"no_article": "no article text on this page"}
    if reading.document.note:
        return f"Nothing read: {notes.get(reading.document.note, reading.document.note.replace('_', ' '))}"
    return "No record found in this report."


def header(reading: Reading) -> list[str]:
    """Return the lines above the records: title, where and when it stood, how much was read."""
    document, anchor = reading.document, reading.anchor
    published = (
        f"published {wording.day(document.published.date)} ({document.published.basis})"
        if document.published.date
        else "no day of publication"
    )
    speaks = f"speaks from {wording.weekday(anchor.date)}" if anchor.date else "day it speaks from not known"
    if anchor.conflicts_with_published:
        speaks += ", against the page's date"
    where = [part for part in (document.site, document.byline, published, speaks) if part]
    seen = look_up(reading)
    sources = {seen.speaker(each) for each in reading.attributions}
    how = [_many(len(reading.sentences), "sentence"), _many(len(sources), "source")]
    if document.removed:
        how.insert(0, f"{_many(len(document.removed), 'line')} of boilerplate removed")
    if document.original_publisher:
        how.append(f"copied from {document.original_publisher}")
    return [document.title or document.name, " · ".join(where), " · ".join(how), ""]


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
