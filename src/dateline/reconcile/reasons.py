"""Why two happenings are held to be one, in words that a reviewer can check against both reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import asin, cos, radians, sin, sqrt

from dateline.reconcile.columns import figure
from dateline.reconcile.compare import LEVELS
from dateline.reconcile.words import Wording, shared
from dateline.records.happenings import Happening, Where

_OUTCOMES = ("killed", "injured", "captured")


def reasons(one: Happening, other: Happening, levels: Mapping[str, int], wording: Wording, rows: tuple[int, int]) -> tuple[str, ...]:
    """Return what speaks for and against: days, places, tolls, kind, and the rarest words in common."""
    named = {comparison: LEVELS[comparison][level] for comparison, level in levels.items()}
    common = shared(wording, *rows)
    said = [
        "copies of one text" if named["wording"] == "copy" else "",
        _days(one, other),
        _places(one.where, other.where),
        *(_toll(one, other, outcome) for outcome in _OUTCOMES),
        _kind(one, other),
        f"words in common: {', '.join(common)}" if common else "no rare words in common",
    ]
    return tuple(each for each in said if each)


def _days(one: Happening, other: Happening) -> str:
    if not (one.start and one.end and other.start and other.end):
        return "a day is not known"
    if one.start == one.end == other.start == other.end:
        return f"same day, {_written(one.start)}"
    gap = max(_day(other.start) - _day(one.end), _day(one.start) - _day(other.end))
    if gap <= 0:
        return f"the days overlap: {_span(one)} and {_span(other)}"
    return f"{gap} {'day' if gap == 1 else 'days'} apart: {_span(one)} and {_span(other)}"


def _places(one: Where | None, other: Where | None) -> str:
    if one is None or other is None or not one.name or not other.name:
        return "a place is not known"
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        same = one.name.casefold() == other.name.casefold()
        return f"both in {one.name}" if same else f"places that cannot be compared: {one.name} and {other.name}"
    apart = round(_kilometres(one.lat, one.lon, other.lat, other.lon))
    if one.name.casefold() == other.name.casefold() and apart == 0:
        return f"same place, {one.name}"
    return f"{apart} km apart: {one.name} and {other.name}"


def _toll(one: Happening, other: Happening, outcome: str) -> str:
    left, right = figure(getattr(one, outcome)), figure(getattr(other, outcome))
    if left is None or right is None:
        return ""
    if left == right:
        return f"both: {left} {outcome}"
    earlier, later = (left, right) if (one.published or "", one.id) <= (other.published or "", other.id) else (right, left)
    return f"{earlier} {outcome} in one, {later} in the later"


def _kind(one: Happening, other: Happening) -> str:
    kinds = [" by ".join(filter(None, (each.type and each.type.casefold(), each.mode))) for each in (one, other)]
    if not all(kinds):
        return ""
    return f"both {kinds[0]}" if kinds[0] == kinds[1] else f"{kinds[0]} and {kinds[1]}"


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    chord = sin(radians(other_lat - lat) / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(min(chord, 1.0)))


def _span(one: Happening) -> str:
    start, end = one.start or "", one.end or ""
    return _written(start) if start == end else f"{_written(start)} to {_written(end)}"


def _written(day: str) -> str:
    found = date.fromisoformat(day[:10])
    return f"{found.day} {found:%b %Y}"


def _day(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
