"""Canonical JSON and digests: the same value gives the same bytes on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, TypeAlias

from dateline.errors import LedgerError

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_SPELLED: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: str,
    type(None): lambda _: "null",
    bytes: lambda data: f'"{sha256(data)}"',
}
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Json) -> str:
    """Return the one spelling of a value: keys sorted, no spaces, and no floats, which machines print differently."""
    if isinstance(value, str):
        return encode_basestring(value)
    _refuse_floats(value)
    return _ENCODER.encode(value)


def digest(value: Json) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hex."""
    return sha256(canonical(value).encode())


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def row_json(row: Mapping[str, object]) -> str:
    """Return the canonical JSON of a table row; bytes stand in it by their own digest.

    Rows are flat and there are a thousand of them in a report, so they are spelled here without the general encoder.
    """
    pattern, values = _pattern(tuple(row))
    try:
        return pattern % tuple([_SPELLED[type(value)](value) for value in values(row)])
    except KeyError as error:
        raise LedgerError(f"a row holds what no row can hold: {error.args[0].__name__}") from error


@cache
def _pattern(names: tuple[str, ...]) -> tuple[str, Callable[[Mapping[str, object]], tuple[object, ...]]]:
    """Return how rows of these columns are spelled, and what gives their values in that order."""
    ordered = sorted(names)
    pattern = ",".join(f"{encode_basestring(name).replace('%', '%%')}:%s" for name in ordered)
    return f"{{{pattern}}}", itemgetter(*ordered) if len(ordered) > 1 else lambda row: tuple(row[name] for name in ordered)


def row_digest(row: Mapping[str, object]) -> str:
    """Return the digest of a table row; a damaged text counts with the bytes it has."""
    return sha256(row_json(row).encode("utf-8", "surrogateescape"))


def number(value: float) -> Json:
    """Return a whole number as it is, any other as a decimal string ("2.5")."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 only NaN differs from itself
        raise LedgerError(f"not a number that can be kept: {value}")
    return int(value) if value == int(value) else format(Decimal(repr(value)), "f")


def from_number(value: Json) -> int | float | None:
    """Return the number that `number` wrote down."""
    if isinstance(value, str):
        return float(value)
    return value if isinstance(value, int) else None


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise LedgerError(f"a value to be kept holds a floating-point number: {value}")
    if isinstance(value, dict):
        for each in value.values():
            _refuse_floats(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _refuse_floats(each)
