"""UCDP GED's layout of 49 columns, filled from our own coding (FORMATS.md 2)."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from dateline.export.countries import country
from dateline.export.formats.own.tallies import tallies_part
from dateline.export.notes import counted
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import Row, csv_chunks
from dateline.export.sides import actors, armed_sides, is_armed, is_state, targets
from dateline.export.spans_of_time import ucdp_date_precision
from dateline.export.tables import columns_of
from dateline.records.happenings import Bounds, Incident, Where
from dateline.records.publication import Edition, Party, Released, Report

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
WHERE = {"point": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
LEAST_ID = 10**9  # our own range: UCDP's numbers have six digits


def make(edition: Edition, profile: Profile) -> Export:
    """Return the events file and, beside it, the totals, which are never events."""
    reports = {report.document: report for report in edition.reports}
    faults = {released.incident.id: _fault(released) for released in edition.incidents}
    coded = [released for released in edition.incidents if faults[released.incident.id] is None]
    reasons = [fault for fault in faults.values() if fault is not None]
    left_out = [f"{counted(reasons.count(reason), 'incident')} {reason}" for reason in dict.fromkeys(reasons)]
    events = Part("events.csv", len(coded), csv_chunks(columns_of("ucdp"), rows(coded, reports), profile))
    return Export([events, tallies_part(edition, profile)], left_out)


def _fault(released: Released) -> str | None:
    """Return why an incident has no place in the file; null where it has."""
    incident = released.incident
    if incident.status not in ("occurred", "ongoing"):
        return "that did not happen"
    if incident.type != "ASSAULT" or incident.killed is None or not (incident.killed.high or incident.killed.best or incident.killed.low):
        return "without a death"
    if incident.start is None or incident.end is None:
        return "without a day"
    if violence(released) is None:
        return "whose sides are not known"
    low, best, high = figures(incident)
    return None if low <= best <= high else "whose figures contradict each other"


def figures(incident: Incident) -> tuple[int, int, int]:
    """Return low, best and high; a missing best is the low, an open high the greatest number that anybody tells."""
    killed = incident.killed or Bounds(0, 0, 0)
    low = killed.low or 0
    best = killed.best if killed.best is not None else low
    return low, best, killed.high if killed.high is not None else max(best, low, *_told(incident))


def _told(incident: Incident) -> Iterator[int]:
    for told in incident.told:
        if told.outcome == "killed":
            yield max(number or 0 for number in (told.bounds.low, told.bounds.best, told.bounds.high))


def violence(released: Released) -> int | None:
    """Return UCDP's type of violence from who stands on the sides; null where one side is not known."""
    first, second = actors(released), targets(released)
    if first and second and armed_sides(released):
        return STATE_BASED if any(map(is_state, (*first, *second))) else NON_STATE
    if any(map(is_armed, first)) and second:
        return ONE_SIDED
    return None


def rows(coded: list[Released], reports: dict[str, Report]) -> Iterator[Row]:
    """Yield one row for each incident."""
    for released in coded:
        yield {**_what(released), **_sides(released), **_sources(released, reports), **_where(released), **_deaths(released)}


def _what(released: Released) -> Row:
    incident = released.incident
    return {
        "id": LEAST_ID + int(incident.id[:8], 16) if set(incident.id[:8]) <= set("0123456789abcdef") else None,
        "relid": f"DTL-{(incident.start or '')[:4]}-{incident.id[:12]}",
        "year": int((incident.start or "0")[:4]),
        "code_status": "Check" if incident.review == "machine" else "Clear",
        "type_of_violence": violence(released),
        "event_clarity": 1,
        "date_prec": ucdp_date_precision(incident.start, incident.end),
        "date_start": incident.start,
        "date_end": incident.end,
    }


def ordered(released: Released) -> tuple[Party | None, Party | None]:
    """Return side A and side B: a government is A; where one side is unarmed, B is the civilians."""
    first, second = actors(released), targets(released)
    a, b = (first[0] if first else None), (second[0] if second else None)
    turned = violence(released) == STATE_BASED and b is not None and is_state(b) and a is not None and not is_state(a)
    return (b, a) if turned else (a, b)


