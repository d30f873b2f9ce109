"""From live statements to what those who reconcile need: one happening for each incident of each report, and the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from dateline.ledger.ascribed import accused_of, load_accusations
from dateline.ledger.ask import degrees
from dateline.ledger.pointed import Asked, Pointed, load_pointed
from dateline.ledger.schema import metadata
from dateline.ledger.stated import ceiling, clamped, floor
from dateline.ledger.values import Valueds, values_of_records
from dateline.ledger.voices import Printed, Voices
from dateline.records.happenings import Ascribed, Bounds, Happening, Side, Text, Told, Voice, Where

TABLES = metadata.tables
HAPPENED = Asked(
    incident=("type", "mode", "status", "when", "place", "actor", "target", "killed", "injured", "captured", "event", "attribution"),
    count=("number", "outcome", "who", "part_of", "event", "attribution"),
    event=("clause",),
    entity=("name",),
)
TOLLS = ("killed", "injured", "captured")
DENIED, CLAIMED = "denied", "claimed"
ARTICLES = ("the ", "a ", "an ")


def load_texts(connection: Connection, as_of: str | None) -> list[Text]:
    """Return every report's text with where and when it stood, by id."""
    printed = load_printed(connection, as_of)
    column = TABLES["document"].c
    rows = connection.execute(select(column.id, column.text).order_by(column.id))
    return [Text(name, text, *_stood(printed[name])) for name, text in rows if name in printed]


def _stood(printed: Printed) -> tuple[str | None, str | None, str | None, str | None]:
    return printed.outlet, printed.publisher, printed.published, printed.title


def load_happenings(
    connection: Connection, as_of: str | None, documents: Collection[str] | None = None, pointed: Pointed | None = None
) -> list[Happening]:
    """Return one happening for each incident of each report, of these or of all, by report and id; `pointed` is what is known of them."""
    known = pointed or load_pointed(
        connection, as_of, documents, HAPPENED, Voices(connection, as_of, load_printed(connection, as_of, documents), documents)
    )
    told = _Loader(connection, as_of, known, documents)
    return sorted((told.happening(each) for each in known.incidents.values()), key=lambda each: (each.document, each.id))


def load_printed(connection: Connection, as_of: str | None, documents: Collection[str] | None = None) -> dict[str, Printed]:
    """Return where and when each report stood, of these or of all; what its pages say comes from the earliest that says it."""
    page, taken = TABLES["appearance"].c, TABLES["capture"].c
    joined = TABLES["appearance"].join(TABLES["capture"], taken.id == page.capture)
    columns = (page.document, page.name, page.outlet, page.original_publisher, page.published_start, page.title)
    known = [] if as_of is None else [taken.retrieved_at <= as_of]
    known += [] if documents is None else [page.document.in_(sorted(documents))]
    order = (page.published_start.is_(None), page.published_start, taken.retrieved_at, page.name, page.id)
    found: dict[str, Printed] = {}
    for document, name, outlet, publisher, published, title in connection.execute(
        select(*columns).select_from(joined).where(*known).order_by(*order)
    ):
        before = found.get(document) or Printed((), None, None, None)
        names = tuple(dict.fromkeys([*before.names, name]))
        found[document] = Printed(
            names, before.outlet or outlet, before.publisher or publisher, before.published or published, before.title or title or None
        )
    return found


