"""Who stands where: armed or not, state or not, as ACLED and UCDP tell sides apart."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.publication import Party, Released

STATE = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")
ABROAD = ("IGO", "UNO", "EUR")
ARMED = ("MIL", "COP", "SPY", "REB", "PRM", "UAF", "IMG", "ISM", "CRM")
STATE_FORCES, REBELS, MILITIAS, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, OTHERS = range(1, 9)
LABELS = {
    STATE_FORCES: "State Forces",
    REBELS: "Rebel Groups",
    MILITIAS: "Political Militias",
    IDENTITY: "Identity Militias",
    RIOTERS: "Rioters",
    PROTESTERS: "Protesters",
    CIVILIANS: "Civilians",
    OTHERS: "External/Other Forces",
}
ARMED_TYPES = ("MILITARY", "GROUP")


def actors(released: Released) -> list[Party]:
    """Return those who did it, in the order of mention."""
    return [party for party in released.parties if party.role == "actor"]


def targets(released: Released) -> list[Party]:
    """Return those to whom it was done, in the order of mention."""
    return [party for party in released.parties if party.role == "target"]


def is_armed(party: Party) -> bool:
    """Tell whether a party bears arms by its calling."""
    return party.sector in ARMED or (party.sector is None and party.type in ARMED_TYPES)


def is_state(party: Party) -> bool:
    """Tell whether a party is a state's."""
    return party.sector in STATE or (party.sector is None and party.type in ("MILITARY", "GOVERNMENT"))


def inter_code(party: Party, released: Released) -> int:
    """Return ACLED's actor type, by sector; a state's forces on another's ground are external."""
    incident = released.incident
    here = incident.where.country if incident.where else None
    if party.sector in ABROAD:
        return OTHERS
    if is_state(party):
        return OTHERS if party.country and here and party.country != here else STATE_FORCES
    if incident.type == "PROTEST" and party.role == "actor":
        return RIOTERS if incident.mode == "riot" else PROTESTERS
    if party.sector == "REB":
        return REBELS
    return MILITIAS if is_armed(party) else CIVILIANS


def armed_sides(released: Released) -> bool:
    """Tell whether armed people stand on both sides."""
    return any(map(is_armed, actors(released))) and any(map(is_armed, targets(released)))


def names(parties: Sequence[Party]) -> str:
    """Return the names of several parties as one cell."""
    return "; ".join(party.name for party in parties)
