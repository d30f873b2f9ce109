"""ACLED's layout of 31 columns, filled from our own coding (FORMATS.md 1); no row of ACLED's is among them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.countries import country
from dateline.export.formats.acled.kinds import Kind, kind_of
from dateline.export.formats.own.tallies import tallies_part
from dateline.export.notes import counted, note
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import Row, csv_chunks
from dateline.export.sides import CIVILIANS, actors, inter_code, is_armed, targets
from dateline.export.spans_of_time import acled_time_precision
from dateline.export.tables import columns_of
from dateline.records.publication import Edition, Party, Released

GEO_PRECISION = {"point": 1, "city": 1, "admin2": 2}


def make(edition: Edition, profile: Profile) -> Export:
    """Return the events file and, beside it, the totals, which are never events."""
    coded = [(released, kind) for released in edition.incidents if released.incident.start and (kind := kind_of(released))]
    events = Part("events.csv", len(coded), csv_chunks(columns_of("acled"), rows(coded), profile))
    missing = len(edition.incidents) - len(coded)
    left_out = (
        [f"{counted(missing, 'incident')} without a day, or of kinds that ACLED does not code (announced, denied, mere words)"]
        if missing
        else []
    )
    return Export([events, tallies_part(edition, profile)], left_out)


def rows(coded: list[tuple[Released, Kind]]) -> Iterator[Row]:
    """Yield one row for each incident."""
    for released, kind in coded:
        yield {**_what(released, kind), **_who(released), **_where(released), **_whence(released)}


def _what(released: Released, kind: Kind) -> Row:
    incident = released.incident
    place = country(incident.where.country if incident.where else None)
    return {
        "event_id_cnty": f"{place.iso3 if place else 'XXX'}{incident.id[:12]}",
        "event_date": incident.start,
        "year": int((incident.start or "0")[:4]),
        "time_precision": acled_time_precision(incident.start, incident.end),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub_event,
        "fatalities": lowest(released),
        "timestamp": None,
    }


def lowest(released: Released) -> int:
    """Return the lowest defensible number of the dead, as ACLED's rule has it; no report of any is 0."""
    killed = released.incident.killed
    return 0 if killed is None else next((each for each in (killed.low, killed.best) if each is not None), 0)


def _who(released: Released) -> Row:
    first, second = actors(released), targets(released)
    codes = [inter_code(side[0], released) for side in (first, second) if side]
    unarmed = bool(second) and not any(map(is_armed, second))
    return {
        "actor1": first[0].name if first else None,
        "assoc_actor_1": _others(first),
        "inter1": codes[0] if first else None,
        "actor2": second[0].name if second else None,
        "assoc_actor_2": _others(second),
        "inter2": codes[-1] if second else None,
        "interaction": _interaction(codes),
        "civilian_targeting": "Civilian targeting" if unarmed and codes[-1] == CIVILIANS else None,
    }


def _others(side: list[Party]) -> str | None:
    return "; ".join(party.name for party in side[1:]) or None


def _interaction(codes: list[int]) -> int | None:
    """Return both codes, the lower first; a sole actor's is followed by 0."""
    return None if not codes else 10 * codes[0] if len(codes) == 1 else 10 * min(codes) + max(codes)


def _where(released: Released) -> Row:
    where = released.incident.where
    place = country(where.country if where else None)
    return {
        "iso": place.numeric if place else None,
        "region": place.acled_region if place else None,
        "country": place.name if place else None,
        "admin1": where.admin1 if where else None,
        "location": where.name if where else None,
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
        "geo_precision": GEO_PRECISION.get((where.precision if where else None) or "", 3),
    }


def _whence(released: Released) -> Row:
    outlets = dict.fromkeys(name for name in released.incident.names)
    extra = "lowest figure taken" if released.incident.killed else ""
    return {"source": "; ".join(outlets), "source_scale": None, "notes": note(released, extra), "tags": _tags(released)}


def _tags(released: Released) -> str | None:
    women = any(loss.class_ == "woman" for loss in released.losses)
    return "women targeted" if women else None


FORMAT = Format(
    name="acled",
    title="ACLED's layout, 31 columns",
    policy="conservative",
    losses=(
        "one day only: the width of an interval stands in time_precision and notes",
        "one figure of deaths, the lowest; no injured, no captured, no sides (they stand in notes)",
        "admin2, admin3, source_scale and timestamp are not known and stay empty",
        "who said what and how surely",
        "totals: in tallies.csv, never among the events",
    ),
    make=make,
    holds=frozenset({"incidents", "tallied"}),
)
