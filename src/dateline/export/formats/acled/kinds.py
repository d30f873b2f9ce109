"""ACLED's event types from PLOVER's types and modes, the sides and the losses."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.sides import actors, armed_sides, is_armed, is_state, targets
from dateline.records.publication import Released

VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS = "Protests", "Riots"
OCCURRED = ("occurred", "ongoing")
REMOTE_MODES = {
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "suicide-attack": "Suicide bomb",
    "explosives": "Remote explosive/landmine/IED",
    "unconventional": "Chemical weapon",
}
CIVILIAN_MODES = {"sexual": "Sexual violence", "abduct": "Abduction/forced disappearance"}
STRATEGIC_MODES = {
    ("COERCE", "arrest"): "Arrests",
    ("COERCE", "seize"): "Looting/property destruction",
    ("RETREAT", "withdraw"): "Non-violent transfer of territory",
    ("RETREAT", "ceasefire"): "Agreement",
    ("RETREAT", "disarm"): "Disrupted weapons use",
    ("MOBILIZE", None): "Other",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """An ACLED event's disorder type, event type and sub-event type."""

    disorder: str
    event: str
    sub_event: str


def kind_of(released: Released) -> Kind | None:
    """Return what ACLED would call an incident; null for what is no ACLED event: announced, threatened, denied, or mere words."""
    incident = released.incident
    if incident.status not in OCCURRED:
        return None
    if incident.type == "ASSAULT":
        return _assault(released)
    if incident.type == "PROTEST":
        return _protest(released)
    if incident.type in ("AGREE", "SUPPORT") and "peace" in incident.words.lower():
        return Kind(STRATEGIC, STRATEGIC, "Agreement")
    sub = STRATEGIC_MODES.get((incident.type or "", incident.mode)) or STRATEGIC_MODES.get((incident.type or "", None))
    return Kind(STRATEGIC, STRATEGIC, sub) if sub else None


def _assault(released: Released) -> Kind:
    mode = released.incident.mode or ""
    if mode in REMOTE_MODES:
        return Kind(VIOLENCE, REMOTE, "Grenade" if mode == "explosives" and _by_grenade(released) else REMOTE_MODES[mode])
    if mode == "destroy" and not (released.incident.killed or released.incident.injured):
        return Kind(STRATEGIC, STRATEGIC, "Looting/property destruction")
    if mode == "crowd-control" or _against_protesters(released):
        return Kind(f"{VIOLENCE}; {DEMONSTRATIONS}", PROTESTS, "Excessive force against protesters")
    if mode != "sexual" and (armed_sides(released) or (targets(released) and all(map(is_armed, targets(released))))):
        return Kind(VIOLENCE, BATTLES, "Armed clash")
    return Kind(VIOLENCE, CIVILIANS, CIVILIAN_MODES.get(mode, "Attack"))


def _by_grenade(released: Released) -> bool:
    return any("grenade" in each.lower() for each in released.instruments)


def _against_protesters(released: Released) -> bool:
    by_state = any(is_state(party) and is_armed(party) for party in actors(released))
    return by_state and any("protest" in party.name.lower() or "demonstrat" in party.name.lower() for party in targets(released))


def _protest(released: Released) -> Kind:
    if released.incident.mode == "riot":
        against_state = any(is_state(party) for party in targets(released)) or not targets(released)
        return Kind(DEMONSTRATIONS, RIOTS, "Violent demonstration") if against_state else Kind(VIOLENCE, RIOTS, "Mob violence")
    met = any(is_state(party) and is_armed(party) for party in targets(released))
    return Kind(DEMONSTRATIONS, PROTESTS, "Protest with intervention" if met else "Peaceful protest")
