"""Who did what a total counts, to whom, and where."""

from __future__ import annotations

from dateline.extract.counts.arguments import is_passive, subjects
from dateline.extract.found import Found
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import totals
from dateline.records.claims import Entity
from dateline.records.texts import Sentence, Token

_LOSSES = ("killed", "injured", "captured", "arrested", "displaced", "abducted", "other")
_ACTORS = ("GROUP", "MILITARY", "GOVERNMENT", "ORGANIZATION", "NATIONALITY", "PERSON")
_HIGH = 4  # verbs above a total that may name its actor


def unit_of(found: Found, total: Total) -> str:
    """Return the words of what is counted, without the number; a bare number counts what the total counts that it takes up."""
    if total.number.end >= total.span.end:
        if total.like is not None:
            return unit_of(found, total.like)
        return total.head.span.of(found.analysis.text) if total.head.tag == "NOUN" else ""
    start = total.number.end if total.number.start <= total.span.start else total.span.start
    words = found.analysis.text[start : total.span.end].split()
    return " ".join(words)


def actor_of(found: Found, total: Total) -> str | None:
    """Return the entity that did it: named with the happenings ("FNV attacks"), by "by", or the subject of the doing."""
    if total.whole is not None:
        return actor_of(found, total.whole)
    if total.rule == "tally.happenings@1":
        owner = _named(found, total.sentence.children(total.head, "compound", "amod", "nmod:poss"))
        owner = owner or _named(found, _owners(total))
        if owner is not None:
            return owner.id
    for verb in _verbs(total):
        agent = _named(found, _agents(total.sentence, verb)) or _named(found, _doers(total, verb))
        if agent is not None:
            return agent.id
    return None


def target_of(found: Found, total: Total) -> str | None:
    """Return the entity that suffers it: the people counted, or what the attacks were "on" or "against"."""
    sentence = total.sentence
    if total.rule != "tally.happenings@1":
        entity = found.entity_at(total.head.span) or _named(found, sentence.children(total.head, "compound", "amod"))
        return entity.id if entity is not None else None
    aimed = [
        each
        for each in sentence.children(total.head, "nmod")
        if any(case.text.lower() in totals().sets["conduct.aimed"] for case in sentence.children(each, "case"))
    ]
    entity = _named(found, aimed)
    return entity.id if entity is not None else None


def place_of(found: Found, total: Total) -> str | None:
    """Return the place named nearest behind the total, else nearest before it, in the same sentence; a part's is that of the whole."""
    if total.whole is not None:
        return place_of(found, total.whole)
    places = found.places_in(total.sentence.span)
    behind = [place for place in places if place.span.start >= total.span.end]
    before = [place for place in places if place.span.end <= total.span.start]
    return behind[0].id if behind else before[-1].id if before else None


def _owners(total: Total) -> list[Token]:
    """Return those that happenings are "claimed by" or "attributed to"."""
    clauses = [each for each in total.sentence.children(total.head, "acl") if each.lemma.lower() in totals().sets["conduct.owning"]]
    return [
        word
        for clause in clauses
        for verb in [clause, *total.sentence.children(clause, "conj")]
        for word in total.sentence.children(verb, "obl", "obl:agent")
        if any(case.text.lower() in totals().sets["conduct.owning_by"] for case in total.sentence.children(word, "case"))
    ]


def _verbs(total: Total) -> list[Token]:
    above = [total.governor]
    while len(above) < _HIGH and above[-1].relation != "ccomp" and (next_up := total.sentence.governor(above[-1])) is not None:
        above.append(next_up)
    return [token for token in above if token.tag in ("VERB", "NOUN", "AUX")]


def _agents(sentence: Sentence, verb: Token) -> list[Token]:
    if verb.lemma.lower() in totals().sets["conduct.counting"]:
        return []
    return [
        each
        for each in sentence.children(verb, "obl", "obl:agent", "nmod")
        if any(case.text.lower() == "by" for case in sentence.children(each, "case"))
    ]


def _doers(total: Total, verb: Token) -> list[Token]:
    """Return the subjects of a doing; those counted suffer it ("250 people lost their lives", "74 civilians killed, 51 injured")."""
    sentence = total.sentence
    if verb.lemma.lower() in totals().sets["conduct.counting"] or is_passive(sentence, verb) or verb.tag != "VERB":
        return []
    done_to = bool(sentence.children(verb, "obj", "ccomp"))
    return [each for each in subjects(sentence, verb) if each != total.head and (done_to or not sentence.children(each, "nummod"))]


def _named(found: Found, tokens: list[Token]) -> Entity | None:
    for token in tokens:
        entity = found.entity_at(token.span)
        if entity is not None and entity.type in _ACTORS:
            return entity
    return None
