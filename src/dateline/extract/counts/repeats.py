"""One person, counted once: whose fate was told before, and who was hurt first and died of it."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.entry import Entry
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.words import losses
from dateline.extract.found import Found

_HELD = {"captured": "arrested"}  # whoever is captured and then detained is held once
_BEFORE = 6  # sentences after a death in which "the victim was shot" still tells of it
_AFTER = 3  # sentences in which "he died" may follow upon "a man was shot"


def without_repeats(found: Found, entries: list[Entry]) -> list[Entry]:
    """Return the entries without those that only point back to a person, nor the hurt of one who died."""
    dead = {person for entry in entries if entry.figure.outcome == "killed" for person in _persons(found, entry)}
    seen: set[tuple[str, str]] = set()
    kept: list[int] = []
    for place, entry in enumerate(entries):
        persons, outcome = _persons(found, entry), _HELD.get(entry.figure.outcome, entry.figure.outcome)
        known = any((person, outcome) in seen or (outcome == "injured" and person in dead) for person in persons)
        seen.update((person, outcome) for person in persons)
        if (
            entry.void
            or _is_named_again(entries, place)
            or (known and _is_reference(entry))
            or (not persons and _is_pronoun(entry.figure))
            or _has_died(entries, place)
            or _is_told(entries, place)
        ):
            continue
        kept.append(place)
    places = {old: new for new, old in enumerate(kept)}
    return [replace(entries[old], whole=_moved(places, entries[old].whole)) for old in kept]


def _moved(places: dict[int, int], whole: int | None) -> int | None:
    return places.get(whole) if whole is not None else None


def _persons(found: Found, entry: Entry) -> list[str]:
    """Return the entities that a single person may be: of the noun and of the name in apposition to it."""
    if entry.figure.written:
        return []
    head = entry.figure.head
    said = [head, *entry.sentence.children(head, "appos", "flat", "nmod:desc")]
    return [entity.id for token in said if (entity := found.entity_at(token.span)) is not None]


def _has_died(entries: list[Entry], place: int) -> bool:
    """Tell whether a hurt is the first half of a death: "a man was shot" before "he died", "the victim was shot" after it."""
    entry = entries[place]
    if entry.figure.outcome != "injured" or not _is_choosy(entry.figure) or entry.figure.quantity.value in (0, None):
        return False
    back = _is_reference(entry) if not entry.figure.written else _is_both(entry)
    for other in entries:
        after = other.sentence.index - entry.sentence.index
        if other.figure.outcome != "killed" or other.figure.quantity.value != entry.figure.quantity.value or other.whole is not None:
            continue
        if back and -_BEFORE <= after <= 0:
            return True
        if (
            not other.figure.written
            and not entry.figure.written
            and 0 <= after <= _AFTER
            and _is_reference(other)
            and other.figure.number.start > entry.figure.number.start
        ):
            return True
    return False


def _is_told(entries: list[Entry], place: int) -> bool:
    """Tell whether "with a gunshot wound" only describes people whose fate stands near by."""
    entry = entries[place]
    if entry.figure.rule != "count.wounds@1":
        return False
    near = [each for each in entries if abs(each.sentence.index - entry.sentence.index) <= _BEFORE and each.figure.rule != "count.wounds@1"]
    return any(each.figure.outcome in ("killed", "injured") and each.figure.quantity.value != 0 for each in near)


def _is_named_again(entries: list[Entry], place: int) -> bool:
    """Tell whether "the dead were identified as" gives names to people who were counted before."""
    if entries[place].figure.rule != "count.named@1":
        return False
    return any(other.figure.outcome == entries[place].figure.outcome and other.figure.rule != "count.named@1" for other in entries[:place])


def _is_choosy(figure: Figure) -> bool:
    """Tell whether the word says how one is hurt ("shot", "taken to hospital"), which the dead are too, and not that one is injured."""
    word = figure.trigger.lemma.lower()
    return word not in losses().sets["again.plain_hurt"] and losses().by_state.get(figure.trigger.text.lower()) != "injured"


def _is_both(entry: Entry) -> bool:
    words = entry.figure.span.start
    first = next((token.text.lower() for token in entry.sentence.tokens if token.span.start >= words), "")
    return first in losses().sets["again.whole"]


def _is_pronoun(figure: Figure) -> bool:
    return figure.head.tag == "PRON" and not figure.written


def _is_reference(entry: Entry) -> bool:
    """Tell whether the phrase points back: a pronoun, a name or a definite noun, not "another man"."""
    words = {child.text.lower() for child in entry.sentence.children(entry.figure.head, "det", "amod", "nummod")}
    definite = entry.figure.head.tag in ("PRON", "PROPN") or bool(words & {"the", "that", "this"})
    return not words & losses().sets["again.new"] and (definite or entry.sentence.child(entry.figure.head, "nmod:poss") is not None)
