"""A row in the layout of UCDP GED and Candidate: what breaks low <= best <= high is taken as it stands and remarked upon."""

from __future__ import annotations

from dateline.foreign.cells import CellError, Row
from dateline.foreign.countries import by_name
from dateline.foreign.days import precision_of
from dateline.foreign.tables import load_table
from dateline.records.foreign import Foreign
from dateline.records.happenings import Where

PLACES = {"1": "city", "2": "city", "3": "admin2", "4": "admin1", "5": "region", "6": "country", "7": "region"}


def ucdp(row: Row) -> Foreign:
    """Return what a row says; side A is the doer only in one-sided violence, so the sides stand as the file has them."""
    start, end = row.day("date_start"), row.day("date_end" if row.text("date_end") else "date_start")
    if end < start:
        raise CellError("date_end", f"{end.isoformat()} lies before date_start {start.isoformat()}: correct one of them")
    killed = row.bounds("low", "best", "high")
    _check_sum(row)
    code = row.needed("type_of_violence").removesuffix(".0")
    return Foreign(
        dataset="ucdp",
        record_id=row.needed("id", "relid"),
        file=row.file,
        row=row.number,
        line=row.line,
        type=load_table("kinds.toml")["ucdp"].get(code, code),
        types=("ASSAULT",),
        start=start.isoformat(),
        end=end.isoformat(),
        precision=precision_of(start, end),
        where=_where(row),
        actors=row.listed("side_a"),
        targets=row.listed("side_b"),
        killed=killed,
        sources=row.listed("source_office") or row.listed("source_article"),
        time_code=row.text("date_prec"),
        place_code=row.text("where_prec"),
        remarks=tuple(row.remarks),
    )


def _check_sum(row: Row) -> None:
    parts = [row.whole(f"deaths_{side}") for side in ("a", "b", "civilians", "unknown")]
    best = row.whole("best")
    if best is not None and None not in parts and sum(part or 0 for part in parts) != best:
        row.remarks.append(f"best {best} is not the sum of the four columns of deaths")


def _where(row: Row) -> Where:
    lat, lon = row.point("latitude", "longitude")
    country = row.text("country")
    precision = PLACES.get((row.text("where_prec") or "").removesuffix(".0"))
    named = row.text("where_coordinates") or row.text("where_description")
    return Where(named, row.text("where_description"), row.text("adm_1"), by_name(country or "") or country, lat, lon, precision)
