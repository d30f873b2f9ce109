"""CSV with HXL hashtags in a second header row: incidents, and totals apart (FORMATS.md 12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.export.formats.own import tallies
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import Row, csv_chunks
from dateline.export.tables import load_table
from dateline.records.happenings import Bounds, Where
from dateline.records.publication import Edition, Released, Report


def make(edition: Edition, profile: Profile) -> Export:
    """Return two files: incidents and totals."""
    reports = {report.document: report for report in edition.reports}
    events = _tagged("incidents", (_incident(each, reports) for each in edition.incidents), profile)
    totals = _tagged("tallies", map(tallies.row, edition.tallied), profile)
    return Export([Part("incidents.csv", len(edition.incidents), events), Part("tallies.csv", len(edition.tallied), totals)])


def _tagged(name: str, rows: Iterable[Row], profile: Profile) -> Iterator[bytes]:
    """Yield a table whose first row below the names holds the hashtags; a spreadsheet does not run a cell that begins with #."""
    tags: Mapping[str, str] = load_table("hxl.toml")[name]

    def whole() -> Iterator[Row]:
        yield dict(tags)
        yield from rows

    return csv_chunks(list(tags), whole(), profile)


def _incident(released: Released, reports: dict[str, Report]) -> Row:
    incident = released.incident
    where = incident.where or Where(None)
    killed, injured = incident.killed or Bounds(None, None, None), incident.injured or Bounds(None, None, None)
    told = [reports[name] for name in incident.documents if name in reports]
    return {
        "id": incident.id,
        "type": incident.type,
        "start": incident.start,
        "end": incident.end,
        "country": where.country,
        "admin1": where.admin1,
        "place": where.name,
        "lat": where.lat,
        "lon": where.lon,
        "killed_min": killed.low,
        "killed_max": killed.high,
        "injured_min": injured.low,
        "injured_max": injured.high,
        "sources": "; ".join(dict.fromkeys(each.outlet or each.names[0] for each in told)),
        "urls": "; ".join(each.url for each in told if each.url),
        "policy": incident.policy,
        "review": incident.review,
    }


FORMAT = Format(
    name="hxl",
    title="CSV with HXL hashtags",
    policy="range",
    losses=("who said what and how surely", "captured", "the precision of places and days"),
    make=make,
    holds=frozenset({"incidents", "tallied"}),
)
