"""The tables of time words, and the pieces of pattern that are made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from dateline.extract.times.almanac import feast_keys, feast_pattern, known_after, known_pattern, national_keys, national_pattern
from dateline.extract.times.choices import cased, choice, named


@cache
def tables() -> dict[str, Any]:
    """Return the tables of time words and patterns."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/times.toml").read_text("utf-8"))


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
def fragments() -> dict[str, str]:
    """Return the pieces that a pattern of the table may name in braces."""
    table = tables()
    months, weekdays, number = table["months"], table["weekdays"], number_pattern()
    units = choice(table["units"])
    steps = [*table["steps"]["anchor"], *table["steps"]["story"]]
    month = named(months)
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
        "weekday": rf"(?P<weekday>{named(weekdays)})",
        "weekdays": rf"(?P<weekdayplural>{cased(word + 's' for word in weekdays if word.endswith('day'))})",
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
        "feast": rf"(?P<feast>{feast_pattern()})",
        "national": national_pattern(),
        "known": known_pattern(),
        "known_after": rf"(?:{known_after()})",
        "portion_nth": rf"(?P<pnth>{choice(_ordinals(31))}|last|final|opening|closing|\d{{1,2}}(?:st|nd|rd|th))",
        "portion_of": rf"\s(?:of|in)\s(?:the\s)?(?:{_wholes()})",
        "day_of": rf"\s(?:(?:the|last|next|this)\s)?(?:{_days(day)})\b",
        "plainweekday": cased(weekdays),
        "month_word": cased(months),
        "season_word": choice(table["seasons"]),
        "plainordinal": choice(_ordinals(31)),
        "plainday": day,
        "plainbareunits": "(?:hours|days|weeks|months|years|decades|centuries)",
        "dtg_month": rf"(?P<month>{choice(form for word in months if len(word) == 3 for form in (word, word.upper()))})",
        "halfday": r"(?P<half>a\.m\.|p\.m\.|am|pm|AM|PM|A\.M\.|P\.M\.|o[’\x27]clock)",
        "hours": choice([*ones, "ten", "eleven", "twelve"]),
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
        "feast": feast_keys(),
        "national": national_keys(),
        "portion": _lower(_ordinals(31)) | {"last", "final", "opening", "closing"},
        "anniversary": frozenset({"anniversary"}),
    }


def _ordinals(highest: int) -> list[str]:
    """Return the ordinals in words up to one; "last", which a quarter may be, is none."""
    return [word for word, value in tables()["ordinals"].items() if word.replace("-", "").isalpha() and word != "last" and value <= highest]


def _wholes() -> str:
    """Return a pattern for the beginning of a period that has first and last days."""
    table = tables()
    step = choice([*table["steps"]["anchor"], *table["steps"]["story"]])
    unit = r"(?:week|month|quarter|year|decade|season)\b"
    names = "|".join((cased(table["months"]), choice(table["seasons"]), feast_pattern()))
    return rf"(?:{step})\s{unit}|{unit}|{names}|(?:early-|mid-|late-|early\s|mid\s|late\s)?[12]\d\d\d|[’\x27‘]\d0s"


def _days(day: str) -> str:
    """Return a pattern for the beginning of a day of the calendar."""
    months, weekdays = cased(tables()["months"]), cased(tables()["weekdays"])
    return rf"{day}(?:st|nd|rd|th)?\s{months}|{months}\s{day}|{weekdays}|{feast_pattern()}"


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
