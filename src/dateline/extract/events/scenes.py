"""Where police or rescuers were sent: the spot of the event that stands nearest."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.participants import Participants
from dateline.records.claims import Event
from dateline.records.texts import Sentence, Span

SCENE = 700  # characters between an event and the spot
LAST = 12  # events before the spot that are looked at


def with_scenes(events: list[Event], sentences: tuple[Sentence, ...], participants: Participants) -> list[Event]:
    """Return the events, the nearest one with the spot to which police or rescuers were sent."""
    told, passed = list(events), 0
    for sentence in sentences if events else ():
        for word in participants.scenes(sentence):
            while passed < len(told) and told[passed].span.start <= word.span.start:
                passed += 1
            at = _nearest(told, max(0, passed - LAST), min(len(told), passed + 2), word.span)
            if at is not None and not any(role.span.meets(word.span) for role in told[at].roles):
                told[at] = replace(told[at], roles=(*told[at].roles, participants.role(sentence, "place", word)))
    return told


def _nearest(events: list[Event], first: int, last: int, span: Span) -> int | None:
    """Return the number of the violent event that stands nearest before a span, else right behind it."""
    far = [
        (span.start - events[at].span.start if events[at].span.start <= span.start else 2 * (events[at].span.start - span.start), at)
        for at in range(first, last)
        if events[at].type == "ASSAULT" and events[at].status in {"occurred", "ongoing"}
    ]
    best = min(far, default=(SCENE + 1, -1))
    return best[1] if best[0] <= SCENE else None
