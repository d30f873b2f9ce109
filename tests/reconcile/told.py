"""The smallest world: happenings and texts as short as the claim under test allows."""

from __future__ import annotations

from dataclasses import replace

from dateline.records.happenings import Bounds, Happening, Text, Where

TOLMERE = Where("Tolmere", None, "Orsha", "XA", 41.20, 44.50, "city", 1)
KARVIN = Where("Karvin", None, "Orsha", "XA", 41.90, 45.40, "city", 2)
_EMPTY = Happening(
    "", "", (), "ASSAULT", "explosives", "occurred", None, None, "day", TOLMERE, (), (), None, None, None, "", None, "2025-11-10", 3
)  # fmt: skip


def toll(best: int | None, high: int | None = -1) -> Bounds | None:
    """Return an exact toll; `high` None leaves it open."""
    return None if best is None else Bounds(best, best, best if high == -1 else high)


def happening(name: str, words: str, day: str | None = "2025-11-09", killed: int | None = None, **changes: object) -> Happening:
    """Return a happening of a report of its own name."""
    made = replace(_EMPTY, id=f"{name}-1", document=name, names=(name,), words=words, start=day, end=day, killed=toll(killed))
    return replace(made, **changes)  # type: ignore[arg-type]


def text(name: str, words: str, published: str = "2025-11-10", outlet: str | None = None, publisher: str | None = None) -> Text:
    """Return a report."""
    return Text(name, words, outlet, publisher, published)
