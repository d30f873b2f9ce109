"""One thing that a reading says of a record: property, value, and the words that carry it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.ledger.canonical import Json, from_number, number
from dateline.records.quantities import Comparator, Period
from dateline.records.texts import Span

# properties that hold one value at a time; a record may have the others many times over
MANY = frozenset({"mention", "role", "attribution", "event", "actor", "target", "party", "source", "content", "cue"})

FIGURES = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement before it has ids. `own` tells that `span` is the value's own words, not only those of its record."""

    subject: str
    property: str
    value: Json
    span: Span
    own: bool
    low: int | None = None
    high: int | None = None
    kind: str | None = None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that statements are about, as the ledger names it."""

    id: str
    span: Span
    rule: str
    score: float
    ids: Mapping[str, str]

    def says(self, property_: str, value: Json, span: Span | None = None) -> Stated:
        """Return a statement about this record, on words of its own or on the record's."""
        low, high, kind = bounds(value)
        return Stated(
            subject=self.id,
            property=property_,
            value=value,
            span=span or self.span,
            own=span is not None,
            low=low,
            high=high,
            kind=kind,
            rule=self.rule,
            score=self.score,
        )

    def counts(self, value: float | None, low: float | None, high: float | None, comparator: Comparator, span: Span) -> Stated:
        """Return the statement of a number with its bounds; a bound that is no whole number is rounded outwards."""
        written: Json = {"value": _number(value), "low": _number(low), "high": _number(high), "comparator": comparator}
        return self.says("number", written, span)

    def dates(self, property_: str, start: str | None, end: str | None, precision: str | None, span: Span | None = None) -> Stated:
        """Return the statement of an interval of days; its bounds are kept as 20251109 too, so that they sort."""
        value: dict[str, Json] = {"start": start, "end": end}
        if precision is not None:
            value["precision"] = precision
        return self.says(property_, value, span)

    def period(self, property_: str, period: Period) -> list[Stated]:
        """Return the statement of a period, or none where both ends are open."""
        return [self.dates(property_, period.start, period.end, None)] if period.start or period.end else []

    def maybe(self, property_: str, value: Json, span: Span | None = None) -> list[Stated]:
        """Return the statement, or none where the report gives no value: what is not said is no row."""
        return [] if value is None else [self.says(property_, value, span)]

    def refers(self, property_: str, local: str | None, spans: Mapping[str, Span], span: Span | None = None) -> list[Stated]:
        """Return the statement that names another record of the report; an id that no record has says nothing."""
        target = self.ids.get(local) if local is not None else None
        return [] if local is None or target is None else [self.says(property_, target, span or spans.get(local))]


def in_figures(words: str) -> int | None:
    """Return the number that words give in plain figures, "1,400" or "153"; none for all other words."""
    return int(words.replace(",", "")) if FIGURES.fullmatch(words) else None


def contradiction(property_: str, value: Json, words: str) -> str | None:
    """Return what is wrong where a number stands on figures that say another one; the words decide, not who wrote the value."""
    if property_ != "number" or not isinstance(value, dict) or value.get("value") is None:
        return None
    said = in_figures(words)
    return None if said is None or said == from_number(value["value"]) else f"its words say {said}, not {value['value']}"


def absence(value: float | None, low: float | None, high: float | None, comparator: str) -> str:
    """Return the comparator, or the name of what is no number: none at all, or a number that nobody knows."""
    if comparator == "exactly" and value == low == high == 0:
        return "none"
    if comparator == "vague" and value is None and low == 1 and high is None:
        return "unknown_number"
    return comparator


def bounds(value: Json) -> tuple[int | None, int | None, str | None]:
    """Return low, high and kind as they follow from a statement's value; other values have none."""
    if not isinstance(value, dict):
        return None, None, None
    if "comparator" in value:
        written, low, high = (from_number(value.get(key)) for key in ("value", "low", "high"))
        comparator = str(value["comparator"])
        return floor(low), ceiling(high), absence(written, low, high, comparator)
    if "best" in value:
        return floor(from_number(value.get("low"))), ceiling(from_number(value.get("high"))), None
    if "start" in value and "end" in value and "tally" not in value:
        start, end = value["start"], value["end"]
        return day(start if isinstance(start, str) else None), day(end if isinstance(end, str) else None), None
    return None, None, None


def day(date: str | None) -> int | None:
    """Return a day as a number that sorts: 2025-11-09 is 20251109. What is no full day has none."""
    digits = (date or "")[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else None


def floor(value: float | None) -> int | None:
    """Return the whole number at or below a lower bound; what no database integer holds is left open."""
    return None if value is None else _kept(int(value // 1))


def ceiling(value: float | None) -> int | None:
    """Return the whole number at or above an upper bound; what no database integer holds is left open."""
    return None if value is None else _kept(-int(-value // 1))


def clamped(value: float | None, low: float | None, high: float | None) -> int | None:
    """Return a figure inside its bounds: "nearly 200" is 199 at most."""
    if value is None:
        return None
    raised = value if low is None else max(value, low)
    return floor(raised if high is None else min(raised, high))


def _kept(bound: int) -> int | None:
    return bound if abs(bound) < 2**63 else None


def _number(value: float | None) -> Json:
    return None if value is None else number(value)
