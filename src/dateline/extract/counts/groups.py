"""Who is counted: the phrase around a number, and single persons that stand for one."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.phrases import of_noun, phrase_span
from dateline.extract.counts.words import is_person, is_plural, lemma, losses, people
from dateline.extract.counts.zeros import is_denied
from dateline.extract.numbers import Number
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

ONE = Quantity(1, 1, 1, "exactly")
NOBODY = Quantity(0, 0, 0, "exactly")


@dataclass(frozen=True, slots=True)
class Group:
    """A counted phrase: the word that governs it, its quantity, the words of the number and of the whole."""

    head: Token
    quantity: Quantity
    number: Span
    span: Span
    written: bool


def group_of(counts: Counted, token: Token, *, choosy: bool, wrecks: bool = False) -> Group | None:
    """Return the counted phrase that a word governs; None where the words give no number and are no single person.

    With `wrecks`, things that can be destroyed or damaged are counted too.
    """
    number = counts.number_of(token)
    head = counts.holder_of(token)
    # Of "none of the 12 passengers" the 12 are those who were spared.
    if _is_nobody(token) or (number is None and is_denied(counts.sentence, token)):
        span = phrase_span(counts.sentence, token, None)
        return Group(token, NOBODY, span, span, written=True)
    if number is not None:
        return _numbered(counts, head, number, choosy=choosy, wrecks=wrecks)
    if token.text.lower() == "another" and token.tag in ("DET", "PRON") and counts.carried:
        # "one truck was destroyed and another damaged": one more of those counted before.
        return Group(token, ONE, token.span, token.span, written=True)
    return _pair(counts.sentence, token) or _single(counts.sentence, token, choosy=choosy)


def _numbered(counts: Counted, head: Token, number: Number, *, choosy: bool, wrecks: bool) -> Group | None:
    wrecked = wrecks and lemma(head) in losses().sets["things.wrecked"]
    if not wrecked and not _may_count(counts.sentence, head, number, choosy=choosy):
        return None
    return Group(head, number.quantity, number.span, phrase_span(counts.sentence, head, number), written=True)


def _single(sentence: Sentence, token: Token, *, choosy: bool) -> Group | None:
    if not is_one(sentence, token, choosy=choosy):
        return None
    span = phrase_span(sentence, token, None)
    return Group(token, ONE, _first_word(sentence, token, span), span, written=False)


def _pair(sentence: Sentence, token: Token) -> Group | None:
    """Return the two of "a couple and their three children"; "a couple of houses" is no pair of people."""
    size = people().pairs.get(token.text.lower())
    det = sentence.child(token, "det")
    if size is None or det is None or of_noun(sentence, token) is not None:
        return None
    span = phrase_span(sentence, token, None)
    return Group(token, Quantity(size, size, size, "exactly"), det.span, span, written=False)


def _may_count(sentence: Sentence, head: Token, number: Number, *, choosy: bool) -> bool:
    """Tell whether a number counts people, as far as its noun and the word of loss decide."""
    counted_word = (of_noun(sentence, head) or head) if number.head == head.index else head
    if {lemma(head), lemma(counted_word)} & losses().sets["things.nouns"]:
        return False
    if not choosy or number.quantity.value == 0 or counted_word.tag not in ("NOUN", "PROPN"):
        return True
    return is_person(counted_word) or _is_folk(sentence, counted_word)


def _is_folk(sentence: Sentence, head: Token) -> bool:
    """Tell whether a plural is a people: "three Palestinians", "12 Taliban"."""
    return head.tag in ("PROPN", "ADJ") and _name_type(sentence, head) in (None, "NATIONALITY", "PERSON", "ORGANIZATION", "MISC")


def _first_word(sentence: Sentence, token: Token, span: Span) -> Span:
    det = sentence.child(token, "det")
    return det.span if det is not None and span.holds(det.span) else token.span


def _is_nobody(token: Token) -> bool:
    return token.text.lower() in people().sets["single.nobody"]


def is_one(sentence: Sentence, token: Token, *, choosy: bool) -> bool:
    """Tell whether a phrase without a number names a single person: "a policeman", "Colonel Brekke", "he"."""
    low = token.text.lower()
    if token.tag == "PRON":
        return low in people().sets["single.pronouns"]
    if low in people().sets["single.ordinals"] and token.relation not in ("amod", "advmod", "nummod"):
        return any(child.text.lower() == "the" for child in sentence.children(token, "det"))
    if token.tag not in ("NOUN", "PROPN", "ADJ") or _is_many(sentence, token):
        return False
    if token.tag == "PROPN" and not is_person(token):
        return is_named_person(sentence, token)
    return is_person(token) or (not choosy and token.tag == "NOUN" and low.endswith(people().endings) and _is_definite(sentence, token))


def _is_many(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun stands for many, for none in particular, or for no person."""
    words = people().sets
    if {token.text.lower(), lemma(token)} & words["collective.nouns"] or lemma(token) in losses().sets["things.nouns"]:
        return True
    before = {child.text.lower() for child in sentence.children(token, "det", "amod")}
    return bool(before & words["single.never"]) or is_plural(token) or sentence.child(token, "nummod") is not None


def _is_definite(sentence: Sentence, token: Token) -> bool:
    return sentence.child(token, "det", "nmod:poss") is not None


def is_named_person(sentence: Sentence, token: Token) -> bool:
    """Tell whether a proper noun is the name of a person, or bears a title."""
    if _name_type(sentence, token) is not None:
        return _name_type(sentence, token) == "PERSON"
    return any(
        is_person(child) or child.text.lower() in people().titles for child in sentence.children(token, "compound", "flat", "nmod:desc")
    )


def _name_type(sentence: Sentence, token: Token) -> str | None:
    return next((name.type for name in sentence.names if name.first <= token.index < name.last), None)
