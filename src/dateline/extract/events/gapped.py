"""Happenings that a sentence tells of without saying its verb again: "three were hurt near Selm on Monday and two more in Brannick"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.found import Found
from dateline.records.claims import Count, Event, Place, Role, Time
from dateline.records.texts import Sentence, Span

GAP = "count.gap@1"
REPEAT = "event.repeat@1"
SCORE = 0.6


def with_gapped(found: Found) -> Found:
    """Return the records with an event for each loss that has a day or a place of its own but no verb, tied to it."""
    events, counts = list(found.events), list(found.counts)
    for at, count in enumerate(counts):
        event = _event(found, count, f"event-{len(events) + 1}") if count.rule == GAP and count.event is None else None
        if event is not None:
            events.append(event)
            counts[at] = replace(count, event=event.id)
    if len(events) == len(found.events):
        return found
    return replace(found, events=tuple(sorted(events, key=lambda event: event.span)), counts=tuple(counts))


def _event(found: Found, count: Count, name: str) -> Event | None:
    """Return what happened to those counted: the deed of the verb before them, on the day and at the place told behind them."""
    sentence = found.analysis.sentence_at(count.span.start)
    deed = _deed(found, sentence, count) if sentence is not None else None
    if sentence is None or deed is None:
        return None
    own = _own_words(found, sentence, count)
    time, place = _first_day(found.times_in(own)), next(iter(found.places_in(own)), None)
    if time is None and place is None:
        return None
    return replace(
        deed,
        id=name,
        span=count.span,
        clause=own,
        rule=_rule(deed),
        score=SCORE,
        time=time.id if time else None,
        place=place.id if place else None,
        roles=tuple(_roles(count, place)),
        counts=(count.id,),
        attributions=found.attributions_over(count.span),
    )


def _deed(found: Found, sentence: Sentence, count: Count) -> Event | None:
    """Return the event before a count in its sentence that did the same to others."""
    others = {other.event for other in found.counts if other.outcome == count.outcome and other.id != count.id}
    before = [event for event in found.events if sentence.span.holds(event.span) and event.span.end <= count.span.start]
    return next((event for event in reversed(before) if event.id in others), None)


def _own_words(found: Found, sentence: Sentence, count: Count) -> Span:
    """Return the words from a count to the next count or semicolon, or to the end of its sentence."""
    later = [other.span.start for other in found.counts if count.span.end <= other.span.start < sentence.span.end]
    later += [word.span.start for word in sentence.tokens if word.text == ";" and word.span.start > count.span.end]
    return Span(count.span.start, min([sentence.span.end, *later]))


def _first_day(times: list[Time]) -> Time | None:
    return next((time for time in times if time.type in {"DATE", "TIME"} and (time.start or time.end)), None)


def _roles(count: Count, place: Place | None) -> list[Role]:
    """Return those who suffered and the place."""
    roles = [Role("victim", count.who.span or count.span, count.who.entity)]
    return roles if place is None else [*roles, Role("place", place.span, None)]


def _rule(deed: Event) -> str:
    """Return the rule with the row and the frame of the deed that is told again."""
    row = deed.rule.partition("@")[0].split(".")[2:]
    return REPEAT.replace("@", f".{'.'.join(row)}@")
