"""A sentence or two in plain words on what an incident's row rests on, for formats that have one column of prose."""

from __future__ import annotations

from dateline.export.spans_of_time import in_words
from dateline.records.happenings import Bounds, Told
from dateline.records.publication import Released

TOLLS = ("killed", "injured", "captured")


def note(released: Released, extra: str = "") -> str:
    """Return what happened, the figures with who gave them, the interval of days, and whether a person has checked it."""
    incident = released.incident
    tolls = [f"{outcome} {in_range(bounds)}{_givers(released, outcome)}" for outcome in TOLLS if (bounds := getattr(incident, outcome))]
    words = [
        incident.words.rstrip(" .") or f"{incident.type or 'Incident'} {incident.mode or ''}".strip(),
        "; ".join(tolls),
        f"days: {in_words(incident.start, incident.end)}",
        f"{counted(len(incident.documents), 'report')}, {_independent(released)} independent",
        extra,
        f"review={incident.review}",
    ]
    return ". ".join(each for each in words if each) + "."


def counted(number: int, noun: str) -> str:
    """Return so many of something: "1 incident", "2 incidents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_range(bounds: Bounds) -> str:
    """Return bounds in words: "11", "11-14", "11 or more", "14 at most"."""
    low, high = bounds.low, bounds.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}-{high}"
    return f"{low} or more" if low is not None else f"{high} at most" if high is not None else "an unknown number"


def _givers(released: Released, outcome: str) -> str:
    """Return who gave the figures of an outcome, each figure once, with the statement it stands in."""
    given = [told for told in released.incident.told if told.outcome == outcome and told.part_of is None]
    if not given:
        return ""
    shown = (f"{in_range(told.bounds)} by {_giver(told)} [{told.statement[:12]}]" for told in given)
    return f" ({'; '.join(dict.fromkeys(shown))})"


def _giver(told: Told) -> str:
    speakers = dict.fromkeys(voice.speaker or voice.publisher or "the report" for voice in told.voices)
    return " and ".join(speakers) or "the report"


def _independent(released: Released) -> str:
    low, high = released.incident.independent_low, released.incident.independent_high
    return str(low) if low == high else f"{low}-{high}"
