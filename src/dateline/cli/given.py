"""Numbers, days and periods as they are typed; what cannot be used is an error that names its option."""

from __future__ import annotations

from datetime import date
from math import isfinite

from dateline.answer.pace.question import Window
from dateline.errors import DatelineError


def day(option: str, text: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DatelineError(f"{option}: {text!r} is no day: write it like 2025-11-14") from error


def window(first: str, start: date, last: str, end: date) -> Window:
    """Return the days from one day to another; the options are named if they run backwards."""
    if end < start:
        raise DatelineError(f"{last}: {end.isoformat()} is before {first} {start.isoformat()}")
    return Window(start, end)


def period(year: int | None, start: str | None, end: str | None) -> Window:
    """Return the period of the earlier count: a year, or the days of two options."""
    if year is not None and (start or end):
        raise DatelineError("--year: give it, or --against-from and --against-to, not both")
    if year is not None:
        if not 1 <= year <= 9999:
            raise DatelineError(f"--year: {year} is no year")
        return Window(date(year, 1, 1), date(year, 12, 31))
    if not start or not end:
        raise DatelineError("--year: say which year the earlier count is of, or give --against-from and --against-to")
    return window("--against-from", day("--against-from", start), "--against-to", day("--against-to", end))


def count(option: str, text: str) -> int:
    """Return a whole number that is not below zero; commas, spaces and thin spaces may group its digits."""
    digits = "".join(letter for letter in text if letter not in ", \u00a0\u202f\u2009")
    if digits.startswith("-") and digits[1:].isascii() and digits[1:].isdigit():
        raise DatelineError(f"{option}: {digits} is below 0")
    if not digits.isascii() or not digits.isdigit():
        raise DatelineError(f"{option}: {text!r} is no whole number: write it like 61")
    return int(digits)


def above(option: str, number: float) -> float:
    """Return a number above zero."""
    if not isfinite(number) or number <= 0:
        raise DatelineError(f"{option}: {number:g} is not above 0: write 2 for “double”")
    return number


def numbers(option: str, text: str | None) -> tuple[int, ...]:
    """Return numbers that stand between commas."""
    return tuple(count(option, each.strip()) for each in text.split(",")) if text else ()


def share(option: str, text: str) -> tuple[int, int]:
    """Return a count so far and the count in all, as in 40/90."""
    so_far, bar, whole = text.partition("/")
    if not bar:
        raise DatelineError(f"{option}: {text!r}: write the count up to the same day and that of the whole year like 40/90")
    pair = count(option, so_far.strip()), count(option, whole.strip())
    if pair[0] > pair[1]:
        raise DatelineError(f"{option}: {text!r}: {pair[0]} is more than the whole year's {pair[1]}")
    return pair


def finite(value: object) -> object:
    """Return an object that JSON can hold: numbers without limit become null."""
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, list):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
