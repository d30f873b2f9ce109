"""iCalendar (RFC 5545, 7986): what is to come, with an identity that lasts, a sequence that counts changes, and nothing deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.export.content_lines import bare, day, escaped, folded, moment, text
from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.publication import Announced, Edition

FINE = ("day", "time")
TASKS = ("deadline", "withdrawal")
FIRM = ("scheduled", "announced")


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 calendars have one form
    """Return one calendar of everything that has a day."""
    dated = [coming for coming in edition.announced if is_dated(coming)]
    vague = len(edition.announced) - len(dated)
    left_out = [f"{vague} items without a day (an early autumn is no day)"] if vague else []
    return Export([Part("due.ics", len(dated), calendar(edition, dated))], left_out)


def is_dated(coming: Announced) -> bool:
    """Tell whether an item has a day: one by itself, or the last day of a deadline."""
    return (coming.precision in FINE and coming.due_start is not None) or (coming.kind in TASKS and coming.due_end is not None)


def calendar(edition: Edition, dated: Sequence[Announced]) -> Iterator[bytes]:
    """Yield the calendar's bytes, an item at a time."""
    name = escaped(edition.ledger)
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Dateline//{edition.version}//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield _bytes([*head, folded(f"NAME:Due: {name}")])
    for coming in dated:
        yield _bytes(_component(coming, edition.ledger))
    yield _bytes(["END:VCALENDAR"])


def _bytes(lines: Sequence[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode()


def _component(coming: Announced, ledger: str) -> list[str]:
    is_task = coming.kind in TASKS and coming.due_end is not None
    kind = "VTODO" if is_task else "VEVENT"
    categories = [coming.kind.upper(), *(["OVERDUE"] if coming.outcome == "missed" else [])]
    return [
        f"BEGIN:{kind}",
        text("UID", f"{coming.id}@{ledger}"),
        moment("DTSTAMP", coming.changed_at),
        *(_task(coming) if is_task else _event(coming)),
        text("SUMMARY", coming.what),
        text("DESCRIPTION", "\n".join(_described(coming))),
        folded(f"CATEGORIES:{','.join(map(escaped, categories))}"),
        *([text("LOCATION", coming.place)] if coming.place else []),
        *([f"GEO:{coming.lat};{coming.lon}"] if coming.lat is not None and coming.lon is not None else []),
        *([bare("URL", coming.url)] if coming.url else []),
        f"SEQUENCE:{coming.sequence}",
        moment("LAST-MODIFIED", coming.changed_at),
        f"END:{kind}",
    ]


def _event(coming: Announced) -> Iterator[str]:
    start = date.fromisoformat(coming.due_start or "")
    last = date.fromisoformat(coming.due_end) if coming.due_end else start
    yield day("DTSTART", start)
    yield day("DTEND", last + timedelta(days=1))
    firm = "CONFIRMED" if coming.firmness in FIRM else "TENTATIVE"
    yield f"STATUS:{'CANCELLED' if coming.outcome == 'cancelled' else firm}"


def _task(coming: Announced) -> Iterator[str]:
    yield day("DUE", date.fromisoformat(coming.due_end or ""))
    states = {"cancelled": "CANCELLED", "met": "COMPLETED", "held": "COMPLETED"}
    yield f"STATUS:{states.get(coming.outcome or '', 'NEEDS-ACTION')}"
    if coming.outcome in ("met", "held"):
        yield moment("COMPLETED", coming.changed_at)


def _described(coming: Announced) -> Iterator[str]:
    yield f"“{coming.quote.exact}”"
    yield f"{coming.speaker or 'The report'}: {coming.firmness}"
    if coming.was_start:
        yield f"before: {coming.was_start}"
    yield f"review: {coming.review}"


FORMAT = Format(
    name="ical",
    title="iCalendar of what is to come",
    policy="range",
    losses=("what has no day of its own", "incidents, figures and totals"),
    make=make,
)
