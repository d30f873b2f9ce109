"""How old people are: "X, 34,", "34-year-old X", "X is 34", "died aged 91"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.facts.people import People, Said, Spot, is_named_person, said
from dateline.records.texts import Sentence, Span, Token

_YEARS_OLD = re.compile(r"(\d{1,3})[-‐– ]years?[-‐– ]old")
_AGED = re.compile(r"\b(?:aged|at the age of|at age|turned|turns)\s+(\d{1,3})\b(?!\s*(?:to|and|or|-|–)\s*\d)")
_AGE = range(1, 116)
_CLOSERS = (",", ".", ")", ";", "and", "of", "from", "was", "is", "who", "when")
_LEADS = ("age", "aged", "then", "now", "both", "all")
_NEAR = 90  # characters between a person and "aged 91"


def find_ages(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the ages of persons."""
    for spot in people.spots(sentence):
        if spot.entity.type == "PERSON" and spot.mention.kind == "name":
            yield from _after(people, sentence, spot)
    for match in _YEARS_OLD.finditer(people.text, sentence.span.start, sentence.span.end):
        owner = _owner(people, sentence, match.start(), match.end())
        if owner is not None and int(match[1]) in _AGE:
            yield said(owner, "age", people.text, Span(*match.span(1)), "fact.years_old@1", 0.85)
    for match in _AGED.finditer(people.text, sentence.span.start, sentence.span.end):
        owner = _last_named(people, sentence, match.start())
        if owner is not None and int(match[1]) in _AGE:
            yield said(owner, "age", people.text, Span(*match.span(1)), "fact.aged@1", 0.8)
    yield from _predicated(people, sentence)


def _after(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield the age that follows a name: "X, 34,", "X (34)", "X, then 34,", "X and Y, both 34,"."""
    words, place = sentence.tokens, spot.last
    if place + 1 >= len(words) or words[place].text not in (",", "("):
        return
    place += 1
    both = words[place].text.casefold() in ("both", "all")
    if words[place].text.casefold() in _LEADS and place + 1 < len(words):
        place += 1
    number = words[place]
    closed = place + 1 >= len(words) or words[place + 1].text in _CLOSERS
    if not (number.text.isdigit() and int(number.text) in _AGE and closed):
        return
    for each in _listed(people, sentence, spot) if both else [spot]:
        yield said(each, "age", people.text, number.span, "fact.age@1", 0.9)


def _listed(people: People, sentence: Sentence, last: Spot) -> list[Spot]:
    """Return the persons of a list that a name ends ("X, Y and Z")."""
    found, first = [last], last.first
    for spot in reversed([each for each in people.persons(sentence) if each.mention.kind == "name" and each.last <= last.first]):
        if all(word.text in (",", "and", "&") for word in sentence.tokens[spot.last : first]):
            found.append(spot)
            first = spot.first
    return found


def _predicated(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the age in "X was 42" and "he is 42 years old", where nothing else follows the number."""
    for number in sentence.tokens:
        if not (number.text.isdigit() and int(number.text) in _AGE) or number.index == 0:
            continue
        follows = sentence.tokens[number.index + 1].text if number.index + 1 < len(sentence.tokens) else "."
        if sentence.tokens[number.index - 1].lemma != "be" or follows not in (".", ",", ";", "when", "years", "at", "”", '"'):
            continue
        if follows == "years" and not any(word.text == "old" for word in sentence.tokens[number.index + 1 : number.index + 3]):
            continue
        for spot in _subjects(people, sentence, number)[:1]:
            yield said(spot, "age", people.text, number.span, "fact.is_aged@1", 0.8)


def _subjects(people: People, sentence: Sentence, number: Token) -> list[Spot]:
    """Return the subject of the predicate that a number is, or is part of ("42 years old")."""
    for word in (number, *sentence.ancestors(number)):
        subjects = people.subjects(sentence, word, "nsubj")
        if subjects or sentence.child(word, "nsubj") is not None:
            return subjects
    return []


def _last_named(people: People, sentence: Sentence, end: int) -> Spot | None:
    """Return the last person spoken of before "aged 91": the nearest, so far as nothing ends the clause."""
    before = [spot for spot in people.persons(sentence) if spot.mention.span.end <= end and end - spot.mention.span.end <= _NEAR]
    last = max(before, key=lambda spot: spot.mention.span.end, default=None)
    return last if last is not None and _is_aged(sentence, last, end) else None


def _is_aged(sentence: Sentence, spot: Spot, end: int) -> bool:
    """Tell whether "aged" still speaks of a person: right behind the name, behind what is added to it, or as its own predicate.

    "X said a boy aged 12 was hurt" and "X was hurt; a boy aged 12 died" tell of somebody else's age.
    """
    between = [word for word in sentence.tokens[spot.last :] if word.span.end <= end]
    verbs = [word for word in between if word.tag == "VERB"]
    if not between or any(word.text in (";", ":") for word in between):
        return not between
    if between[-1].tag == "NOUN":
        return between[0].text == "," and not verbs
    subjects = [word for verb in verbs for word in sentence.children(verb, "nsubj", "nsubj:pass")]
    return all(word.index <= spot.head or word.tag == "PRON" for word in subjects)


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
