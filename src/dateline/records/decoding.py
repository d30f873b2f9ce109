"""A reading back from its JSON: nothing is guessed, and what is not of the contract is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from dateline.errors import UnreadableError
from dateline.records.reading import SCHEMA, Reading
from dateline.records.texts import Span

Decoder = Callable[[Any], Any]


def reading_from(given: object, described: Mapping[str, str]) -> Reading:
    """Return the reading that a JSON object holds; raise UnreadableError for anything else.

    `described` gives by id the words for entities without a proper name: a reading's JSON leaves them out.
    """
    try:
        return _reading(given, described)
    except (TypeError, KeyError, ValueError) as error:
        raise UnreadableError("reading", f"this is no reading as docs/reference/reading.schema.json says: {error}") from error


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span that a record holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def _reading(given: object, described: Mapping[str, str]) -> Reading:
    if not isinstance(given, dict):
        raise TypeError("no object")
    if given["schema"] != SCHEMA:
        raise ValueError(f"its schema is {given['schema']}")
    reading: Reading = _decoder(Reading)({**given, "entities": [_with_words(each, described) for each in given["entities"]]})
    return reading


def _with_words(entity: dict[str, object], described: Mapping[str, str]) -> dict[str, object]:
    return entity if entity["name"] is not None else {**entity, "name": described[str(entity["id"])]}


@cache
def _decoder(kind: Any) -> Decoder:
    """Return what turns JSON into values of a type; the types are those that records are made of."""
    if kind is Span:
        return _span
    if is_dataclass(kind):
        return _record(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _many(_decoder(inside[0]))
    if origin in (Union, UnionType):
        return _either([_decoder(each) for each in inside])
    if origin is Literal:
        return _one_of(frozenset(inside))
    return _plain(kind)


def _record(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    parts = {field.name: (field.name.rstrip("_"), _decoder(hints[field.name])) for field in fields(kind)}

    def decode(given: Any) -> Any:
        if not isinstance(given, dict) or given.keys() != {key for key, _ in parts.values()}:
            raise TypeError(f"not the fields of a {kind.__name__.lower()}")
        return kind(**{name: part(given[key]) for name, (key, part) in parts.items()})

    return decode


def _many(part: Decoder) -> Decoder:
    def decode(given: Any) -> Any:
        if not isinstance(given, list):
            raise TypeError(f"{given!r} is no list")
        return tuple(part(each) for each in given)

    return decode


def _either(parts: list[Decoder]) -> Decoder:
    def decode(given: Any) -> Any:
        for part in parts:
            try:
                return part(given)
            except TypeError:
                continue
        raise TypeError(f"{given!r} is none of the values that may stand here")

    return decode


def _one_of(words: frozenset[str]) -> Decoder:
    def decode(given: Any) -> Any:
        if not isinstance(given, str) or given not in words:
            raise TypeError(f"{given!r} is none of {', '.join(sorted(words))}")
        return given

    return decode


def _plain(kind: Any) -> Decoder:
    def decode(given: Any) -> Any:
        if type(given) is not (NoneType if kind is None else kind):
            raise TypeError(f"{given!r} is no {getattr(kind, '__name__', kind)}")
        return given

    return decode


def _span(given: Any) -> Span:
    start, end = cast("list[int]", given)
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"{given!r} is no span")
    return Span(start, end)
