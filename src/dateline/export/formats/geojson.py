"""GeoJSON (RFC 7946): every incident is a feature, one without a place has no geometry and stays in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.spans_of_time import width
from dateline.records.happenings import Bounds, Where
from dateline.records.publication import REACH, Edition, Released, Report

DECIMALS = {"point": 6, "city": 4, "admin2": 2, "admin1": 1, "region": 1, "country": 1}


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 maps have one form
    """Return one FeatureCollection."""
    reports = {report.document: report for report in edition.reports}
    return Export([Part("incidents.geojson", len(edition.incidents), _chunks(edition, reports))])


def _chunks(edition: Edition, reports: dict[str, Report]) -> Iterator[bytes]:
    yield b'{"type":"FeatureCollection","features":[\n'
    for number, released in enumerate(edition.incidents):
        line = json.dumps(feature(released, reports), ensure_ascii=False, separators=(",", ":"))
        yield (",\n" if number else "").encode() + line.encode()
    yield b"\n]}\n"


def feature(released: Released, reports: dict[str, Report]) -> dict[str, object]:
    """Return the feature of an incident."""
    incident = released.incident
    outlets = dict.fromkeys(reports[name].outlet or reports[name].names[0] for name in incident.documents if name in reports)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry(incident.where),
        "properties": {
            "event_id": incident.id,
            "title": incident.words,
            "type": incident.type,
            "mode": incident.mode,
            "date_start": incident.start,
            "date_end": incident.end,
            "date_prec": incident.precision,
            "date_width_days": width(incident.start, incident.end) if incident.start and incident.end else None,
            **_toll("killed", incident.killed),
            **_toll("injured", incident.injured),
            **_toll("captured", incident.captured),
            "status": incident.status,
            "location_name": incident.where.name if incident.where else None,
            "country": incident.where.country if incident.where else None,
            "geo_precision": incident.where.precision if incident.where else None,
            "uncertainty_m": REACH.get(incident.where.precision or "") if incident.where else None,
            "n_sources": incident.independent_low,
            "sources": list(outlets),
            "policy": incident.policy,
            "review": incident.review,
        },
    }


def geometry(where: Where | None) -> dict[str, object] | None:
    """Return a point with as many decimals as its precision has meaning; null for a place that is not located."""
    if where is None or where.lat is None or where.lon is None:
        return None
    decimals = DECIMALS.get(where.precision or "", 4)
    return {"type": "Point", "coordinates": [round(where.lon, decimals), round(where.lat, decimals)]}


def _toll(outcome: str, bounds: Bounds | None) -> dict[str, int | None]:
    low, best, high = (bounds.low, bounds.best, bounds.high) if bounds else (None, None, None)
    return {f"{outcome}_min": low, f"{outcome}_best": best, f"{outcome}_max": high}


FORMAT = Format(
    name="geojson",
    title="GeoJSON, one feature an incident",
    policy="range",
    losses=("who said what", "totals", "an area is drawn as its centre with uncertainty_m around it"),
    make=make,
    holds=frozenset({"incidents"}),
)
