"""What people belong to, what they did in the conflict, and the other names they bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extract.facts.people import People, Said, Spot, said
from dateline.extract.facts.roles import is_denied, phrase, table
from dateline.extract.names import lexicon
from dateline.records.texts import Sentence, Span, Token

_BODIES = frozenset(("GROUP", "ORGANIZATION", "MILITARY", "GOVERNMENT"))
_FAR = 160  # characters that a clause of conduct may run
_NICK = re.compile(r"\s[“\"‘'](?P<name>[^”\"’']{2,30})[”\"’']\s")
_QUOTED = re.compile(r"[\s,:(]*(?:the )?[“\"‘'](?P<name>[^”\"’']{2,40})[”\"’']")


def find_affiliations(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield bodies that persons belong to: "a member of X", "a group headed by X"."""
    for spot in people.persons(sentence):
        if spot.mention.kind == "nominal" and sentence.tokens[spot.head].lemma.casefold() in table()["affiliation"]["heads"]:
            yield from _bodies(people, sentence, spot, sentence.tokens[spot.head])
        if spot.mention.kind == "name":
            yield from _of_body(people, sentence, spot)
    for verb in sentence.tokens:
        yield from _joined(people, sentence, verb)
        if verb.tag == "VERB" and verb.lemma in table()["affiliation"]["led"] and verb.relation.startswith("acl"):
            yield from _led(people, sentence, verb)
        elif verb.tag == "NOUN" and verb.lemma in table()["affiliation"]["heads"] and sentence.child(verb, "cop") is not None:
            for spot in people.subjects(sentence, verb, "nsubj"):
                yield from _bodies(people, sentence, spot, verb)


def _bodies(people: People, sentence: Sentence, spot: Spot, head: Token) -> Iterator[Said]:
    value = phrase(sentence, head, spot)
    if value is None:
        return
    for other in people.spots(sentence):
        if other.mention.kind == "name" and other.entity.type in _BODIES and value.holds(other.mention.span):
            yield said(spot, "affiliation", people.text, other.mention.span, "fact.member@1", 0.8)
            return


def _of_body(people: People, sentence: Sentence, spot: Spot) -> Iterator[Said]:
    """Yield the body that a name is followed by: "X of the Varda Front", "X from UNHCR"."""
    words = sentence.tokens[spot.last : spot.last + 2]
    if len(words) < 2 or words[0].text not in ("of", "from", "with"):
        return
    first = spot.last + (2 if words[1].text.casefold() == "the" else 1)
    for other in people.spots(sentence):
        named = other.first == first and other.mention.kind == "name" and other.entity.type in _BODIES
        if named and (other.entity.sector is not None or other.last - other.first > 1):
            yield said(spot, "affiliation", people.text, other.mention.span, "fact.of_body@1", 0.7)
            return


