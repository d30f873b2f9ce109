"""Sums offered for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.facts.people import People, Said, Spot, said
from dateline.extract.facts.roles import table
from dateline.extract.spoken import lemmas
from dateline.records.texts import Sentence, Span, Token

_SCALE = r"(?:[ -\u00a0]?(?:million|billion|thousand|crore|lakh|m|bn|k)\b)?"
_CURRENCY = (
    "dollars?|euros?|pounds?|rupees?|naira|rubles?|roubles?|pesos?|shillings?|francs?|dinars?|riyals?|afghanis|yuan|lira|taka|kyat|baht"
)
_MONEY = re.compile(rf"(?:US|U\.S\. ?)?[$€£] ?\d[\d,.]*\d?{_SCALE}|\d[\d,.]*{_SCALE}[ -](?:U\.?S\.? )?(?:{_CURRENCY})\b")
_AIM = r"(?:the|his|her|their) (?:capture|arrest|head|killing)"
_FOR = re.compile(rf"\b(?:for (?:information|tips|{_AIM})|leading to|on (?:his|her|the) head|dead or alive)\b")


def find_rewards(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield sums offered for a person: "a reward of $3 million for X", "offered $3 million for information on X"."""
    words = table()["reward"]
    if lemmas(sentence).isdisjoint(words["nouns"]) and lemmas(sentence).isdisjoint(words["verbs"]):
        return
    for token in sentence.tokens:
        lemma = token.lemma.casefold()
        offered = (
            token.tag == "VERB" and lemma in words["verbs"] and _FOR.search(people.text[token.span.start : sentence.span.end]) is not None
        )
        if lemma in words["nouns"] or offered:
            money = _sum_beside(people.text, sentence, token)
            spot = _wanted(people, sentence, token)
            if money is not None and spot is not None:
                yield said(spot, "reward", people.text, money, "fact.reward@1", 0.85)
                return


def _sum_beside(text: str, sentence: Sentence, noun: Token) -> Span | None:
    sums = [Span(*match.span()) for match in _MONEY.finditer(text, sentence.span.start, sentence.span.end)]
    return min(sums, key=lambda span: abs(span.start - noun.span.start), default=None)


def _wanted(people: People, sentence: Sentence, noun: Token) -> Spot | None:
    """Return the person a reward is for: whom a relative clause takes up, else who is named after it, else the last before it."""
    for word in sentence.ancestors(noun):
        if word.relation.startswith("acl"):
            spot = people.person_at(sentence, sentence.governor(word))
            if spot is not None:
                return spot
    persons = people.persons(sentence)
    after = [spot for spot in persons if spot.first > noun.index]
    before = [spot for spot in persons if spot.last <= noun.index]
    return after[0] if after else (before[-1] if before else None)
