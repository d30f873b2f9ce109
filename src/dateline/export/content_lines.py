"""Content lines of iCalendar, byte for byte as the icalendar library writes them, without an object for every property.

The library's types still escape what needs it and give the order of a component's properties. What is written here is only what it
would not change: text that holds nothing to escape, and the folding of a line, which it does character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from icalendar import Component, vDDDTypes, vText, vUri

ROOM = 74  # octets; RFC 5545 allows 75 in a line, the library leaves one free
_NOTHING_TO_ESCAPE = re.compile(r"[^\\;,\r\n\ufeff]*")
_WITHIN_A_CHARACTER, _OF_THAT_KIND = 0xC0, 0x80  # the octets of UTF-8 that begin no character
_ESCAPES = b"\\^"  # a line does not end between one of these and what it escapes


def text(value: str) -> str:
    """Return a text so that nothing in it ends the value or the line."""
    if _NOTHING_TO_ESCAPE.fullmatch(value):
        return value
    return vText(value).to_ical().decode("utf-8-sig")


def texts(values: Iterable[str]) -> str:
    """Return texts as one list."""
    return ",".join(map(text, values))


def address(value: str) -> str:
    """Return an address, which holds no blank and no end of a line."""
    return vUri("".join(value.split())).to_ical().decode("utf-8-sig")


@lru_cache(maxsize=1 << 14)
def day(value: date) -> str:
    """Return a day."""
    return vDDDTypes(value).to_ical().decode()


@lru_cache(maxsize=1 << 14)
def moment(value: str) -> str:
    """Return a moment in UTC from ISO 8601; one without a zone is in UTC already."""
    read = datetime.fromisoformat(value)
    utc = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return vDDDTypes(utc).to_ical().decode()


def component(kind: type[Component], properties: Mapping[str, str]) -> bytes:
    """Return the lines of a component; a property's name, with its parameters where it has some, stands before its value."""
    name = (kind.name or "").encode()
    lines = [folded(f"{each}:{properties[each]}") for each in _in_order(kind, tuple(properties))]
    return b"\r\n".join((b"BEGIN:" + name, *lines, b"END:" + name, b""))


def folded(line: str) -> bytes:
    r"""Return a line in pieces of at most 74 octets, each after the first behind a blank; no character and no escape is split."""
    data = line.encode()
    if len(data) <= ROOM:
        return data
    pieces, start = [], 0
    while len(data) - start > ROOM:
        end = start + ROOM
        while data[end] & _WITHIN_A_CHARACTER == _OF_THAT_KIND:
            end -= 1
        if data[end - 1] in _ESCAPES:
            end -= 1
        pieces.append(data[start:end])
        start = end
    return b"\r\n ".join((*pieces, data[start:]))


@lru_cache(maxsize=1 << 10)
def _in_order(kind: type[Component], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names in the order in which the library writes a component's properties."""
    made, bare = kind(), {name.partition(";")[0]: name for name in names}
    made.update(bare)
    return tuple(bare[name] for name in made.sorted_keys())
