"""A row in ACLED's layout. Its fatalities are the lowest that its sources give, so one figure stands for all three."""

from __future__ import annotations

from dateline.foreign.cells import CellError, Row
from dateline.foreign.countries import by_name, by_number
from dateline.foreign.days import around_week, precision_of, whole_month
from dateline.foreign.tables import load_table
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds, Where

PLACES = {"1": "city", "2": "admin2", "3": "admin1"}
DAY, WEEK, MONTH = "1", "2", "3"


def acled(row: Row) -> Foreign:
    """Return what a row says; actor1 and actor2 stand in the order of the file, which means nothing."""
    kind, sub = row.needed("event_type"), row.text("sub_event_type")
    types = load_table("kinds.toml")["acled"]
    start, end, precision = _when(row)
    return Foreign(
        dataset="acled",
        record_id=row.needed("event_id_cnty", "data_id", "event_id_no_cnty"),
        file=row.file,
        row=row.number,
        line=row.line,
        type=f"{kind}: {sub}" if sub else kind,
        types=tuple(types.get(sub or "") or types.get(kind) or ()),
        start=start,
        end=end,
        precision=precision,
        where=_where(row),
        actors=row.listed("actor1", "assoc_actor_1"),
        targets=row.listed("actor2", "assoc_actor_2"),
        killed=None if (dead := row.whole("fatalities")) is None else Bounds(dead, dead, dead),
        sources=row.listed("source"),
        time_code=row.text("time_precision"),
        place_code=row.text("geo_precision"),
        remarks=tuple(row.remarks),
    )


def _when(row: Row) -> tuple[str, str, str]:
    """Return the interval that a day with its precision stands for."""
    code, coded = (row.text("time_precision") or DAY).removesuffix(".0"), row.day("event_date")
    if code == DAY:
        return coded.isoformat(), coded.isoformat(), precision_of(coded, coded)
    if code == WEEK:
        return (*around_week(coded), "week")
    if code == MONTH:
        return (*whole_month(coded), "month")
    raise CellError("time_precision", f"“{code[:20]}” is none of 1, 2 and 3: correct it, or leave the cell empty for 1")


def _where(row: Row) -> Where:
    lat, lon = row.point("latitude", "longitude")
    country = row.text("country")
    code = by_number(row.text("iso") or "") or by_name(country or "")
    named = row.text("location") or row.text("admin3") or row.text("admin2")
    precision = PLACES.get((row.text("geo_precision") or "").removesuffix(".0"))
    return Where(named, None, row.text("admin1"), code or country, lat, lon, precision)
