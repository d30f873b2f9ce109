"""Invented files in the layouts of others: their columns are published, every row here is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from dateline.foreign.tables import load_table

BOM = b"\xef\xbb\xbf"
ACLED = {
    "event_id_cnty": "SYR900001",
    "event_date": "2025-11-09",
    "year": "2025",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Northern Front (invented)",
    "inter1": "2",
    "actor2": "Joint Command (invented)",
    "inter2": "1",
    "interaction": "12",
    "iso": "760",
    "country": "Syria",
    "admin1": "Homs",
    "location": "Palmyra",
    "latitude": "34.5600",
    "longitude": "38.2700",
    "geo_precision": "1",
    "source": "Selmin Courier; Port Adair Herald",
    "notes": "A made-up clash.",
    "fatalities": "11",
}
UCDP = {
    "id": "990001",
    "relid": "SYR-2025-1-1",
    "year": "2025",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "Northern Front (invented)",
    "source_office": "Selmin Courier",
    "where_prec": "1",
    "where_coordinates": "Palmyra town",
    "adm_1": "Homs",
    "latitude": "34.56",
    "longitude": "38.27",
    "country": "Syria",
    "date_prec": "2",
    "date_start": "2025-11-09 00:00:00.000",
    "date_end": "2025-11-10",
    "deaths_a": "1",
    "deaths_b": "10",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "11",
    "high": "14",
    "low": "9",
}
GDELT = {
    "GlobalEventID": "990000001",
    "Day": "20251109",
    "Actor1Name": "FIGHTER",
    "Actor2Code": "MIL",
    "EventCode": "190",
    "EventRootCode": "19",
    "QuadClass": "4",
    "GoldsteinScale": "-10.0",
    "ActionGeo_Type": "4",
    "ActionGeo_Fullname": "Basra, Al Basrah, Iraq",
    "ActionGeo_CountryCode": "IZ",
    "ActionGeo_Lat": "30.5",
    "ActionGeo_Long": "47.8",
    "DATEADDED": "20251110001500",
    "SOURCEURL": "https://news.example.org/raid",
}
POLECAT = {
    "Event ID": "SELM-1",
    "Event Date": "2025-11-09",
    "Event Type": "ASSAULT",
    "Event Mode": "firearms",
    "Intensity": "-9.5",
    "Actor Name": "Northern Front",
    "Actor Country": "SYR",
    "Actor COW": "652",
    "Recipient Name": "Joint Command",
    "Placename": "Palmyra",
    "City": "Palmyra",
    "Province": "Homs",
    "Country": "SYR",
    "Latitude": "34.56",
    "Longitude": "38.27",
    "GeoNames ID": "163960",
    "Source": "Selmin Courier",
    "Publication Date": "2025-11-10",
    "Story People": "Ane Brekke",
}


def columns(name: str) -> list[str]:
    return list(load_table("layouts.toml")[name]["columns"])


def sheet(names: Sequence[str], rows: Sequence[Mapping[str, str]], delimiter: str = ",", *, header: bool = True) -> bytes:
    """Return a delimited file; the tab-separated ones quote nothing."""
    lines = [list(names)] if header else []
    lines += [[row.get(name, "") for name in names] for row in rows]
    if delimiter == "\t":
        return "".join("\t".join(line) + "\n" for line in lines).encode()
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return made.getvalue().encode()


def acled(*changes: Mapping[str, str], delimiter: str = ",") -> bytes:
    rows = [{**ACLED, "event_id_cnty": f"SYR90000{number}", **change} for number, change in enumerate(changes or ({},), 1)]
    return sheet(columns("acled"), rows, delimiter)


def ucdp(*changes: Mapping[str, str], header: bool = True) -> bytes:
    rows = [{**UCDP, "id": f"99000{number}", **change} for number, change in enumerate(changes or ({},), 1)]
    return sheet(columns("ucdp"), rows, header=header)
