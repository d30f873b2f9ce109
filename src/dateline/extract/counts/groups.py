"""Who is counted: the phrase around a number, and single persons that stand for one."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counts.losses import is_denied
from dateline.extract.counts.words import is_person, is_plural, lemma, losses, people
from dateline.extract.numbers import Number, find_numbers
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

ONE = Quantity(1, 1, 1, "exactly")
NOBODY = Quantity(0, 0, 0, "exactly")
_CARRYING = ("nummod", "det", "amod", "advmod", "compound", "dep", "nmod:desc", "det:predet")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "VERB")


@dataclass(frozen=True, slots=True)
class Group:
    """A counted phrase: the word that governs it, its quantity, the words of the number and of the whole."""

    head: Token
    quantity: Quantity
    number: Span
    span: Span
    written: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of a sentence by the place of the word that each one counts."""

    sentence: Sentence
    numbers: tuple[Number, ...]
    carried: dict[int, Number]

    def number_of(self, token: Token) -> Number | None:
        """Return the number that counts a word, also through "a group of 12" and "bodies of three men"."""
        found = self.carried.get(token.index)
        if found is not None or lemma(token) not in people().sets["single.holders"]:
            return found
        inner = _of(self.sentence, token)
        return self.carried.get(inner.index) if inner is not None else None

    def starts(self) -> dict[int, Token]:
        """Return for the place of the first word of each number the word that it counts."""
        first = {token.span.start: token.index for token in self.sentence.tokens}
        placed = {number.span: self.sentence.tokens[index] for index, number in sorted(self.carried.items())}
        return {first[span.start]: token for span, token in placed.items() if span.start in first}

    def holder_of(self, token: Token) -> Token:
        """Return the word that the number counts: "members" in "a group of 12 members"."""
        inner = _of(self.sentence, token)
        inside = (
            token.index not in self.carried
            and lemma(token) in people().sets["single.holders"]
            and inner is not None
            and inner.index in self.carried
        )
        return inner if inside and inner is not None else token


def counted(sentence: Sentence) -> Counted:
    """Return the numbers of a sentence with the words they count."""
    numbers = find_numbers(sentence)
    carried: dict[int, Number] = {}
    for number in numbers:
        carried.setdefault(_carrier(sentence, number).index, number)
    for number in numbers:
        behind = _noun_behind(sentence, number)
        if behind is not None and behind.index not in carried and _carrier(sentence, number).index == number.head:
            carried[behind.index] = number
    return Counted(sentence, numbers, carried)


def _noun_behind(sentence: Sentence, number: Number) -> Token | None:
    """Return the last noun of the run of nouns and adjectives that starts right behind a number."""
    last = None
    for token in sentence.tokens:
        if token.span.start < number.span.end:
            continue
        if token.tag not in ("NOUN", "PROPN", "ADJ"):
            break
        last = token if token.tag != "ADJ" else last
    return last


def _carrier(sentence: Sentence, number: Number) -> Token:
    head = sentence.tokens[number.head]
    above = sentence.governor(head)
    if above is not None and head.relation in _CARRYING and above.tag in _NOMINAL and above.index > head.index:
        return _carrier_of_hundred(sentence, above)
    return head


def _carrier_of_hundred(sentence: Sentence, token: Token) -> Token:
    """Return the noun above a number word that is itself a modifier ("two dozen people")."""
    above = sentence.governor(token)
    if token.tag == "NUM" and token.relation == "nummod" and above is not None:
        return above
    return token


def _of(sentence: Sentence, token: Token) -> Token | None:
    return next(
        (each for each in sentence.children(token, "nmod") if any(case.text.lower() == "of" for case in sentence.children(each, "case"))),
        None,
    )


def group_of(counts: Counted, token: Token, *, choosy: bool, wrecks: bool = False) -> Group | None:
    """Return the counted phrase that a word governs; None where the words give no number and are no single person.

    With `wrecks`, things that can be destroyed or damaged are counted too.
    """
    number = counts.number_of(token)
    head = counts.holder_of(token)
    if number is not None:
        wrecked = wrecks and lemma(head) in losses().sets["things.wrecked"]
        if not wrecked and not _may_count(counts.sentence, head, number, choosy=choosy):
            return None
        return Group(head, number.quantity, number.span, phrase_span(counts.sentence, head, number), written=True)
    if _is_nobody(counts.sentence, token):
        span = phrase_span(counts.sentence, token, None)
        return Group(token, NOBODY, span, span, written=True)
    if token.text.lower() == "another" and token.tag in ("DET", "PRON") and counts.carried:
        # "one truck was destroyed and another damaged": one more of those counted before.
        return Group(token, ONE, token.span, token.span, written=True)
    if is_one(counts.sentence, token, choosy=choosy):
        span = phrase_span(counts.sentence, token, None)
        return Group(token, ONE, _first_word(counts.sentence, token, span), span, written=False)
    return None


def _may_count(sentence: Sentence, head: Token, number: Number, *, choosy: bool) -> bool:
    """Tell whether a number counts people, as far as its noun and the word of loss decide."""
    counted_word = (_of(sentence, head) or head) if number.head == head.index else head
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


def _is_nobody(sentence: Sentence, token: Token) -> bool:
    return token.text.lower() in people().sets["single.nobody"] or is_denied(sentence, token)


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


def phrase_span(sentence: Sentence, head: Token, number: Number | None) -> Span:
    """Return the words from the number to the counted noun, with "of the group" where the noun needs it."""
    before = [
        child
        for child in sentence.children(head, "det", "nummod", "amod", "compound", "nmod:poss", "flat", "nmod:desc", "det:predet")
        if child.index < head.index
    ]
    before += [child for each in before for child in sentence.children(each, "det", "advmod") if child.text.lower() == "no"]
    start = min([head.span.start, *(each.span.start for each in before), *([number.span.start] if number is not None else [])])
    end = max(head.span.end, number.span.end if number is not None else 0)
    after = [child for child in sentence.children(head, "flat", "compound", "nmod:desc", "nummod") if child.index > head.index]
    end = max([end, *(each.span.end for each in after if each.index <= head.index + 6)])
    inner = _of(sentence, head)
    if inner is not None and (
        head.tag in ("NUM", "DET", "PRON")
        or lemma(head) in people().sets["broad.nouns"]
        or (number is not None and number.head == head.index)
    ):
        end = max(end, phrase_end(sentence, inner))
    return Span(start, end)


def phrase_end(sentence: Sentence, head: Token) -> int:
    """Return where a noun phrase ends, without clauses and coordinations."""
    after = [child for child in sentence.children(head, "flat", "compound") if child.index > head.index]
    return max([head.span.end, *(each.span.end for each in after)])
