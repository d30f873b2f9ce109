"""What the single words of a time mean: numbers, months, weekdays, seasons, units, "last" and "the next"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.words import tables

Groups = Mapping[str, str | None]
Reader = Callable[[Groups], Meaning | None]


def low(words: str | None) -> str:
    """Return words in lower case with single blanks; empty where there are none."""
    return re.sub(r"\s+", " ", words or "").strip().casefold()


def month_number(words: str | None) -> int | None:
    """Return the number of a month by its name or abbreviation."""
    months: dict[str, int] = tables()["months"]
    return months.get((words or "").strip(".").capitalize())


def weekday_number(words: str | None) -> int | None:
    """Return the number of a weekday by its name or abbreviation, Monday 0."""
    weekdays: dict[str, int] = tables()["weekdays"]
    return weekdays.get((words or "").strip(".").capitalize())


def season_of(words: str | None) -> str:
    """Return the TIMEX3 name of a season."""
    return str(tables()["seasons"].get(low(words), ""))


def clock_of(words: str | None) -> str:
    """Return the TIMEX3 tail of a part of the day."""
    return str(tables()["parts_of_day"].get(low(words), ""))


def unit_of(words: str | None) -> str:
    """Return the letters of a unit of time; a day where it is none."""
    return str(tables()["units"].get(low(words), "D"))


def whole(words: str | None) -> int | None:
    """Return a whole number in figures; null where there is none."""
    return int(words) if words else None


def full_year(short: int) -> int:
    """Return the year that two figures stand for: 00 to 40 are in this century."""
    return short + (2000 if short <= 40 else 1900)


def ordinal_of(words: str | None) -> int:
    """Return the number of an ordinal."""
    plain = low(words)
    figures = re.match(r"\d+", plain)
    return int(figures.group()) if figures else int(tables()["ordinals"].get(plain, 1))


def which_of(words: str | None) -> tuple[int | None, str]:
    """Return the step that "last", "the next" and their like say, and what it is counted from."""
    plain = re.sub(r" (?:year|week|month)$", "", low(words))
    plain = {"the year before": "the previous", "this past": "last", "this coming": "next", "the past": "last"}.get(plain, plain)
    steps = tables()["steps"]
    if plain in steps["anchor"]:
        return steps["anchor"][plain], "anchor"
    if plain in steps["story"]:
        return steps["story"][plain], "story"
    return None, "anchor"


def amount_of(words: str | None) -> float | None:
    """Return the amount in figures or words; null where it is open ("several")."""
    plain = low(words)
    names = tables()["numbers"]
    if plain in names:
        return names[plain] or None
    if plain[:1].isdigit():
        return float(plain.replace(",", ""))
    parts = [names[part] for part in re.split(r"[\s-]", plain) if part in names]
    return float(sum(parts)) if parts else None
