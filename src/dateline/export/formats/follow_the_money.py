"""FollowTheMoney entities as JSON Lines (FORMATS.md 11): articles, events, and the people and bodies in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain

from dateline.export.notes import note
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import jsonl_chunks
from dateline.records.publication import Edition, Party, Released, Report

Entity = dict[str, object]
SCHEMATA = {"PERSON": "Person", "GOVERNMENT": "PublicBody", "MILITARY": "PublicBody"}


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one entity a line."""
    reports = {report.document: report for report in edition.reports}
    parties = list(_parties(edition))
    entities = chain(map(_article, edition.reports), parties, (_event(each, reports) for each in edition.incidents))
    return Export([Part("entities.jsonl", len(edition.reports) + len(parties) + len(edition.incidents), jsonl_chunks(entities))])


def _entity(key: str, schema: str, /, **properties: list[str | None]) -> Entity:
    return {
        "id": key,
        "schema": schema,
        "properties": {name: known for name, values in properties.items() if (known := list(filter(None, values)))},
    }


def _article(report: Report) -> Entity:
    return _entity(
        f"article-{report.document}",
        "Article",
        title=[report.title or report.names[0]],
        publisher=[report.outlet],
        author=[report.byline],
        sourceUrl=[report.url],
        publishedAt=[report.published],
        language=[report.language],
        contentHash=[hashlib.sha1(report.text.encode(), usedforsecurity=False).hexdigest()],  # the property is a SHA-1 by definition
    )


def _parties(edition: Edition) -> Iterator[Entity]:
    """Yield each person and body once, by name."""
    found = {party.name: party for released in edition.incidents for party in released.parties}
    for name, party in sorted(found.items()):
        yield _entity(
            _party_id(party), SCHEMATA.get(party.type or "", "Organization"), name=[name], country=[(party.country or "").lower()]
        )


def _party_id(party: Party) -> str:
    return f"party-{hashlib.sha256(party.name.encode()).hexdigest()[:32]}"


def _event(released: Released, reports: dict[str, Report]) -> Entity:
    """Return an incident: an interval goes to startDate and endDate, for one cell "a/b" would be cut to a."""
    incident = released.incident
    told = [reports[name] for name in incident.documents if name in reports]
    where = incident.where
    return _entity(
        f"event-{incident.id}",
        "Event",
        name=[incident.words or f"{incident.type or 'Incident'} {incident.start or ''}".strip()],
        startDate=[incident.start],
        endDate=[incident.end],
        location=[where.name if where else None],
        country=[(where.country or "").lower() if where else None],
        involved=[_party_id(party) for party in released.parties],
        summary=[note(released)],
        proof=[f"article-{each.document}" for each in told],
        sourceUrl=[each.url for each in told],
        publisher=list(dict.fromkeys(each.outlet for each in told)),
        recordId=[incident.id],
    )


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney entities, JSON Lines",
    policy="range",
    losses=("figures and their bounds stand in words in summary", "who said what and how surely", "totals"),
    make=make,
    holds=frozenset({"incidents"}),
)
