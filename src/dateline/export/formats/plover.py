"""PLOVER 0.8 as JSON Lines, with the exact spans and the figures that its records provide for (FORMATS.md 3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.countries import country
from dateline.export.notes import TOLLS, counted, in_range
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import jsonl_chunks
from dateline.export.scales import intensity, quad
from dateline.export.sides import actors, targets
from dateline.records.happenings import Where
from dateline.records.publication import Edition, Party, Released, Report, Witness

RESOLUTION = {"point": 5, "city": 4, "admin2": 3, "admin1": 2, "country": 1}
SIZES = {"killed": "dead", "injured": "injured", "captured": "arrested"}
AUXILIARY = {"background": "historical", "scheduled": "future", "expected": "future", "possible": "hypothetical", "denied": "negation"}


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one record for each incident."""
    reports = {report.document: report for report in edition.reports}
    coded = [each for each in edition.incidents if each.incident.type and each.incident.start]
    missing = len(edition.incidents) - len(coded)
    left_out = [f"{counted(missing, 'incident')} without a day or a type"] if missing else []
    records = (record(each, reports, edition) for each in coded)
    return Export([Part("events.jsonl", len(coded), jsonl_chunks(records))], left_out)


def record(released: Released, reports: dict[str, Report], edition: Edition) -> dict[str, object]:
    """Return the record of an incident; a key whose value is not known is left out."""
    incident = released.incident
    found = quad(incident.type)
    witness = released.witnesses[0] if released.witnesses else None
    value: dict[str, object] = {
        "id": incident.id,
        "date": incident.start,
        "enddate": incident.end if incident.end != incident.start else None,
        "actor": [_entity(party) for party in actors(released)],
        "recipient": [_entity(party) for party in targets(released)],
        "event": [incident.type],
        "mode": [each for each in (incident.mode, AUXILIARY.get(incident.status or "")) if each],
        "context": list(released.contexts),
        "quad_code": found[0] if found else None,
        "event_scale": intensity(incident.type, incident.mode),
        "event_loc": [_location(incident.where)] if incident.where else [],
        "event_text": [witness.quote.exact] if witness else [],
        "text_info": list(_text_info(released, reports)),
        **{SIZES[outcome]: _size(released, outcome) for outcome in TOLLS},
        "coder": witness.rule if witness else None,
        "codebook": edition.codebook,
        "comment": "; ".join(_comments(released)),
    }
    return {key: each for key, each in value.items() if each not in (None, [], "")}


def _entity(party: Party) -> dict[str, object]:
    place = country(party.country)
    value = {
        "code": place.iso3 if place else None,
        "sector": party.sector,
        "entity_text": party.written or party.name,
        "identifier_text": party.name,
    }
    return {key: each for key, each in value.items() if each is not None}


def _location(where: Where) -> dict[str, object]:
    place = country(where.country)
    value = {
        "extracted_place": where.address or where.name,
        "resolved_place": where.name,
        "geonameid": where.geonameid,
        "lat": where.lat,
        "lon": where.lon,
        "city": where.name if where.precision in ("city", "point") else None,
        "province": where.admin1,
        "country": place.name if place else None,
        "country_code": place.iso3 if place else None,
        "resolution": RESOLUTION.get(where.precision or ""),
    }
    return {key: each for key, each in value.items() if each is not None}


def _text_info(released: Released, reports: dict[str, Report]) -> Iterator[dict[str, object]]:
    for number, witness in enumerate(released.witnesses, 1):
        yield {"sequence": number, "start": witness.quote.start, "end": witness.quote.end, "cite_info": _cited(witness, reports)}


def _cited(witness: Witness, reports: dict[str, Report]) -> dict[str, str]:
    report = reports[witness.document]
    value = {"title": report.title, "url": report.url, "citation": report.outlet, "language": report.language, "corpus": report.document}
    return {key: each for key, each in value.items() if each is not None}


def _size(released: Released, outcome: str) -> int | None:
    bounds = getattr(released.incident, outcome)
    return None if bounds is None else bounds.best if bounds.best is not None else bounds.low


def _comments(released: Released) -> Iterator[str]:
    for outcome in TOLLS:
        bounds = getattr(released.incident, outcome)
        if bounds is not None:
            yield f"{outcome} {in_range(bounds)} ({released.incident.policy})"
    yield f"review={released.incident.review}"


FORMAT = Format(
    name="plover",
    title="PLOVER 0.8, JSON Lines",
    policy="range",
    losses=("bounds stand in words in comment", "who said what and how surely", "totals", "the report's text (its licence is not ours)"),
    make=make,
    holds=frozenset({"incidents"}),
)
