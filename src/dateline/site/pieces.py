"""A text cut where highlights begin and end, so that spans may lie within and across each other and the text stays the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

SHOWN = 6  # lines of one piece's note


@dataclass(frozen=True, slots=True)
class Light:
    """Words to be lit: code points, end exclusive; `kind` decides the colour, `record` is what they belong to."""

    start: int
    end: int
    kind: str
    record: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text under the same highlights; the shortest of them gives its kind and record, all of them its note and `records`."""

    start: int
    text: str
    kind: str = ""
    record: str = ""
    note: str = ""
    records: tuple[str, ...] = ()


def pieces(text: str, lights: Iterable[Light]) -> Iterator[Piece]:
    """Yield the whole text in order; what lies outside the text is left out, and joining the pieces gives the text again."""
    inside = sorted({each for each in lights if 0 <= each.start < each.end <= len(text)}, key=_order)
    bounds = sorted({0, len(text), *(edge for each in inside for edge in (each.start, each.end))})
    active: list[Light] = []
    coming = 0
    for start, end in pairwise(bounds):
        active = [each for each in active if each.end > start]
        while coming < len(inside) and inside[coming].start <= start:
            active.append(inside[coming])
            coming += 1
        yield _piece(start, text[start:end], active)


def _piece(start: int, text: str, active: list[Light]) -> Piece:
    if not active:
        return Piece(start, text)
    first = min(active, key=lambda each: (each.end - each.start, each.start, each.kind, each.record))
    records = tuple(dict.fromkeys(each.record for each in sorted(active, key=lambda each: (each.end - each.start, each.record))))
    notes = list(dict.fromkeys(each.note for each in sorted(active, key=lambda each: (each.end - each.start, each.note))))
    more = [f"and {len(notes) - SHOWN} more"] if len(notes) > SHOWN else []
    return Piece(start, text, first.kind, first.record, "\n".join(notes[:SHOWN] + more), records)


def _order(light: Light) -> tuple[int, int, str, str, str]:
    return light.start, -light.end, light.kind, light.record, light.note
