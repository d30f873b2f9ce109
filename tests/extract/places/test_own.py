"""A list of places of one's own adds to the gazetteer, or is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.extract.places.gazetteer import Gazetteer, open_gazetteer
from dateline.extract.places.own import SIZE, rows_of

LIST = """name,lat,lon,kind,country,admin1,population,aliases
Selmar,33.5,68.5,city,af,08,,Silmar;Selmar Kalay
Camp Tolmere,10.25,-20.5,point,,,,
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_adds_places_by_all_their_names(gazetteer: Gazetteer, cache: Path, own: Path) -> None:
    assert gazetteer.find("Selmar") == ()
    more = open_gazetteer(cache, own)
    for name in ("Selmar", "silmar", "Selmar-Kalay"):
        (entry,) = more.find(name)
        assert (entry.kind, entry.country, entry.admin1, entry.lat, entry.lon) == ("city", "AF", "08", 33.5, 68.5)
    assert [entry.kind for entry in more.find("Camp Tolmere")] == ["point"]
    assert {entry.geonameid for entry in more.find("Goma")} == {entry.geonameid for entry in gazetteer.find("Goma")}
    assert more.admin1_name("AF", "08") == "Ghazni"
    more.close()


def test_a_place_of_ones_own_counts_as_large() -> None:
    assert [row.population for row in rows_of("places.csv", b"name,lat,lon,population\nA,1,2,\nB,1,2,700\n")] == [SIZE, 700]


def test_what_a_spreadsheet_writes_is_read() -> None:
    data = '\ufeffname,lat,lon\r\n"Selmar, Upper",1.5,2\r\n,,\r\n'.encode()
    assert [(row.name, row.lat) for row in rows_of("places.csv", data)] == [("Selmar, Upper", 1.5)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: no column 'name'"),
        ("name,lat\n", "line 1: no column 'lon'"),
        ("name,lat,lon,colour\n", "line 1: unknown column 'colour'"),
        ("name,lat,lon\nSelmar,1,2\nTolmere,north,2\n", "line 3: lat is 'north'"),
        ("name,lat,lon\nSelmar,91,2\n", "line 2: lat is '91'"),
        ("name,lat,lon\nSelmar,1,nan\n", "line 2: lon is 'nan'"),
        ("name,lat,lon\nSelmar,1,\n", "line 2: lon is ''"),
        ("name,lat,lon\n,1,2\n", "line 2: no name"),
        ("name,lat,lon,kind\nSelmar,1,2,hamlet\n", "line 2: kind is 'hamlet'; it is one of city, point"),
        ("name,lat,lon,country\nSelmar,1,2,Sudan\n", "line 2: country is 'Sudan'"),
        ("name,lat,lon,population\nSelmar,1,2,many\n", "line 2: population is 'many'"),
        ("name,lat,lon\nSelmar,1,2,3\n", "line 2: more cells than columns"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, message: str) -> None:
    with pytest.raises(TableError) as raised:
        rows_of("places.csv", text.encode())
    assert str(raised.value).startswith("places.csv, ")
    assert message in str(raised.value)


def test_another_encoding_is_named() -> None:
    with pytest.raises(TableError, match=r"places\.csv, line 2: not UTF-8"):
        rows_of("places.csv", b"name,lat,lon\nS\xe9lmar,1,2\n")


def test_a_file_that_is_not_there_is_named(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv: .*there is no such file"):
        open_gazetteer(cache, tmp_path / "none.csv")
