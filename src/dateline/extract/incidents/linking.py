"""From the events of a report to mentions of happenings: each with its own day and place, and none that tells of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.events.ages import is_ahead
from dateline.extract.events.clauses import is_verb
from dateline.extract.events.spans import Standing, standing
from dateline.extract.events.words import listed
from dateline.extract.found import Found
from dateline.extract.incidents.anniversaries import is_remembered, remembered_day
from dateline.extract.incidents.ascribed import is_ascribed, is_of_other_deed
from dateline.extract.incidents.asides import is_aside, is_in_other_clause
from dateline.extract.incidents.causes import arrest_before, is_day_of_reason, reason_of
from dateline.extract.incidents.followups import is_told_of_later
from dateline.extract.incidents.mastheads import report_times
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import Site, site
from dateline.extract.incidents.totals import (
    is_called_off,
    is_charge,
    is_constant,
    is_epithet,
    is_habit,
    is_manhunt,
    is_paper,
    is_ranked,
    is_state,
    is_sweeping,
    is_total,
)
from dateline.extract.incidents.turning import moves_on, opening_site, sections
from dateline.extract.incidents.words import words
from dateline.records.claims import Count, Event, Tally, Time
from dateline.records.texts import Sentence, Span, Token

UNREAL = frozenset({"possible", "conditional", "expected", "scheduled"})
DETERMINING = ("det", "amod", "nummod", "nmod:poss", "advmod")
PARAGRAPH = 4  # sentences back to the total of which shares are told
OPENING = 5  # words in which a sentence says that it turns to something else
HAPPENINGS = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "AGREE", "CONSULT", "AID", "COOPERATE", "CONCEDE"}
)


def find_mentions(found: Found) -> Iterator[Mention]:
    """Yield the mentions that can belong to a happening, in order: no words alone, no plans, no totals."""
    linked = _Linked.over(found)
    for event in found.events:
        if event.type not in HAPPENINGS or event.status in UNREAL:
            continue
        sentence = found.analysis.sentence_at(event.span.start)
        token = sentence.head_of(event.span) if sentence else None
        if sentence is not None and token is not None and not linked.is_general(event, sentence, token):
            yield linked.mention(event, sentence, token)


def is_day(time: Time) -> bool:
    """Tell whether a time places an event: no duration, no set, and not "now"."""
    return time.type in {"DATE", "TIME"} and not time.value.endswith("_REF") and bool(time.start or time.end)


def _past_days(found: Found) -> list[Time]:
    """Return the times that place what has happened."""
    return [time for time in found.times if is_day(time) and not is_ahead(time, found.anchor)]


def _is_beside(sentence: Sentence, span: Span, event: Token) -> bool:
    """Tell whether a time in the sentence of an event is that of a saying, of another clause or of an arrest over it."""
    if not sentence.span.holds(span):
        return False
    if is_told_of_later(sentence, span, event):
        return True
    reason, head = reason_of(sentence, event) or arrest_before(sentence, event), sentence.head_of(span) or sentence.token_at(span.start)
    if head is not None and event in sentence.ancestors(head) and is_of_other_deed(sentence, head, event):
        return True
    return is_aside(sentence, span, event) or (reason is not None and head is not None and is_day_of_reason(sentence, head, reason, event))


def _is_over(sentence: Sentence, span: Span, event: Token) -> bool:
    """Tell whether a time holds for what is said or reported below it: "On Monday, jets were reported to have fired"."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    verb = next((word for word in sentence.ancestors(head) if is_verb(word)), None) if head is not None else None
    if verb is None or verb not in sentence.ancestors(event) or is_aside(sentence, span, event):
        return False
    return verb.lemma.lower() in listed("reporting", "verbs")


