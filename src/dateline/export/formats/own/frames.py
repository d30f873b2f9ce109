"""The tables of an edition: incidents with every report's figures, tallies, what is due, claims, facts, statements, texts, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.export.formats.own import tallies
from dateline.export.rows import Row, Value
from dateline.export.tables import columns_of
from dateline.records.happenings import Bounds, Where
from dateline.records.publication import Announced, Edition, Quote, Released, Report, Stated

PIVOTED = ("event", "entity", "place", "time", "count", "comparison")
PLURALS = {"entity": "entities"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A table with its columns in order; a value that a row does not have is null."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]


def frames(edition: Edition) -> list[Frame]:
    """Return every table, in a fixed order; a table without rows is there too."""
    return [
        Frame("incidents", columns_of("incidents"), [_incident(each) for each in edition.incidents]),
        Frame("figures", columns_of("figures"), [row for each in edition.incidents for row in _figures(each)]),
        Frame("parties", columns_of("parties"), [row for each in edition.incidents for row in _parties(each)]),
        Frame("tallies", columns_of("tallies"), [tallies.row(each) for each in edition.tallied]),
        Frame("scheduled", columns_of("scheduled"), [_coming(each) for each in edition.announced]),
        Frame("claims", columns_of("claims"), [_plain(each, "content", "cue") for each in edition.sayings]),
        Frame("facts", columns_of("facts"), [_plain(each, "quote") for each in edition.facts]),
        *_pivoted(edition.stated),
        Frame("statements", columns_of("statements"), [_plain(each, "quote") for each in edition.stated]),
        Frame("documents", columns_of("documents"), [_report(each) for each in edition.reports]),
        Frame("edges", columns_of("edges"), [_plain(each) for each in edition.edges]),
        Frame("corrections", columns_of("corrections"), [_plain(each) for each in edition.corrections]),
    ]


def _incident(released: Released) -> Row:
    incident = released.incident
    where = incident.where or Where(None)
    same = "id type mode status start end precision policy independent_low independent_high review words"
    return {
        **{name: getattr(incident, name) for name in same.split()},
        "actors": _joined(incident.actors),
        "targets": _joined(incident.targets),
        "place": where.name,
        "address": where.address,
        "admin1": where.admin1,
        "country": where.country,
        "lat": where.lat,
        "lon": where.lon,
        "place_precision": where.precision,
        "geonameid": where.geonameid,
        **_bounds("killed", incident.killed),
        **_bounds("injured", incident.injured),
        **_bounds("captured", incident.captured),
        "documents": _joined(incident.documents),
        "names": _joined(incident.names),
        "members": _joined(incident.members),
    }


def _bounds(name: str, bounds: Bounds | None) -> Row:
    low, best, high = (bounds.low, bounds.best, bounds.high) if bounds else (None, None, None)
    kind = None if bounds is None else "none" if high == 0 else "unknown" if (low, best, high) == (1, None, None) else "number"
    return {f"{name}_low": low, f"{name}_best": best, f"{name}_high": high, f"{name}_kind": kind}


def _figures(released: Released) -> Iterator[Row]:
    for told in released.incident.told:
        yield {
            "incident": released.incident.id,
            "statement": told.statement,
            "outcome": told.outcome,
            "low": told.bounds.low,
            "best": told.bounds.best,
            "high": told.bounds.high,
            "comparator": told.comparator,
            "side": told.side,
            "part_of": told.part_of,
            "speakers": _joined(voice.speaker for voice in told.voices if voice.speaker),
            "forces": _joined(voice.force for voice in told.voices if voice.force),
            "claims": _joined(voice.claim for voice in told.voices if voice.claim),
            "document": told.document,
            "quote": told.quote,
            "recorded_at": told.recorded_at,
        }


def _parties(released: Released) -> Iterator[Row]:
    for party in released.parties:
        yield {"incident": released.incident.id, **_plain(party)}


def _report(report: Report) -> Row:
    return {**_plain(report), "text": None if report.withheld else report.text}


def _coming(coming: Announced) -> Row:
    span = coming.outcome_quote
    return {
        **_plain(coming, "quote", "outcome_quote"),
        "outcome_span": f"{span.document}:{span.start}-{span.end}" if span else None,
    }


def _plain(record: object, *quotes: str) -> dict[str, Value]:
    """Return a record's values by the names of its fields; a quotation becomes its words, its span and its document."""
    row: dict[str, Value] = {}
    for name in record.__dataclass_fields__:  # type: ignore[attr-defined] # every record is a dataclass
        value = getattr(record, name)
        if name not in quotes:
            row[name.rstrip("_")] = _joined(value) if isinstance(value, tuple) else value
    first = getattr(record, quotes[0]) if quotes else None
    return {**row, **_quoted(first)} if isinstance(first, Quote) else row


def _quoted(quote: Quote) -> Row:
    return {"document": quote.document, "span": f"{quote.start}-{quote.end}", "quote": quote.exact}


def _joined(values: object) -> str | None:
    return "; ".join(str(value) for value in values) or None if hasattr(values, "__iter__") else str(values)


def _pivoted(stated: Sequence[Stated]) -> Iterator[Frame]:
    """Yield a table a kind of record: a column for each property, with bounds, words and claim beside it."""
    by_kind: dict[str, dict[str, list[Stated]]] = {kind: defaultdict(list) for kind in PIVOTED}
    for each in stated:
        if each.kind in by_kind:
            by_kind[each.kind][each.record].append(each)
    for kind, records in by_kind.items():
        names = sorted({each.property for values in records.values() for each in values})
        sides = ("", "_low", "_high", "_comparator", "_span", "_claim")
        columns = ["id", "document", *(f"{name}{side}" for name in names for side in sides)]
        yield Frame(PLURALS.get(kind, f"{kind}s"), columns, [_pivot(record, values) for record, values in records.items()])


def _pivot(record: str, values: list[Stated]) -> Row:
    row: dict[str, Value] = {"id": record, "document": values[0].quote.document}
    by_name: dict[str, list[Stated]] = defaultdict(list)
    for each in values:
        by_name[each.property].append(each)
    for name, several in by_name.items():
        first = several[0]
        row[name] = "; ".join(each.value for each in several)
        row[f"{name}_low"], row[f"{name}_high"], row[f"{name}_comparator"] = first.low, first.high, first.comparator
        row[f"{name}_span"] = "; ".join(f"{each.quote.start}-{each.quote.end}" for each in several)
        row[f"{name}_claim"] = first.claim
    return row
