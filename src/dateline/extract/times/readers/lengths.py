"""Lengths of time and what comes again and again: from a matched pattern to what it means."""

from __future__ import annotations

import re

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import (
    Groups,
    Reader,
    amount_of,
    clock_of,
    low,
    month_number,
    ordinal_of,
    season_of,
    unit_of,
    weekday_number,
)
from dateline.extract.times.words import tables


def window(groups: Groups) -> Meaning | None:
    """Read a length that ends or begins now: "the past 24 hours", "within a week"."""
    if groups.get("within"):
        unit = re.sub(r"^an? ", "", low(groups["withinunit"]))
        amount = amount_of(groups["number"]) if groups["number"] else (None if unit.endswith("s") else 1.0)
        return Meaning(kind="length", unit=unit_of(unit), amount=amount, which=1)
    if groups.get("ahead"):
        return Meaning(kind="length", unit=unit_of(groups["unit"]), which=1)
    unit = low(groups["unit"])
    if not groups["number"] and not unit.endswith("s") and low(groups["frame"]) != "past":
        return None
    amount = amount_of(groups["number"]) if groups["number"] else (None if unit.endswith("s") else 1.0)
    amount = None if groups.get("number2") else _and_a_half(groups, amount)
    which = {"past": -1, "last": -1, "previous": -1, "preceding": -1, "first": None, "final": None}.get(low(groups["frame"]), 1)
    return Meaning(kind="length", unit=unit_of(unit), amount=amount, which=which)


def length(groups: Groups) -> Meaning | None:
    """Read a plain length."""
    if groups.get("halfamount"):
        words = low(groups["halfamount"])
        share = 0.75 if "three" in words else 0.25 if "quarter" in words else 0.5
        return Meaning(kind="length", unit=unit_of(groups["halfunit"]), amount=share)
    if groups.get("andhalf"):
        return Meaning(kind="length", unit=unit_of(groups["andhalf"]), amount=1.5)
    if low(groups.get("number")) == "recent":
        return Meaning(kind="reference", value="PAST_REF")
    if groups.get("bareunit"):
        return Meaning(kind="length", unit=unit_of(groups["bareunit"]))
    if groups.get("all"):
        season = season_of(groups["allunit"])
        return Meaning(kind="date", season=season) if season else Meaning(kind="length", unit=unit_of(groups["allunit"]), amount=1.0)
    amount = None if groups.get("number2") else _and_a_half(groups, amount_of(groups["number"]))
    return Meaning(kind="length", unit=unit_of(groups["unit"]), amount=amount)


def _and_a_half(groups: Groups, amount: float | None) -> float | None:
    return amount + 0.5 if amount is not None and (groups.get("andahalf") or groups.get("andahalf2")) else amount


def long_lasting(groups: Groups) -> Meaning | None:
    """Read "the year-long siege", "months-long"."""
    unit = low(groups["longunit"])
    return Meaning(kind="length", unit=unit_of(unit), amount=None if unit.endswith("s") else 1.0)


def repeated(groups: Groups) -> Meaning | None:
    """Read what comes again and again: "every Friday", "twice a week"."""
    if groups.get("setword"):
        return Meaning(kind="set", value=tables()["sets"][low(groups["setword"])])
    value = _set_of_days(groups)
    if value:
        return Meaning(kind="set", value=value)
    skipped = 2 if low(groups.get("other")) == "other" else ordinal_of(groups["nth"]) if groups.get("nth") else 1
    amount = amount_of(groups.get("number")) if groups.get("number") else float(skipped)
    return Meaning(kind="set", value=length_value(unit_of(groups.get("unit") or groups.get("perunit")), amount))


def _set_of_days(groups: Groups) -> str:
    """Return the value of a weekday, season, month or part of the day that comes again and again."""
    weekday = groups.get("weekday") or str(groups.get("weekdayplural") or "")[:-1]
    if weekday:
        return f"XXXX-WXX-{(weekday_number(weekday) or 0) + 1}{clock_of(groups.get('clockword'))}"
    if groups.get("season"):
        return f"XXXX-{season_of(groups['season'])}"
    if groups.get("month"):
        return f"XXXX-{month_number(groups['month']):02}"
    return f"XXXX-XX-XX{clock_of(groups['clockword2'])}" if groups.get("clockword2") else ""


def length_value(unit: str, amount: float | None) -> str:
    """Return the TIMEX3 value of a length: P3D, PT24H, PXM for an open one."""
    many = {"DE": 10, "CE": 100, "FN": 2, "WE": 1, "N": 1}.get(unit, 1)
    letter = {"DE": "Y", "CE": "Y", "FN": "W", "MIN": "M", "WE": "WE", "N": "D"}.get(unit, unit)
    clock = "T" if unit in ("S", "MIN", "H") else ""
    if amount is None:
        return f"P{clock}X{'DE' if unit == 'DE' else letter}"
    if amount == 0.5 and unit in ("Y", "H", "D"):
        amount, letter, clock = {"Y": (6, "M", ""), "H": (30, "M", "T"), "D": (12, "H", "T")}[unit]
    total = amount * many
    return f"P{clock}{int(total) if total == int(total) else total}{letter}"


READERS: dict[str, Reader] = {
    **dict.fromkeys(["window", "days_ahead"], window),
    **dict.fromkeys(["duration", "duration_range", "duration_half", "duration_bare", "all_unit"], length),
    **dict.fromkeys(["set_every", "set_per", "set_adverb", "set_weekdays"], repeated),
    "duration_long": long_lasting,
    "running_year": lambda _: Meaning(kind="length", unit="Y", amount=1.0),
}
