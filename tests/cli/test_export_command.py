"""The ledger as files for other tools, from the command line: what is restricted stays, what was corrected is told, nothing is silent."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from icalendar import Calendar

from tests.cli.test_ledger_commands import Outcome

RAID = (
    "SELMIN, Marovia — At least 14 rebels were killed in a raid near Basra on 10 November, the Joint Command said. "
    "The rebels carried out 153 attacks between January and July, the Joint Command said. Talks will resume on 2 December."
)
WOUNDED = "A farmer, Tomas Orel, was killed by soldiers in Baghdad on 12 November, police said. Two soldiers were injured."


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    lines = [{"id": "raid", "text": RAID, "published": "2025-11-14"}, {"id": "farmer", "text": WOUNDED, "published": "2025-11-14"}]
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert Outcome(folder / "desk.db", "add", "--jsonl", str(folder / "in.jsonl")).status == 0
    return folder / "desk.db"


def test_the_formats_are_listed(ledger: Path) -> None:
    listed = Outcome(ledger, "export", "list").out.split()
    assert {"acled", "ucdp", "polecat", "plover", "geojson", "ical", "annotations", "prov", "schema-org", "ftm", "stix", "hxl"} <= set(
        listed
    )


def test_an_acled_file_of_a_ledger_takes_the_lowest_figure_and_verifies(ledger: Path, tmp_path: Path) -> None:
    done = Outcome(ledger, "export", "acled", "-o", str(tmp_path / "acled"))
    assert done.status == 0
    events = pd.read_csv(tmp_path / "acled" / "events.csv")
    assert sorted(events.fatalities) == [1, 14]
    assert list(events[events.fatalities == 14].country) == ["Iraq"]
    assert "153" not in (tmp_path / "acled" / "events.csv").read_text(encoding="utf-8")
    assert list(pd.read_csv(tmp_path / "acled" / "tallies.csv").value) == [153]
    assert json.loads((tmp_path / "acled" / "manifest.json").read_text(encoding="utf-8"))["policy"] == "conservative"
    assert json.loads((tmp_path / "acled" / "manifest.json").read_text(encoding="utf-8"))["codebook"].startswith("dateline ")
    assert Outcome(ledger, "verify", str(tmp_path / "acled")).status == 0


def test_a_changed_export_is_named(ledger: Path, tmp_path: Path) -> None:
    Outcome(ledger, "export", "geojson", "-o", str(tmp_path / "map.json"))
    (tmp_path / "map.json").write_text("{}", encoding="utf-8")
    done = Outcome(ledger, "verify", str(tmp_path / "map.json"))
    assert (done.status, done.out.count("not those that were written")) == (1, 1)


def test_two_exports_of_one_ledger_are_the_same_bytes(ledger: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        Outcome(ledger, "export", "jsonl", "-o", str(tmp_path / name))
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in files)


def test_what_is_due_reaches_a_calendar(ledger: Path, tmp_path: Path) -> None:
    Outcome(ledger, "export", "ical", "-o", str(tmp_path / "due.ics"))
    (event,) = Calendar.from_ical((tmp_path / "due.ics").read_bytes()).subcomponents
    assert event.decoded("dtstart").isoformat() == "2025-12-02"


def test_what_only_a_machine_suggests_joins_nothing_in_a_reviewed_export(tmp_path: Path) -> None:
    other = "A raid near Basra on 10 November killed at least 14 rebels, according to the Joint Command."
    lines = [{"id": name, "text": text, "published": "2025-11-14"} for name, text in (("one", RAID), ("two", other))]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    desk = tmp_path / "desk.db"
    assert Outcome(desk, "add", "--jsonl", str(tmp_path / "in.jsonl")).status == 0
    for name, options in (("working", ()), ("reviewed", ("--reviewed",))):
        Outcome(desk, "export", "csv", "-o", str(tmp_path / name), *options)
    assert list(pd.read_csv(tmp_path / "working" / "incidents.csv").names) == ["one; two"]
    assert sorted(pd.read_csv(tmp_path / "reviewed" / "incidents.csv").names) == ["one", "two"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("xls", "-o", "x"), "there is no format 'xls'"), (("csv", "-o", "x", "--profile", "excel"), "there is no profile 'excel'")],
)
def test_what_is_not_there_is_named(ledger: Path, arguments: tuple[str, ...], words: str) -> None:
    done = Outcome(ledger, "export", *arguments)
    assert done.status == 1
    assert words in done.err


def test_a_restricted_person_leaves_in_no_format(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(ledger.read_bytes())
    Outcome(copy, "export", "csv", "-o", str(tmp_path / "before"))
    entities = pd.read_csv(tmp_path / "before" / "entities.csv")
    (person,) = entities[entities.name == '"Tomas Orel"'].id
    assert Outcome(copy, "restrict", person, "--why", "a private person", "--by", "anna").status == 0
    for name in (
        "csv",
        "jsonl",
        "acled",
        "ucdp",
        "polecat",
        "plover",
        "geojson",
        "annotations",
        "prov",
        "schema-org",
        "ftm",
        "stix",
        "hxl",
    ):
        done = Outcome(copy, "export", name, "-o", str(tmp_path / name))
        assert done.status == 0
        written = [path for path in tmp_path.rglob("*") if path.is_file() and path.relative_to(tmp_path).parts[0].startswith(name)]
        assert written
        assert all("Orel" not in path.read_text(encoding="utf-8") for path in written), name
