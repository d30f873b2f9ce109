"""From triggers to event mentions: type and mode, status, roles, time and place, one sentence after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.codebook import Codebook
from dateline.extract.events.ages import is_ahead, is_bound_ahead, is_old
from dateline.extract.events.arguments import Argument
from dateline.extract.events.claims import with_claims
from dateline.extract.events.clauses import base, carrier, clause_words, is_nominal, is_verb, preposition
from dateline.extract.events.headlines import is_headline
from dateline.extract.events.modes import find_mode
from dateline.extract.events.participants import Participants
from dateline.extract.events.roles import find_arguments, light_verb
from dateline.extract.events.scenes import with_scenes
from dateline.extract.events.setting import Surroundings, clause_heads, dateline_times, find_time
from dateline.extract.events.spans import standing
from dateline.extract.events.spots import with_place
from dateline.extract.events.status import find_status
from dateline.extract.events.subjects import subjects_of_report
from dateline.extract.events.triggers import Trigger, find_triggers
from dateline.extract.events.whereabouts import find_place
from dateline.extract.events.words import listed
from dateline.extract.found import Found
from dateline.records.claims import Event, Status, Time
from dateline.records.texts import Sentence, Span, Token

SCORES = {"verb": 0.85, "noun": 0.75, "adjective": 0.7}


@dataclass(frozen=True, slots=True)
class Finder:
    """A report with everything that an event mention is tied to."""

    found: Found
    codebook: Codebook
    around: Surroundings
    participants: Participants
    denials: frozenset[str]

    @staticmethod
    def over(found: Found, codebook: Codebook) -> Finder:
        """Return a finder for one report."""
        around = Surroundings(
            times=standing((time.span, time) for time in found.times),
            places=standing((place.span, place) for place in found.places),
            cues=standing((cue, True) for each in found.attributions for cue in each.cues),
            datelines=dateline_times(found.analysis.text, found.times),
        )
        entities = standing((mention.span, entity) for entity in found.entities for mention in entity.mentions)
        denials = frozenset(each.id for each in found.attributions if each.force == "denied")
        return Finder(found, codebook, around, Participants(codebook, around, entities), denials)

    def events(self) -> tuple[Event, ...]:
        """Return the event mentions in the order of the text."""
        sentences = self.found.analysis.sentences
        told = with_claims(with_scenes(list(self.told()), sentences, self.participants), sentences, self.participants)
        return tuple(replace(event, id=f"event-{number}") for number, event in enumerate(told, start=1))

    def told(self) -> Iterator[Event]:
        """Yield the event mentions; a word that only refers back needs an event before it."""
        any_told = False
        for sentence, trigger, headline in self.triggers():
            if trigger.lexeme.predicate.generic and not (any_told and _refers_back(sentence, trigger.token)):
                continue
            event = self.event(sentence, trigger, headline)
            if event is not None:
                any_told = True
                yield event

    def triggers(self) -> Iterator[tuple[Sentence, Trigger, bool]]:
        """Yield the triggers of a report with their sentences, and whether that is a headline."""
        sentences = self.found.analysis.sentences
        subjects = subjects_of_report(sentences, self.codebook)
        for sentence in sentences:
            headline = is_headline(sentence, self.found.analysis)
            for trigger in find_triggers(sentence, self.codebook, subjects):
                yield sentence, trigger, headline

    def event(self, sentence: Sentence, trigger: Trigger, headline: bool) -> Event | None:
        """Return the mention that a trigger brings; none where its parties or its context are missing."""
        predicate = trigger.lexeme.predicate
        arguments = find_arguments(sentence, trigger, self.codebook)
        if predicate.sides and not any(self.participants.is_party(each) for each in arguments):
            return None
        if predicate.context and not self.has_context(sentence, trigger, arguments):
            return None
        heads = clause_heads(sentence, trigger, self.around)
        time, place = find_time(sentence, heads, self.around), find_place(sentence, heads, self.around)
        attributions = self.found.attributions_over(trigger.span)
        status = self.status(sentence, trigger, headline, time, attributions)
        dated = time if time is not None and not self.is_misplaced(time, status) else None
        return Event(
            id="",
            span=trigger.span,
            rule=f"event.{trigger.lexeme.kind}.{predicate.name}.{predicate.frame}@1",
            score=SCORES[trigger.lexeme.kind],
            clause=_clause(sentence, trigger),
            type=predicate.type,
            mode=find_mode(sentence, trigger, self.codebook),
            status=status,
            roles=with_place(sentence, tuple(self.participants.roles(sentence, trigger, arguments)), place),
            time=dated.id if dated else None,
            place=place.id if place else None,
            counts=(),
            attributions=attributions,
        )

    def is_misplaced(self, time: Time, status: Status) -> bool:
        """Tell whether a time to come stands beside what has happened: it belongs to something else."""
        real = status in {"occurred", "ongoing", "denied", "background"}
        return real and (is_ahead(time, self.found.anchor) or is_bound_ahead(time, self.found.anchor))

    def has_context(self, sentence: Sentence, trigger: Trigger, arguments: list[Argument]) -> bool:
        """Tell whether a word of many meanings stands where it means force: carried out, or told as the setting of something."""
        token = trigger.token
        carried = carrier(sentence, token)
        verb = carried[0] if carried and is_verb(carried[0]) else None
        light = verb is not None and base(token) in {"obj", "nsubj"} and light_verb(sentence, verb, self.codebook) is not None
        setting = preposition(sentence, token) in listed("setting", "prepositions")
        if not light and not setting and not self.is_told(sentence, token, verb):
            return False
        near = clause_words(sentence, token) + (clause_words(sentence, verb) if verb else [])
        named = any(
            (entity := self.participants.entities.over(each.token.span)) is not None and entity.type in {"MILITARY", "GROUP"}
            for each in arguments
        )
        return named or any(word.lemma.lower() in trigger.lexeme.predicate.context for word in near)

    def is_told(self, sentence: Sentence, noun: Token, verb: Token | None) -> bool:
        """Tell whether a noun has a doer or a place of its own, or does harm: "an operation by the army", "the operation killed four"."""
        if base(noun) == "nsubj" and verb is not None and ("verb", verb.lemma.lower()) in self.codebook.lexemes:
            return True
        below = sentence.children(noun, "nmod")
        return any(preposition(sentence, child) in {"by", "against"} or self.around.places.over(child.span) is not None for child in below)

    def status(self, sentence: Sentence, trigger: Trigger, headline: bool, time: Time | None, attributions: tuple[str, ...]) -> Status:
        """Return whether the event happened, once its denial by others and its age are known."""
        status = find_status(sentence, trigger, headline, self.codebook).status
        if status != "occurred":
            return status
        if self.denials & set(attributions):
            return "denied"
        if time is not None and is_old(time, self.found.anchor, self.found.analysis.text):
            return "background"
        to_come = trigger.lexeme.kind == "noun" and trigger.lexeme.predicate.type != "ASSAULT"
        return "expected" if to_come and time is not None and is_ahead(time, self.found.anchor) else "occurred"


def _clause(sentence: Sentence, trigger: Trigger) -> Span:
    """Return the words of the clause that holds the trigger, from its first to its last."""
    head = trigger.token
    carried = carrier(sentence, head) if is_nominal(head) else None
    inside = [*clause_words(sentence, carried[0] if carried else head), *trigger.words]
    return Span(min(word.span.start for word in inside), max(word.span.end for word in inside))


def _refers_back(sentence: Sentence, noun: Token) -> bool:
    return any(child.text.lower() in listed("reference", "definite") for child in sentence.children(noun, "det"))
