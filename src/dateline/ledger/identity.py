"""Ids are hashes of what makes a thing itself: where its words stand and what it is, never when or by whom it was found."""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring

from dateline.ledger.canonical import Json, canonical, sha256
from dateline.records.claims import Attribution, Count, Entity, Event, Fact, Incident, Record, Scheduled, Tally
from dateline.records.reading import Reading
from dateline.records.texts import Span

KINDS = {
    "entities": "entity",
    "times": "time",
    "places": "place",
    "attributions": "claim",
    "events": "event",
    "counts": "count",
    "incidents": "incident",
    "tallies": "tally",
    "comparisons": "comparison",
    "scheduled": "scheduled",
    "facts": "fact",
}


def document_id(text: str) -> str:
    """Return the SHA-256 of the text."""
    return sha256(text.encode())


def span_id(document: str, span: Span) -> str:
    """Return the id of a span of a document."""
    return sha256(f'["{document}",{span[0]},{span[1]}]'.encode())


def statement_id(subject: str, property_: str, value_json: str, span: str) -> str:
    """Return the id of a statement; two reports that say the same have spans of their own, so they give two statements."""
    return sha256(f"[{','.join(map(encode_basestring, (subject, property_, value_json, span)))}]".encode())


def record_ids(reading: Reading) -> dict[str, str]:
    """Return the ledger's id of every record of a reading by its local id.

    Records of one kind on the same key words ("dozens were killed or wounded") are told apart by number, in the order of
    what they say, so that the order in which a reader found them does not matter.
    """
    ids: dict[str, str] = {}
    entities = {entity.id: entity for entity in reading.entities}
    for group, kind in KINDS.items():
        records: tuple[Record, ...] = getattr(reading, group)
        keyed = [(canonical(_key(record, entities, ids)), _difference(record), record) for record in records]
        seen: dict[str, int] = {}
        for key, _, record in sorted(keyed, key=lambda each: (each[0], each[1])):
            turn = seen[key] = seen.get(key, 0) + 1
            ids[record.id] = sha256(f'["{reading.document.id}","{kind}",{key}{f",{turn}" if turn > 1 else ""}]'.encode())
    return ids


def _key(record: Record, entities: dict[str, Entity], ids: dict[str, str]) -> Json:
    key: list[Json] = _spans([record.span])
    match record:
        case Entity(mentions=[mention, *_]):
            key = _spans([mention.span])
        case Attribution():
            key = _spans([*([record.cue] if record.cue else record.cues), *(record.content or [record.span])])
        case Count() | Tally():
            key = _spans([record.number])
        case Scheduled():
            key = _spans([record.what])
        case Fact():
            subject = entities.get(record.subject)
            first = subject.mentions[0].span if subject and subject.mentions else record.span
            key = [*_spans([first]), record.predicate, *_spans([record.value_span])]
        case Incident() if known := [ids[event] for event in record.events if event in ids]:
            key = [min(known)]
    return key


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [[span[0], span[1]] for span in spans]


def _difference(record: Record) -> str:
    said = ""
    match record:
        case Count():
            said = f"{record.outcome} {record.who.span or ''} {record.low} {record.high}"
        case Tally():
            said = f"{record.measure} {record.unit} {record.low} {record.high}"
        case Event():
            said = f"{record.type} {record.mode}"
        case Scheduled():
            said = record.kind
        case Attribution():
            said = f"{record.source.spans}"
        case Entity():
            said = f"{record.type} {record.name}"
        case Fact():
            said = record.value
    return said