def _hangs_on(sentence: Sentence, span: Span, event: Token) -> bool:
    """Tell whether a time stands below the word of an event."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    return head is not None and event in sentence.ancestors(head)


def _is_set_apart(sentence: Sentence, token: Token) -> bool:
    """Tell whether a sentence opens on something else ("Separately, ...", "In the worst incident, ..."), or a deed avenges this one."""
    opening = sentence.tokens[:OPENING]
    if moves_on(sentence):
        return True
    if opening[0].text.lower() in words("apart") or any(word.lemma.lower() in words("motives") for word in sentence.ancestors(token)):
        return True
    return opening[0].text.lower() in {"in", "during"} and any(word.text.lower() in words("singled") for word in opening)


def _named(found: Found) -> frozenset[str]:
    """Return the ids of the entities that have a proper name; "security force" in small letters is none."""
    text = found.analysis.text
    named = ((entity.id, mention.span.of(text)) for entity in found.entities for mention in entity.mentions if mention.kind == "name")
    return frozenset(name for name, words_of in named if words_of != words_of.lower())


@dataclass(frozen=True, slots=True)
class _Linked:
    """The records that events point to, by their ids."""

    found: Found
    items: Mapping[int, int]
    times: Mapping[str, Time]
    sites: Mapping[str, Site]
    counts: Mapping[str, list[Count]]
    told: Standing[Time]
    datelines: frozenset[str]
    tallies: Standing[Tally]
    named: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    sentences: tuple[Sentence, ...]

    @staticmethod
    def over(found: Found) -> _Linked:
        counts: dict[str, list[Count]] = {}
        for count in found.counts:
            counts.setdefault(count.event or "", []).append(count)
        times = {time.id: time for time in found.times}
        sites = {place.id: site(place, found.analysis.text) for place in found.places}
        datelines = report_times(found)
        told = standing((time.span, time) for time in _past_days(found) if time.id not in datelines)
        tallies = standing((tally.span, tally) for tally in found.tallies)
        named, sentences = _named(found), found.analysis.sentences
        persons = frozenset(entity.id for entity in found.entities if entity.type == "PERSON") & named
        things = frozenset(entity.id for entity in found.entities if entity.type in {"FACILITY", "OTHER"})
        return _Linked(found, sections(found.analysis), times, sites, counts, told, datelines, tallies, named, persons, things, sentences)

    def is_general(self, event: Event, sentence: Sentence, token: Token) -> bool:
        """Tell whether an event mention is about no single happening."""
        time = self.times.get(event.time or "")
        return (
            is_total(event, token, sentence, self.tallies)
            or is_habit(event, token, sentence)
            or is_paper(event, sentence)
            or is_state(event, sentence, time)
            or is_ranked(event, sentence, time)
            or is_sweeping(event, token, sentence, self.counts.get(event.id, ()))
            or self.is_share(event, sentence)
            or (not self.counts.get(event.id) and self.is_loose(event, sentence, token))
        )

    def is_loose(self, event: Event, sentence: Sentence, token: Token) -> bool:
        """Tell whether a mention without losses speaks of deeds in general: those called off, those told by the way, constant ones."""
        if is_called_off(token, sentence) or is_manhunt(token, sentence) or is_charge(token, sentence):
            return True
        return event.time is None and (is_constant(token, sentence) or is_epithet(token, sentence))

    def is_share(self, event: Event, sentence: Sentence) -> bool:
        """Tell whether a mention without day and place gives a share of the total told right before it: "Mines killed 40 of them"."""
        if event.time is not None or event.place is not None or not self.counts.get(event.id):
            return False
        measures = {tally.measure for tally in self.before(sentence)}
        return bool(measures & {count.outcome for count in self.counts[event.id]})

    def before(self, sentence: Sentence) -> list[Tally]:
        """Return the totals that stand in the paragraph of a sentence before it, or in its own beginning."""
        first = next(each for each in self.sentences[max(0, sentence.index - PARAGRAPH) :] if each.paragraph == sentence.paragraph)
        return self.tallies.inside(Span(first.span.start, sentence.span.start))

    def time(self, event: Event, sentence: Sentence, token: Token) -> Time | None:
        """Return the time of an event, none where that of a saying stands for it; else the only day that its sentence opens with."""
        own = self.times.get(event.time or "")
        kept = remembered_day(sentence, token, own or self.only_day(sentence))
        if kept is not None:
            return kept
        if own is not None and is_remembered(sentence, token) and not _hangs_on(sentence, own.span, token):
            return None
        if own is not None:
            return None if own.id in self.datelines or _is_beside(sentence, own.span, token) else own
        told = [time for time in self.told.inside(sentence.span) if _is_over(sentence, time.span, token)]
        return told[0] if len({(time.start, time.end) for time in told}) == 1 else None

    def only_day(self, sentence: Sentence) -> Time | None:
        """Return the first day that a sentence names."""
        return next((time for time in self.found.times_in(sentence.span) if is_day(time)), None)

    def site(self, event: Event, sentence: Sentence, token: Token) -> Site | None:
        """Return the place of an event; none where it stands in a clause that tells something else."""
        own = self.sites.get(event.place or "")
        if own is None or not sentence.span.holds(own.place.span):
            return own
        head = sentence.head_of(own.place.span) or sentence.token_at(own.place.span.start)
        return None if head is not None and is_in_other_clause(sentence, head, token) else own

    def mention(self, event: Event, sentence: Sentence, token: Token) -> Mention:
        own = {child.text.lower() for child in sentence.children(token, *DETERMINING) if child.index < token.index}
        below = {word.text.lower() for word in sentence.subtree(token, frozenset({"conj", "parataxis", "ccomp"}))}
        where = self.site(event, sentence, token)
        return Mention(
            event=replace(event, status="background") if is_remembered(sentence, token) else event,
            sentence=sentence,
            token=token,
            time=self.time(event, sentence, token),
            place=where.place if where else None,
            site=where,
            counts=tuple(self.counts.get(event.id, ())),
            actors=frozenset(role.entity for role in event.roles if role.role == "actor" and role.entity),
            targets=frozenset(role.entity for role in event.roles if role.role in {"target", "victim"} and role.entity),
            named=self.named,
            persons=self.persons,
            things=frozenset(role.entity for role in event.roles if role.role in {"target", "victim"} and role.entity in self.things),
            definite=bool(own & words("definite")) or sentence.child(token, "nmod:poss") is not None,
            indefinite=bool(own & words("indefinite")),
            item=self.items.get(sentence.paragraph),
            opening=opening_site(self.found, self.sites, sentence) if where is None else None,
            ascribed=is_ascribed(sentence, token),
            other=bool((own - {"another"} if is_verb(token) else own) & words("other"))
            or bool(below & words("apart"))
            or _is_set_apart(sentence, token),
        )
