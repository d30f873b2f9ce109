"""A row of GDELT's events: a machine's coding of one article, and so a lead to look after, never an event."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.foreign.cells import Row
from dateline.foreign.countries import by_fips
from dateline.foreign.tables import load_table
from dateline.records.foreign import Foreign
from dateline.records.happenings import Where

PLACES = {"1": "country", "2": "admin1", "3": "city", "4": "city", "5": "admin1"}


def gdelt(row: Row) -> Foreign:
    """Return what a row says; the country codes of its places are FIPS 10-4, not ISO."""
    found = row.day("Day").isoformat()
    code = row.needed("EventCode")
    root = row.text("EventRootCode") or code[:2]
    return Foreign(
        dataset="gdelt",
        record_id=row.needed("GlobalEventID"),
        file=row.file,
        row=row.number,
        line=row.line,
        type=f"CAMEO {code}",
        types=tuple(load_table("kinds.toml")["gdelt"].get(root.zfill(2), ())),
        start=found,
        end=found,
        precision="day",
        where=_where(row),
        actors=_names(row, "Actor1"),
        targets=_names(row, "Actor2"),
        killed=None,
        sources=_sources(row.text("SOURCEURL")),
        place_code=row.text("ActionGeo_Type"),
        lead=True,
        remarks=tuple(row.remarks),
    )


def _names(row: Row, actor: str) -> tuple[str, ...]:
    name = row.text(f"{actor}Name") or row.text(f"{actor}Code")
    return (name,) if name else ()


def _sources(url: str | None) -> tuple[str, ...]:
    if url is None:
        return ()
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url,)


def _where(row: Row) -> Where:
    lat, lon = row.point("ActionGeo_Lat", "ActionGeo_Long")
    code = row.text("ActionGeo_CountryCode")
    full = row.text("ActionGeo_Fullname")
    parts = [part.strip() for part in (full or "").split(",") if part.strip()]
    precision = PLACES.get(row.text("ActionGeo_Type") or "")
    admin1 = parts[-2] if len(parts) > 2 or (precision == "admin1" and len(parts) > 1) else None
    return Where(parts[0] if parts else None, full, admin1, by_fips(code) if code else None, lat, lon, precision)
