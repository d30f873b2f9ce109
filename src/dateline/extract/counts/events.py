"""Which event a count belongs to: the one whose trigger governs it, else the nearest in the sentence."""

from __future__ import annotations

from dateline.extract.counts.figure import Figure
from dateline.extract.found import Found
from dateline.records.claims import Event
from dateline.records.texts import Sentence, Token

GAP = "count.gap@1"
_FAR = 12  # words between a count and an event of the sentence that is not above it


def event_of(found: Found, sentence: Sentence, figure: Figure) -> str | None:
    """Return the id of the event whose trigger says the loss, stands above it, or stands nearest in the same sentence."""
    events = _events_in(found, sentence)
    if not events or figure.rule == GAP:
        # Another happening under the same verb, which the text gives no trigger of its own.
        return None
    return (
        _said_by(events, figure)
        or _above(sentence, events, figure.trigger)
        or _below(sentence, events, figure.trigger)
        or _nearest(sentence, events, figure)
    )


def _events_in(found: Found, sentence: Sentence) -> list[Event]:
    return [event for event in found.events if sentence.span.holds(event.span)]


def _said_by(events: list[Event], figure: Figure) -> str | None:
    return next((event.id for event in events if event.span.meets(figure.trigger.span)), None)


def _above(sentence: Sentence, events: list[Event], trigger: Token) -> str | None:
    for token in sentence.ancestors(trigger):
        found = next((event.id for event in events if event.span.meets(token.span)), None)
        if found is not None:
            return found
    return None


def _below(sentence: Sentence, events: list[Event], trigger: Token) -> str | None:
    for token in sentence.children(trigger, "nsubj", "obl", "nmod", "conj", "advcl", "obl:agent"):
        found = next((event.id for event in events if event.span.meets(token.span)), None)
        if found is not None:
            return found
    return None


def _nearest(sentence: Sentence, events: list[Event], figure: Figure) -> str | None:
    def far(event: Event) -> int:
        return len(
            [
                token
                for token in sentence.tokens
                if min(event.span.end, figure.span.end) <= token.span.start < max(event.span.start, figure.span.start)
            ]
        )

    best = min(events, key=lambda event: (far(event), event.span))
    return best.id if far(best) <= _FAR else None
