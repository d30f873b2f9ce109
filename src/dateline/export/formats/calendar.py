"""iCalendar (RFC 5545, 7986): what is to come, with an identity that lasts, a sequence that counts changes, and nothing deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from icalendar import Calendar, Event, Todo, vGeo

from dateline.export.content_lines import address, component, day, moment, text, texts
from dateline.export.notes import counted
from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.publication import Announced, Edition

FINE = ("day", "time")
TASKS = ("deadline", "withdrawal")
FIRM = ("scheduled", "announced")
END = b"END:VCALENDAR\r\n"


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 calendars have one form
    """Return one calendar of everything that has a day."""
    dated = [coming for coming in edition.announced if is_dated(coming)]
    vague = len(edition.announced) - len(dated)
    left_out = [f"{counted(vague, 'item')} without a day (an early autumn is no day)"] if vague else []
    return Export([Part("due.ics", len(dated), [calendar(edition, dated)])], left_out)


def is_dated(coming: Announced) -> bool:
    """Tell whether an item has a day: one by itself, or the last day of a deadline."""
    return (coming.precision in FINE and coming.due_start is not None) or (coming.kind in TASKS and coming.due_end is not None)


def calendar(edition: Edition, dated: Iterable[Announced]) -> bytes:
    r"""Return the calendar's bytes: \r\n, lines of at most 75 octets, no character split."""
    whole = Calendar()
    whole.add("prodid", f"-//Dateline//{edition.version}//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", f"Due: {edition.ledger}")
    head = whole.to_ical().removesuffix(END)
    return b"".join((head, *(_component(coming, edition.ledger) for coming in dated), END))


def _component(coming: Announced, ledger: str) -> bytes:
    is_task = coming.kind in TASKS and coming.due_end is not None
    properties = _task(coming) if is_task else _event(coming)
    changed = moment(coming.changed_at)
    properties |= {
        "UID": text(f"{coming.id}@{ledger}"),
        "DTSTAMP": changed,
        "LAST-MODIFIED": changed,
        "SEQUENCE": str(coming.sequence),
        "SUMMARY": text(coming.what),
        "DESCRIPTION": text("\n".join(_described(coming))),
        "CATEGORIES": texts([coming.kind.upper(), *(["OVERDUE"] if coming.outcome == "missed" else [])]),
    }
    if coming.place:
        properties["LOCATION"] = text(coming.place)
    if coming.lat is not None and coming.lon is not None:
        properties["GEO"] = str(vGeo((coming.lat, coming.lon)).to_ical())
    if coming.url:
        properties["URL"] = address(coming.url)
    return component(Todo if is_task else Event, properties)


def _event(coming: Announced) -> dict[str, str]:
    start = date.fromisoformat(coming.due_start or "")
    last = date.fromisoformat(coming.due_end) if coming.due_end else start
    firm = "CONFIRMED" if coming.firmness in FIRM else "TENTATIVE"
    return {
        "DTSTART;VALUE=DATE": day(start),
        "DTEND;VALUE=DATE": day(last + timedelta(days=1)),
        "STATUS": "CANCELLED" if coming.outcome == "cancelled" else firm,
    }


def _task(coming: Announced) -> dict[str, str]:
    states = {"cancelled": "CANCELLED", "met": "COMPLETED", "held": "COMPLETED"}
    status = states.get(coming.outcome or "", "NEEDS-ACTION")
    task = {"DUE;VALUE=DATE": day(date.fromisoformat(coming.due_end or "")), "STATUS": status}
    return task | {"COMPLETED": moment(coming.changed_at)} if status == "COMPLETED" else task


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
    holds=frozenset({"announced"}),
)
