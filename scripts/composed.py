"""A report written sentence by sentence, its records beside it: where every word stands is known, nothing has to be read."""

from __future__ import annotations

import hashlib
from datetime import date

from dateline.records.claims import (
    Attribution,
    Count,
    Entity,
    EntityType,
    Event,
    Incident,
    Measure,
    Mention,
    Outcome,
    Place,
    Role,
    Scheduled,
    ScheduledKind,
    Source,
    SourceKind,
    Status,
    Tally,
    Time,
    Who,
)
from dateline.records.happenings import Where
from dateline.records.quantities import AsOf, Due, Period, Toll
from dateline.records.reading import Anchor, Reading
from dateline.records.texts import Document, Published, Span

RULE, SCORE = "composed@1", 0.9


class Paper:
    """A report that is being written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.text = ""
        self.sentences: list[Span] = []
        self.times: dict[str, Time] = {}
        self.places: dict[str, Place] = {}
        self.entities: dict[str, Entity] = {}
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []
        self.counts: list[Count] = []
        self.incidents: list[Incident] = []
        self.tallies: list[Tally] = []
        self.scheduled: list[Scheduled] = []

    def write(self, words: str) -> Span:
        """Add words, and return where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def end(self, start: int, mark: str = ".") -> Span:
        """End the sentence that began there."""
        sentence = Span(start, self.write(mark).end)
        self.sentences.append(sentence)
        self.write(" ")
        return sentence

    def entity(self, name: str, type_: EntityType, span: Span) -> str:
        """Return the id of somebody whom these words name or describe."""
        if name not in self.entities:
            mention = Mention(span, "name" if name[0].isupper() else "nominal")
            self.entities[name] = Entity(
                id=f"entity-{len(self.entities)}", span=span, rule=RULE, score=SCORE, type=type_, name=name, mentions=(mention,)
            )
        return self.entities[name].id

    def place(self, where: Where, span: Span) -> str:
        """Return the id of a place that these words name."""
        name = str(where.name)
        if name not in self.places:
            self.places[name] = Place(
                id=f"place-{len(self.places)}", span=span, rule=RULE, score=SCORE, name=name, geonameid=where.geonameid,
                country=where.country, admin1=where.admin1, lat=where.lat, lon=where.lon, precision="city",
            )  # fmt: skip
        return self.places[name].id

    def time(self, day: date, span: Span) -> str:
        """Return the id of a day that these words give."""
        value = day.isoformat()
        if value not in self.times:
            self.times[value] = Time(
                id=f"time-{len(self.times)}", span=span, rule=RULE, score=SCORE, type="DATE", value=value, start=value, end=value,
                precision="day", anchored_on=None,
            )  # fmt: skip
        return self.times[value].id

    def says(self, speaker: str, role: str | None, source: Span, cue: Span, content: Span) -> str:
        """Return the id of an act of saying."""
        who = self.entity(speaker, "PERSON" if role else "GOVERNMENT", source)
        kind: SourceKind = "person" if role else "organization"
        made = Attribution(
            id=f"attribution-{len(self.attributions)}", span=Span(content.start, cue.end), rule=RULE, score=SCORE,
            source=Source(spans=(source,), entity=who, kind=kind, named=bool(role), anonymous=False, role=role, body=None, number=None),
            cue=cue, cues=(cue,), content=(content,), mode="indirect", force="said", via=None, polarity="positive",
            certainty="underspecified", channel="statement",
        )  # fmt: skip
        self.attributions.append(made)
        return made.id

    def event(
        self,
        kind: tuple[str, str | None],
        status: Status,
        words: tuple[Span, Span],
        *,
        roles: tuple[Role, ...],
        time: str | None,
        place: str | None,
    ) -> str:
        """Return the id of a happening; `words` are its trigger and its clause."""
        (trigger, clause), name = words, f"event-{len(self.events)}"
        made = Event(
            id=name, span=trigger, rule=RULE, score=SCORE, clause=clause, type=kind[0], mode=kind[1], status=status, roles=roles,
            time=time, place=place, counts=(), attributions=(),
        )  # fmt: skip
        self.events.append(made)
        return name

    def count(self, figure: int, outcome: Outcome, number: Span, whole: Span, claims: tuple[str, ...]) -> Toll:
        """Return a toll that these words give."""
        name = f"count-{len(self.counts)}"
        self.counts.append(
            Count(
                id=name, span=whole, rule=RULE, score=SCORE, number=number, value=figure, low=figure, high=figure, comparator="exactly",
                outcome=outcome, who=Who(whole, None, "unknown", None), part_of=None, cumulative=False, event=None, attributions=claims,
            )
        )  # fmt: skip
        return Toll(figure, figure, figure, (name,))

    def incident(
        self, event: str, sentence: Span, where: tuple[date, str], sides: tuple[str | None, str | None], tolls: dict[str, Toll]
    ) -> None:
        """Keep an incident of one event, the last."""
        told, (day, place), (actor, target) = self.events[-1], where, sides
        self.incidents.append(
            Incident(
                id=f"incident-{len(self.incidents)}", span=sentence, rule=RULE, score=SCORE, events=(event,), type=told.type,
                mode=told.mode, status=told.status, start=day.isoformat(), end=day.isoformat(), precision="day", place=place,
                actors=(actor,) if actor else (), targets=(target,) if target else (), killed=tolls.get("killed"),
                injured=tolls.get("injured"), captured=tolls.get("captured"), attributions=(),
            )
        )  # fmt: skip

    def total(
        self, figure: int, measure: Measure, words: tuple[Span, Span], *, actor: str, period: Period, claims: tuple[str, ...]
    ) -> None:
        """Keep a total over a period; `words` are its number, and all that gives it."""
        number, whole = words
        self.tallies.append(
            Tally(
                id=f"tally-{len(self.tallies)}", span=whole, rule=RULE, score=SCORE, number=number, value=figure, low=figure, high=figure,
                comparator="exactly", measure=measure, unit=measure, actor=actor, target=None, place=None, period=period,
                as_of=AsOf(period.end, "day"), attributions=claims,
            )
        )  # fmt: skip

    def coming(self, kind: ScheduledKind, what: Span, day: date, parties: tuple[str, ...]) -> None:
        """Keep what these words announce."""
        self.scheduled.append(
            Scheduled(
                id=f"scheduled-{len(self.scheduled)}", span=what, rule=RULE, score=SCORE, kind=kind, what=what,
                due=Due(day.isoformat(), day.isoformat(), "day"), firmness="scheduled", parties=parties, attributions=(), change=None,
                was=None,
            )
        )  # fmt: skip

    def reading(self, name: str, title: str, outlet: str, published: date) -> Reading:
        """Return the report with everything in it."""
        text, day = self.text.rstrip() + "\n", published.isoformat()
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document(
            id=digest, name=name, url=None, title=title, site=outlet, byline=None, language="en", published=Published(day, "given"),
            original_publisher=None, raw_sha256=digest, text=text, note=None, removed=(),
        )  # fmt: skip
        return Reading(
            document=document,
            anchor=Anchor(day, day, day, "day", "given", conflicts_with_published=False, evidence=()),
            sentences=tuple(self.sentences),
            entities=tuple(self.entities.values()),
            times=tuple(self.times.values()),
            places=tuple(self.places.values()),
            attributions=tuple(self.attributions),
            events=tuple(self.events),
            counts=tuple(self.counts),
            incidents=tuple(self.incidents),
            tallies=tuple(self.tallies),
            scheduled=tuple(self.scheduled),
        )
