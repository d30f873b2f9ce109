"""Records found by where they stand: a text is cut into blocks, and each block knows the records that reach into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.records.texts import Span

T = TypeVar("T")
BLOCK = 256  # characters; about two sentences, so that a look-up meets few records and a long quotation lies in few blocks


@dataclass(frozen=True, slots=True)
class Blocks(Generic[T]):
    """Things with their spans in the order in which they were given."""

    placed: tuple[tuple[Span, T], ...]
    within: dict[int, list[int]]

    @staticmethod
    def of(placed: Iterable[tuple[Span, T]]) -> Blocks[T]:
        """Return things with their spans, ready to be looked up."""
        kept, within = tuple(placed), dict[int, list[int]]()
        for number, (span, _) in enumerate(kept):
            for block in _blocks(span):
                within.setdefault(block, []).append(number)
        return Blocks(kept, within)

    def near(self, span: Span) -> Iterator[tuple[Span, T]]:
        """Yield all things that meet, touch or hold a span, and some that stand near it, each once and in the given order."""
        numbers = {number for block in _blocks(span) for number in self.within.get(block, ())}
        return (self.placed[number] for number in sorted(numbers))


def _blocks(span: Span) -> range:
    return range(span.start // BLOCK, span.end // BLOCK + 1)
