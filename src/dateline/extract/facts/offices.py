"""Roles told by a verb: "who chairs the council", "heads the institute", "commands the brigade"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.facts.people import People, Said, said
from dateline.extract.facts.roles import table
from dateline.extract.facts.states import is_real
from dateline.extract.names import lexicon
from dateline.records.texts import Sentence, Span, Token

_STOPS = (",", ";", ".", "”", '"', "(", ")", "—", "–", ":")
_BODIES = ("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "FACILITY")


def find_offices(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the roles that a verb gives to named persons; the value runs from the verb to the end of its object."""
    for verb in sentence.tokens:
        if verb.tag != "VERB":
            continue
        lemma = verb.lemma.casefold()
        if lemma not in (*table()["office"]["verbs"], *table()["office"]["broad"]) or not is_real(sentence, verb):
            continue
        thing = next((word for word in sentence.children(verb, "obj", "obl") if word.index > verb.index), None)
        if thing is None or not _is_body(people, sentence, thing, broad=lemma in table()["office"]["broad"]):
            continue
        for spot in people.subjects(sentence, verb, "nsubj"):
            yield said(spot, "role", people.text, _until_clause_ends(sentence, verb, thing), "fact.office@1", 0.75)


def _is_body(people: People, sentence: Sentence, thing: Token, *, broad: bool) -> bool:
    """Tell whether an object is a body that somebody can head; deeds of war belong to conduct."""
    lemma = thing.lemma.casefold()
    if broad and lemma in table()["conduct"]["objects"]:
        return False
    noun = lexicon.nouns().get(lemma)
    spot = people.at(sentence, thing)
    named = spot is not None and spot.mention.kind == "name" and spot.entity.type in _BODIES
    return named or (noun is not None and not noun.person) or lemma in table()["office"]["bodies"]


def _until_clause_ends(sentence: Sentence, verb: Token, thing: Token) -> Span:
    """Return the words from a verb to the end of its object's phrase, without relative clauses."""
    relative = {word.index for child in sentence.children(thing, "acl") for word in sentence.subtree(child)}
    end = thing
    for word in sentence.tokens[thing.index + 1 :]:
        if word.text in _STOPS or word.index in relative or word.tag in ("VERB", "AUX", "SCONJ", "CCONJ"):
            break
        end = word
    return Span(verb.span.start, end.span.end)