def side_name(party: Party | None) -> str | None:
    """Return a side as UCDP names it: a state's forces are its government."""
    if party is None:
        return None
    place = country(party.country)
    return f"Government of {place.name}" if is_state(party) and place else party.name


def _sides(released: Released) -> Row:
    a, b = ordered(released)
    name_a = side_name(a)
    name_b = "Civilians" if violence(released) == ONE_SIDED else side_name(b)
    states = [country(party.country) if party is not None and is_state(party) else None for party in (a, b)]
    return {
        "side_a": name_a,
        "side_b": name_b,
        "dyad_name": f"{name_a} - {name_b}",
        "gwnoa": states[0].gleditsch_ward if states[0] else None,
        "gwnob": states[1].gleditsch_ward if states[1] else None,
    }


def _sources(released: Released, reports: dict[str, Report]) -> Row:
    told = [reports[name] for name in released.incident.documents if name in reports]
    speakers = dict.fromkeys(witness.speaker for witness in released.witnesses if witness.speaker)
    return {
        "number_of_sources": released.incident.independent_low,
        "source_article": "; ".join(f'"{_office(each)},{each.published or ""},{each.title or ""}"' for each in told),
        "source_office": "; ".join(dict.fromkeys(_office(each) for each in told)),
        "source_date": "; ".join(each.published or "" for each in told),
        "source_headline": "; ".join(each.title or "" for each in told),
        "source_original": "; ".join(speakers),
    }


def _office(report: Report) -> str:
    return report.outlet or report.names[0]


def _where(released: Released) -> Row:
    where = released.incident.where or Where(None)
    place = country(where.country)
    located = where.lat is not None and where.lon is not None
    return {
        "where_prec": WHERE.get(where.precision or "", 6),
        "where_coordinates": where.name,
        "where_description": where.address or where.name,
        "adm_1": where.admin1,
        "latitude": where.lat,
        "longitude": where.lon,
        "geom_wkt": f"POINT ({where.lon} {where.lat})" if located else None,
        "priogrid_gid": priogrid(where.lat, where.lon) if where.lat is not None and where.lon is not None else None,
        "country": place.name if place else None,
        "country_id": place.gleditsch_ward if place else None,
        "region": place.ucdp_region if place else None,
    }


def priogrid(lat: float, lon: float) -> int:
    """Return the number of the half-degree cell of PRIO-GRID, counted from the south-west, 720 a row."""
    return floor((lat + 90) * 2) * 720 + floor((lon + 180) * 2) + 1


def _deaths(released: Released) -> Row:
    low, best, high = figures(released.incident)
    a, b, civilians = _by_side(released)
    if a + b + civilians > best:
        a = b = civilians = 0
    unknown = best - a - b - civilians
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": civilians,
        "deaths_unknown": unknown,
        "best": best,
        "high": high,
        "low": low,
    }


def _by_side(released: Released) -> tuple[int, int, int]:
    """Return the dead of side A, of side B and among civilians, as far as the reports tell them apart."""
    turned = ordered(released)[0] not in actors(released)
    found = {"a": 0, "b": 0, "civilians": 0}
    for loss in released.losses:
        if loss.outcome != "killed":
            continue
        number = loss.bounds.best if loss.bounds.best is not None else loss.bounds.low or 0
        if loss.class_ in ("civilian", "child", "woman", "journalist", "aid_worker") or violence(released) == ONE_SIDED:
            found["civilians"] += number
        elif loss.side != "unknown":
            found["a" if (loss.side == "actor") != turned else "b"] += number
    return found["a"], found["b"], found["civilians"]


FORMAT = Format(
    name="ucdp",
    title="UCDP GED's layout, 49 columns",
    policy="ucdp",
    losses=(
        "only violence with deaths and two known sides",
        "UCDP's own registers of conflicts, dyads and actors: their columns stay empty",
        "injured and captured",
        "who said what and how surely, beyond the name in source_original",
        "totals: in tallies.csv, never among the events",
    ),
    make=make,
    holds=frozenset({"incidents", "tallied"}),
)
