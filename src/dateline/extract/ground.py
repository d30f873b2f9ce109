"""The gate: a record whose words do not stand in the text does not leave the stage."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, cast

from dateline.records.reading import Reading
from dateline.records.texts import Span

_PLAIN = frozenset({str, int, float, bool, type(None)})  # most of what a record holds, and no place in a text


def grounded(reading: Reading) -> Reading:
    """Return the reading without records that have a span outside the text, an empty one, or one that touches removed words."""
    length = len(reading.document.text)
    removed = [each.span for each in reading.document.removed if each.span is not None]
    kinds = [field.name for field in fields(reading) if field.name not in ("schema", "document", "anchor", "sentences")]
    kept: dict[str, Any] = {kind: tuple(each for each in getattr(reading, kind) if _stands(each, length, removed)) for kind in kinds}
    return replace(reading, **kept)


def _stands(record: object, length: int, removed: list[Span]) -> bool:
    return all(0 <= span.start < span.end <= length and not any(span.meets(cut) for cut in removed) for span in _spans(record))


def _spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    parts = value if isinstance(value, tuple) else [getattr(value, name) for name in _parts(cast("Hashable", type(value)))]
    return [span for each in parts if type(each) not in _PLAIN for span in _spans(each)]


@cache
def _parts(kind: Hashable) -> tuple[str, ...]:
    """Return the names of a record's fields; none of what is no record."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()
