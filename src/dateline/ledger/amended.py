"""A correction as a person types it, turned into the value that its property holds."""

from __future__ import annotations

import json
import re
from datetime import date

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json

NUMBER = re.compile(r"(?P<low>\d{1,15})(?:(?P<open>\+)|-(?P<high>\d{1,15}))?")
TOLLS = ("killed", "injured", "captured")
DATED = ("when", "due", "period", "valid", "was")


def amended(property_: str, before: Json, typed: str) -> Json:
    """Return the value: 12, 10-15 or 12+ for numbers, 2025-11-10 or 2025-11-10/2025-11-12 for days, words for all else.

    What begins with a brace or bracket is taken as JSON, as `show --json` prints the value.
    """
    wanted = typed.strip()
    if wanted[:1] in ("{", "["):
        return _json(wanted)
    if property_ == "number" or property_ in TOLLS:
        return _number(property_, before, wanted)
    if property_ in DATED:
        return _days(before, wanted)
    return wanted


def _json(typed: str) -> Json:
    try:
        value: Json = json.loads(typed, parse_float=str)
    except ValueError as error:
        raise LedgerError(f"{typed!r} is not JSON: copy the value as `dateline show ID --json` prints it and change that") from error
    return value


def _number(property_: str, before: Json, typed: str) -> Json:
    match = NUMBER.fullmatch(typed.replace(",", ""))
    if match is None:
        raise LedgerError(f"{typed!r} is no number: write 12, 10-15 or 12+")
    low = int(match["low"])
    high = int(match["high"]) if match["high"] else None if match["open"] else low
    if high is not None and high < low:
        raise LedgerError(f"{typed!r} runs backwards: write the smaller number first")
    if property_ == "number":
        comparator = "at_least" if match["open"] else "range" if match["high"] else "exactly"
        return {"value": None if match["high"] else low, "low": low, "high": high, "comparator": comparator}
    counts = before.get("counts", []) if isinstance(before, dict) else []
    return {"low": low, "best": None if match["high"] else low, "high": high, "counts": counts}


def _days(before: Json, typed: str) -> Json:
    first, _, last = typed.partition("/")
    try:
        start, end = date.fromisoformat(first).isoformat(), date.fromisoformat(last or first).isoformat()
    except ValueError as error:
        raise LedgerError(f"{typed!r} is no day: write 2025-11-10, or 2025-11-10/2025-11-12 from the first to the last") from error
    value: dict[str, Json] = {"start": start, "end": end}
    if isinstance(before, dict) and "precision" in before:
        value["precision"] = "day"
    return value
