"""From live statements to the rows that answer a question: names for ids, tolls, places, speakers."""

from __future__ import annotations

from dateline.ledger.canonical import Json, from_number
from dateline.ledger.live import Known
from dateline.ledger.reviews import MACHINE
from dateline.ledger.shown import DueRow, IncidentRow, PlaceOf, SaidBy, TallyRow, TollOf
from dateline.ledger.texts import Texts, main_span


class Names:
    """The entities, places and claims of a ledger by id, and its texts."""

    def __init__(self, texts: Texts, named: dict[str, Known], states: dict[str, str]) -> None:
        """Take the records that others point to, and the review states that are not the machine's."""
        self.texts = texts
        self._named = named
        self._states = states

    def review(self, record: str) -> str:
        """Return the review state of a record."""
        return self._states.get(record, MACHINE)

    def order(self, document: str) -> tuple[int, str]:
        """Return where a report stands among the others."""
        return self.texts.order(document)

    def of(self, record: Json) -> str | None:
        """Return the name of an entity or place."""
        return self._named[record].text("name") if isinstance(record, str) and record in self._named else None

    def all(self, records: list[Json]) -> tuple[str, ...]:
        """Return the names of several, each once."""
        return tuple(dict.fromkeys(name for name in map(self.of, records) if name))

    def place(self, record: Json) -> PlaceOf | None:
        """Return where a place is."""
        if not isinstance(record, str) or record not in self._named:
            return None
        known = self._named[record]
        return PlaceOf(
            name=known.text("name"),
            address=None,
            admin1=known.text("position", "admin1"),
            country=known.text("position", "country"),
            lat=degrees(known.part("position", "lat")),
            lon=degrees(known.part("position", "lon")),
            precision=known.text("position", "precision"),
        )

    def speaker(self, claim: Known) -> str | None:
        """Return who speaks in a claim: the name of the entity, else the words of the text."""
        named = self.of(claim.part("speaker", "entity"))
        said = claim.said("speaker")
        return named or (said.exact if said is not None and said.original is not None else None)

    def attributions(self, known: Known) -> tuple[SaidBy, ...]:
        """Return who says a thing; none means the report's own voice."""
        claims = [self._named[each] for each in known.many("attribution") if isinstance(each, str) and each in self._named]
        return tuple(
            SaidBy(each.id, self.speaker(each), each.text("frame", "force"), each.part("speaker", "anonymous") is True) for each in claims
        )


def incident_row(known: Known, names: Names) -> IncidentRow:
    """Return an incident as one report tells it."""
    documents = names.texts.names(known.document)
    return IncidentRow(
        id=known.id,
        type=known.text("type"),
        mode=known.text("mode"),
        status=known.text("status"),
        start=known.text("when", "start"),
        end=known.text("when", "end"),
        precision=known.text("when", "precision"),
        place=names.place(known.one("place")),
        actors=names.all(known.many("actor")),
        targets=names.all(known.many("target")),
        killed=_toll(known, "killed"),
        injured=_toll(known, "injured"),
        captured=_toll(known, "captured"),
        independent_sources=1,
        documents=documents,
        records=dict.fromkeys(documents, 1),
        review=names.review(known.id),
    )


def tally_row(known: Known, names: Names) -> TallyRow:
    """Return a total beside its words."""
    span = main_span(known)
    return TallyRow(
        id=known.id,
        documents=names.texts.names(known.document),
        span=span,
        quote=_words(known, names),
        value=known.number("number", "value"),
        low=known.number("number", "low"),
        high=known.number("number", "high"),
        comparator=known.text("number", "comparator"),
        measure=known.text("measure"),
        unit=known.text("unit"),
        actor=names.of(known.one("actor")),
        target=names.of(known.one("target")),
        place=names.of(known.one("place")),
        start=known.text("period", "start"),
        end=known.text("period", "end"),
        as_of=known.text("as_of", "date"),
        attributions=names.attributions(known),
        review=names.review(known.id),
    )


def due_row(known: Known, names: Names, today: str) -> DueRow:
    """Return what is to come, and where it stands on a day."""
    start, end = known.text("due", "start"), known.text("due", "end")
    return DueRow(
        id=known.id,
        documents=names.texts.names(known.document),
        span=main_span(known),
        quote=_words(known, names),
        kind=known.text("kind"),
        start=start,
        end=end,
        precision=known.text("due", "precision"),
        firmness=known.text("firmness"),
        parties=names.all(known.many("party")),
        change=known.text("change"),
        was=known.one("was"),
        state=_state(start, end, today),
        attributions=names.attributions(known),
        review=names.review(known.id),
    )


def _state(start: str | None, end: str | None, today: str) -> str:
    if start is None and end is None:
        return "undated"
    if end is not None and end < today:
        return "overdue"
    return "ahead" if start is not None and start > today else "due"


def _words(known: Known, names: Names) -> str:
    span = main_span(known)
    return names.texts.quote(known.document, span, next(each.exact for each in known.statements if each.span == span))


def _toll(known: Known, outcome: str) -> TollOf | None:
    if known.one(outcome) is None:
        return None
    return TollOf(known.number(outcome, "low"), known.number(outcome, "best"), known.number(outcome, "high"))


def degrees(value: Json) -> float | None:
    """Return degrees from the decimal string in which they are kept."""
    number = from_number(value)
    return None if number is None else float(number)
