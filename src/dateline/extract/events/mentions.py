"""From triggers to event mentions: type and mode, status, roles, time and place, one sentence after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.codebook import Codebook
from dateline.extract.events.clauses import base, carrier, clause_words, is_nominal, is_verb, phrase, preposition
from dateline.extract.events.headlines import is_headline
from dateline.extract.events.modes import find_mode
from dateline.extract.events.roles import Argument, find_arguments, light_verb
from dateline.extract.events.setting import Surroundings, clause_heads, dateline_times, find_place, find_time
from dateline.extract.events.spans import Standing, standing
from dateline.extract.events.status import find_status
from dateline.extract.events.triggers import Trigger, find_triggers, speaks_of_another_world
from dateline.extract.events.words import listed, marks, people, table
from dateline.extract.found import Found
from dateline.records.claims import Entity, Event, Role, Status, Time
from dateline.records.texts import Sentence, Span, Token

ACTORS = frozenset({"PERSON", "ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "NATIONALITY", "LOCATION"})
BODIES = frozenset({"GROUP", "MILITARY", "ORGANIZATION"})
SIDES = {"actor": "actor", "target": "target", "victim": "target"}  # the side of the body whose people act or suffer
SCENE = 700  # characters between an event and the spot to which police were sent
SCORES = {"verb": 0.85, "noun": 0.75, "adjective": 0.7}


@dataclass(frozen=True, slots=True)
class Finder:
    """A report with everything that an event mention is tied to."""

    found: Found
    codebook: Codebook
    around: Surroundings
    entities: Standing[Entity]

    @staticmethod
    def over(found: Found, codebook: Codebook) -> Finder:
        """Return a finder for one report."""
        around = Surroundings(
            times=standing((time.span, time) for time in found.times),
            places=standing((place.span, place) for place in found.places),
            cues=standing((cue, True) for each in found.attributions for cue in each.cues),
            datelines=dateline_times(found.analysis.text, found.times),
        )
        return Finder(found, codebook, around, standing((mention.span, entity) for entity in found.entities for mention in entity.mentions))

    def events(self) -> tuple[Event, ...]:
        """Return the event mentions in the order of the text."""
        sentences = self.found.analysis.sentences
        foreign = speaks_of_another_world(sentences, self.codebook)
        told: list[Event] = []
        for sentence in sentences:
            headline = is_headline(sentence, self.found.analysis)
            for trigger in find_triggers(sentence, self.codebook):
                if foreign and trigger.lexeme.predicate.frame not in {"harm", "hold"}:
                    continue
                if trigger.lexeme.predicate.generic and not (told and _refers_back(sentence, trigger.token)):
                    continue
                event = self.event(sentence, trigger, headline)
                if event is not None:
                    told.append(event)
        numbered = tuple(replace(event, id=f"event-{number}") for number, event in enumerate(told, start=1))
        return with_scenes(numbered, self)

    def event(self, sentence: Sentence, trigger: Trigger, headline: bool) -> Event | None:
        """Return the mention that a trigger brings; none where its parties or its context are missing."""
        predicate = trigger.lexeme.predicate
        arguments = find_arguments(sentence, trigger, self.codebook)
        if predicate.sides and not any(self.is_party(sentence, each) for each in arguments):
            return None
        if predicate.context and not self.has_context(sentence, trigger, arguments):
            return None
        heads = clause_heads(sentence, trigger, self.around)
        time, place = find_time(sentence, heads, self.around), find_place(sentence, heads, self.around)
        clause = self.clause(sentence, trigger)
        attributions = self.found.attributions_over(trigger.span)
        status = self.status(sentence, trigger, headline, time, attributions)
        if (
            status in {"occurred", "ongoing", "denied", "background"}
            and time is not None
            and (self.is_ahead(time) or self.is_open_ahead(time))
        ):
            time = None
        return Event(
            id="",
            span=trigger.span,
            rule=f"event.{trigger.lexeme.kind}.{predicate.frame}@1",
            score=SCORES[trigger.lexeme.kind],
            clause=clause,
            type=predicate.type,
            mode=find_mode(sentence, trigger, self.codebook),
            status=status,
            roles=tuple(self.roles(sentence, trigger, arguments)),
            time=time.id if time else None,
            place=place.id if place else None,
            counts=(),
            attributions=attributions,
        )

    def clause(self, sentence: Sentence, trigger: Trigger) -> Span:
        """Return the words of the clause that holds the trigger, from its first to its last."""
        head = trigger.token
        carried = carrier(sentence, head) if is_nominal(head) else None
        words = clause_words(sentence, carried[0] if carried else head)
        inside = [*words, *trigger.words]
        return Span(min(word.span.start for word in inside), max(word.span.end for word in inside))

    def is_party(self, sentence: Sentence, argument: Argument) -> bool:
        """Tell whether an argument is a name, people or a body."""
        if argument.role not in {"actor", "target", "victim", "topic"}:
            return False
        word = argument.token
        entity = self.entities.over(word.span)
        return (
            (entity is not None and entity.type in ACTORS)
            or word.lemma.lower() in people()
            or word.tag == "NUM"
            or word.lemma.lower() in listed("people", "pronouns")
        )

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
            (entity := self.entities.over(each.token.span)) is not None and entity.type in {"MILITARY", "GROUP"} for each in arguments
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
        if status == "occurred" and self.is_denied(trigger.span, attributions):
            return "denied"
        if status == "occurred" and time is not None and self.is_old(time):
            return "background"
        to_come = trigger.lexeme.kind == "noun" and trigger.lexeme.predicate.type != "ASSAULT"
        if status == "occurred" and to_come and time is not None and self.is_ahead(time):
            return "expected"
        return status

    def is_denied(self, span: Span, attributions: tuple[str, ...]) -> bool:
        """Tell whether someone denies what the trigger tells."""
        return any(each.force == "denied" and each.id in attributions for each in self.found.attributions)

    def is_old(self, time: Time) -> bool:
        """Tell whether a time lies so far before the day of the report that it is no news."""
        anchor, end = self.found.anchor.date, time.end or time.start
        if anchor is None and time.value[:4].isdigit() and time.precision in {"year", "decade"}:
            return True
        if anchor is None or end is None:
            return any(word in time.span.of(self.found.analysis.text).lower().split() for word in marks("past", "words"))
        return _days(anchor) - _days(end) > _past_days()

    def is_ahead(self, time: Time) -> bool:
        """Tell whether a time begins after the day of the report."""
        anchor = self.found.anchor.latest or self.found.anchor.date
        return anchor is not None and time.start is not None and _days(time.start) - _days(anchor) > 1

    def is_open_ahead(self, time: Time) -> bool:
        """Tell whether a time is only a bound that lies after the day of the report: "by the end of the year"."""
        anchor = self.found.anchor.latest or self.found.anchor.date
        return anchor is not None and time.start is None and time.end is not None and _days(time.end) - _days(anchor) > 1

    def roles(self, sentence: Sentence, trigger: Trigger, arguments: list[Argument]) -> Iterator[Role]:
        """Yield the participants with their words and entities, then places and instruments of the clause."""
        taken: set[int] = set()
        for each in arguments:
            if is_nominal(each.token) and self.is_deed(each):
                continue
            role = each.role
            if self.around.times.over(each.token.span) is not None:
                continue
            if role == "actor" and self.is_instrument(sentence, each.token):
                role = "instrument"
            elif role == "instrument" and not self.is_instrument(sentence, each.token):
                role = "actor" if self.is_party(sentence, Argument("actor", each.token)) else "topic"
            if role in {"actor", "victim", "target"} and self.only_places(sentence, trigger, each):
                role = "place"
            yield self.role(sentence, role, each.token)
            taken.add(each.token.index)
            for body in self.bodies(sentence, each.token) if role in SIDES else ():
                if body.index not in taken:
                    taken.add(body.index)
                    yield self.role(sentence, SIDES[role], body)
        for word in self.circumstances(sentence, trigger):
            if word.index not in taken:
                taken.add(word.index)
                yield self.role(sentence, "instrument" if self.is_instrument(sentence, word) else "place", word)

    def is_deed(self, argument: Argument) -> bool:
        """Tell whether an argument is an event or a spot, which nobody can be: "the blast killed nine", "the hotel that was hit"."""
        if argument.role not in {"actor", "victim"}:
            return False
        entity = self.entities.over(argument.token.span)
        spot = entity is not None and entity.type == "FACILITY"
        return spot or ("noun", argument.token.lemma.lower()) in self.codebook.lexemes or argument.token.lemma.lower() in {"series", "wave"}

    def role(self, sentence: Sentence, role: str, token: Token) -> Role:
        """Return a role with the words of its noun phrase."""
        words = phrase(sentence, token)
        entity = self.entities.over(token.span)
        return Role(role, Span(words[0].span.start, words[-1].span.end), entity.id if entity else None)  # type: ignore[arg-type]

    def bodies(self, sentence: Sentence, token: Token) -> Iterator[Token]:
        """Yield the names of the bodies to which people belong: "members of the Northern Front", "Northern Front fighters"."""
        own = self.entities.over(token.span)
        for child in sentence.children(token, "nmod", "compound", "amod"):
            entity = self.entities.over(child.span)
            if entity is not None and entity is not own and entity.type in BODIES and preposition(sentence, child) in {"", "of", "from"}:
                yield child

    def only_places(self, sentence: Sentence, trigger: Trigger, argument: Argument) -> bool:
        """Tell whether a place name beside a noun says where, not who: "the Orsha raid", "shootings in Orsha"."""
        if self.around.places.over(argument.token.span) is None or trigger.lexeme.kind != "noun":
            return False
        return argument.role == "victim" or base(argument.token) == "compound"

    def is_instrument(self, sentence: Sentence, token: Token) -> bool:
        """Tell whether a noun is a thing that does harm, alone or with the word before it."""
        lemma = token.lemma.lower()
        before = [child.lemma.lower() for child in sentence.children(token, "compound", "amod") if child.index == token.index - 1]
        return (lemma,) in self.codebook.instruments or any((word, lemma) in self.codebook.instruments for word in before)

    def circumstances(self, sentence: Sentence, trigger: Trigger) -> Iterator[Token]:
        """Yield the nouns of the event's clauses that say where or with what."""
        for head in clause_heads(sentence, trigger, self.around)[:3]:
            for word in clause_words(sentence, head):
                if (
                    word.tag in {"NOUN", "PROPN"}
                    and word is not trigger.token
                    and (self.is_site(sentence, word) or self.is_instrument(sentence, word))
                    and base(word) != "compound"
                ):
                    yield word

    def scenes(self, sentence: Sentence) -> Iterator[Token]:
        """Yield the spots that verbs of being called and of happening name: "officers were called to the 300 block of Elm Street"."""
        for verb in sentence.tokens:
            if is_verb(verb) and verb.lemma.lower() in listed("dispatch", "verbs"):
                below = sentence.children(verb, "obl")
                yield from (word for word in below if self.is_site(sentence, word, extra=frozenset({"to"})))

    def is_site(self, sentence: Sentence, word: Token, extra: frozenset[str] = frozenset()) -> bool:
        """Tell whether a noun with a preposition of place names a spot, a building or a place."""
        if preposition(sentence, word) not in listed("place", "prepositions") | extra:
            return False
        if self.around.times.over(word.span) is not None:
            return False
        entity = self.entities.over(word.span)
        if entity is not None and entity.type in {"LOCATION", "FACILITY"}:
            return True
        return self.around.places.over(word.span) is not None or word.lemma.lower() in listed("place", "nouns")


def with_scenes(events: tuple[Event, ...], finder: Finder) -> tuple[Event, ...]:
    """Return the events, the nearest one with the spot to which police or rescuers were sent."""
    told = list(events)
    for sentence in finder.found.analysis.sentences if events else ():
        for word in finder.scenes(sentence):
            at = _nearest(told, word.span)
            if at is not None and not any(role.span.meets(word.span) for role in told[at].roles):
                told[at] = replace(told[at], roles=(*told[at].roles, finder.role(sentence, "place", word)))
    return tuple(told)


def _nearest(events: list[Event], span: Span) -> int | None:
    """Return the number of the violent event that stands nearest before a span, else right behind it."""
    far = [
        (span.start - event.span.start if event.span.start <= span.start else 2 * (event.span.start - span.start), number)
        for number, event in enumerate(events)
        if event.type == "ASSAULT" and event.status in {"occurred", "ongoing"}
    ]
    best = min(far, default=(SCENE + 1, -1))
    return best[1] if best[0] <= SCENE else None


def _refers_back(sentence: Sentence, noun: Token) -> bool:
    return any(child.text.lower() in listed("reference", "definite") for child in sentence.children(noun, "det"))


def _days(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


def _past_days() -> int:
    return int(table("status")["past"]["days"])