def _joined(people: People, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """Yield the body that somebody joined, belongs to or fought for."""
    cases = _joining().get(verb.lemma.casefold()) if verb.tag == "VERB" else None
    if cases is None or is_denied(sentence, verb):
        return
    for word in sentence.children(verb, "obj", "obl"):
        case = sentence.child(word, "case")
        other = people.at(sentence, word)
        if (case.lemma if case is not None else "") in cases and other is not None and other.entity.type in _BODIES:
            for spot in people.subjects(sentence, verb, "nsubj"):
                yield said(spot, "affiliation", people.text, other.mention.span, "fact.joined@1", 0.75)


@cache
def _joining() -> dict[str, list[str]]:
    verbs = lexicon.toml("facts.toml")["affiliation"]["verbs"]
    return {verb: list(cases) for verb, cases in verbs.items()}


def _led(people: People, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """Yield X's body in "an al-Qaeda group headed by X"."""
    group = sentence.governor(verb)
    leaders = [people.person_at(sentence, word) for word in sentence.children(verb, "obl") if _is_by(sentence, word)]
    if group is None or group.lemma.casefold() not in table()["affiliation"]["groups"]:
        return
    names = [spot for spot in people.spots(sentence) if spot.mention.kind == "name" and spot.entity.type in _BODIES]
    beside = [spot for spot in names if sentence.tokens[spot.head].head == group.index]
    for leader in leaders:
        if leader is not None and beside:
            yield said(leader, "affiliation", people.text, beside[0].mention.span, "fact.led@1", 0.75)


def _is_by(sentence: Sentence, word: Token) -> bool:
    return any(case.lemma == "by" for case in sentence.children(word, "case"))


def find_conduct(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield what persons did in the conflict: "conducted training for", "masterminded the bombing"."""
    for verb in sentence.tokens:
        if verb.tag != "VERB" or verb.lemma.casefold() not in table()["conduct"]["verbs"]:
            continue
        thing = sentence.child(verb, "obj") or _counted(sentence, verb)
        if thing is None or not _is_of_conflict(sentence, thing) or is_denied(sentence, verb):
            continue
        for spot in people.subjects(sentence, verb, "nsubj") or _accused(people, sentence, verb):
            yield said(spot, "conduct", people.text, _clause(sentence, verb), "fact.conduct@1", 0.7)
    for word in sentence.tokens:
        if word.lemma == "responsible" and sentence.child(word, "cop") is not None and not is_denied(sentence, word):
            thing = sentence.child(word, "obl", "nmod")
            if thing is not None and _is_of_conflict(sentence, thing):
                for spot in people.subjects(sentence, word, "nsubj"):
                    yield said(spot, "conduct", people.text, _clause(sentence, word), "fact.conduct@1", 0.7)


def _accused(people: People, sentence: Sentence, verb: Token) -> list[Spot]:
    """Return X in "X is accused of ordering the massacre"."""
    above = sentence.governor(verb)
    if above is None or above.lemma.casefold() not in table()["conduct"]["accusing"] or sentence.child(verb, "nsubj") is not None:
        return []
    return people.subjects(sentence, above, "nsubj:pass", "obj")


def _counted(sentence: Sentence, verb: Token) -> Token | None:
    """Return the people of "led 25 to 35 fighters", whose "to" makes a parser take them for a complement."""
    return next((word for word in sentence.children(verb, "obl") if word.index > verb.index and sentence.child(word, "nummod")), None)


def _is_of_conflict(sentence: Sentence, thing: Token) -> bool:
    objects = table()["conduct"]["objects"]
    for word in sentence.subtree(thing):
        noun = lexicon.nouns().get(word.lemma.casefold())
        if word.lemma.casefold() in objects or (noun is not None and noun.class_ in ("militant", "soldier")):
            return True
    return False


def _clause(sentence: Sentence, verb: Token) -> Span:
    """Return the words from a verb to the end of its clause, or to the first comma."""
    end = verb.span.end
    for word in sentence.tokens[verb.index + 1 :]:
        if word.text in (",", ";", ".", "”", '"') or word.span.end - verb.span.start > _FAR:
            break
        end = word.span.end
    return Span(verb.span.start, end)


def find_aliases(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield other names of a person: "also known as X", "nom de guerre “X”", Tomas "X" Havel."""
    for spot in people.persons(sentence):
        if spot.mention.kind == "name" and (nick := _NICK.search(spot.mention.span.of(people.text))):
            start = spot.mention.span.start
            yield said(spot, "alias", people.text, Span(start + nick.start("name"), start + nick.end("name")), "fact.nickname@1", 0.85)
    for match in _cues().finditer(people.text, sentence.span.start, sentence.span.end):
        before = [spot for spot in people.persons(sentence) if spot.mention.span.end <= match.start()]
        value = _name_after(people, sentence, match.end())
        if before and value is not None and value.of(people.text) != before[-1].mention.span.of(people.text):
            yield said(before[-1], "alias", people.text, value, "fact.alias@1", 0.85)


@cache
def _cues() -> re.Pattern[str]:
    cues = sorted(table()["alias"]["cues"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, cues)) + r")(?!\w)", re.IGNORECASE)


def _name_after(people: People, sentence: Sentence, end: int) -> Span | None:
    """Return the quoted words or the name that follow a cue at once."""
    quoted = _QUOTED.match(people.text, end, sentence.span.end)
    if quoted is not None:
        return Span(*quoted.span("name"))
    for spot in people.spots(sentence):
        if (
            spot.mention.kind == "name"
            and spot.mention.span.start >= end
            and len(people.text[end : spot.mention.span.start].strip(" ,:")) <= 4
        ):
            return spot.mention.span
    return None
