"""STIX 2.1: incidents with their places and reports, and totals as summary sightings (FORMATS.md 13)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import stix2

from dateline.export.notes import note
from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.happenings import Where
from dateline.records.publication import REACH, Edition, Released, Report, Tallied

NAMESPACE = uuid.UUID("4f0c9a5e-0a3d-5d6b-9d0e-6f1f8c2d7b11")  # ours: ids of one ledger's records are the same in every export
MOST = 999_999_999  # what STIX allows as a count


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one bundle."""
    counted = [total for total in edition.tallied if total.value is not None and total.measure in ("attacks", "operations", "strikes")]
    objects = list(_objects(edition, counted))
    bundle = stix2.Bundle(objects=objects, id=_id("bundle", f"{edition.head}/{edition.policy}"), allow_custom=True)
    left = len(edition.tallied) - len(counted)
    left_out = [f"{left} totals that count people or things and no acts: a sighting counts acts"] if left else []
    return Export([Part("bundle.json", len(objects), [(bundle.serialize(sort_keys=True) + "\n").encode()])], left_out)


def confidence(credibility: str | None) -> int | None:
    """Return STIX's confidence for an Admiralty digit, by table; 6 (cannot be judged) is no number."""
    return {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}.get(credibility or "")


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(NAMESPACE, f'{kind}/{name}')}"


def _objects(edition: Edition, counted: list[Tallied]) -> Iterator[object]:
    at = edition.at
    program = stix2.Identity(id=_id("identity", "dateline"), name="Dateline", identity_class="system", created=at, modified=at)
    yield program
    reports = {report.document: report for report in edition.reports}
    places = {
        each.incident.where.name: each.incident.where for each in edition.incidents if each.incident.where and each.incident.where.name
    }
    located = {name: made for name, where in sorted(places.items()) if (made := _location(name, where, at)) is not None}
    yield from located.values()
    incidents = [_incident(each, reports, at) for each in edition.incidents]
    yield from incidents
    by_document: dict[str, list[str]] = {}
    for each, made in zip(edition.incidents, incidents, strict=True):
        for document in each.incident.documents:
            by_document.setdefault(document, []).append(made.id)
    yield from (_report(reports[document], names, at) for document, names in sorted(by_document.items()) if document in reports)
    yield from _totals(counted, at)


def _location(name: str, where: Where, at: str) -> stix2.Location | None:
    if where.country is None and where.lat is None:
        return None
    located = {"latitude": where.lat, "longitude": where.lon} if where.lat is not None and where.lon is not None else {}
    precise = {"precision": float(REACH[where.precision])} if located and where.precision in REACH else {}
    country = {"country": where.country} if where.country else {}
    return stix2.Location(id=_id("location", name), name=name, created=at, modified=at, **country, **located, **precise)


def _incident(released: Released, reports: dict[str, Report], at: str) -> stix2.Incident:
    incident = released.incident
    told = [reports[name] for name in incident.documents if name in reports]
    references = [{"source_name": _outlet(each), **({"url": each.url} if each.url else {"external_id": each.document})} for each in told]
    return stix2.Incident(
        id=_id("incident", incident.id),
        name=incident.words or incident.id,
        description=note(released),
        labels=[each for each in (incident.type, incident.mode) if each],
        external_references=references,
        created=at,
        modified=at,
    )


def _report(report: Report, incidents: list[str], at: str) -> stix2.Report:
    return stix2.Report(
        id=_id("report", report.document),
        name=report.title or report.names[0],
        published=f"{report.published}T00:00:00Z" if report.published else at,
        object_refs=incidents,
        created=at,
        modified=at,
    )


def _totals(counted: list[Tallied], at: str) -> Iterator[object]:
    """Yield a campaign for each actor that a total counts, and the total as a summary sighting of it; no total is an incident."""
    for actor in sorted({total.actor or "unknown actor" for total in counted}):
        yield stix2.Campaign(id=_id("campaign", actor), name=f"Acts of {actor}", created=at, modified=at)
    for total in counted:
        period = {
            **({"first_seen": f"{total.period_start}T00:00:00Z"} if total.period_start else {}),
            **({"last_seen": f"{total.as_of or total.period_end}T23:59:59Z"} if (total.as_of or total.period_end) else {}),
        }
        yield stix2.Sighting(
            id=_id("sighting", total.id),
            sighting_of_ref=_id("campaign", total.actor or "unknown actor"),
            count=min(int(total.value or 0), MOST),
            summary=True,
            description=f"{total.speaker or 'The report'}: {total.quote.exact}",
            created=at,
            modified=at,
            **period,
        )


def _outlet(report: Report) -> str:
    return report.outlet or report.names[0]


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
)
