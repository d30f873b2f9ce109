"""Canonical incidents, totals and scheduled events as objects for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.ledger.shown import DueRow, TallyRow
from dateline.records.agenda import Appointment
from dateline.records.happenings import Account, Bounds, Happening, Incident, Independence, Told, Where
from dateline.records.reading import to_json
from dateline.records.series import Series

Line = dict[str, Any]
PLACE = ("name", "address", "admin1", "country", "lat", "lon", "precision")


def incident_line(incident: Incident) -> Line:
    """Return an incident with the fields of the contract, and no others."""
    return {
        **{key: getattr(incident, key) for key in ("id", "type", "mode", "status", "start", "end", "precision")},
        "place": _place(incident.where),
        "actors": list(incident.actors),
        "targets": list(incident.targets),
        "killed": _toll(incident.killed),
        "injured": _toll(incident.injured),
        "captured": _toll(incident.captured),
        "independent_sources": incident.independent_low,
        "documents": list(incident.names),
        "records": dict(incident.records),
        "review": incident.review,
    }


def account_line(account: Account) -> Line:
    """Return an incident with what each report tells, who stands behind it, what was revised and what is disputed."""
    names = {each.document: each.names for each in account.members}
    return {
        **incident_line(account.incident),
        "policy": account.incident.policy,
        "reports": [_report(each) for each in account.members],
        **sources_line(account),
        "revisions": [{**plain(each), "documents": _named(each.documents, names)} for each in account.revisions],
        "contradictions": [plain(each) for each in account.contradictions],
    }


def sources_line(account: Account) -> Line:
    """Return who stands behind an incident and behind each of its figures, in groups, with the reasons for which they were joined."""
    figures = {outcome: _independence(behind) for outcome, behind in account.figures}
    return {"id": account.incident.id, "sources": _independence(account.sources), "figures": figures}


def tally_lines(rows: Iterable[TallyRow], series: Iterable[Series]) -> Iterator[Line]:
    """Yield each total with the series it is of and how it stands to the total before it."""
    of = {total.id: (each.id, point.change) for each in series for point in each.points for total in point.totals}
    for row in rows:
        name, change = of.get(row.id, (row.id, "first"))
        yield {**plain(row), "series": name, "change": change}


def due_lines(rows: Mapping[str, DueRow], appointments: Iterable[Appointment]) -> Iterator[Line]:
    """Yield each scheduled event once, as all its reports leave it: the words of the first, the days of the last."""
    for each in appointments:
        changed = {key: getattr(each, key) for key in ("id", "kind", "start", "end", "precision", "firmness", "state", "quote")}
        last = rows[each.members[-1]]
        joined = {"documents": list(each.names), "parties": list(each.parties), "members": list(each.members)}
        yield {**plain(last), **changed, **joined, "steps": [plain(step) for step in each.steps]}


def _report(member: Happening) -> Line:
    return {
        "id": member.id,
        "documents": list(member.names),
        "outlet": member.outlet,
        "published": member.published,
        "sentence": member.words,
        "figures": [figure_line(each) for each in member.told],
    }


def figure_line(told: Told) -> Line:
    """Return a figure as one report tells it."""
    speakers = [each.speaker for each in told.voices if each.speaker]
    return {
        "outcome": told.outcome,
        **plain(told.bounds),
        "comparator": told.comparator,
        "quote": told.quote,
        "speakers": speakers,
        "side": told.side,
        "statement": told.statement,
        "part_of": told.part_of,
    }


def _independence(behind: Independence) -> Line:
    origins = [
        {
            "speakers": list(dict.fromkeys(voice.speaker or voice.publisher or "the report itself" for voice in each.voices)),
            "documents": list(dict.fromkeys(voice.document for voice in each.voices)),
            "side": each.side,
            "anonymous": each.anonymous,
            "joined_because": list(each.reasons),
        }
        for each in behind.origins
    ]
    return {"independent_low": behind.low, "independent_high": behind.high, "origins": origins}


def _place(where: Where | None) -> Line | None:
    return None if where is None else {key: getattr(where, key) for key in PLACE}


def _toll(bounds: Bounds | None) -> Line | None:
    return None if bounds is None else {"low": bounds.low, "best": bounds.best, "high": bounds.high}


def _named(documents: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [name for each in documents for name in names.get(each, (each,))]


def plain(record: object) -> Line:
    """Return a record as an object, field by field."""
    return to_json(record)  # type: ignore[return-value] # records become objects
