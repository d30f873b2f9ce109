"""Descriptions beside a name: "X, a spokesman", "its spokesman, X", "a commander known as X"."""

from __future__ import annotations

import re

from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.edges import is_title
from dateline.records.texts import Sentence

_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT"))
_GROUPS = frozenset(("group", "organization", "organisation", "movement", "gang", "sect"))
_QUOTES = frozenset("\"“”‘’'")
_SUBJECTS = ("nsubj", "csubj")
_PHRASE = 14  # words that a description may have behind its noun
_STOPS = frozenset(("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"))
_FAR = 90  # characters between a description and the name that it is known by
_KNOWN_AS = re.compile(
    r"(?:known(?: only| simply| locally| also| to \w+)* (?:as|by (?:his|her|its|the) (?:nom de guerre|alias|first name|nickname|initials))"
    r"|(?:named|called|nicknamed|dubbed|codenamed|code-named)"
    r"|(?:identified|described|introduced)(?: \w+self)?(?: only| simply)? (?:as|by (?:his|her) first name,?(?: as)?)"
    r"|(?:gave|giving|gives|provided|using|used) (?:his|her) (?:\w+ )?name(?: only| simply)? (?:as|of)"
    r"|who goes by(?: the name(?: of)?)?|going by the name(?: of)?|(?:nom de guerre|alias)(?: is| was)?)"
    r"[,\s]*[“\"‘']?(?: ?[A-Z][\w.-]+){0,2}$"
)


def apposed(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return the name that a description stands in apposition to, before or after it; `names` holds the chain of each word of a name."""
    if draft.plural:
        return None
    if (within := _name_within(draft, sentence, names)) is not None:
        return within
    before, after = _name_before(draft, sentence, names), _name_after(draft, sentence, names)
    first = (after, before) if after is not None and _opens(draft, sentence) else (before, after)
    alike = (chain for chain in (*first, _known_as(draft, sentence, names)) if chain is not None and _alike(draft, chain))
    return next(alike, None)


def _name_within(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "the separatist X group" and "the “X” movement"."""
    if draft.lemma not in _GROUPS:
        return None
    place = draft.head - 1
    while place > draft.first and sentence.tokens[place].text in _QUOTES:
        place -= 1
    chain = names.get(place) if place >= draft.first else None
    return chain if chain is not None and chain.best.what.type in ("GROUP", "ORGANIZATION") else None


def _opens(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether a description between two names belongs to the second: "After talks with X, the Danish minister, Y, left"."""
    name = sentence.tokens[draft.first - 2] if draft.first > 1 else None
    return not draft.relation.startswith("appos") or (name is not None and draft.relation.startswith(_SUBJECTS))


def _name_before(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "X, a spokesman for Y" and "X (a spokesman)"."""
    mark = draft.first - 1
    if mark < 1 or sentence.tokens[mark].text not in (",", "(", "–", "—"):
        return None
    if draft.relation.startswith("conj") and any(word.relation == "cc" for word in sentence.children(sentence.tokens[draft.head])):
        return None
    if draft.relation.startswith(_SUBJECTS) and not _followed_by_break(draft, sentence):
        return None
    place = mark - 1
    while place > 0 and (sentence.tokens[place].tag in ("NUM", "PUNCT")) and place not in names:
        place -= 1
    return names.get(place)


def _followed_by_break(draft: Draft, sentence: Sentence) -> bool:
    last = max(word.index for word in sentence.subtree(sentence.tokens[draft.head]))
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text in (",", ")", ".", "–", "—")


def _name_after(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "its spokesman, X, said" and "the group's leader, X"."""
    mark = draft.head + 1
    if not draft.definite and draft.relation.startswith("conj"):
        return None
    for word in sentence.children(sentence.tokens[draft.head], "appos", "flat"):
        named = [part.index for part in sentence.subtree(word) if part.index in names and part.index > draft.head]
        if named:
            return names[named[0]]
    if mark + 1 < len(sentence.tokens) and sentence.tokens[mark].text == "," and draft.definite:
        return names.get(_past_titles(sentence, mark + 1))
    return _name_after_phrase(draft, sentence, names)


def _name_after_phrase(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "a member of the guard, X, said", where the phrase goes on before its comma and another closes the name."""
    place = draft.head + 1
    while place < len(sentence.tokens) and place - draft.head < _PHRASE and sentence.tokens[place].tag not in _STOPS:
        place += 1
    if place + 1 >= len(sentence.tokens) or sentence.tokens[place].text != ",":
        return None
    first = _past_titles(sentence, place + 1)
    last = first
    while last < len(sentence.tokens) and names.get(last) is not None and names.get(last) is names.get(first):
        last += 1
    closed = last < len(sentence.tokens) and sentence.tokens[last].text in (",", ".", ")", ";")
    return names.get(first) if closed else None


def _past_titles(sentence: Sentence, place: int) -> int:
    """Return where a name begins behind its titles."""
    while place + 1 < len(sentence.tokens) and is_title(sentence.tokens[place].text):
        place += 2 if sentence.tokens[place + 1].text == "." else 1
    return place


def _known_as(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "a commander of the rebels who gave his name only as X" and "a group called X"."""
    head = sentence.tokens[draft.head]
    for place in range(draft.head + 1, len(sentence.tokens)):
        token = sentence.tokens[place]
        if token.span.start - head.span.end > _FAR or token.text in (".", ";"):
            return None
        if place in names and names.get(place - 1) is not names[place]:
            words = "".join(word.text + " " * word.space for word in sentence.tokens[draft.head + 1 : place])
            if _KNOWN_AS.search(words.rstrip()):
                return names[place]
    return None


def _alike(draft: Draft, chain: Chain) -> bool:
    named = chain.best
    if draft.person:
        fits = named.what.type == "PERSON" and not (draft.gender and chain.gender and draft.gender != chain.gender)
        return fits and not named.plural
    return named.what.type in _BODIES
