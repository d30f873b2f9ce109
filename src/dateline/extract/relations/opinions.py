"""Claims about the same thing that say the opposite, or the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from dateline.extract.relations.statements import Claim, Statement, overlaps, relation, same_speaker
from dateline.records.claims import Relation

# How many claims back another is still compared: beyond that, a reader does not connect them either.
WINDOW = 40
# A statement so short that one weighty word in common makes it one about the same thing.
SHORT = 3


def find_opinions(claims: tuple[Claim, ...]) -> Iterator[Relation]:
    """Yield the pairs of claims that contradict, corroborate or repeat one another, the later one on the left."""
    recent: deque[Claim] = deque(maxlen=WINDOW)
    for later in claims:
        for earlier in recent:
            found = None if overlaps(earlier.of, later.of) else _between(earlier, later)
            if found is not None:
                yield found
        recent.append(later)


def _between(earlier: Claim, later: Claim) -> Relation | None:
    if "denied" in (earlier.of.force, later.of.force) or "negative" in (earlier.of.polarity, later.of.polarity):
        return None
    same = same_speaker(earlier, later)
    pairs = [(one, other) for one in earlier.statements for other in later.statements if one.says and other.says]
    if not same and any(_opposes(one, other) for one, other in pairs):
        return relation(later.of, earlier.of, "contradicts", "opposite", 0.6)
    if any(_agrees(one, other) for one, other in pairs):
        return relation(later.of, earlier.of, "repeats" if same else "corroborates", "alike", 0.6)
    return None


def _opposes(one: Statement, other: Statement) -> bool:
    """Tell whether exactly one of two statements negates something, and it is something that the other states."""
    if bool(one.negated) == bool(other.negated) or _names_apart(one, other):
        return False
    negative, positive = (one, other) if one.negated else (other, one)
    shared = one.keys & other.keys
    if not negative.negated & positive.keys or not one.things & other.things:
        return False
    return is_alike(one, other) or (
        len(shared) >= 1 and min(len(one.keys), len(other.keys)) <= SHORT and positive.head in shared | {"remain"}
    )


def _agrees(one: Statement, other: Statement) -> bool:
    shared, smaller = one.keys & other.keys, min(len(one.keys), len(other.keys))
    alike = is_alike(one, other) and bool(one.negated) == bool(other.negated)
    return alike and len(shared) >= SHORT and len(shared) >= 0.7 * smaller


def is_alike(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are about the same thing: they share half of their weighty words, and their names do not differ."""
    shared, smaller = one.keys & other.keys, min(len(one.keys), len(other.keys))
    return len(shared) >= 2 and len(shared) >= 0.5 * smaller and not _names_apart(one, other)


def _names_apart(one: Statement, other: Statement) -> bool:
    return bool(one.names - other.names) and bool(other.names - one.names)
