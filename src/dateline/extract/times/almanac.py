"""The tables of feasts, national days, days known by their date, and fiscal years, with the words that name them."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from dateline.extract.times.choices import cased, choice
from dateline.extract.times.meaning import Fiscal


@cache
def calendar() -> dict[str, Any]:
    """Return the tables of feasts and standing dates."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/calendar.toml").read_text("utf-8"))


@cache
def feasts() -> dict[str, dict[str, Any]]:
    """Return the feasts by their names, national days by the name of the day and of its country: "Independence Day/Ukraine"."""
    named = {word: row for row in calendar()["feast"] for word in row["words"]}
    for row in calendar()["national"]:
        for name, day in row["days"].items():
            month, number = (int(part) for part in day.split("-"))
            named |= {f"{name}/{country}": {"month": month, "day": number} for country in row["names"]}
    return named


def feast_pattern() -> str:
    """Return a pattern for the names of feasts, which have their capitals; only an article in front may change its own."""
    names = [name for name in feasts() if "/" not in name]
    bare = [name for name in names if not name.startswith("the ")]
    led = [name.removeprefix("the ") for name in names if name.startswith("the ")]
    return rf"{cased(bare)}|the\s+{cased(led)}"


def national_pattern() -> str:
    """Return a pattern for a national day beside its country: "Ukraine's Independence Day", "Independence Day in Ukraine"."""
    rows = calendar()["national"]
    days = choice({name for row in rows for name in row["days"]})
    nations = choice({country for row in rows for country in row["names"]})
    return rf"(?-i:(?P<nation>{nations})(?:[’']s)?\s(?P<national>{days})|(?P<national2>{days})\s(?:in|of)\s(?P<nation2>{nations}))"


def known_pattern() -> str:
    """Return a pattern for days that they and the words after them fix for good: "the Sept. 11 attacks"."""
    return "|".join(f"(?P<known{place}>{_known(row)})" for place, row in enumerate(calendar()["known"]))


def _known(row: dict[str, Any]) -> str:
    after = choice(row.get("before", []))
    return rf"(?-i:{choice(row['words'])})" + (rf"(?=(?:,\s+20\d\d,?)?\s+(?:{after})\b)" if after else "")


def known_after() -> str:
    """Return a pattern for the words that may follow a known day."""
    return choice({word for row in calendar()["known"] for word in row.get("before", [])})


def known_day(place: int) -> date:
    """Return the day that the pattern's group of this number means."""
    return date.fromisoformat(calendar()["known"][place]["date"])


@cache
def feast_keys() -> frozenset[str]:
    """Return the words of which a sentence that names a feast holds one."""
    return frozenset(word.casefold() for row in calendar()["feast"] for word in row.get("keys") or _first_names(row["words"]))


def _first_names(words: list[str]) -> set[str]:
    return {match.group() for word in words if (match := re.search(r"[A-Z][a-z]+", word)) is not None}


@cache
def national_keys() -> frozenset[str]:
    """Return the first words of the names of national days."""
    return frozenset(name.split()[0].casefold() for row in calendar()["national"] for name in row["days"])


def fiscal_of(words: str, named: Fiscal) -> Fiscal:
    """Return the fiscal year of the country that a sentence names first; the calendar's where it names none of the table."""
    match = _fiscal_names().search(words)
    row = None if match is None else next(row for row in calendar()["fiscal"] if match.group() in row["names"])
    return named if row is None else Fiscal(row["month"], named.starts or bool(row.get("starts")))


@cache
def _fiscal_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{choice(name for row in calendar()['fiscal'] for name in row['names'])})(?!\w)")
