"""From a reading to statements: every property of every record, each on the narrowest words that carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from dateline.ledger.canonical import Json, number
from dateline.ledger.stated import Stated, Subject
from dateline.records.claims import (
    Attribution,
    Comparison,
    Count,
    Entity,
    Event,
    Fact,
    Incident,
    Place,
    Record,
    Scheduled,
    Tally,
    Time,
)
from dateline.records.quantities import Toll
from dateline.records.reading import Reading
from dateline.records.texts import Span


class Statements:
    """What one reading states, with local ids turned into the ledger's."""

    def __init__(self, reading: Reading, ids: dict[str, str]) -> None:
        """Take a reading and the ledger's ids of its records."""
        self.reading = reading
        self.ids = ids
        self.spans: dict[str, Span] = {record.id: record.span for record in self.records()}
        self.spans |= {count.id: count.number for count in reading.counts}
        self.spans |= {each.id: words_of(each) for each in reading.attributions}
        self.mentions = {entity.id: [mention.span for mention in entity.mentions] for entity in reading.entities}

    def records(self) -> Iterator[Record]:
        """Yield every record of the reading that stands on its own."""
        of = self.reading
        yield from (*of.entities, *of.times, *of.places, *of.attributions, *of.events, *of.counts, *of.incidents)
        yield from (*of.tallies, *of.comparisons, *of.scheduled, *of.facts)

    def all(self) -> Iterator[tuple[Record, list[Stated]]]:
        """Yield each record with what is said of it."""
        for record in self.records():
            subject = Subject(self.ids[record.id], record.span, record.rule, record.score, self.ids)
            stated = _kinds()[type(record)](self, subject, record)
            attributions = getattr(record, "attributions", ())
            yield record, stated + [each for local in attributions for each in subject.refers("attribution", local, self.spans)]

    def _entity(self, about: Subject, entity: Entity) -> list[Stated]:
        text = self.reading.document.text
        named = next((each.span for each in entity.mentions if each.span.of(text) == entity.name), None)
        return [
            about.says("type", entity.type),
            about.says("name", entity.name, named),
            *about.maybe("country", entity.country),
            *about.maybe("sector", entity.sector),
            *(about.says("mention", mention.kind, mention.span) for mention in entity.mentions),
        ]

    def _time(self, about: Subject, time: Time) -> list[Stated]:
        anchored: Json = self.ids.get(time.anchored_on, time.anchored_on) if time.anchored_on else None
        expression: Json = {"type": time.type, "value": time.value, "anchored_on": anchored}
        return [about.says("expression", expression, time.span), about.dates("when", time.start, time.end, time.precision, time.span)]

    def _place(self, about: Subject, place: Place) -> list[Stated]:
        position: Json = {
            "geonameid": place.geonameid,
            "country": place.country,
            "admin1": place.admin1,
            "lat": _decimal(place.lat),
            "lon": _decimal(place.lon),
            "precision": place.precision,
        }
        return [about.says("name", place.name, place.span), about.says("position", position, place.span)]

    def _attribution(self, about: Subject, said: Attribution) -> list[Stated]:
        source = said.source
        who: dict[str, Json] = {
            "entity": self._id(source.entity),
            "kind": source.kind,
            "named": source.named,
            "anonymous": source.anonymous,
            "role": source.role,
            "body": self._id(source.body),
            "number": source.number,
        }
        frame: dict[str, Json] = {
            "force": said.force,
            "polarity": said.polarity,
            "certainty": said.certainty,
            "mode": said.mode,
            "channel": said.channel,
            "via": self._id(said.via),
        }
        return [
            about.says("speaker", who, source.spans[0] if source.spans else None),
            about.says("frame", frame, said.cue),
            *(about.says("source", index, span) for index, span in enumerate(source.spans)),
            *(about.says("cue", index, span) for index, span in enumerate(said.cues)),
            *(about.says("content", index, span) for index, span in enumerate(said.content)),
            *self._hint(about, said),
        ]

    def _hint(self, about: Subject, said: Attribution) -> list[Stated]:
        if said.hint is None:
            return []
        return [about.says("hint", {"tally": self._id(said.hint.tally), "direction": said.hint.direction})]

    def _event(self, about: Subject, event: Event) -> list[Stated]:
        return [
            about.says("type", event.type, event.span),
            *about.maybe("mode", event.mode),
            about.says("status", event.status),
            about.says("clause", [event.clause[0], event.clause[1]], event.clause),
            *(about.says("role", {"role": each.role, "entity": self._id(each.entity)}, each.span) for each in event.roles),
            *about.refers("time", event.time, self.spans),
            *about.refers("place", event.place, self.spans),
        ]

    def _count(self, about: Subject, count: Count) -> list[Stated]:
        who: Json = {"entity": self._id(count.who.entity), "class": count.who.class_, "side": count.who.side}
        return [
            about.counts(count.value, count.low, count.high, count.comparator, count.number),
            about.says("outcome", count.outcome),
            about.says("who", who, count.who.span),
            *about.refers("part_of", count.part_of, self.spans),
            *(about.maybe("cumulative", count.cumulative or None)),
            *about.refers("event", count.event, self.spans),
        ]

    def _incident(self, about: Subject, incident: Incident) -> list[Stated]:
        times = [event.time for event in self.reading.events if event.id in incident.events and event.time]
        said = next((time.span for time in self.reading.times if time.id in times and time.start == incident.start), None)
        return [
            *(each for event in incident.events for each in about.refers("event", event, self.spans)),
            about.says("type", incident.type),
            *about.maybe("mode", incident.mode),
            about.says("status", incident.status),
            about.dates("when", incident.start, incident.end, incident.precision, said),
            *about.refers("place", incident.place, self.spans),
            *(each for entity in incident.actors for each in about.refers("actor", entity, self.spans, self._role(incident, entity))),
            *(each for entity in incident.targets for each in about.refers("target", entity, self.spans, self._role(incident, entity))),
            *self._toll(about, "killed", incident.killed),
            *self._toll(about, "injured", incident.injured),
            *self._toll(about, "captured", incident.captured),
        ]

    def _role(self, incident: Incident, entity: str) -> Span | None:
        events = (event for event in self.reading.events if event.id in incident.events)
        return next((role.span for event in events for role in event.roles if role.entity == entity), None)

    def _toll(self, about: Subject, outcome: str, toll: Toll | None) -> list[Stated]:
        if toll is None:
            return []
        counts: list[Json] = [self.ids[count] for count in toll.counts if count in self.ids]
        value: Json = {"low": toll.low, "best": toll.best, "high": toll.high, "counts": counts}
        return [about.says(outcome, value, next((self.spans[count] for count in toll.counts if count in self.spans), None))]

    def _tally(self, about: Subject, tally: Tally) -> list[Stated]:
        as_of = tally.as_of
        return [
            about.counts(tally.value, tally.low, tally.high, tally.comparator, tally.number),
            about.says("measure", tally.measure),
            about.says("unit", tally.unit),
            *self._who(about, "actor", tally.actor),
            *self._who(about, "target", tally.target),
            *about.refers("place", tally.place, self.spans),
            *about.period("period", tally.period),
            *(about.maybe("as_of", None if as_of is None else {"date": as_of.date, "precision": as_of.precision})),
        ]

    def _comparison(self, about: Subject, comparison: Comparison) -> list[Stated]:
        against = comparison.against
        other: Json = {"tally": self._id(against.tally), "start": against.start, "end": against.end}
        return [
            *about.refers("left", comparison.left, self.spans),
            about.says("relation", comparison.relation),
            *about.maybe("ratio", _decimal(comparison.ratio)),
            about.says("against", other),
        ]

    def _scheduled(self, about: Subject, coming: Scheduled) -> list[Stated]:
        return [
            about.says("kind", coming.kind),
            about.says("what", [coming.what[0], coming.what[1]], coming.what),
            about.dates("due", coming.due.start, coming.due.end, coming.due.precision),
            about.says("firmness", coming.firmness),
            *(each for party in coming.parties for each in self._who(about, "party", party)),
            *about.maybe("change", coming.change),
            *(about.period("was", coming.was) if coming.was else []),
        ]

    def _fact(self, about: Subject, fact: Fact) -> list[Stated]:
        return [
            *self._who(about, "subject", fact.subject),
            about.says("predicate", fact.predicate),
            about.says("value", fact.value, fact.value_span),
            *about.period("valid", fact.valid),
        ]

    def _who(self, about: Subject, property_: str, entity: str | None) -> list[Stated]:
        """Return the statement that names an entity, on the mention of it that stands in the record's words or next to them."""
        spans = self.mentions.get(entity or "") or [about.span]
        return about.refers(property_, entity, self.spans, min(spans, key=lambda span: _distance(span, about.span)))

    def _id(self, local: str | None) -> str | None:
        return self.ids.get(local) if local is not None else None


