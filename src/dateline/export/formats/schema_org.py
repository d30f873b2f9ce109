"""schema.org as JSON-LD: reports, claims and what is to come (FORMATS.md 10); nothing is rated."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.export.notes import counted
from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.publication import Announced, Edition, Report, Saying

Node = dict[str, object]
STATES = {"cancelled": "EventCancelled", "moved": "EventRescheduled"}


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one JSON-LD document, safe to stand inside a page's script element."""
    dated = [coming for coming in edition.announced if coming.due_start]
    reports = {report.document: report for report in edition.reports}
    nodes = [*map(_article, edition.reports), *(_claim(each, reports) for each in edition.sayings), *map(_event, dated)]
    vague = len(edition.announced) - len(dated)
    left_out = [f"{counted(vague, 'item')} without a first day"] if vague else []
    return Export([Part("schema.jsonld", len(nodes), _chunks(nodes))], left_out)


def _chunks(nodes: list[Node]) -> Iterator[bytes]:
    yield b'{"@context":"https://schema.org","@graph":[\n'
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for number, node in enumerate(nodes):
        line = encode(_known(node)).replace("</", "<\\/")
        yield ((",\n" if number else "") + line).encode()
    yield b"\n]}\n"


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], {})}


def _article(report: Report) -> Node:
    media = {"@type": "MediaObject", "sha256": report.raw_sha256} if report.raw_sha256 else None
    return {
        "@type": "NewsArticle",
        "@id": f"urn:sha256:{report.document}",
        "headline": report.title or report.names[0],
        "author": {"@type": "Person", "name": report.byline} if report.byline else None,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "datePublished": report.published,
        "url": report.url,
        "inLanguage": report.language,
        "isBasedOn": {"@type": "CreativeWork", "publisher": report.publisher} if report.publisher else None,
        "associatedMedia": media,
    }


def _claim(saying: Saying, reports: dict[str, Report]) -> Node:
    report = reports[saying.content.document]
    return {
        "@type": "Claim",
        "@id": f"urn:dateline:claim:{saying.id}",
        "text": saying.content.exact,
        "author": {"@type": "Thing", "name": saying.speaker} if saying.speaker else None,
        "appearance": {"@id": f"urn:sha256:{saying.content.document}"},
        "claimInterpreter": {"@type": "SoftwareApplication", "name": "Dateline"},
        "datePublished": report.published,
    }


def _event(coming: Announced) -> Node:
    place = {"@type": "Place", "name": coming.place} if coming.place else None
    if place and coming.lat is not None and coming.lon is not None:
        place = {**place, "geo": {"@type": "GeoCoordinates", "latitude": coming.lat, "longitude": coming.lon}}  # type: ignore[dict-item]
    return {
        "@type": "Event",
        "@id": f"urn:dateline:scheduled:{coming.id}",
        "name": coming.what,
        "startDate": coming.due_start,
        "endDate": coming.due_end,
        "location": place,
        "eventStatus": f"https://schema.org/{STATES.get(coming.outcome or '', 'EventScheduled')}",
        "previousStartDate": coming.was_start,
        "url": coming.url,
        "subjectOf": {"@id": f"urn:sha256:{coming.quote.document}"},
    }


FORMAT = Format(
    name="schema-org",
    title="schema.org, JSON-LD",
    policy="range",
    losses=("relations between claims: schema.org has none", "incidents and their figures", "totals", "certainty and force"),
    make=make,
    holds=frozenset({"announced", "sayings"}),
)
