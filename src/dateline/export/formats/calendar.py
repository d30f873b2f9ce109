"""iCalendar (RFC 5545, 7986): what is to come, with an identity that lasts, a sequence that counts changes, and nothing deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Component, Event, Todo, vGeo

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
    return Export([Part("due.ics", len(dated), [calendar(edition, dated)])], left_out)


def is_dated(coming: Announced) -> bool:
    """Tell whether an item has a day: one by itself, or the last day of a deadline."""
    return (coming.precision in FINE and coming.due_start is not None) or (coming.kind in TASKS and coming.due_end is not None)


def calendar(edition: Edition, dated: list[Announced]) -> bytes:
    r"""Return the calendar's bytes: \r\n, lines of at most 75 octets, no character split."""
    whole = Calendar()
    whole.add("prodid", f"-//Dateline//{edition.version}//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", f"Due: {edition.ledger}")
    for coming in dated:
        whole.add_component(_component(coming, edition.ledger))
    return bytes(whole.to_ical())


def _component(coming: Announced, ledger: str) -> Component:
    made = _task(coming) if coming.kind in TASKS and coming.due_end is not None else _event(coming)
    made.add("uid", f"{coming.id}@{ledger}")
    made.add("dtstamp", _moment(coming.changed_at))
    made.add("last-modified", _moment(coming.changed_at))
    made.add("sequence", coming.sequence)
    made.add("summary", coming.what)
    made.add("description", "\n".join(_described(coming)))
    made.add("categories", [coming.kind.upper(), *(["OVERDUE"] if coming.outcome == "missed" else [])])
    if coming.place:
        made.add("location", coming.place)
    if coming.lat is not None and coming.lon is not None:
        made.add("geo", vGeo((coming.lat, coming.lon)))
    if coming.url:
        made.add("url", "".join(coming.url.split()))  # an address holds no blank and no end of a line
    return made


def _event(coming: Announced) -> Event:
    start = date.fromisoformat(coming.due_start or "")
    last = date.fromisoformat(coming.due_end) if coming.due_end else start
    event = Event()
    event.add("dtstart", start)
    event.add("dtend", last + timedelta(days=1))
    firm = "CONFIRMED" if coming.firmness in FIRM else "TENTATIVE"
    event.add("status", "CANCELLED" if coming.outcome == "cancelled" else firm)
    return event


def _task(coming: Announced) -> Todo:
    todo = Todo()
    todo.add("due", date.fromisoformat(coming.due_end or ""))
    states = {"cancelled": "CANCELLED", "met": "COMPLETED", "held": "COMPLETED"}
    todo.add("status", states.get(coming.outcome or "", "NEEDS-ACTION"))
    if coming.outcome in ("met", "held"):
        todo.add("completed", _moment(coming.changed_at))
    return todo


def _described(coming: Announced) -> Iterator[str]:
    yield f"“{coming.quote.exact}”"
    yield f"{coming.speaker or 'The report'}: {coming.firmness}"
    if coming.was_start:
        yield f"before: {coming.was_start}"
    yield f"review: {coming.review}"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


FORMAT = Format(
    name="ical",
    title="iCalendar of what is to come",
    policy="range",
    losses=("what has no day of its own", "incidents, figures and totals"),
    make=make,
)
