"""One person, counted once: a pronoun or "the man" that stands for somebody whose fate was told before."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.parts import Entry
from dateline.extract.found import Found


def without_repeats(found: Found, entries: list[Entry]) -> list[Entry]:
    """Return the entries without unwritten ones of a person with the same outcome before, nor a hurt of one who died."""
    dead = {entity for entry in entries if entry.figure.outcome == "killed" and (entity := _person(found, entry)) is not None}
    seen: set[tuple[str, str]] = set()
    kept: list[int] = []
    for place, entry in enumerate(entries):
        person = _person(found, entry)
        if person is not None:
            known = (person, entry.figure.outcome) in seen or (entry.figure.outcome == "injured" and person in dead)
            seen.add((person, entry.figure.outcome))
            if known and _is_reference(entry):
                continue
        elif _is_pronoun(entry):
            continue
        kept.append(place)
    places = {old: new for new, old in enumerate(kept)}
    return [replace(entries[old], whole=places.get(entries[old].whole) if entries[old].whole is not None else None) for old in kept]  # type: ignore[arg-type]


def _person(found: Found, entry: Entry) -> str | None:
    if entry.figure.written:
        return None
    entity = found.entity_at(entry.figure.head.span)
    return entity.id if entity is not None else None


def _is_pronoun(entry: Entry) -> bool:
    return entry.figure.head.tag == "PRON" and not entry.figure.written


def _is_reference(entry: Entry) -> bool:
    """Tell whether the phrase points back: a pronoun, a name or a definite noun, not "another man"."""
    first = entry.figure.number
    words = {child.text.lower() for child in entry.sentence.children(entry.figure.head, "det")}
    return not words & {"a", "an", "another"} or first.end < first.start
