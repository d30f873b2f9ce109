"""Records found by where they stand, without a walk over all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.records.texts import Span

T = TypeVar("T")
REACH = 400  # a mention is never longer than this


@dataclass(frozen=True, slots=True)
class Standing(Generic[T]):
    """Things in the order of their spans."""

    starts: tuple[int, ...]
    placed: tuple[tuple[Span, T], ...]

    def inside(self, span: Span) -> list[T]:
        """Return the things that stand wholly inside a span, in order."""
        found, at = [], bisect_left(self.starts, span.start)
        while at < len(self.placed) and self.starts[at] < span.end:
            if self.placed[at][0].end <= span.end:
                found.append(self.placed[at][1])
            at += 1
        return found

    def before(self, offset: int, most: int) -> list[T]:
        """Return the last things that start before an offset, the last one first."""
        at = bisect_left(self.starts, offset)
        return [thing for _, thing in reversed(self.placed[max(0, at - most) : at])]

    def over(self, span: Span) -> T | None:
        """Return the thing that covers a span, the shortest one among several."""
        best: tuple[int, T] | None = None
        at = bisect_left(self.starts, span.start - REACH)
        while at < len(self.placed) and self.starts[at] <= span.start:
            where, thing = self.placed[at]
            if where.end >= span.end and (best is None or where.end - where.start <= best[0]):
                best = (where.end - where.start, thing)
            at += 1
        return best[1] if best else None


def standing(placed: Iterable[tuple[Span, T]]) -> Standing[T]:
    """Return things with their spans, ready to be looked up."""
    ordered = tuple(sorted(placed, key=lambda each: each[0]))
    return Standing(tuple(span.start for span, _ in ordered), ordered)
