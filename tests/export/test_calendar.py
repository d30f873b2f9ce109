"""The calendar, byte for byte as the icalendar library writes it from its own objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event, Todo, vGeo
from icalendar.parser import Contentline

from dateline.export.content_lines import folded, moment, text
from dateline.export.formats.calendar import calendar, is_dated
from dateline.records.publication import Announced, Edition
from tests.export.edition import edition

WORDS = (
    "Talks resume in Port Adair",
    "Talks; in a, \\ b\r\nEND:VEVENT\nX:Y",
    "a lone \r return, a literal \\n and a literal \\N",
    "💥🕊️ emoji 👩🏽‍⚕️ joined, and again 💥" * 4,
    "استئناف المحادثات في بورت أدير بعد انسحاب القوات من وادي أورشا",
    "שיחות שלום, בעיר; הנמל \u200f" * 3,
    "\ufeffa mark of the encoding first",
    "caret ^ and back\\slash " * 8,
    "\u2028 separators \u0085 that end no line \x0b",
    "",
)


def slowly(whole: Edition, dated: Sequence[Announced]) -> bytes:
    """Return what the library's objects make of the items, one property after the other."""
    made = Calendar()
    for name, value in (("prodid", f"-//Dateline//{whole.version}//EN"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        made.add(name, value)
    made.add("method", "PUBLISH")
    made.add("name", f"Due: {whole.ledger}")
    for coming in dated:
        made.add_component(component(coming, whole.ledger))
    return bytes(made.to_ical())


def component(coming: Announced, ledger: str) -> Component:
    is_task = coming.kind in ("deadline", "withdrawal") and coming.due_end is not None
    made = task(coming) if is_task else event(coming)
    made.add("uid", f"{coming.id}@{ledger}")
    made.add("dtstamp", datetime.fromisoformat(coming.changed_at))
    made.add("last-modified", datetime.fromisoformat(coming.changed_at))
    made.add("sequence", coming.sequence)
    made.add("summary", coming.what)
    before = [f"before: {coming.was_start}"] if coming.was_start else []
    said = (f"“{coming.quote.exact}”", f"{coming.speaker or 'The report'}: {coming.firmness}", *before, f"review: {coming.review}")
    made.add("description", "\n".join(said))
    made.add("categories", [coming.kind.upper(), *(["OVERDUE"] if coming.outcome == "missed" else [])])
    if coming.place:
        made.add("location", coming.place)
    if coming.lat is not None and coming.lon is not None:
        made.add("geo", vGeo((coming.lat, coming.lon)))
    if coming.url:
        made.add("url", "".join(coming.url.split()))
    return made


def event(coming: Announced) -> Event:
    made, start = Event(), date.fromisoformat(coming.due_start or "")
    made.add("dtstart", start)
    made.add("dtend", (date.fromisoformat(coming.due_end) if coming.due_end else start) + timedelta(days=1))
    firm = "CONFIRMED" if coming.firmness in ("scheduled", "announced") else "TENTATIVE"
    made.add("status", "CANCELLED" if coming.outcome == "cancelled" else firm)
    return made


def task(coming: Announced) -> Todo:
    made, done = Todo(), coming.outcome in ("met", "held")
    made.add("due", date.fromisoformat(coming.due_end or ""))
    made.add("status", "CANCELLED" if coming.outcome == "cancelled" else "COMPLETED" if done else "NEEDS-ACTION")
    if done:
        made.add("completed", datetime.fromisoformat(coming.changed_at).astimezone(UTC))
    return made


def drawn(chance: Random, number: int) -> Announced:
    """Return an item of any kind: moved, cancelled, met or missed, with and without a place, told in any script, of any length."""
    (given,) = edition().announced
    words = chance.choice(WORDS) + "x" * chance.randrange(90)  # every length beside the octet at which a line is folded
    day = date(2026, 1, 1) + timedelta(days=number % 900)
    return replace(
        given,
        id=f"{number:064x}",
        kind=chance.choice(("talks", "election", "deadline", "withdrawal")),
        what=words,
        due_start=chance.choice((day.isoformat(), given.due_start)),
        due_end=chance.choice((None, (day + timedelta(days=chance.randrange(9))).isoformat())),
        precision=chance.choice(("day", "time")),
        firmness=chance.choice(("scheduled", "announced", "planned", "threatened")),
        quote=replace(given.quote, exact=chance.choice(WORDS)),
        changed_at=chance.choice(("2025-11-14T09:00:00Z", "2025-11-14T09:00:00+05:30", f"2025-11-14T09:00:{number % 60:02}.5Z")),
        speaker=chance.choice((None, *WORDS)),
        place=chance.choice((None, *WORDS)),
        lat=chance.choice((None, 46.1234567, -0.0)),
        lon=chance.choice((None, 25.5, 1e-7)),
        url=chance.choice((None, "https://x.example/a?b=1,2;c\r\nEND:VEVENT", "https://x.example/" + "ü" * number)),
        outcome=chance.choice((None, "held", "moved", "cancelled", "missed", "met")),
        was_start=chance.choice((None, "2025-12-02")),
        sequence=chance.randrange(4),
        review=chance.choice(("machine", "accepted")),
    )


@pytest.mark.parametrize("ledger", ["desk", "a, long; \\ name of a desk in مدينة " * 3])
def test_the_calendar_is_what_the_librarys_own_objects_write(ledger: str) -> None:
    chance = Random(5)
    items = [each for number in range(400) if is_dated(each := drawn(chance, number % 120))]
    whole = replace(edition(), ledger=ledger)
    data = calendar(whole, items)
    assert data == slowly(whole, items)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read = Calendar.from_ical(data).subcomponents
    assert {each.name for each in read} == {"VEVENT", "VTODO"}
    assert [str(each["uid"]) for each in read] == [f"{each.id}@{ledger}" for each in items]


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert calendar(edition(), []) == slowly(edition(), [])


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    assert moment("2025-11-14T01:30:00+05:30") == moment("2025-11-13T20:00:00") == "20251113T200000Z"


@given(st.text(alphabet=st.sampled_from("ab\\^,;: é€💥ا\ufeff"), max_size=400))
def test_a_line_is_folded_where_the_library_folds_it(line: str) -> None:
    library: Any = Contentline
    assert folded(line) == library(line).to_ical()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_comes_back_from_a_calendar(words: str) -> None:
    (given,) = edition().announced
    (read,) = Calendar.from_ical(calendar(edition(), [replace(given, what=words)])).subcomponents
    kept = words.replace("\\N", "\n").replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    assert str(read["summary"]) == kept
    assert "\n" not in text(words)
