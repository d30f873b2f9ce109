"""The words that name a spot: with the second street of a corner ("Elm and 5th streets"), and the place of the event itself."""

from __future__ import annotations

import re

from dateline.extract.events.clauses import base, phrase, unbroken
from dateline.extract.events.words import words
from dateline.records.claims import Place, Role
from dateline.records.texts import Sentence, Span, Token

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$", re.IGNORECASE)


def spot_words(sentence: Sentence, head: Token) -> list[Token]:
    """Return the words of a spot; those of both streets where it is a corner."""
    own = _with_both(sentence, head)
    others = [child for word in own for child in sentence.children(word, "conj")]
    crossing = [other for other in others if any(is_street(word) for word in (*own, *phrase(sentence, other)))]
    if not crossing:
        return own
    joined = {word.index: word for other in crossing for word in (*phrase(sentence, other), *sentence.children(other, "cc"))}
    return unbroken([*own, *(word for index, word in joined.items() if index not in {each.index for each in own})], head)


def _with_both(sentence: Sentence, head: Token) -> list[Token]:
    """Return the words of a noun; both names where it is the plural of streets: "Elm and Ash streets"."""
    own = phrase(sentence, head)
    if head.text.lower() not in words("places", "streets", "words"):
        return own
    named = [child for child in sentence.children(head, "compound", "amod", "nmod", "conj") if child.index < head.index]
    named += [child for name in named for child in sentence.children(name, "conj") if child.index < head.index]
    joints = [child for word in (*own, *named) for child in sentence.children(word, "cc") if child.index < head.index]
    return unbroken(list({word.index: word for word in (*own, *named, *joints)}.values()), head)


def is_street(word: Token) -> bool:
    """Tell whether a word makes a name that of a street: its kind, or its number."""
    if word.tag == "PROPN" and word.text.lower() in words("places", "roads", "words"):
        return True
    return word.lemma.lower() in words("incidents", "streets", "words") or _ORDINAL.match(word.text) is not None


def with_place(sentence: Sentence, roles: tuple[Role, ...], place: Place | None) -> tuple[Role, ...]:
    """Return the roles with the place of the event among them, unless they tell it already or it stands in another sentence."""
    if place is None or not sentence.span.holds(place.span) or any(role.span.meets(place.span) for role in roles):
        return roles
    head = sentence.head_of(place.span)
    if head is None:
        return roles
    top = head
    above = sentence.governor(head)
    if above is not None and base(head) in {"compound", "flat", "nummod"} and above.tag in {"NOUN", "PROPN"}:
        top = above
    inside = [word for word in spot_words(sentence, top) if word.tag != "PUNCT"] or [head]
    span = Span(min(inside[0].span.start, place.span.start), max(inside[-1].span.end, place.span.end))
    return (*roles, Role("place", span, None)) if not any(role.span.meets(span) for role in roles) else roles
