"""The incidents of reports with what they point to, loaded once for all that is made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.ledger.values import Valueds, values_of_kind, values_of_records
from dateline.ledger.voices import Voices

ROLES = ("actor", "target")


@dataclass(frozen=True, slots=True)
class Asked:
    """The properties that somebody asks of incidents, and of the counts, events and people that they point to."""

    incident: tuple[str, ...]
    count: tuple[str, ...]
    event: tuple[str, ...]
    entity: tuple[str, ...]

    def __or__(self, other: Asked) -> Asked:
        """Return what either asks for."""
        return Asked(
            _both(self.incident, other.incident),
            _both(self.count, other.count),
            _both(self.event, other.event),
            _both(self.entity, other.entity),
        )


@dataclass(frozen=True, slots=True)
class Pointed:
    """The incidents of some reports, all their counts and events, those who took part, and who stands behind what is said."""

    incidents: Mapping[str, Valueds]
    counts: Mapping[str, Valueds]
    events: Mapping[str, Valueds]
    entities: Mapping[str, Valueds]
    voices: Voices


def load_pointed(connection: Connection, as_of: str | None, documents: Collection[str] | None, asked: Asked, voices: Voices) -> Pointed:
    """Return the incidents of these reports, or of all, with what they point to; records have the properties that are asked for."""
    incidents = values_of_kind(connection, as_of, "incident", asked.incident, documents)
    return Pointed(
        incidents,
        values_of_kind(connection, as_of, "count", asked.count, documents),
        values_of_kind(connection, as_of, "event", asked.event, documents),
        values_of_records(connection, as_of, _named(incidents.values()), asked.entity),
        voices,
    )


def _named(incidents: Iterable[Valueds]) -> set[str]:
    return {name for each in incidents for role in ROLES for name in each.many(role)}


def _both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))
