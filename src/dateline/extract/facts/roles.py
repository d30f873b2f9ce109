"""Roles, ranks and nationalities: titles before a name, appositions, "is the", "served as", "described him as"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.extract.facts.people import People, Said, Spot, said
from dateline.extract.names import lexicon
from dateline.records.texts import Sentence, Span, Token

_STOPS = frozenset((",", ".", ";", ":", "(", ")", "[", "]", "—", "–", "“", "”", '"'))
_LEFT = ("NOUN", "PROPN", "ADJ", "NUM", "X", "PART", "PRON", "DET", "CCONJ")
_CUT = frozenset(("acl:relcl", "appos", "parataxis", "conj:clause", "advcl", "ccomp"))


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """Return the words that bring facts."""
    return lexicon.toml("facts.toml")


@cache
def _roles() -> frozenset[str]:
    people = (word for word, noun in lexicon.nouns().items() if noun.person)
    titles = lexicon.words("titles") - lexicon.words("ranks")
    listed = {*people, *titles, *table()["role"]["more"]}
    return frozenset(listed - {*table()["role"]["none"], *table()["role"]["kin"], *table()["role"]["courtesies"]})


def find_roles(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the roles, ranks and nationalities that a sentence gives to named persons."""
    for spot in people.persons(sentence):
        if spot.mention.kind == "name":
            yield from _titles(people, sentence, spot)
        elif spot.mention.kind == "nominal":
            yield from _described(people, sentence, spot, sentence.tokens[spot.head], "fact.apposition@1")
    for token in sentence.tokens:
        if token.tag in ("NOUN", "PROPN") and sentence.child(token, "cop") is not None:
            for spot in people.subjects(sentence, token, "nsubj"):
                yield from _described(people, sentence, spot, token, "fact.copula@1")
        elif token.tag == "VERB" and token.lemma in table()["role"]["as_verbs"]:
            yield from _named_as(people, sentence, token)


def _titles(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield what stands before a name: "Iraqi Prime Minister X", "Colonel X", "our commander X"."""
    first = spot.first
    while first > 0 and _belongs(sentence, sentence.tokens[first - 1]):
        first -= 1
    words = list(sentence.tokens[first : spot.first])
    while words and (_bare(words[0]) in table()["role"]["courtesies"] or _is_age(words[0]) or words[0].tag in ("CCONJ", "PART", "NUM")):
        words.pop(0)
    while words and words[0].tag == "DET":
        words.pop(0)
    if not words or words[-1].text.casefold() in ("and", "or", "of"):
        return
    ranks = [word for word in words if _bare(word) in lexicon.words("ranks") and word.text[0].isupper()]
    last = words[-1]
    value = Span(words[0].span.start, last.span.end)
    if ranks and last in ranks:
        yield said(spot, "rank", people.text, Span(_first_rank(words).span.start, last.span.end), "fact.title@1", 0.85)
    elif last.lemma.casefold() in _roles() or _bare(last) in _roles():
        yield said(spot, "role", people.text, value, "fact.title@1", 0.85)


def _first_rank(words: list[Token]) -> Token:
    start = len(words) - 1
    while start > 0 and _bare(words[start - 1]) in lexicon.words("ranks"):
        start -= 1
    return words[start]


def _belongs(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word before a name is part of its title: no verb, preposition or punctuation but the point of "Gen."."""
    if token.text == ".":
        return token.index > 0 and len(sentence.tokens[token.index - 1].text) <= 4
    return token.text not in _STOPS and token.tag in _LEFT and not (token.tag == "PRON" and "poss" not in token.relation)


def _bare(token: Token) -> str:
    return token.text.casefold().rstrip(".")


def _is_age(token: Token) -> bool:
    return "year" in token.text and token.text[0].isdigit()


def _described(people: People, sentence: Sentence, spot: Spot, head: Token, rule: str) -> Iterator[Said]:
    """Yield the role or nationality that a noun phrase gives; the phrase runs to its first comma or relative clause."""
    value = phrase(sentence, head, spot)
    lemma = head.lemma.casefold()
    if value is None:
        return
    if lemma in table()["nationality"]["heads"] and any(word.text in lexicon.demonyms() for word in sentence.tokens_in(value)):
        yield said(spot, "nationality", people.text, value, rule, 0.8)
    elif lemma in _roles():
        yield said(spot, "role", people.text, value, rule, 0.8)


def phrase(sentence: Sentence, head: Token, spot: Spot) -> Span | None:
    """Return the words of a noun phrase with its complements, without the person's name and what a comma sets off."""
    words = [word for word in sentence.subtree(head, _CUT) if not spot.first <= word.index < spot.last or spot.mention.kind != "name"]
    inside = [word for word in words if sentence.child(head, "cop") is None or word.index >= _after_copula(sentence, head)]
    start = head.index
    places = {word.index for word in inside}
    while (
        start - 1 in places
        and sentence.tokens[start - 1].text not in _STOPS
        and sentence.tokens[start - 1].tag not in ("ADP", "VERB", "AUX")
    ):
        start -= 1
    end = head.index
    while end + 1 in places and sentence.tokens[end + 1].text not in (",", ";", ":", "(", ")", "—", "–", "”", '"', "."):
        end += 1
    if end < start:
        return None
    while end > head.index and sentence.tokens[end].tag in ("CCONJ", "ADP", "PUNCT", "SCONJ"):
        end -= 1
    return Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)


def _after_copula(sentence: Sentence, head: Token) -> int:
    return max((word.index + 1 for word in sentence.children(head, "cop", "nsubj") if word.index < head.index), default=0)


def _named_as(people: People, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """Yield roles in "described him as the leader", "X served as governor", "X was appointed minister"."""
    persons = people.subjects(sentence, verb, "obj", "nsubj:pass") or people.subjects(sentence, verb, "nsubj")
    nouns = [word for word in sentence.children(verb, "xcomp", "obl", "obj", "advmod") if _is_as(sentence, verb, word)]
    for spot in persons[:1]:
        for noun in nouns[:1]:
            yield from _described(people, sentence, spot, noun, "fact.named_as@1")


def _is_as(sentence: Sentence, verb: Token, noun: Token) -> bool:
    if noun.tag not in ("NOUN", "PROPN"):
        return False
    return any(word.lemma == "as" for word in sentence.children(noun, "case", "mark")) or (
        noun.relation == "xcomp" and noun.index > verb.index
    )
