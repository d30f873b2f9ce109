"""What the page of a reading says, line by line: incidents, tallies, what is expected, people, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.cli import wording
from dateline.cli.lookup import Lookup, look_up
from dateline.cli.titles import title
from dateline.records.claims import Comparison, Count, Incident, Record, Tally
from dateline.records.reading import Reading

Kind = Literal["incident", "figure", "expected", "person", "relation"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page: its record and the cells that its kind has."""

    record: Record
    kind: Kind
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the page."""

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
        yield Row(incident, "incident", (title(incident, seen), when, incident.status))
        for count in _counts_of(incident, seen):
            yield Row(count, "figure", (count.outcome, *_count(count, seen)))


def _counts_of(incident: Incident, seen: Lookup) -> list[Count]:
    """Return the counts of an incident, wholes before their parts, in the order of the text."""
    resting = {count for toll in (incident.killed, incident.injured, incident.captured) if toll is not None for count in toll.counts}
    counts = [each for each in seen.reading.counts if each.event in incident.events or each.id in resting]
    known = {each.id for each in counts}
    wholes = [each for each in counts if each.part_of not in known]
    return [each for whole in wholes for each in (whole, *(part for part in counts if part.part_of == whole.id))]


_FORMER = "count.former@"  # a figure that a later one has replaced


def _count(count: Count, seen: Lookup) -> tuple[str, str, str]:
    figure = wording.number(count.value, count.low, count.high, count.comparator)
    words = seen.quote(count.who.span or count.span)
    denied = seen.denial(count.attributions)
    speaker = seen.speakers(count.attributions) + (f"  ✗ {denied}" if denied else "")
    kind = "earlier: " if count.rule.startswith(_FORMER) else "of them: " if count.part_of else ""
    return figure, kind + words, speaker


def _tallies(seen: Lookup) -> Iterator[Row]:
    for tally in seen.reading.tallies:
        figure = wording.number(tally.value, tally.low, tally.high, tally.comparator)
        yield Row(tally, "figure", (tally.measure, figure, _scope(tally, seen), seen.speakers(tally.attributions)))
    for each in seen.reading.comparisons:
        yield Row(each, "figure", ("compared", _ratio(each), seen.quote(each.span), seen.speakers(each.attributions)))
    for claim in seen.reading.attributions:
        if claim.hint is not None and claim.hint.tally in seen.tallies:
            way = "more" if claim.hint.direction == "higher" else "fewer"
            measure = seen.tallies[claim.hint.tally].measure
            yield Row(claim, "figure", (measure, way, f"{way} than counted (no number)", seen.speaker(claim)))


def _scope(tally: Tally, seen: Lookup) -> str:
    """Return what a total counts, by whom it was done, and over which days."""
    actor = f" by {seen.names((tally.actor,))}" if tally.actor in seen.entities and tally.actor else ""
    when = wording.interval(tally.period.start, tally.period.end) if tally.period.start or tally.period.end else "period not given"
    as_of = f", as of {wording.day(tally.as_of.date)}" if tally.as_of and tally.as_of.date and tally.as_of.date != tally.period.end else ""
    return f"{tally.unit}{actor}, {when}{as_of}".strip(" ,")


def _ratio(comparison: Comparison) -> str:
    words = {"more": "more", "less": "fewer", "equal": "same"}
    return f"×{comparison.ratio:g}" if comparison.ratio is not None else words.get(comparison.relation, "")


def _expected(seen: Lookup) -> Iterator[Row]:
    for each in seen.reading.scheduled:
        when = wording.interval(each.due.start, each.due.end, each.due.precision)
        moved = f", {each.change}" if each.change else ""
        was = f" (was {wording.interval(each.was.start, each.was.end)})" if each.was else ""
        yield Row(each, "expected", (when, seen.quote(each.what), f"{seen.speakers(each.attributions)}, {each.firmness}{moved}{was}"))


def _facts(seen: Lookup) -> Iterator[Row]:
    for fact in seen.reading.facts:
        yield Row(fact, "person", (seen.names((fact.subject,)), f"{fact.predicate}: {fact.value}", seen.speakers(fact.attributions)))


def _relations(seen: Lookup) -> Iterator[Row]:
    for each in seen.reading.relations:
        left, right = seen.attributions.get(each.left), seen.attributions.get(each.right)
        if left and right and each.relation in ("denies", "contradicts"):
            said, other = (f"“{seen.quote(side.content[0]).strip('“”')}”" for side in (left, right))
            yield Row(each, "relation", (each.relation, f"{said} ↔ {other}", f"{seen.speaker(left)} ↔ {seen.speaker(right)}"))
