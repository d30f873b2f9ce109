"""A dump of GeoNames becomes an index that adds to the gazetteer."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.extract.places.dump import read_dump
from dateline.extract.places.gazetteer import Gazetteer, open_gazetteer
from dateline.extract.places.index import write


def line(number: int, name: str, feature: str, *, others: str = "", country: str = "AF", people: str = "0", lat: str = "33.5") -> str:
    """Return a place as GeoNames writes it; `feature` is class and code ("P.PPL")."""
    class_, code = feature.split(".")
    cells = [
        str(number),
        name,
        name,
        others,
        lat,
        "68.5",
        class_,
        code,
        country,
        "",
        "08",
        "",
        "",
        "",
        people,
        "",
        "2100",
        "Asia/Kabul",
        "2020-01-01",
    ]
    return "\t".join(cells)


LINES = (
    line(900001, "Selmar", "P.PPL", others="SLM,Silmar,سلمر", people="320"),
    line(900002, "Selmar District", "A.ADM2"),
    line(900003, "Old Selmar", "P.PPLQ"),
    line(900004, "Selmar River", "H.STM"),
    line(900005, "Selmar Airfield", "S.AIRF"),
    line(1149361, "Afghanistan", "A.PCLI"),
)


def packed(folder: Path, text: str, name: str = "allCountries.txt") -> Path:
    path = folder / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("readme.txt", "of no matter")
        file.writestr(name, text)
    return path


def test_towns_districts_and_sites_are_taken_in(tmp_path: Path) -> None:
    rows = {row.name: row for row in read_dump(packed(tmp_path, "\n".join(LINES) + "\n"))}
    assert {name: row.kind for name, row in rows.items()} == {"Selmar": "city", "Selmar District": "admin2", "Selmar Airfield": "point"}
    town = rows["Selmar"]
    assert (town.geonameid, town.country, town.admin1, town.population, town.lat, town.lon) == (900001, "AF", "08", 320, 33.5, 68.5)
    assert town.others == ("Silmar",)


def test_a_table_that_is_not_packed_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "AF.txt").write_text(LINES[0] + "\n", encoding="utf-8")
    assert [row.name for row in read_dump(tmp_path / "AF.txt")] == ["Selmar"]


def test_an_imported_index_adds_to_the_gazetteer(gazetteer: Gazetteer, cache: Path, tmp_path: Path) -> None:
    goma = next(entry for entry in gazetteer.find("Goma") if entry.country == "CD")
    again = line(goma.geonameid or 0, "Goma", "P.PPL", country="CD", people="144124")
    write(tmp_path / "geonames.sqlite", read_dump(packed(tmp_path, "\n".join((*LINES, again)))))
    more = open_gazetteer(cache, tmp_path / "geonames.sqlite")
    assert [entry.geonameid for entry in more.find("Selmar")] == [900001]
    assert [entry.geonameid for entry in more.find("Goma")].count(goma.geonameid) == 1
    more.close()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LINES[0] + "\n900009\tSelmar\n", r"allCountries\.txt, line 2: 2 columns; a dump of GeoNames has 19"),
        (line(900001, "Selmar", "P.PPL", lat="north"), r"allCountries\.txt, line 1: could not convert string to float: 'north'"),
    ],
)
def test_a_line_of_another_form_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        list(read_dump(packed(tmp_path, text)))


def test_other_files_are_refused(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"there is no such file"):
        list(read_dump(tmp_path / "none.zip"))
    with pytest.raises(TableError, match=r"0 tables in it"):
        list(read_dump(packed(tmp_path, "", "places.csv")))
    (tmp_path / "picture.txt").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(TableError, match=r"not UTF-8"):
        list(read_dump(tmp_path / "picture.txt"))
    (tmp_path / "other.sqlite").write_bytes(b"SQLite format 3\x00" + bytes(200))
    with pytest.raises(TableError, match=r"no index of places"):
        open_gazetteer(cache, tmp_path / "other.sqlite")
