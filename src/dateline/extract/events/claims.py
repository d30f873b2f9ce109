"""Who is said to have done or suffered what was told before: "The group claimed responsibility", "The dead were identified as X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.blame import find_claimed, find_signed
from dateline.extract.events.clauses import conjuncts, is_passive, preposition
from dateline.extract.events.participants import Participants
from dateline.extract.events.words import listed
from dateline.extract.spoken import lemmas
from dateline.records.claims import Event, RoleKind
from dateline.records.texts import Sentence, Token

REACH = 6  # sentences between a deed and the claim of it


def with_claims(events: list[Event], sentences: tuple[Sentence, ...], participants: Participants) -> list[Event]:
    """Return the events; the deed told last before a sentence that names none gets who is said to have done or suffered it."""
    told = list(events)
    for sentence in sentences if events else ():
        for kind, word in _ascribed(sentence):
            at = _last_deed(told, sentences[max(0, sentence.index - REACH)].span.start, sentence.span.end)
            if at is not None and not any(role.span.meets(word.span) for role in told[at].roles):
                told[at] = replace(told[at], roles=(*told[at].roles, participants.role(sentence, kind, word)))
    return told


def _ascribed(sentence: Sentence) -> Iterator[tuple[RoleKind, Token]]:
    yield from (("actor", word) for word in (*find_claimed(sentence), *find_signed(sentence)))
    yield from (("victim", word) for word in _identified(sentence))


def _identified(sentence: Sentence) -> Iterator[Token]:
    """Yield the names by which a sentence says who the victims were."""
    if lemmas(sentence).isdisjoint(listed("identified", "verbs")):
        return
    for verb in sentence.tokens:
        whom = (
            sentence.children(verb, "nsubj") if verb.lemma.lower() in listed("identified", "verbs") and is_passive(sentence, verb) else []
        )
        if any(word.lemma.lower() in listed("identified", "sufferers") for word in whom):
            named = [child for child in sentence.children(verb, "obl", "xcomp") if preposition(sentence, child) == "as"]
            yield from (each for child in named for each in conjuncts(sentence, child) if each.tag == "PROPN")


def _last_deed(events: list[Event], start: int, end: int) -> int | None:
    """Return the number of the last deed of violence between two places that is told to have happened."""
    found = (
        number
        for number in range(len(events) - 1, -1, -1)
        if events[number].type == "ASSAULT" and events[number].status == "occurred" and start <= events[number].span.start < end
    )
    return next(found, None)
