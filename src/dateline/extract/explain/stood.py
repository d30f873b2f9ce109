"""On which words of a sentence a rule stood: the word that made it read, then the words of the record, then those beside them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.codebook import Codebook
from dateline.extract.counts.counted import counted
from dateline.extract.counts.figures import find_figures
from dateline.extract.counts.parts import find_parts
from dateline.extract.events.subjects import subjects_of_report
from dateline.extract.events.triggers import Trigger, find_triggers
from dateline.extract.found import Found
from dateline.extract.scheduled.plans import find_plans
from dateline.extract.tallies.rivals import with_rivals
from dateline.extract.tallies.totals import find_totals
from dateline.records.claims import Attribution, Count, Event, Incident, Record, Scheduled, Tally
from dateline.records.texts import Sentence, Span, Token

Word = tuple[Sentence, Token]


def triggers_of(record: Record, found: Found, codebook: Codebook) -> list[Word]:
    """Return the words that made the rule read; none where it reads no more than the words of the record."""
    if isinstance(record, Incident):
        events = [event for event in found.events if event.id in record.events]
        return [word for event in events for word in triggers_of(event, found, codebook)]
    sentence = found.analysis.sentence_at(record.span.start)
    if sentence is None:
        return []
    return [(sentence, token) for token in dict.fromkeys(_triggers(record, sentence, found, codebook))]


def _triggers(record: Record, sentence: Sentence, found: Found, codebook: Codebook) -> Iterator[Token]:
    match record:
        case Event():
            trigger = trigger_of(record, found, codebook)
            yield from (trigger.token, *trigger.words) if trigger is not None else ()
        case Count():
            told = find_parts(counted(sentence), find_figures(sentence), [])
            yield from (each.trigger for each in told if each.number == record.number and each.outcome == record.outcome)
        case Tally():
            totals = with_rivals(found, find_totals(found))
            same = [each for each in totals if each.number == record.number and each.measure == record.measure]
            yield from (token for each in same for token in (each.governor, each.head) if token in sentence.tokens)
        case Scheduled():
            plans = [plan for plan in find_plans(sentence, found) if record.span.meets(plan.event.span)]
            own = [plan for plan in plans if plan.rule == record.rule.partition("@")[0].partition(".")[2]] or plans
            yield from (token for plan in own[:1] for token in (plan.said, plan.event))
        case Attribution():
            cues = (*([record.cue] if record.cue else []), *record.cues)
            yield from (token for cue in cues for token in sentence.tokens_in(cue) if token.tag != "PUNCT")
        case _:
            pass


def trigger_of(event: Event, found: Found, codebook: Codebook) -> Trigger | None:
    """Return the word that brings an event with the phrase of the codebook that it stands for."""
    sentence = found.analysis.sentence_at(event.span.start)
    if sentence is None:
        return None
    subjects = subjects_of_report(found.analysis.sentences, codebook)
    return next((each for each in find_triggers(sentence, codebook, subjects) if each.span == event.span), None)


def words_near(triggers: list[Word], spans: list[Span], found: Found) -> list[Word]:
    """Return the words that may hold a row: the triggers, those of the record, then those one or two arcs from them.

    Where no word made the rule read, it reads nothing but the words of the record.
    """
    inside = [(sentence, token) for span in spans for sentence in _over(span, found) for token in sentence.tokens_in(span)]
    if not triggers:
        return inside
    arcs = [(sentence, near) for sentence, token in [*triggers, *inside] for near in _beside(sentence, token)]
    far = [(sentence, near) for sentence, token in arcs for near in _beside(sentence, token)]
    seen: dict[tuple[int, int], Word] = {}
    for sentence, token in [*triggers, *inside, *arcs, *far]:
        seen.setdefault((sentence.index, token.index), (sentence, token))
    return list(seen.values())


def _beside(sentence: Sentence, token: Token) -> list[Token]:
    above = sentence.governor(token)
    return [*sentence.children(token), *([above] if above is not None else [])]


def _over(span: Span, found: Found) -> list[Sentence]:
    sentence = found.analysis.sentence_at(span.start)
    return [sentence] if sentence is not None else []
