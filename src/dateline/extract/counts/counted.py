"""The numbers of a sentence with the words that each one counts, through hedges, modifiers and "a group of 12"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counts.phrases import of_noun
from dateline.extract.counts.words import lemma, people
from dateline.extract.numbers import Number, find_numbers
from dateline.extract.remembered import remembered
from dateline.records.texts import Sentence, Token

_CARRYING = ("nummod", "det", "amod", "advmod", "compound", "dep", "nmod:desc", "det:predet")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "VERB")


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
        inner = of_noun(self.sentence, token)
        return self.carried.get(inner.index) if inner is not None else None

    def starts(self) -> dict[int, Token]:
        """Return for the place of the first word of each number the word that it counts."""
        first = {token.span.start: token.index for token in self.sentence.tokens}
        placed = {number.span: self.sentence.tokens[index] for index, number in sorted(self.carried.items())}
        return {first[span.start]: token for span, token in placed.items() if span.start in first}

    def hedged(self) -> dict[int, Token]:
        """Return for the place of each word of a hedge the word that the hedged number counts: "fewer" in "no fewer than 18 people"."""
        placed = [(number, self.sentence.tokens[index]) for index, number in sorted(self.carried.items())]
        return {
            token.index: head
            for number, head in placed
            for token in self.sentence.tokens_in(number.span)
            if token != head and not token.span.meets(number.core)
        }

    def holder_of(self, token: Token) -> Token:
        """Return the word that the number counts: "members" in "a group of 12 members"."""
        inner = of_noun(self.sentence, token)
        inside = (
            token.index not in self.carried
            and lemma(token) in people().sets["single.holders"]
            and inner is not None
            and inner.index in self.carried
        )
        return inner if inside and inner is not None else token


@remembered
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
