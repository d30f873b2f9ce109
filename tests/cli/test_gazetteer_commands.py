"""The gazetteer over the command line: looked up, added to, and refused with the line that is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dateline.extract.places.gazetteer import Gazetteer

TEXT = "Two soldiers were killed in Selmar on Friday, police said."
CELLS = ["900001", "Selmar", "Selmar", "", "33.5", "68.5", "P", "PPL", "AF", "", "08", "", "", "", "120000", "", "", "", "2020-01-01"]


def dateline(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "dateline", *arguments], capture_output=True, text=True, check=False, input=given)


def place(done: subprocess.CompletedProcess[str]) -> tuple[object, object, object]:
    (found,) = json.loads(done.stdout)["places"]
    return found["country"], found["lat"], found["lon"]


def read(*options: str) -> subprocess.CompletedProcess[str]:
    return dateline(*options, "read", "--jsonl", "-", "--json", given=json.dumps({"id": "one", "text": TEXT}))


def test_a_place_is_looked_up(gazetteer: Gazetteer) -> None:
    assert gazetteer.path.exists()
    done = dateline("gazetteer", "find", "Goma")
    assert done.stdout.startswith("Goma · city · North Kivu · CD · -1.67")
    done = dateline("gazetteer", "find", "Tolmere")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "no place bears the name 'Tolmere'\n")


def test_a_list_of_ones_own_places_a_report(gazetteer: Gazetteer, tmp_path: Path) -> None:
    assert gazetteer.path.exists()
    own = tmp_path / "places.csv"
    own.write_text("name,lat,lon,country\nSelmar,33.5,68.5,AF\n", encoding="utf-8")
    assert place(read()) == (None, None, None)
    assert place(read("--gazetteer", str(own))) == ("AF", 33.5, 68.5)


def test_a_list_that_cannot_be_used_is_refused_before_reading(tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text("name,lat,lon\nSelmar,33.5,68.5\nTolmere,x,1\n", encoding="utf-8")
    done = read("--gazetteer", str(own))
    message = f"dateline: {own}, line 3: lat is 'x'; it is a number of degrees from -90 to 90\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)


def test_a_dump_is_imported_and_used(gazetteer: Gazetteer, tmp_path: Path) -> None:
    assert gazetteer.path.exists()
    dump, index = tmp_path / "AF.txt", tmp_path / "af.sqlite"
    dump.write_text("\t".join(CELLS) + "\n", encoding="utf-8")
    done = dateline("gazetteer", "import", str(dump), "--to", str(index))
    assert done.stdout.splitlines()[0] == f"1 places: {index}"
    assert done.stderr == ""
    assert place(read("--gazetteer", str(index))) == ("AF", 33.5, 68.5)
