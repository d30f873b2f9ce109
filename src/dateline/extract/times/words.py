"""The tables of time words, and the pieces of pattern that are made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """Return the tables of time words and patterns."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/times.toml").read_text("utf-8"))


@cache
def calendar() -> dict[str, Any]:
    """Return the tables of feasts and standing dates."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/calendar.toml").read_text("utf-8"))


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, across any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _cased(words: Iterable[str]) -> str:
    """Return a pattern for names, which are written with a capital or in capitals: "May", "MAY", not "may"."""
    return f"(?-i:{choice(form for word in words for form in (word, word.upper()))})"


def _named(words: Iterable[str]) -> str:
    """Return a pattern for names and their abbreviations; only an abbreviation takes a full stop."""
    names = list(words)
    full = [word for word in names if not any(word != other and other.startswith(word) for other in names)]
    short = [word for word in names if word not in full]
    return rf"(?:{_cased(full)}\b|{_cased(short)}\b\.?)"


@cache
def number_pattern() -> str:
    """Return a pattern for an amount in figures or words."""
    names, (tens, ones) = tables()["numbers"], _tens_and_ones()
    return rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{choice(tens)})(?:[\s-](?:{choice(ones)}))?|{choice(names)})"


def _tens_and_ones() -> tuple[list[str], list[str]]:
    names = tables()["numbers"]
    ones = [word for word, value in names.items() if isinstance(value, int) and 1 <= value <= 9 and len(word) > 2 and " " not in word]
    return [word for word in names if word.endswith("ty")], ones


@cache
def feasts() -> dict[str, dict[str, Any]]:
    """Return the feasts by their names."""
    return {word: row for row in calendar()["feast"] for word in row["words"]}


@cache
def fragments() -> dict[str, str]:
    """Return the pieces that a pattern of the table may name in braces."""
    table = tables()
    months, weekdays, number = table["months"], table["weekdays"], number_pattern()
    units = choice(table["units"])
    steps = [*table["steps"]["anchor"], *table["steps"]["story"]]
    month = _named(months)
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    parts = choice(table["parts_of_day"])
    tens, ones = _tens_and_ones()
    return {
        "month": rf"(?P<month>{month})",
        "capmonth": rf"(?P<month>(?-i:{choice(word.upper() for word in months)}))",
        "day": rf"(?P<day>{day})(?:st|nd|rd|th)?",
        "day2": rf"(?P<day2>{day})(?:st|nd|rd|th)?",
        "day_nth": rf"(?P<day>{day})(?:st|nd|rd|th)",
        "year": r"(?P<year>1\d{3}|20\d\d)",
        "shortyear": r"(?P<shortyear>\d\d)",
        "scale": r"(?:hundred|thousand|million|billion|percent|people)",
        "weekday": rf"(?P<weekday>{_named(weekdays)})",
        "weekdays": rf"(?P<weekdayplural>{_cased(word + 's' for word in weekdays if word.endswith('day'))})",
        "season": rf"(?P<season>{choice(table['seasons'])})",
        "season2": rf"(?P<season2>{choice(table['seasons'])})",
        "unit": rf"(?P<unit>{units})",
        "units": rf"(?P<unit>{units})",
        "unit1": r"(?P<unit>day|weekend|week|month|quarter|year|decade|century)",
        "plainunit": units,
        "plainnumber": number,
        "number": rf"(?P<number>{number})",
        "number2": rf"(?P<number2>{number})",
        "part_of_day": rf"(?P<clockword>{parts})",
        "part_of_day2": rf"(?P<clockword2>{parts})",
        "nth": rf"(?P<nth>{choice(table['ordinals'])}|\d{{1,2}}(?:st|nd|rd|th))",
        "zone": rf"(?:{choice(table['zones']['words'])})",
        "step": rf"(?P<step>{choice(steps)})",
        "approx": rf"(?:(?P<approx>{choice(table['approximate']['words'])})\s+)?",
        "bareunits": r"(?P<bareunit>minutes|hours|days|weeks|months|years|decades|centuries)",
        "bareunits2": r"(?:hours|days|weeks|months|years|decades)",
        "setword": rf"(?P<setword>{choice(table['sets'])})",
        "reference": rf"(?P<reference>{choice(word for word, value in table['references'].items() if value)})",
        "feast": rf"(?P<feast>{choice(feasts())})",
        "century_word": r"(?P<centuryword>seventeen|eighteen|nineteen|twenty)",
        "year_words": rf"(?P<yearwords>(?:{choice(tens)})(?:[\s-](?:{choice(ones)}))?|ten|eleven|twelve|\w+teen)",
        "decadeword": rf"(?P<decadeword>{choice(table['decades'])})",
        "era": r"(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?)",
    }


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the words whose presence in a sentence makes a pattern worth trying, by the class that a row's `on` names."""
    table = tables()
    return {
        "month": _lower(table["months"]),
        "weekday": _lower(table["weekdays"]),
        "weekdays": _lower(word + "s" for word in table["weekdays"]),
        "season": _lower(table["seasons"]),
        "unit": _lower(unit for unit in table["units"] if unit != "second"),
        "part_of_day": _lower(table["parts_of_day"]),
        "deictic": frozenset({"today", "yesterday", "tomorrow", "tonight", "overnight", "last", "this"}),
        "quarter": frozenset({"quarter", "half"}),
        "century": frozenset({"century"}),
        "hours": frozenset({"hours"}),
        "decade": _lower(table["decades"]),
        "spelled": frozenset({"seventeen", "eighteen", "nineteen", "twenty"}),
        "set": _lower(word.split()[0] for word in table["sets"]),
        "reference": _lower(word.split()[-1] for word in table["references"]),
        "feast": _lower(re.split(r"\W", name)[0] for name in feasts()) | {"the"},
    }


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
