"""Days as machines and people write them, absolute and whole: a year, a month and a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from dateline.intake.tables import load_table

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
FIRST_YEAR = 1600
SHORT = 400  # characters: dates further on are not looked for
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d|$)")


def iso_day(written: str) -> str | None:
    """Return the day that begins an ISO 8601 date or time ("2025-11-14T09:30:00Z": 2025-11-14)."""
    found = ISO.match(written.strip()) or COMPACT.match(written.strip())
    return real_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def instant(written: str) -> datetime | None:
    """Return the moment that an ISO 8601 time with a zone names."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def real_day(year: int, month: int, day: int) -> str | None:
    """Return the day in ISO 8601 if the calendar has it; a year before newspapers is a placeholder."""
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:
        return None


def only_day(line: str) -> str | None:
    """Return the day of a line that holds nothing but one date ("Friday, November 15, 2024", "15 Nov. 2024", "2024-11-15")."""
    bare = line.strip().strip("·|*_-–— \t")
    if len(bare) > 60:
        return None
    if ISO.fullmatch(bare):
        return iso_day(bare)
    found = line_pattern().fullmatch(bare)
    return spelled(found) if found else None


def first_day(text: str) -> str | None:
    """Return the first whole date, its month in letters or ISO 8601, that a short text holds."""
    return next((day for _, day in days_in(text)), None)


def days_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the whole dates of a short text in order, each with the words since the one before."""
    found = [*date_pattern().finditer(text[:SHORT]), *ISO.finditer(text[:SHORT])]
    past = 0
    for match in sorted(found, key=re.Match.start):
        day = iso_day(match[0]) if match.re is ISO else spelled(match)
        if day:
            yield text[past : match.start()], day
        past = match.end()


def spelled(found: re.Match[str]) -> str | None:
    """Return the day of a match of the patterns below."""
    day, month, year = next((found[f"day{n}"], found[f"month{n}"], found[f"year{n}"]) for n in (1, 2) if found[f"day{n}"])
    return real_day(int(year), months()[month.lower()[:3]], int(day))


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its first three letters."""
    return {name[:3].lower(): number for name, number in load_table("calendar.toml")["months"].items()}


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the pattern of a date with its month in letters, day first or month first."""
    names = "|".join(rf"{name}|{name[:4]}\.|{name[:4]}|{name[:3]}\.?" for name in load_table("calendar.toml")["months"])
    day, year = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<year{0}>(?:19|20)\d\d)"
    first = rf"(?P<month1>{names})\s+{day.format(1)}\s*,?\s+{year.format(1)}"
    second = rf"{day.format(2)}\s+(?:of\s+)?(?P<month2>{names})\s*,?\s+{year.format(2)}"
    return re.compile(rf"\b(?:{first}|{second})\b", re.IGNORECASE)


@cache
def line_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that holds one date: with a weekday, a label ("Published:") and the hour at most."""
    calendar = load_table("calendar.toml")
    weekday = "|".join(rf"{name}|{name[:4]}\.?|{name[:3]}\.?" for name in calendar["weekdays"])
    label = "|".join(calendar["labels"])
    hour = r"(?:\s*,?\s*(?:at|\||·|-|–|—)?\s*\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
    return re.compile(rf"(?:(?:{label})(?:\s+on)?\s*:?\s+)?(?:(?:{weekday})\s*,?\s+)?{date_pattern().pattern}{hour}", re.IGNORECASE)