class _Loader:
    """The records that incidents point to: their counts, places and people, and who says so."""

    def __init__(self, connection: Connection, as_of: str | None, pointed: Pointed, documents: Collection[str] | None) -> None:
        self._voices, self._printed = pointed.voices, pointed.voices.printed
        self._counts, self._events = pointed.counts, pointed.events
        self._accusations = load_accusations(connection, as_of, documents)
        accused = {name for listed in self._accusations.values() for each in listed for name in (each.accused, each.accuser) if name}
        others = values_of_records(connection, as_of, accused - set(pointed.entities), ("name",))
        self._entities = {**pointed.entities, **others}
        self._beside: dict[str, list[Valueds]] = defaultdict(list)
        for each in pointed.incidents.values():
            self._beside[each.document].append(each)
        places = {name for each in pointed.incidents.values() for name in each.many("place")}
        self._places = values_of_records(connection, as_of, places, ("name", "position"))

    def happening(self, incident: Valueds) -> Happening:
        """Return an incident as its report tells it."""
        printed = self._printed[incident.document]
        actors, targets = self._names(incident.many("actor")), self._names(incident.many("target"))
        told = tuple(_sided_figure(each, actors, targets) for each in self._told(incident))
        words = incident.said("type")
        return Happening(
            id=incident.id,
            document=incident.document,
            names=printed.names,
            type=incident.text("type"),
            mode=incident.text("mode"),
            status=incident.text("status"),
            start=incident.text("when", "start"),
            end=incident.text("when", "end"),
            precision=incident.text("when", "precision"),
            where=self._where(incident.text("place")),
            actors=actors,
            targets=targets,
            killed=_toll(incident, "killed"),
            injured=_toll(incident, "injured"),
            captured=_toll(incident, "captured"),
            words="" if words is None else " ".join(words.exact.split()),
            outlet=printed.outlet,
            published=printed.published,
            records=1 + len(incident.many("event")) + len(told),
            told=told,
            voices=tuple(_sided(each, actors, targets) for each in self._behind(incident, told)),
            ascribed=tuple(dict.fromkeys(self._ascribed(incident))),
            wording=self._wording(incident, "" if words is None else " ".join(words.exact.split()), told),
        )

    def _wording(self, incident: Valueds, best: str, told: Iterable[Told]) -> str:
        """Return the best sentence, then the clauses of the other events and the words of the figures, each once."""
        clauses = (self._events[each].said("clause") for each in incident.many("event") if each in self._events)
        said = [" ".join(each.exact.split()) for each in clauses if each is not None] + [each.quote for each in told]
        return " ".join(dict.fromkeys([best, *(each for each in said if each not in best)]))

    def _ascribed(self, incident: Valueds) -> Iterator[Ascribed]:
        """Yield who says whose deed it was: for each actor his own claim, those who say so, or the report; and who accuses whom."""
        document = incident.document
        claimed = {each.speaker for each in self._voices.of(document, incident.many("attribution")) if each.force == CLAIMED}
        for actor in incident.values.get("actor", ()):
            for name in self._names([actor.value] if isinstance(actor.value, str) else []):
                said = self._voices.of(document, [actor.claim] if actor.claim else [])
                yield from (Ascribed(name, voice.speaker, document) for voice in said)
                yield from [Ascribed(name, name, document)] if name in claimed else []
        accusations = self._accusations.get(document, ())
        for each in accused_of(incident, self._beside[document], self._events, accusations):
            for name in self._names([each.accused]):
                yield Ascribed(name, next(iter(self._names([each.accuser] if each.accuser else [])), None), document)

    def _behind(self, incident: Valueds, told: Iterable[Told]) -> tuple[Voice, ...]:
        """Return who says that it happened: those to whom the report ascribes it, else those to whom it ascribes its figures.

        Where somebody denies his part in what the report tells as a fact, it is the report that says so.
        """
        claims = incident.many("attribution")
        figures = dict.fromkeys(voice for each in told for voice in each.voices if voice.claim is not None)
        named = self._voices.of(incident.document, claims) if claims or not figures else tuple(figures)
        if incident.text("status") == "denied" or any(each.force != DENIED for each in named):
            return named
        return (*named, *self._voices.of(incident.document, ()))

    def _names(self, ids: Iterable[str]) -> tuple[str, ...]:
        names = (self._entities[each].text("name") for each in ids if each in self._entities)
        return tuple(dict.fromkeys(name for name in names if name))

    def _where(self, name: str | None) -> Where | None:
        place = self._places.get(name or "")
        if place is None:
            return None
        position = place.one("position")
        known = position if isinstance(position, dict) else {}
        number = known.get("geonameid")
        return Where(
            name=place.text("name"),
            admin1=place.text("position", "admin1"),
            country=place.text("position", "country"),
            lat=degrees(known.get("lat")),
            lon=degrees(known.get("lon")),
            precision=place.text("position", "precision"),
            geonameid=number if isinstance(number, int) else None,
        )

    def _told(self, incident: Valueds) -> Iterator[Told]:
        for outcome in TOLLS:
            toll = incident.one(outcome)
            for name in toll.get("counts") or () if isinstance(toll, dict) else ():  # type: ignore[union-attr] # a list, as it was written
                if isinstance(name, str) and (count := self._counts.get(name)) is not None and count.said("number") is not None:
                    yield self._figure(count)

    def _figure(self, count: Valueds) -> Told:
        number, words = count.values["number"][0], count.said("outcome") or count.values["number"][0]
        low, value, high = (count.number("number", key) for key in ("low", "value", "high"))
        whole = self._counts.get(count.text("part_of") or "")
        containing = whole.said("number") if whole else None
        return Told(
            statement=number.statement,
            outcome=count.text("outcome") or "",
            bounds=Bounds(floor(low), clamped(value, low, high), ceiling(high)),
            comparator=count.text("number", "comparator"),
            quote=" ".join(words.exact.split()),
            document=count.document,
            recorded_at=number.recorded_at,
            voices=self._voices.of(count.document, count.many("attribution")),
            side=count.text("who", "side"),
            part_of=containing.statement if containing else None,
            published=self._printed[count.document].published,
            kind=count.text("who", "class"),
            event=count.text("event"),
        )


def _toll(incident: Valueds, outcome: str) -> Bounds | None:
    if incident.one(outcome) is None:
        return None
    low, best, high = (incident.number(outcome, key) for key in ("low", "best", "high"))
    return Bounds(floor(low), floor(best), ceiling(high))


def _sided_figure(told: Told, actors: tuple[str, ...], targets: tuple[str, ...]) -> Told:
    return replace(told, voices=tuple(_sided(each, actors, targets) for each in told.voices))


def _sided(voice: Voice, actors: tuple[str, ...], targets: tuple[str, ...]) -> Voice:
    """Return a voice with its side: that of the incident's people that it is or speaks for, else a third party's."""
    own = {_key(name) for name in (voice.speaker, voice.body) if name}
    if own & {_key(name) for name in actors}:
        return replace(voice, side="perpetrator")
    if own & {_key(name) for name in targets}:
        return replace(voice, side="victim")
    side: Side = "third_party" if voice.side == "unknown" and own and not voice.anonymous else voice.side
    return voice if side == voice.side else replace(voice, side=side)


def _key(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return next((folded[len(each) :] for each in ARTICLES if folded.startswith(each)), folded)
