"""Records in a compact form that comes back equal: JSON lists, one value a field, in the order of the fields."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.records.making import maker

Record = TypeVar("Record")
Way = Callable[[Any], Any]
PLAIN = (str, int, float, bool, NoneType)


def packed(record: object) -> str:
    """Return a record in its compact form."""
    kind: Any = type(record)
    return json.dumps(_ways(kind)[0](record), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[Record], written: str, without: int | None = None) -> Record:
    """Return a record from its compact form, if wanted without what a field in this place lists."""
    named: Any = kind
    values = json.loads(written)
    if without is not None:
        values[without] = []
    made: Record = _ways(named)[1](values)
    return made


@contextmanager
def at_once() -> Iterator[None]:
    """Make many records that all live on without being searched for those that do not: the search takes as long as the making."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


@cache
def _ways(kind: Any) -> tuple[Way, Way]:
    """Return how values of a type are written and read."""
    origin = get_origin(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    if origin is tuple:
        return _sequence(get_args(kind))
    if origin in (Union, UnionType):
        return _optional(next(each for each in get_args(kind) if each is not NoneType))
    if kind in PLAIN or origin is Literal:
        return _same, _same
    raise TypeError(f"{kind!r} has no compact form")


def _same(value: Any) -> Any:
    return value


def _optional(kind: Any) -> tuple[Way, Way]:
    write, read = _ways(kind)
    if read is _same:
        return _same, _same
    return (lambda value: None if value is None else write(value)), (lambda value: None if value is None else read(value))


def _sequence(kinds: tuple[Any, ...]) -> tuple[Way, Way]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        write, read = _ways(kinds[0])
        return (list, tuple) if read is _same else ((lambda value: [*map(write, value)]), (lambda value: tuple(map(read, value))))
    ways = [_ways(each) for each in kinds]
    return (
        lambda value: [write(each) for (write, _), each in zip(ways, value, strict=True)],
        lambda value: tuple(read(each) for (_, read), each in zip(ways, value, strict=True)),
    )


def _record(kind: type) -> tuple[Way, Way]:
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    ways = [_ways(hints[name]) for name in names]
    written = [(name, write) for name, (write, _) in zip(names, ways, strict=True)]
    changed = [(at, read) for at, (_, read) in enumerate(ways) if read is not _same]
    make = maker(kind)

    def read_record(values: list[Any]) -> Any:
        for at, read in changed:
            value = values[at]
            if value is not None:
                values[at] = read(value)
        return make(*values)

    return (lambda record: [write(getattr(record, name)) for name, write in written]), read_record
