"""Whose deed a happening is said to be, and by whom: "X claimed responsibility", "the command blamed X", or the report itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.ledger.live import is_live
from dateline.ledger.schema import metadata
from dateline.ledger.values import Valued, Valueds, values_of_records

TABLES = metadata.tables
REACH = 1_000  # characters, some six sentences: a blame that names no deed is of the attack told last before it
BLAME = "blam"  # "blamed", "blames": who is accused need not have been accused of what was told before
DEED = "ASSAULT"


@dataclass(frozen=True, slots=True)
class Accusation:
    """One act of accusing in a report, from `start` to `end`: who is accused, and by whom, as ids of entities."""

    start: int
    end: int
    accused: str
    accuser: str | None
    blames: bool


def load_accusations(connection: Connection, as_of: str | None, documents: Collection[str] | None = None) -> Mapping[str, list[Accusation]]:
    """Return the accusations of each report, of these reports or of all."""
    statement, record = TABLES["statement"].c, TABLES["record"].c
    accusing = select(statement.subject).where(statement.property == "type", statement.value_json == '"ACCUSE"', is_live(as_of))
    if documents is not None:
        accusing = accusing.where(statement.subject.in_(select(record.id).where(record.document.in_(sorted(documents)))))
    ids = {row.subject for row in connection.execute(accusing)}
    found: dict[str, list[Accusation]] = defaultdict(list)
    for event in values_of_records(connection, as_of, ids, ("type", "clause", "role")).values():
        found[event.document] += _accusations(event)
    return found


def _accusations(event: Valueds) -> Iterator[Accusation]:
    words, clause = event.said("type"), event.said("clause")
    if words is None or clause is None:
        return
    accusers = _among(event, "actor")
    for accused in _among(event, "target"):
        blames = words.exact.casefold().startswith(BLAME)
        yield Accusation(clause.start, clause.start + len(clause.exact), accused, next(iter(accusers), None), blames)


def _among(event: Valueds, role: str) -> list[str]:
    values = (each.value for each in event.values.get("role", ()) if isinstance(each.value, dict) and each.value.get("role") == role)
    return list(dict.fromkeys(entity for value in values if isinstance(entity := value.get("entity"), str)))


def accused_of(
    incident: Valueds, others: Iterable[Valueds], events: Mapping[str, Valueds], accusations: Collection[Accusation]
) -> list[Accusation]:
    """Return the accusations of a report that are about one of its incidents: that tell it, or that follow it before any other."""
    if not accusations or incident.text("type") != DEED:
        return []
    own = list(_clauses(incident, events))
    rival = [clause for each in others if each.id != incident.id and each.text("type") == DEED for clause in _clauses(each, events)]
    return [each for each in accusations if _is_about(each, own, rival)]


def _is_about(accusation: Accusation, own: Collection[Valued], rival: Collection[Valued]) -> bool:
    if any(_holds(accusation, clause) for clause in (*own, *rival)):
        return any(_holds(accusation, clause) for clause in own)
    if not accusation.blames:
        return False
    before = max((clause.start for clause in own if clause.start < accusation.start), default=-REACH)
    nearer = max((clause.start for clause in rival if clause.start < accusation.start), default=-REACH)
    return before > nearer and accusation.start - before <= REACH


def _holds(accusation: Accusation, clause: Valued) -> bool:
    return accusation.start < clause.start < accusation.end


def _clauses(incident: Valueds, events: Mapping[str, Valueds]) -> Iterator[Valued]:
    yield from (clause for each in incident.many("event") if each in events and (clause := events[each].said("clause")) is not None)
