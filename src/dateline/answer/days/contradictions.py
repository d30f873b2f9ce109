"""Tellings that cannot all hold: kept side by side, decided by nobody here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from dateline.answer.counts.bounds import ordered
from dateline.answer.documented.series import scope_hash
from dateline.answer.wording import bounded
from dateline.records.happenings import Bounds, Incident, Told
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements about one thing that exclude each other, and what each says."""

    kind: Literal["figures", "denied", "totals"]
    about: str
    left: str
    right: str
    says: str


def contradictions(incidents: Iterable[Incident] = (), totals: Sequence[Total] = ()) -> tuple[Contradiction, ...]:
    """Return every pair. Figures exclude each other when their bounds do not meet: "at least 11" and "14" do not contradict."""
    found = [pair for incident in incidents for pair in _of_incident(incident)]
    found += _of_totals(totals)
    return tuple(sorted(found, key=lambda each: (each.kind, each.about, each.left, each.right)))


def _of_incident(incident: Incident) -> Iterator[Contradiction]:
    for one, other in combinations(sorted(incident.told, key=lambda told: told.statement), 2):
        if one.outcome != other.outcome or one.side != other.side or one.part_of is not None or other.part_of is not None:
            continue
        denied = _denies(one) != _denies(other)
        if denied or (_voice(one) != _voice(other) and apart(one.bounds, other.bounds)):
            kind: Literal["denied", "figures"] = "denied" if denied else "figures"
            yield Contradiction(kind, incident.id, one.statement, other.statement, f"{_says(one)} ↔ {_says(other)}")


def _of_totals(totals: Sequence[Total]) -> Iterator[Contradiction]:
    """Two totals contradict when they count the same up to the same day, and speakers or reports differ."""
    for one, other in combinations(sorted(totals, key=lambda total: total.id), 2):
        same_days = (one.as_of or one.end) == (other.as_of or other.end)
        if same_days and _anonymous_scope(one) == _anonymous_scope(other) and apart(one.bounds, other.bounds):
            says = " ↔ ".join(map(_counts, (one, other)))
            yield Contradiction("totals", one.measure, one.id, other.id, says)


def _counts(total: Total) -> str:
    return f"{total.speaker or 'the report'}: {bounded(total.bounds)} {total.unit or total.measure}"


def apart(one: Bounds, other: Bounds) -> bool:
    """Tell whether two figures exclude each other."""
    left, right = ordered(one), ordered(other)
    return (left.high is not None and (right.low or 0) > left.high) or (right.high is not None and (left.low or 0) > right.high)


def _denies(told: Told) -> bool:
    return bool(told.voices) and all(voice.force == "denied" for voice in told.voices)


def _voice(told: Told) -> tuple[str, str | None]:
    return told.document, next((voice.body or voice.speaker for voice in told.voices), None)


def _says(told: Told) -> str:
    speaker = next((voice.speaker or voice.body for voice in told.voices if voice.speaker or voice.body), None)
    verb = "denies" if _denies(told) else "says"
    return f"{speaker or 'the report'} {verb} “{told.quote}”"


def _anonymous_scope(total: Total) -> str:
    return scope_hash(replace(total, speaker=None, deed=None))
