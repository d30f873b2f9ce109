"""A noun said once for several numbers: "killing two soldiers and wounding five"."""

from __future__ import annotations

from dateline.extract.counts.entry import Entry
from dateline.extract.counts.who import class_of
from dateline.records.claims import PersonClass


def shared_class(entries: list[Entry], at: int) -> PersonClass:
    """Return the class that a bare number takes over from the only kind of people counted before it in its sentence."""
    entry = entries[at]
    if entry.figure.head.tag != "NUM" or entry.figure.cumulative or entry.sentence.children(entry.figure.head, "nmod"):
        return "unknown"
    kinds: set[PersonClass] = set()
    for other in reversed(entries[:at]):
        if other.sentence.index != entry.sentence.index:
            break
        if other.whole is None and other.figure.head.tag != "NUM":
            kinds.add(class_of(other.sentence, other.figure.head))
    return kinds.pop() if len(kinds) == 1 else "unknown"
