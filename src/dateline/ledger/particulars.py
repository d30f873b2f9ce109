"""What formats need of an incident beside its figures: who took part and as what, the lost by class, the words of each report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from dateline.ledger.happenings import load_printed
from dateline.ledger.pointed import Asked, Pointed, load_pointed
from dateline.ledger.schema import metadata
from dateline.ledger.stated import ceiling, clamped, floor
from dateline.ledger.values import AT_ONCE, Valued, Valueds
from dateline.ledger.voices import Voices
from dateline.records.happenings import Bounds
from dateline.records.publication import Loss, Particulars, Party, Quote, Role, Side, Witness

TABLES = metadata.tables
TOLD_BESIDE = Asked(
    incident=("type", "actor", "target", "event", "killed", "injured", "captured", "attribution"),
    count=("number", "outcome", "who", "part_of"),
    event=("role",),
    entity=("name", "type", "sector", "country"),
)
TOLLS = ("killed", "injured", "captured")
ROLES: tuple[Role, Role] = ("actor", "target")
STATE_CLASSES = ("soldier", "police", "official")
ARMED_CLASSES = ("militant", "leader")
STATE_SECTORS = ("MIL", "COP", "GOV", "SPY")
ARMED_SECTORS = ("REB", "UAF", "PRM", "CRM", "IMG", "ISM")


def load_particulars(
    connection: Connection, as_of: str | None, documents: Collection[str] | None = None, pointed: Pointed | None = None
) -> dict[str, Particulars]:
    """Return the particulars of each incident of each report, of these or of all, by its id; `pointed` is what is known of them."""
    known = pointed or load_pointed(
        connection, as_of, documents, TOLD_BESIDE, Voices(connection, as_of, load_printed(connection, as_of, documents), documents)
    )
    incidents = [each for each in known.incidents.values() if any(name in each.values for name in TOLD_BESIDE.incident)]
    words = [said.statement for each in incidents if (said := each.said("type"))]
    loader = _Loader(known, load_origins(connection, words))
    return {each.id: loader.particulars(each) for each in incidents}


def load_origins(connection: Connection, statements: Iterable[str]) -> dict[str, tuple[str, float]]:
    """Return who produced each statement and how surely (0..1); a person's word comes before a machine's."""
    asserted = TABLES["assertion"].c
    wanted = sorted(set(statements))
    found: dict[str, tuple[str, float]] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = select(asserted.statement, asserted.origin, asserted.score).where(asserted.statement.in_(wanted[start : start + AT_ONCE]))
        for statement, origin, score in connection.execute(some.order_by(asserted.statement, asserted.at, asserted.origin)):
            if statement not in found or not found[statement][0].startswith("human:"):
                found[statement] = (origin, score / 1000)
    return found


def quote_of(document: str, valued: Valued) -> Quote:
    """Return the words of a value."""
    return Quote(document, valued.start, valued.start + len(valued.exact), valued.exact)


class _Loader:
    """The people, events and counts that incidents point to, and who produced the words of each."""

    def __init__(self, pointed: Pointed, origins: Mapping[str, tuple[str, float]]) -> None:
        self._voices, self._counts, self._entities, self._events = pointed.voices, pointed.counts, pointed.entities, pointed.events
        self._parts = {each.text("part_of") for each in self._counts.values()}
        self._origins = origins

    def particulars(self, incident: Valueds) -> Particulars:
        """Return the particulars of one incident."""
        parties = tuple(party for role in ROLES for party in self._parties(incident, role))
        return Particulars(
            parties, tuple(self._losses(incident, parties)), tuple(self._witness(incident)), tuple(self._instruments(incident))
        )

    def _parties(self, incident: Valueds, role: Role) -> Iterator[Party]:
        for said in incident.values.get(role, ()):
            entity = self._entities.get(said.value) if isinstance(said.value, str) else None
            if entity is not None and (name := entity.text("name")):
                written = " ".join(said.exact.split()) if said.own else None
                yield Party(name, role, written, entity.text("type"), entity.text("sector"), entity.text("country"), entity.id)

    def _losses(self, incident: Valueds, parties: Iterable[Party]) -> Iterator[Loss]:
        for outcome in TOLLS:
            toll = incident.one(outcome)
            for name in toll.get("counts") or () if isinstance(toll, dict) else ():  # type: ignore[union-attr] # a list, as it was written
                count = self._counts.get(name) if isinstance(name, str) else None
                if count is not None and count.said("number") and (name not in self._parts or count.text("part_of") is None):
                    yield self._loss(count, incident, tuple(parties))

    def _loss(self, count: Valueds, incident: Valueds, parties: Collection[Party]) -> Loss:
        low, value, high = (count.number("number", key) for key in ("low", "value", "high"))
        bounds = Bounds(floor(low), clamped(value, low, high), ceiling(high))
        class_ = count.text("who", "class") or "unknown"
        return Loss(count.text("outcome") or "", class_, _side(count.text("who", "entity"), class_, incident, parties), bounds)

    def _witness(self, incident: Valueds) -> Iterator[Witness]:
        said = incident.said("type")
        if said is not None:
            voice = self._voices.of(incident.document, incident.many("attribution"))[0]
            origin, score = self._origins.get(said.statement, ("", 0.0))
            rule = origin.removeprefix("machine:") if origin.startswith("machine:") else ""
            yield Witness(incident.document, voice.speaker, quote_of(incident.document, said), incident.id, rule, score, origin)

    def _instruments(self, incident: Valueds) -> Iterator[str]:
        for name in incident.many("event"):
            event = self._events.get(name)
            for role in event.values.get("role", ()) if event else ():
                if isinstance(role.value, dict) and role.value.get("role") == "instrument":
                    yield " ".join(role.exact.split())


def _side(entity: str | None, class_: str, incident: Valueds, parties: Collection[Party]) -> Side:
    """Return on which side the lost stood: as one of the incident's people, else by their calling where only one side has it."""
    named: list[Side] = [role for role in ROLES if entity is not None and entity in incident.many(role)]
    sectors = STATE_SECTORS if class_ in STATE_CLASSES else ARMED_SECTORS if class_ in ARMED_CLASSES else ()
    called: set[Side] = {party.role for party in parties if party.sector in sectors}
    return named[0] if named else called.pop() if len(called) == 1 else "unknown"
