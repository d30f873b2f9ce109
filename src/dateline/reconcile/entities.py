"""Who is who over reports: suggestions that two names mean one person, group, body or place. Nothing is merged by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from rapidfuzz import fuzz

from dateline.reconcile.names import bearer, folded, initials, sound
from dateline.records.happenings import Link, Named

_FAMILIES = {
    "PERSON": "person",
    "ORGANIZATION": "body",
    "MILITARY": "body",
    "GROUP": "body",
    "GOVERNMENT": "body",
    "LOCATION": "place",
    "FACILITY": "place",
}
_CROWD = 80  # a word in more different names than this joins nobody
_CLOSE = 85.0  # per cent of letters in order: a slip of the pen
_ALIKE = 55.0  # and for words that sound alike
_LIKELY = 0.5  # less is a lone surname, or two of different countries: too little to ask a person about
_MOST = 5  # pairs of one spelling
_INITIALS = 2  # letters that too many bodies share
_TELLING = 5  # letters of a lone word before it is known again by its sound
_FEW = 4  # names of so many words are tried in every order

Why = tuple[float, str]


def same_entities(named: Sequence[Named]) -> list[Link]:
    """Return pairs of different reports that likely name one bearer, with the reason; the order of what is given changes nothing.

    Each spelling is compared once: all who bear it are linked to the first of them, and spellings by their first.
    """
    spellings: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for each in sorted(named, key=lambda one: one.id):
        if each.type in _FAMILIES and folded(each.name):
            spellings[_FAMILIES[each.type], " ".join(folded(each.name))].append(each)
    found = []
    for members in spellings.values():
        found += [_link(members[0], other, _identical(members[0])) for other in members[1:]]
    for one, other in _candidates([members[0] for members in spellings.values()]):
        why = _alike(one, other)
        if why is not None:
            found.append(_link(one, other, why))
    return sorted((each for each in found if each is not None), key=lambda one: (one.left, one.right))


def other_spellings(named: Sequence[Named]) -> tuple[list[str], list[Link]]:
    """Return the first bearer of each spelling, in the order given, and the likely pairs of them: the likeliest few of each spelling.

    Who bears the same spelling needs no suggestion: it is told by the name. So there are never more than a few pairs for each
    spelling, however many reports have it, and a report that comes later changes none of those before.
    """
    firsts: dict[tuple[str, str], Named] = {}
    for each in named:
        if each.type in _FAMILIES and folded(each.name):
            firsts.setdefault((_FAMILIES[each.type], " ".join(folded(each.name))), each)
    links = [link for link in same_entities(list(firsts.values())) if link.score >= _LIKELY]
    held: Counter[str] = Counter()
    kept = []
    for link in sorted(links, key=lambda one: (-one.score, one.left, one.right)):
        if max(held[link.left], held[link.right]) < _MOST:
            held.update((link.left, link.right))
            kept.append(link)
    return [each.id for each in firsts.values()], kept


def _candidates(firsts: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield spellings of one kind that share a sounded word, the letters of an acronym, or a line of the alias table."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, each in enumerate(firsts):
        words = folded(each.name)
        short = "".join(words) if len(words) == 1 else initials(each.name)
        for key in {*(f"sound {sound(word)}" for word in words), f"short {short}", f"alias {bearer(each.name) or each.name}"}:
            holders[_FAMILIES[each.type], key].append(at)
    pairs = {pair for held in holders.values() if len(held) <= _CROWD for pair in combinations(held, 2)}
    return ((firsts[left], firsts[right]) for left, right in sorted(pairs))


def _identical(one: Named) -> Why:
    words = folded(one.name)
    if _FAMILIES[one.type] == "person" and len(words) == 1:
        return 0.3, f"both have the one name {one.name}"
    return 0.9, f"both are named {one.name}"


def _alike(one: Named, other: Named) -> Why | None:
    known = bearer(one.name)
    if known is not None and known == bearer(other.name):
        return 0.9, f"{one.name} and {other.name} are names of {known}"
    left, right = sorted((folded(one.name), folded(other.name)), key=lambda words: (len(words), words))
    if _FAMILIES[one.type] == "body" and len(left) == 1 < len(right) and any(left[0] == initials(each.name) for each in (one, other)):
        return 0.6 if len(left[0]) > _INITIALS else 0.4, f"{left[0].upper()} are the first letters of the other's name"
    likeness = None if len(left) == 1 and len(left[0]) == 1 else _matched(left, right)
    return None if likeness is None else _spelt(f"{one.name} and {other.name}", left, right, likeness, _FAMILIES[one.type] == "person")


def _spelt(both: str, left: tuple[str, ...], right: tuple[str, ...], likeness: float, person: bool) -> Why:
    """Return how surely two matching names are one bearer's: a name alone says little of a person."""
    if len(left) < len(right):
        # a person of three names is often called by two; the jail of a county, or the bureau of a police, is another thing
        return 0.7 if person and len(left) > 1 else 0.3, f"the shorter of {both} stands in the longer"
    if sorted(left) == sorted(right):
        return 0.85, f"{both}: the same names in another order"
    if len(left) == 1 and (person or (likeness < _CLOSE and len(min(left + right, key=len)) < _TELLING)):
        return 0.25, f"{both} sound alike"
    return 0.8 if likeness >= _CLOSE else 0.7, f"{both}: one name in two spellings"


def _matched(left: tuple[str, ...], right: tuple[str, ...]) -> float | None:
    """Return how alike the worst-matched word is when every word of the shorter name meets its own in the longer, else None."""
    orders = permutations(right, len(left)) if len(right) <= _FEW else (right[: len(left)], right[len(right) - len(left) :])
    best = max((min(map(_word, left, order)) for order in orders), default=0.0)
    return best or None


def _word(one: str, other: str) -> float:
    """Return the likeness of two words in per cent: 0 where they are no spellings of one name. An initial meets its name."""
    if one == other:
        return 100.0
    if any(each.isdecimal() for each in one + other):
        return 0.0  # the 5th and the 55th are no spellings of each other
    if 1 in {len(one), len(other)}:
        return _CLOSE if one[0] == other[0] else 0.0
    ratio = fuzz.ratio(one, other)
    return ratio if ratio >= _CLOSE or (sound(one) == sound(other) and ratio >= _ALIKE) else 0.0


def _link(one: Named, other: Named, why: Why) -> Link | None:
    if one.document == other.document:
        return None
    score, reason = why
    said = [reason]
    if one.country and other.country and one.country != other.country:
        score, said = score / 2, [reason, f"but of {one.country} and {other.country}"]
    left, right = sorted((one.id, other.id))
    return Link(left, right, round(score, 3), tuple(said), "entity")
