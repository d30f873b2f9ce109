"""Roles, ranks and nationalities: titles before a name, appositions, "is the", "served as", "described him as"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extract.facts.people import People, Said, Spot, said
from dateline.extract.names import lexicon
from dateline.records.texts import Sentence, Span, Token

_STOPS = frozenset((",", ".", ";", ":", "(", ")", "[", "]", "—", "–", "“", "”", '"'))
_LEFT = ("NOUN", "PROPN", "ADJ", "NUM", "X", "PART", "PRON", "DET", "CCONJ")
_SHORT = 4  # letters of the longest abbreviated rank, and of the shortest noun that its ending tells
_BORN = 3  # words of "Danish-born"
_PAIR = 2  # words of "the minister"
_BEFORE = ("CCONJ", "PART", "NUM", "DET")
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


def is_role(token: Token) -> bool:
    """Tell whether a word names a role: one of the tables, or a common noun that ends as nouns for doers do ("tiler")."""
    lemma = token.lemma.casefold()
    if lemma in _roles() or _bare(token) in _roles():
        return True
    endings = lexicon.toml("people.toml")["endings"]["person"]
    unlisted = token.tag == "NOUN" and token.text.islower() and lemma not in lexicon.nouns() and lemma not in table()["role"]["things"]
    return unlisted and len(lemma) > _SHORT and lemma.endswith(tuple(endings))


def find_roles(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the roles, ranks and nationalities that a sentence gives to named persons."""
    for spot in people.persons(sentence):
        if spot.mention.kind == "name":
            yield from _titles(people, sentence, spot)
            yield from _born(people, sentence, spot)
            yield from _apposed(people, sentence, spot)
        elif spot.mention.kind == "nominal" and not _is_reminder(people, sentence, spot):
            yield from _described(people, sentence, spot, sentence.tokens[spot.head], "fact.apposition@1")
    for token in sentence.tokens:
        if token.tag in ("NOUN", "PROPN", "ADJ") and sentence.child(token, "cop") is not None and not is_denied(sentence, token):
            for spot in people.subjects(sentence, token, "nsubj"):
                yield from _described(people, sentence, spot, token, "fact.copula@1")
        elif token.tag == "VERB" and token.lemma in table()["role"]["as_verbs"] and not is_denied(sentence, token):
            yield from _named_as(people, sentence, token)


def _is_reminder(people: People, sentence: Sentence, spot: Spot) -> bool:
    """Tell whether a description only takes up again who was named before ("The spokesman said")."""
    bare = spot.last - spot.first == _PAIR and sentence.tokens[spot.first].lemma in ("the", "this")
    named = any(other.entity is spot.entity and other.mention.kind == "name" for other in people.spots(sentence))
    return bare and not named


def is_denied(sentence: Sentence, token: Token) -> bool:
    """Tell whether a predicate is negated, or said to be wrong ("wrongly identified")."""
    return any(word.lemma.casefold() in table()["modality"]["denied"] for word in sentence.children(token, "advmod", "det"))


def _apposed(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield what an apposition says in words that no mention holds: "X, a tiler", "X, 34, a Danish national"."""
    for word in sentence.children(sentence.tokens[spot.head], "appos"):
        if word.index > spot.last and people.at(sentence, word) is None and sentence.child(word, "det") is not None:
            yield from _described(people, sentence, spot, word, "fact.apposition@1")


def _titles(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield what stands before a name: "Iraqi Prime Minister X", "Colonel X", "our commander X", "SSP Operations X"."""
    named = {place for other in people.persons(sentence) if other.mention.kind == "name" for place in range(other.first, other.last)}
    first = spot.first
    while (
        first > 0 and _belongs(sentence, sentence.tokens[first - 1]) and not (first - 1 in named and sentence.tokens[first].tag == "CCONJ")
    ):
        first -= 1
    words = list(sentence.tokens[first : spot.first])
    while words and (_bare(words[0]) in table()["role"]["courtesies"] or _is_age(words[0]) or words[0].tag in _BEFORE):
        words.pop(0)
    if sentence.tokens[first - 1].text in ("-", "‐") and words and words[0].text == "old":
        words.pop(0)
    if not words or words[-1].text.casefold() in ("and", "or", "of"):
        return
    rank = _rank_from(words)
    if rank < len(words):
        yield said(spot, "rank", people.text, _over(words[rank:]), "fact.title@1", 0.85)
        words = words[:rank]
    if words and (_is_singular_role(words[-1]) or any(word.text in lexicon.words("posts") for word in words)):
        yield said(spot, "role", people.text, _over(words), "fact.title@1", 0.85)


def _born(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield the nationality in "Danish-born X"."""
    before = Span(sentence.tokens[max(0, spot.first - _BORN)].span.start, spot.mention.span.start)
    match = re.search(r"([A-Z]\w+)-born\s+$", before.of(people.text))
    if match is not None and match[1] in lexicon.demonyms():
        value = Span(before.start + match.start(), before.start + match.end(1) + len("-born"))
        yield said(spot, "nationality", people.text, value, "fact.born@1", 0.8)


def _over(words: list[Token]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _is_singular_role(token: Token) -> bool:
    plural = token.tag == "NOUN" and token.text.casefold() != token.lemma.casefold()
    return is_role(token) and not plural


def _rank_from(words: list[Token]) -> int:
    """Return the place of the first of the ranks that end a title; past the last word if it ends in none."""
    start = len(words)
    while start > 0 and (_is_rank(words[start - 1]) or (_closes_rank(words[start - 1]) and start > 1 and _is_rank(words[start - 2]))):
        start -= 1
    return start


def _closes_rank(token: Token) -> bool:
    """Tell whether a word can only end a rank: the point of "Lt.", the second word of "Warrant Officer" and "Petty Officer"."""
    return token.text == "." or (_bare(token) == "officer" and token.text[0].isupper())


def _is_rank(token: Token) -> bool:
    return _bare(token) in lexicon.words("ranks") and token.text[0].isupper()


def _belongs(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word before a name is part of its title: no verb, preposition or punctuation but the point of "Gen."."""
    if token.text == ".":
        return token.index > 0 and len(sentence.tokens[token.index - 1].text) <= _SHORT
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
    if lemma in table()["nationality"]["heads"]:
        if any(word.text in lexicon.demonyms() or word.text in lexicon.countries() for word in sentence.tokens_in(value)):
            yield said(spot, "nationality", people.text, value, rule, 0.8)
    elif head.tag == "ADJ":
        known = lexicon.demonyms().get(head.text)
        if known is not None and known.country is not None:
            yield said(spot, "nationality", people.text, head.span, rule, 0.75)
    elif _is_rank(head) or (lemma in lexicon.words("ranks") and rule == "fact.named_as@1"):
        yield said(spot, "rank", people.text, value, rule, 0.75)
    elif is_role(head):
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
    if verb.lemma == "promote" and any(word.lemma == "to" for word in sentence.children(noun, "case")):
        return True
    return any(word.lemma == "as" for word in sentence.children(noun, "case", "mark")) or (
        noun.relation in ("xcomp", "obj") and noun.index > verb.index and (noun.relation == "xcomp" or verb.lemma in ("become", "remain"))
    )
