"""W3C Web Annotation: one annotation for each value's words, found again by quotation and by position (FORMATS.md 8)."""

from __future__ import annotations

from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import jsonl_chunks
from dateline.records.publication import Edition, Quote, Report, Stated

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points on each side to begin with; doubled until the three parts together stand once


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one annotation a line."""
    reports = {report.document: report for report in edition.reports}
    return Export([Part("annotations.jsonl", len(edition.stated), jsonl_chunks(annotation(each, reports) for each in edition.stated))])


def annotation(stated: Stated, reports: dict[str, Report]) -> dict[str, object]:
    """Return the annotation of a value."""
    report = reports[stated.quote.document]
    human = stated.origin.startswith("human:")
    return {
        "@context": CONTEXT,
        "id": f"urn:dateline:annotation:{stated.id}",
        "type": "Annotation",
        "motivation": "describing",
        "created": stated.recorded_at,
        "creator": {"type": "Person" if human else "Software", "name": stated.origin.partition(":")[2]},
        "body": {
            "id": f"urn:dateline:statement:{stated.id}",
            "type": "Dataset",
            "value": {"record": stated.record, "kind": stated.kind, "property": stated.property, "value": stated.value},
        },
        "target": {
            "source": report.url or f"urn:sha256:{report.document}",
            "state": _state(report),
            "selector": [_words(stated.quote, report), position_selector(stated.quote)],
        },
    }


def _state(report: Report) -> dict[str, str]:
    dated = {"sourceDate": f"{report.published}T00:00:00Z"} if report.published else {}
    return {"type": "TimeState", "cached": f"urn:sha256:{report.document}", **dated}


def _words(quote: Quote, report: Report) -> dict[str, str]:
    """Return the selector by words; the words around them stay here where they may name somebody who is restricted."""
    return {"type": "TextQuoteSelector", "exact": quote.exact} if report.withheld else quote_selector(quote, report.text)


def position_selector(quote: Quote) -> dict[str, object]:
    """Return the selector by code points, end exclusive."""
    return {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}


def quote_selector(quote: Quote, text: str) -> dict[str, str]:
    """Return the selector by words, with as much before and after them as makes the place the only one."""
    around = AROUND
    while True:
        prefix, suffix = text[max(0, quote.start - around) : quote.start], text[quote.end : quote.end + around]
        if (quote.start <= around and quote.end + around >= len(text)) or _stands_once(prefix + quote.exact + suffix, text):
            return {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": prefix, "suffix": suffix}
        around *= 2


def _stands_once(words: str, text: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0


FORMAT = Format(
    name="annotations",
    title="W3C Web Annotation, JSON Lines",
    policy="range",
    losses=("what is the same over several reports", "superseded values", "decisions of people beyond their values"),
    make=make,
    holds=frozenset({"stated"}),
)
