"""A row in POLECAT's layout; excess tabs inside a row are found by counting its cells from both ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.foreign.cells import Row
from dateline.foreign.countries import by_name, by_three
from dateline.foreign.days import day, precision_of
from dateline.foreign.tables import load_table
from dateline.records.foreign import Foreign
from dateline.records.happenings import Where

PLACES = {"city": "city", "district": "admin2", "province": "admin1", "country": "country", "point": "point"}
CODES = {"admin1": "admin1", "admin2": "admin2", "region": "region"}
Fits = Callable[[str], bool]


def polecat(row: Row) -> Foreign:
    """Return what a row says."""
    found = row.day("Event Date")
    kind, mode = row.needed("Event Type"), row.text("Event Mode")
    return Foreign(
        dataset="polecat",
        record_id=row.needed("Event ID"),
        file=row.file,
        row=row.number,
        line=row.line,
        type=f"{kind}: {mode}" if mode else kind,
        types=(kind.upper(),),
        start=found.isoformat(),
        end=found.isoformat(),
        precision=precision_of(found, found),
        where=_where(row),
        actors=row.listed("Actor Name") or row.listed("Actor Name Raw"),
        targets=row.listed("Recipient Name") or row.listed("Recipient Name Raw"),
        killed=None,
        sources=row.listed("Source"),
        place_code=row.text("Feature Type"),
        remarks=tuple(row.remarks),
    )


def _where(row: Row) -> Where:
    lat, lon = row.point("Latitude", "Longitude")
    country = row.text("Country") or ""
    number = row.text("GeoNames ID") or ""
    return Where(
        name=row.text("Placename") or row.text("City"),
        address=row.text("Raw Placename"),
        admin1=row.text("Province"),
        country=by_three(country) or by_name(country) or country or None,
        lat=lat,
        lon=lon,
        precision=CODES.get(row.text("Feature Type") or "") or _finest(row),
        geonameid=int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None,
    )


def _finest(row: Row) -> str | None:
    return next((PLACES[each] for each in ("city", "district", "province", "country") if row.text(each.capitalize())), None)


def without_excess(cells: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the cells of a row that has too many, and the column at which the excess was found; no column: at the end.

    The excess is taken to stand in one place: cells before it are counted from the front, those after it from the end,
    and the place is the one at which most cells then hold what their columns ask for; among equals the one nearest the end.
    """
    columns = load_table("layouts.toml")["polecat"]["columns"]
    excess = len(cells) - len(columns)
    asked = [(columns.index(name), fits) for name, fits in _asked()]

    def standing(at: int) -> int:
        return sum(fits(cells[place if place <= at else place + excess]) for place, fits in asked)

    best = max(range(len(columns)), key=lambda at: (standing(at), at))
    joined = " ".join(cell for cell in cells[best : best + excess + 1] if cell)
    at_the_end = best == len(columns) - 1 and not any(cells[len(columns) :])
    return [*cells[:best], joined, *cells[best + excess + 1 :]], None if at_the_end else columns[best]


def _asked() -> list[tuple[str, Fits]]:
    number: Fits = lambda cell: not cell or _is_number(cell)  # noqa: E731 one line each
    code: Fits = lambda cell: not cell or (cell.isupper() and cell.isalpha() and len(cell) == 3)  # noqa: E731
    dated: Fits = lambda cell: day(cell) is not None  # noqa: E731
    points: Fits = lambda cell: _is_number(cell) and "." in cell  # noqa: E731
    return [
        ("Event Date", dated),
        ("Intensity", number),
        ("Actor Country", code),
        ("Actor COW", number),
        ("Recipient Country", code),
        ("Recipient COW", number),
        ("Country", code),
        ("Latitude", points),
        ("Longitude", points),
        ("GeoNames ID", number),
        ("Publication Date", dated),
    ]


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()
