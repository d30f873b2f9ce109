"""Who is said to have done what was told before: "The group claimed responsibility", "They were responsible for it"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.blame import find_claimed
from dateline.extract.events.participants import Participants
from dateline.records.claims import Event
from dateline.records.texts import Sentence

REACH = 6  # sentences between a deed and the claim of it


def with_claims(events: list[Event], sentences: tuple[Sentence, ...], participants: Participants) -> list[Event]:
    """Return the events; the deed told last before a claim of responsibility that names none gets who is said to have done it."""
    told = list(events)
    for sentence in sentences if events else ():
        for word in find_claimed(sentence):
            at = _last_deed(told, sentences[max(0, sentence.index - REACH)].span.start, sentence.span.end)
            if at is not None and not any(role.span.meets(word.span) for role in told[at].roles):
                told[at] = replace(told[at], roles=(*told[at].roles, participants.role(sentence, "actor", word)))
    return told


def _last_deed(events: list[Event], start: int, end: int) -> int | None:
    """Return the number of the last deed of violence between two places that is told to have happened."""
    found = (
        number
        for number in range(len(events) - 1, -1, -1)
        if events[number].type == "ASSAULT" and events[number].status == "occurred" and start <= events[number].span.start < end
    )
    return next(found, None)
