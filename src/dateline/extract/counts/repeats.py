"""One person, counted once: a pronoun or "the man" that stands for somebody whose fate was told before."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.parts import Entry
from dateline.extract.found import Found


def without_repeats(found: Found, entries: list[Entry]) -> list[Entry]:
    """Return the entries without unwritten ones of a person with the same outcome before, nor a hurt of one who died."""
    dead = {person for entry in entries if entry.figure.outcome == "killed" for person in _persons(found, entry)}
    seen: set[tuple[str, str]] = set()
    kept: list[int] = []
    for place, entry in enumerate(entries):
        persons, outcome = _persons(found, entry), entry.figure.outcome
        known = any((person, outcome) in seen or (outcome == "injured" and person in dead) for person in persons)
        seen.update((person, outcome) for person in persons)
        if (known and _is_reference(entry)) or (not persons and _is_pronoun(entry)):
            continue
        kept.append(place)
    places = {old: new for new, old in enumerate(kept)}
    return [replace(entries[old], whole=places.get(entries[old].whole) if entries[old].whole is not None else None) for old in kept]  # type: ignore[arg-type]


def _persons(found: Found, entry: Entry) -> list[str]:
    """Return the entities that a single person may be: of the noun and of the name in apposition to it."""
    if entry.figure.written:
        return []
    head = entry.figure.head
    said = [head, *entry.sentence.children(head, "appos", "flat", "nmod:desc")]
    return [entity.id for token in said if (entity := found.entity_at(token.span)) is not None]


def _is_pronoun(entry: Entry) -> bool:
    return entry.figure.head.tag == "PRON" and not entry.figure.written


def _is_reference(entry: Entry) -> bool:
    """Tell whether the phrase points back: a pronoun, a name or a definite noun, not "another man"."""
    first = entry.figure.number
    words = {child.text.lower() for child in entry.sentence.children(entry.figure.head, "det")}
    return not words & {"a", "an", "another"} or first.end < first.start