def words_of(said: Attribution) -> Span:
    """Return the words that show an attribution: its cue, else its source, else what is said."""
    return next(iter([*([said.cue] if said.cue else []), *said.cues, *said.source.spans, *said.content]), said.span)


def _distance(span: Span, other: Span) -> tuple[int, int]:
    return max(0, span.start - other.end, other.start - span.end), span.start


def _decimal(value: float | None) -> str | None:
    return None if value is None else str(number(value))


@cache
def _kinds() -> dict[type[Record], Callable[[Statements, Subject, Record], list[Stated]]]:
    of = Statements
    table: dict[type, Callable[..., list[Stated]]] = {
        Entity: of._entity,  # noqa: SLF001 this table stands in for the methods' own dispatch
        Time: of._time,  # noqa: SLF001
        Place: of._place,  # noqa: SLF001
        Attribution: of._attribution,  # noqa: SLF001
        Event: of._event,  # noqa: SLF001
        Count: of._count,  # noqa: SLF001
        Incident: of._incident,  # noqa: SLF001
        Tally: of._tally,  # noqa: SLF001
        Comparison: of._comparison,  # noqa: SLF001
        Scheduled: of._scheduled,  # noqa: SLF001
        Fact: of._fact,  # noqa: SLF001
    }
    return table
