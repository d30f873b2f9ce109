"""STIX 2.1: incidents with their places and reports, and totals as summary sightings (FORMATS.md 13).

The objects are written as they stand in the standard; a reader of another house checks them in the tests.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dateline.export.notes import counted, note
from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.happenings import Where
from dateline.records.publication import REACH, Edition, Released, Report, Tallied

NAMESPACE = uuid.UUID("4f0c9a5e-0a3d-5d6b-9d0e-6f1f8c2d7b11")  # ours: ids of one ledger's records are the same in every export
MOST = 999_999_999  # what STIX allows as a count
ACTS = ("attacks", "operations", "strikes")
BATCH = 500  # objects turned into bytes at a time
Object = dict[str, object]


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one bundle."""
    of_acts = [total for total in edition.tallied if total.value is not None and total.measure in ACTS]
    objects = list(_objects(edition, of_acts))
    name = _id("bundle", f"{edition.head}/{edition.policy}")
    left = len(edition.tallied) - len(of_acts)
    left_out = [f"{counted(left, 'total')} of people or things, not of acts: a sighting counts acts"] if left else []
    return Export([Part("bundle.json", len(objects), _chunks(name, objects))], left_out)


def confidence(credibility: str | None) -> int | None:
    """Return STIX's confidence for an Admiralty digit, by table; 6 (cannot be judged) is no number."""
    return {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}.get(credibility or "")


def _chunks(name: str, objects: Sequence[Object]) -> Iterator[bytes]:
    """Yield the bundle, an object a line; what is not known is left out, for STIX has no null and no empty list."""
    yield f'{{"id":"{name}","objects":[\n'.encode()
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
    for first in range(0, len(objects), BATCH):
        known = ({key: value for key, value in each.items() if value not in (None, [])} for each in objects[first : first + BATCH])
        yield ((",\n" if first else "") + ",\n".join(map(encode, known))).encode()
    yield b'\n],"type":"bundle"}\n'


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(NAMESPACE, f'{kind}/{name}')}"


def _object(kind: str, name: str, at: str) -> Object:
    return {"type": kind, "spec_version": "2.1", "id": _id(kind, name), "created": at, "modified": at}


def _objects(edition: Edition, of_acts: Sequence[Tallied]) -> Iterator[Object]:
    at = _moment(edition.at)
    yield {**_object("identity", "dateline", at), "name": "Dateline", "identity_class": "system"}
    reports = {report.document: report for report in edition.reports}
    references = {document: _reference(report) for document, report in reports.items()}
    places = {
        each.incident.where.name: each.incident.where for each in edition.incidents if each.incident.where and each.incident.where.name
    }
    yield from (_location(name, where, at) for name, where in sorted(places.items()) if where.country is not None or where.lat is not None)
    by_document: dict[str, list[str]] = {}
    for each in edition.incidents:
        made = _incident(each, references, at)
        yield made
        for document in each.incident.documents:
            by_document.setdefault(document, []).append(str(made["id"]))
    yield from (_report(reports[document], names, at) for document, names in sorted(by_document.items()) if document in reports)
    yield from _totals(of_acts, at)


def _location(name: str, where: Where, at: str) -> Object:
    placed = where.lat is not None and where.lon is not None
    return {
        **_object("location", name, at),
        "name": name,
        "country": where.country,
        "latitude": where.lat if placed else None,
        "longitude": where.lon if placed else None,
        "precision": float(REACH[where.precision]) if placed and where.precision in REACH else None,
    }


def _incident(released: Released, references: dict[str, Object], at: str) -> Object:
    incident = released.incident
    return {
        **_object("incident", incident.id, at),
        "name": incident.words or incident.id,
        "description": note(released),
        "labels": [each for each in (incident.type, incident.mode) if each],
        "external_references": [references[document] for document in incident.documents if document in references],
    }


def _reference(report: Report) -> Object:
    source: Object = {"source_name": report.outlet or report.names[0]}
    return {**source, "url": report.url} if report.url else {**source, "external_id": report.document}


def _report(report: Report, incidents: list[str], at: str) -> Object:
    return {
        **_object("report", report.document, at),
        "name": report.title or report.names[0],
        "published": f"{report.published[:10]}T00:00:00Z" if report.published else at,
        "object_refs": incidents,
    }


def _totals(of_acts: Sequence[Tallied], at: str) -> Iterator[Object]:
    """Yield a campaign for each actor that a total counts, and the total as a summary sighting of it; no total is an incident."""
    for actor in sorted({_acting(total) for total in of_acts}):
        yield {**_object("campaign", actor, at), "name": f"Acts of {actor}"}
    for total in of_acts:
        first, last = total.period_start, total.as_of or total.period_end
        backwards = first is not None and last is not None and last < first  # STIX takes none that ends before it begins
        yield {
            **_object("sighting", total.id, at),
            "sighting_of_ref": _id("campaign", _acting(total)),
            "count": min(int(total.value or 0), MOST),
            "summary": True,
            "description": f"{total.speaker or 'The report'}: {total.quote.exact}",
            "first_seen": f"{first}T00:00:00Z" if first and not backwards else None,
            "last_seen": f"{last}T23:59:59Z" if last and not backwards else None,
        }


def _acting(total: Tallied) -> str:
    return total.actor or "unknown actor"


def _moment(text: str) -> str:
    """Return a moment as STIX writes it: UTC, milliseconds."""
    return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


FORMAT = Format(
    name="stix",
    title="STIX 2.1 bundle",
    policy="range",
    losses=(
        "figures of incidents stand in words in their description",
        "totals of people: a sighting counts acts",
        "who said what and how surely, beyond the words",
    ),
    make=make,
    holds=frozenset({"incidents", "tallied"}),
)
