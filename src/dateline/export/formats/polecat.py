"""POLECAT's layout of 40 columns, tab-separated (FORMATS.md 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.countries import country
from dateline.export.formats.own.tallies import tallies_part
from dateline.export.notes import counted
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import Row, Value, tsv_chunks
from dateline.export.scales import intensity, quad
from dateline.export.sides import actors, targets
from dateline.export.tables import columns_of
from dateline.records.happenings import Where
from dateline.records.publication import Edition, Party, Released, Report

AUXILIARY = {"background": "historical", "denied": "negation"}
HAPPENED = ("occurred", "ongoing", "background", "denied")


def make(edition: Edition, profile: Profile) -> Export:
    """Return the events file and, beside it, the totals, which are never events."""
    reports = {report.document: report for report in edition.reports}
    coded = [each for each in edition.incidents if each.incident.type and each.incident.start]
    columns = columns_of("polecat")
    rows = ([row.get(column) for column in columns] for row in _rows(coded, reports, edition.version))
    events = Part("events.tsv", len(coded), tsv_chunks(columns, rows))
    missing = len(edition.incidents) - len(coded)
    return Export([events, tallies_part(edition, profile)], [f"{counted(missing, 'incident')} without a day or a type"] if missing else [])


def _rows(coded: Sequence[Released], reports: dict[str, Report], version: str) -> Iterator[Row]:
    for released in coded:
        yield {**_what(released), **_whose(released), **_where(released), **_story(released, reports), "Version": f"dateline-{version}"}


def _what(released: Released) -> Row:
    incident = released.incident
    modes = [incident.mode, AUXILIARY.get(incident.status or "", None if incident.status in HAPPENED else "future")]
    found = quad(incident.type)
    return {
        "Event ID": incident.id,
        "Event Date": incident.start,
        "Event Type": incident.type,
        "Event Mode": "; ".join(mode for mode in modes if mode),
        "Intensity": intensity(incident.type, incident.mode),
        "Quad Code": found[1] if found else None,
        "Contexts": "; ".join(released.contexts),
    }


def _whose(released: Released) -> Row:
    return {**_party("Actor", actors(released)), **_party("Recipient", targets(released))}


def _party(role: str, parties: list[Party]) -> dict[str, Value]:
    first = parties[0] if parties else None
    place = country(first.country) if first else None
    sectors = list(dict.fromkeys(party.sector for party in parties if party.sector))
    return {
        f"{role} Name": "; ".join(party.name for party in parties),
        f"{role} Country": place.iso3 if place else None,
        f"{role} COW": place.gleditsch_ward if place else None,
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": "; ".join(sectors),
        f"{role} Name Raw": "; ".join(party.written or party.name for party in parties),
    }


def _where(released: Released) -> Row:
    where = released.incident.where or Where(None)
    place = country(where.country)
    return {
        "Placename": where.name,
        "City": where.name if where.precision in ("city", "point") else None,
        "Province": where.admin1,
        "Country": place.iso3 if place else None,
        "Latitude": where.lat,
        "Longitude": where.lon,
        "GeoNames ID": where.geonameid,
        "Raw Placename": where.address or where.name,
        "Feature Type": where.precision,
    }


def _story(released: Released, reports: dict[str, Report]) -> Row:
    told = [reports[name] for name in released.incident.documents if name in reports]
    people = dict.fromkeys(party.name for party in released.parties if party.type == "PERSON")
    bodies = dict.fromkeys(party.name for party in released.parties if party.type not in ("PERSON", None))
    return {
        "Source": "; ".join(dict.fromkeys(each.outlet or each.names[0] for each in told)),
        "Publication Date": min((each.published for each in told if each.published), default=None),
        "Story People": "; ".join(people),
        "Story Organizations": "; ".join(bodies),
        "Story Locations": released.incident.where.name if released.incident.where else None,
        "Language": "; ".join(dict.fromkeys(each.language for each in told if each.language)),
    }


FORMAT = Format(
    name="polecat",
    title="POLECAT's layout, 40 columns, tab-separated",
    policy="range",
    losses=(
        "the number of dead, injured and captured: POLECAT has no column for it",
        "one day only: the width of an interval",
        "who said what and how surely",
        "Wikipedia ids and titles: their columns stay empty",
        "totals: in tallies.csv, never among the events",
    ),
    make=make,
    holds=frozenset({"incidents", "tallied"}),
)
