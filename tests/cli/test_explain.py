"""`dateline explain`: the rule, the rows that fired, the words and the arcs, of the ledger's records and of a report just read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.extract.places.gazetteer import Gazetteer

RAID = (
    "At least 14 rebels were killed in a raid near Basra on 10 November, the Joint Command said. Seven soldiers were injured. "
    "The rebels carried out 153 attacks between January and July, the Joint Command said. Talks will resume on 2 December."
)


def dateline(*arguments: str) -> tuple[int, str, str]:
    """Return the exit status of the program, and what it printed for people to read and as errors."""
    done = subprocess.run([sys.executable, "-m", "dateline", *arguments], capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Path:
    """Return a folder with a ledger of one report, and the report as a file."""
    assert gazetteer.path.exists()
    folder = tmp_path_factory.mktemp("desk")
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    lines = [{"id": name, "text": RAID, "published": "2025-11-14"} for name in ("raid", "copy")]
    (folder / "both.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = CliRunner().invoke(app, ["--ledger", str(folder / "desk.db"), "add", str(folder / "both.jsonl")])
    assert done.exit_code == 0, done.output
    return folder


def asked(desk: Path, *arguments: str) -> Any:
    done = CliRunner().invoke(app, ["--ledger", str(desk / "desk.db"), *arguments, "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def test_a_record_of_the_ledger_is_explained(desk: Path) -> None:
    (tally,) = asked(desk, "tallies")
    (why,) = asked(desk, "explain", tally["id"][:8])
    assert (why["id"], why["kind"], why["notes"]) == (tally["id"], "tally", [])
    assert sorted(why["documents"]) == ["copy", "raid"]
    assert why["rule"]["name"] == "tally.happenings@1"
    assert ("measures.toml", "attack", "attacks") in [(row["file"], row["word"], row["quote"]) for row in why["rows"]]
    assert all(RAID[slice(*each["span"])] == each["quote"] for each in (*why["values"], *why["rows"], *why["triggers"]))
    assert [sentence["text"] for sentence in why["sentences"]] == [next(each for each in RAID.split(". ") if "153" in each) + "."]


def test_every_record_of_the_ledger_is_read_again_as_it_was(desk: Path) -> None:
    for record in asked(desk, "find", "killed")[0]["records"]:
        (why,) = asked(desk, "explain", record)
        assert why["notes"] == [], why
        assert why["rule"]["means"]


def test_an_incident_leads_to_the_records_it_rests_on(desk: Path) -> None:
    (incident,) = asked(desk, "incidents")
    (why,) = asked(desk, "explain", incident["id"])
    count = next(part for part in why["parts"] if part["kind"] == "count")
    (again,) = asked(desk, "explain", count["id"][:10])
    assert again["kind"] == "count"


def test_people_see_the_words_marked_under_the_sentence(desk: Path) -> None:
    status, page, errors = dateline("explain", "2", "--report", str(desk / "raid.txt"))
    assert (status, errors) == (0, "")
    lines = page.splitlines()
    sentence = next(at for at, line in enumerate(lines) if "14 rebels were killed" in line)
    assert lines[sentence + 1][lines[sentence].index("killed") :].startswith("^^^^^^")
    assert lines[sentence + 1][lines[sentence].index("14 rebels") :].startswith("---------")
    assert all(title in page for title in ("RULE", "TABLE ROWS", "VALUES", "ARCS", "RESTS ON"))
    assert "“killed” → outcomes.toml line" in page
    assert "\x1b" not in page
    assert all(len(line) <= 100 for line in lines)


def test_a_line_of_the_page_and_an_id_of_the_json_name_the_same_record(desk: Path) -> None:
    report = str(desk / "raid.txt")
    (by_line,), (by_id,) = asked(desk, "explain", "2", "--report", report), asked(desk, "explain", "count-1", "--report", report)
    assert by_line == by_id
    assert by_id["kind"] == "count"


def test_one_of_several_reports_is_chosen_by_name(desk: Path) -> None:
    (why,) = asked(desk, "explain", "count-1", "--report", str(desk / "both.jsonl"), "--name", "copy")
    assert why["documents"] == ["copy"]


def test_a_ledger_read_by_other_tables_is_told_so(desk: Path, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "src/dateline/extract/tables/codebook.toml"
    own = tmp_path / "own.toml"
    own.write_text(shipped.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    (tally,) = asked(desk, "tallies")
    (why,) = asked(desk, "--codebook", str(own), "explain", tally["id"])
    assert why["notes"] == [
        "Another codebook or gazetteer was in use when this report was read: the rows below are those of the tables named now."
    ]


def test_a_record_that_this_version_does_not_read_keeps_its_values_and_its_rule(desk: Path, tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "src/dateline/extract/tables/codebook.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(shipped.replace('"raid"', '"foray"'), encoding="utf-8")
    raid = next(each for name in asked(desk, "find", "raid")[0]["records"] if is_raid(each := asked(desk, "show", name)[0]))
    (why,) = asked(desk, "--codebook", str(own), "explain", raid["id"])
    assert (why["rule"], why["trees"]) == (None, [])
    assert why["values"]
    assert why["notes"][1].startswith(
        "This version, with these tables, reads no such record on these words. The ledger names the rule event."
    )


def is_raid(shown: dict[str, Any]) -> bool:
    return shown["kind"] == "event" and RAID[slice(*shown["span"])] == "raid"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("zzzzzzz",), "no record's id begins with 'zzzzzzz'"),
        (("abc",), "too short"),
        (("99", "--report", "raid.txt"), "there is no record '99'"),
        (("count-99", "--report", "raid.txt"), "gives every id"),
        (("1", "--report", "both.jsonl"), "holds 2 reports: choose one with --name (raid, copy)"),
        (("1", "--report", "both.jsonl", "--name", "other"), "no report in it is named 'other'"),
        (("1", "--report", "none.txt"), "no such file"),
    ],
)
def test_what_cannot_be_explained_is_one_line_that_says_what_to_do(desk: Path, arguments: tuple[str, ...], message: str) -> None:
    named = [str(desk / each) if each.endswith((".txt", ".jsonl")) else each for each in arguments]
    status, page, errors = dateline("--ledger", str(desk / "desk.db"), "explain", *named)
    assert (status, page) == (1, "")
    assert message in errors
    assert len(errors.splitlines()) == 1
