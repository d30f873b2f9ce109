"""Ages, what became of people (killed, arrested, released), and rewards for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.facts.people import People, Said, Spot, is_named_person, said
from dateline.extract.facts.roles import table
from dateline.records.texts import Sentence, Span, Token

_YEARS_OLD = re.compile(r"(\d{1,3})[-‐– ]years?[-‐– ]old")
_AGE = range(1, 116)
_MONEY = re.compile(r"(?:US|U\.S\. ?)?[$€£] ?\d[\d,.]*(?:[ -\u00a0]?(?:million|billion|thousand|m|bn|k)\b)?")


def find_ages(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield ages: "X, 34,", "34-year-old X", "X, a 34-year-old farmer", "X is 34"."""
    for spot in people.spots(sentence):
        if spot.entity.type == "PERSON" and spot.mention.kind == "name":
            yield from _age_after(people, sentence, spot)
    for match in _YEARS_OLD.finditer(people.text, sentence.span.start, sentence.span.end):
        owner = _owner(people, sentence, match.start(), match.end())
        if owner is not None and int(match[1]) in _AGE:
            yield said(owner, "age", people.text, Span(*match.span(1)), "fact.years_old@1", 0.85)


def _age_after(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    place = spot.last
    words = sentence.tokens
    if place + 1 >= len(words) or words[place].text not in (",", "("):
        return
    place += 1
    if words[place].lemma in ("age", "aged") and place + 1 < len(words):
        place += 1
    number = words[place]
    closed = place + 1 >= len(words) or words[place + 1].text in (",", ".", ")", ";", "and", "of", "from", "was", "who")
    if number.text.isdigit() and int(number.text) in _AGE and closed:
        yield said(spot, "age", people.text, number.span, "fact.age@1", 0.9)


def _owner(people: People, sentence: Sentence, start: int, end: int) -> Spot | None:
    """Return the person whom "34-year-old" describes: the one whose phrase holds it, else the first name after it, else the subject."""
    spots = [spot for spot in people.spots(sentence) if spot.entity.type == "PERSON" and spot.mention.kind != "pronoun"]
    holding = [spot for spot in spots if spot.mention.span.start <= start and end <= spot.mention.span.end]
    after = [spot for spot in spots if spot.mention.span.start >= end and len(people.text[end : spot.mention.span.start].split()) <= 3]
    after = [spot for spot in after if not set(",.;") & set(people.text[end : spot.mention.span.start])]
    named = [spot for spot in (*after, *holding) if is_named_person(spot.entity)]
    if named or holding or after:
        return next(iter([*named, *holding, *after]))
    token = next((word for word in sentence.tokens if word.span.start <= start < word.span.end), None)
    if token is None:
        return None
    above = (spot for word in sentence.ancestors(token) if (spot := people.person_at(sentence, word)) is not None)
    return next(iter(people.subjects(sentence, token, "nsubj")), None) or next(above, None)


def find_statuses(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield what became of named persons."""
    words = table()["status"]
    for token in sentence.tokens:
        lemma = token.lemma.casefold()
        if token.tag in ("VERB", "ADJ") and lemma in words["undergone"] and _is_real(sentence, token):
            yield from _all(people, token, _undergoers(people, sentence, token))
        elif token.tag == "VERB" and lemma in words["done"] and _is_real(sentence, token):
            yield from _all(people, token, people.subjects(sentence, token, "nsubj"))
        elif token.tag == "NOUN" and lemma in words["nouns"]:
            yield from _all(people, token, _possessors(people, sentence, token))
        elif token.tag == "ADJ" and lemma in words["states"] and _is_real(sentence, token):
            yield from _all(people, token, people.subjects(sentence, token, "nsubj"))
        elif token.tag == "VERB" and lemma in ("identify", "name"):
            yield from _identified(people, sentence, token)


def _all(people: People, token: Token, spots: list[Spot]) -> Iterator[Said]:
    for spot in spots:
        yield said(spot, "status", people.text, token.span, "fact.status@1", 0.8)


def _undergoers(people: People, sentence: Sentence, verb: Token) -> list[Spot]:
    """Return who is killed or held: passive subject, object, the noun of a reduced clause, what "one of those killed was" names."""
    found = people.subjects(sentence, verb, "nsubj:pass", "obj")
    governor = sentence.governor(verb)
    if verb.relation.startswith("acl") and governor is not None and not found:
        named = people.person_at(sentence, governor)
        predicate = _predicate_of(sentence, governor)
        if predicate is not None and sentence.child(predicate, "cop") is not None:
            named = named or people.person_at(sentence, predicate)
        found = [named] if named is not None and not sentence.children(verb, "nsubj") else []
    return found


def _predicate_of(sentence: Sentence, noun: Token) -> Token | None:
    """Return the predicate whose subject a noun is, or is part of ("one of the men")."""
    subject: Token | None = noun
    while subject is not None and subject.relation == "nmod":
        subject = sentence.governor(subject)
    return sentence.governor(subject) if subject is not None and subject.relation.startswith("nsubj") else None


def _possessors(people: People, sentence: Sentence, noun: Token) -> list[Spot]:
    """Return X in "the killing of X" and "X's arrest"."""
    spots = [people.person_at(sentence, word) for word in sentence.children(noun, "nmod", "nmod:poss") if _is_of(sentence, word)]
    return [spot for spot in spots if spot is not None]


def _is_of(sentence: Sentence, word: Token) -> bool:
    before = (part for part in sentence.subtree(word) if part.index < word.index and part.relation == "case")
    return "poss" in word.relation or any(part.lemma == "of" for part in before)


def _is_real(sentence: Sentence, token: Token) -> bool:
    """Tell whether a predicate is neither negated nor only possible."""
    dependents = sentence.children(token, "aux", "advmod")
    modal = any(word.lemma in table()["modality"]["modals"] for word in dependents if word.relation.startswith("aux"))
    negated = any(word.lemma in ("not", "never", "n't") for word in dependents)
    return not modal and not negated and token.fact > -1.0


def _identified(people: People, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """Yield a status for each X in "identified the dead as X and Y"."""
    states = lexicon_states()
    about = [word for word in sentence.children(verb, "obj", "nsubj:pass") if word.lemma.casefold() in states]
    complements = [word for head in (verb, *about) for word in sentence.children(head, "obl", "xcomp", "nmod")]
    named = [word for word in complements if people.person_at(sentence, word) is not None]
    if about and states[about[0].lemma.casefold()]:
        for head in named:
            for word in (head, *sentence.children(head, "conj")):
                spot = people.person_at(sentence, word)
                if spot is not None:
                    yield said(spot, "status", people.text, about[0].span, "fact.identified@1", 0.75)


def lexicon_states() -> dict[str, str]:
    """Return the nouns for victims with the status that they hold."""
    states = table()["status"]["identified"]
    return dict(states) if isinstance(states, dict) else {}


def find_rewards(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield sums offered for a person."""
    for token in sentence.tokens:
        if token.lemma.casefold() in table()["reward"]["nouns"]:
            money = _sum_beside(people.text, sentence, token)
            spot = _wanted(people, sentence, token)
            if money is not None and spot is not None:
                yield said(spot, "reward", people.text, money, "fact.reward@1", 0.85)


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
