"""Which record of a later version is which of the earlier: by words that stand unchanged and once in both texts, never by likeness."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.ledger.carry import find_exactly
from dateline.ledger.said import Told, Value
from dateline.records.texts import Span

PLACED = ("clause", "what")  # values that are offsets: their words are compared, not the numbers
ID = re.compile(r'"([0-9a-f]{64})"')
Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand once in both texts: where in the earlier, and how far on in the later."""

    span: Span
    shift: int

    def moved(self, span: Span) -> Span:
        """Return where a place within these words is in the later text."""
        return Span(span.start + self.shift, span.end + self.shift)


class Unchanged:
    """The words of an earlier text that the later one has too, exactly and once: whole sentences, and single words within others."""

    def __init__(self, earlier: str, later: str, sentences: Iterable[Span]) -> None:
        """Find the sentences that stand unchanged."""
        self._earlier = earlier
        self._later = later
        self._sentences = [piece for each in sentences if (piece := self._exactly(each)) is not None]
        self._found: dict[Span, Piece | None] = {}

    def piece(self, span: Span) -> Piece | None:
        """Return the unchanged words that hold a place: its sentence, else its own words; none where neither stands once in both."""
        if span not in self._found:
            whole = next((each for each in self._sentences if each.span.holds(span)), None)
            self._found[span] = whole or self._exactly(span)
        return self._found[span]

    def _exactly(self, span: Span) -> Piece | None:
        words = span.of(self._earlier)
        place = find_exactly(words, self._later) if find_exactly(words, self._earlier) is not None else None
        return None if place is None else Piece(span, place.start - span.start)


def counterparts(earlier: Mapping[str, Told], later: Mapping[str, Told], unchanged: Unchanged) -> dict[str, str]:
    """Return for records of the earlier version the record of the later that says the most on the same words; ties have none."""
    standing: dict[Key, list[str]] = defaultdict(list)
    for record in later.values():
        for each in record.read():
            standing[each.property, each.span].append(record.id)
    found: dict[str, tuple[tuple[int, int], str]] = {}
    for record in earlier.values():
        likely = _likely(record, later, standing, unchanged)
        if likely and (len(likely) == 1 or likely[0][0] > likely[1][0]):
            found[record.id] = likely[0]
    claimed: dict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    for old, (rank, new) in found.items():
        claimed[new].append((rank, old))
    best = {new: sorted(given, reverse=True) for new, given in claimed.items()}
    return {given[0][1]: new for new, given in best.items() if len(given) == 1 or given[0][0] > given[1][0]}


def _likely(
    record: Told, later: Mapping[str, Told], standing: Mapping[Key, list[str]], unchanged: Unchanged
) -> list[tuple[tuple[int, int], str]]:
    shared: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    for each in record.read():
        piece = unchanged.piece(each.span)
        place = piece.moved(each.span) if piece is not None else None
        for name in set(standing.get((each.property, place), ())) if place is not None else ():
            if later[name].kind == record.kind:
                shared[name] += 1
                alike[name] += any(each.property == other.property and _plain(each) == _plain(other) for other in later[name].read())
    return sorted((((alike[name], shared[name]), name) for name in shared), reverse=True)


def _plain(value: Value) -> str:
    """Return a value without what differs from report to report: the ids of records, and offsets."""
    return "" if value.property in PLACED else ID.sub('""', json.dumps(value.value, sort_keys=True))


def translated(value: Value, ids: Mapping[str, str]) -> str:
    """Return a value as the later version says it: ids of records are those of their counterparts."""
    if value.property in PLACED:
        return ""
    return ID.sub(lambda match: f'"{ids.get(match[1], match[1])}"', json.dumps(value.value, sort_keys=True))


def compared(old: Told, new: Told, ids: Mapping[str, str], unchanged: Unchanged) -> tuple[list[Value], dict[str, str], list[Piece]]:
    """Return the values of which the later version does not say the same on the same words, the others by id, and the words that prove it.

    A value that only the later version has counts as changed too.
    """
    there: dict[tuple[str, str, Span], str] = {(each.property, translated(each, {}), each.span): each.id for each in new.read()}
    changed, same, pieces = [], {}, {}
    for each in old.read():
        piece = unchanged.piece(each.span)
        name = there.pop((each.property, translated(each, ids), piece.moved(each.span)), None) if piece is not None else None
        if piece is None or name is None:
            changed.append(each)
        else:
            same[each.id], pieces[piece.span] = name, piece
    added = [each for each in new.read() if each.id in set(there.values())]
    return changed + added, same, [pieces[span] for span in sorted(pieces)]
