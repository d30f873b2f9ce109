"""Tallies, comparisons and timelines of a small ledger from the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app

TEXT = (
    "At least 14 rebels were killed in a raid near Basra on 10 November, the Joint Command said. Seven soldiers were injured. "
    "The rebels carried out 153 attacks between January and July, the Joint Command said. Talks will resume on 2 December."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "in.jsonl").write_text(json.dumps({"id": "raid", "text": TEXT, "published": "2025-11-14"}) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["--ledger", str(folder / "desk.db"), "add", "--jsonl", str(folder / "in.jsonl"), "--json"])
    assert done.exit_code == 0, done.output
    return folder / "desk.db"


def run(ledger: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["--ledger", str(ledger), *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_tally_says_its_policy_and_names_the_incidents_behind_it(ledger: Path) -> None:
    status, out, err = run(ledger, "tally", "--by", "month")
    assert status == 0, err
    assert out.startswith("Policy range: ")
    assert "2025-11  1 incident: killed 14 or more" in out
    found = json.loads(run(ledger, "tally", "--json")[1])
    killed = next(each for each in found["sums"] if each["outcome"] == "killed")
    assert killed["bounds"]["high"] is None
    assert [part["incident"] for part in killed["parts"]] == found["incidents"]
    assert all(part["statements"] for part in killed["parts"])


def test_a_scope_and_a_policy_change_the_number(ledger: Path) -> None:
    assert run(ledger, "tally", "--where", "to=2025-10")[1].splitlines()[1].startswith("No incident lies in this scope")
    assert "Policy conservative" in run(ledger, "tally", "--policy", "acled")[1]


def test_a_total_is_held_against_incidents_and_drawn(ledger: Path, tmp_path: Path) -> None:
    status, out, err = run(ledger, "compare", "attacks", "--plot", str(tmp_path / "chart.svg"))
    assert status == 0, err
    assert "Joint Command counts 153 attacks" in out
    assert "Undocumented is not false." in out
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_timeline_stands_in_the_order_of_days(ledger: Path) -> None:
    lines = [json.loads(line) for line in run(ledger, "timeline", "--json")[1].splitlines()]
    assert [line["kind"] for line in lines] == ["tally", "incident", "scheduled"]
    assert "10 Nov 2025  incident" in run(ledger, "timeline")[1]


def test_every_total_is_compared_where_none_is_named(ledger: Path) -> None:
    assert run(ledger, "compare")[1] == run(ledger, "compare", "attacks")[1]


def test_a_total_of_the_ledger_without_an_earlier_one_has_no_pace(ledger: Path) -> None:
    name = json.loads(run(ledger, "tallies", "--json")[1].splitlines()[0])["id"]
    assert "no report gives an earlier total of the same" in run(ledger, "pace", name[:8])[2]
    assert "153 in " in run(ledger, "pace", name[:8], "--against", name[:8])[1]
    assert "no total's id begins with 'ffffff'" in run(ledger, "pace", "ffffff")[2]


def test_every_policy_is_one_for_incidents_and_range_is_the_default(ledger: Path) -> None:
    default = run(ledger, "incidents", "--json")[1]
    assert run(ledger, "incidents", "--policy", "range", "--json")[1] == default
    acled = json.loads(run(ledger, "incidents", "--policy", "acled", "--json")[1].splitlines()[0])
    assert acled["killed"] == {"low": 14, "best": 14, "high": None}
    assert "'strict' is no policy" in run(ledger, "incidents", "--policy", "strict")[2]


def test_a_small_ledger_is_told_why_it_carries_no_estimate(ledger: Path) -> None:
    status, out, err = run(ledger, "estimate")
    assert status == 0, err
    assert "No estimate: " in out
    assert "It takes 30 to learn how late reports come" in run(ledger, "nowcast")[2]
    assert "nothing can be said of" in run(ledger, "numerals")[1]
    assert run(ledger, "contradictions")[1].startswith("0 contradictions")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["tally", "--by", "moon"], "--by: 'moon' is none of"),
        (["tally", "--policy", "strict"], "--policy: 'strict' is no policy"),
        (["tally", "--where", "colour=red"], "--where: 'colour=red'"),
        (["tally", "--plot", "chart.txt"], "--plot: chart.txt"),
        (["compare", "tunnels"], "MEASURE: 'tunnels' is none of"),
        (["compare", "displaced"], "no report gives a total of displaced"),
    ],
)
def test_errors_name_what_was_typed(ledger: Path, arguments: list[str], says: str) -> None:
    status, out, err = run(ledger, *arguments)
    assert (status, out) == (1, "")
    assert says in err


def test_a_number_is_kept_where_it_is_asked_for_and_only_there(ledger: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    desk.write_bytes(ledger.read_bytes())
    before = run(desk, "verify")[1]
    assert run(desk, "tally")[0] == run(desk, "compare", "attacks")[0] == 0
    assert run(desk, "verify")[1] == before
    status, out, err = run(desk, "tally", "--json", "--keep")
    assert status == 0, err
    assert json.loads(out)
    assert "kept as " in err
    assert "policy range" in err
    assert run(desk, "compare", "attacks", "--keep")[0] == 0
    assert run(desk, "export", "csv", "-o", str(tmp_path / "out"), "--keep")[0] == 0
    connection = sqlite3.connect(desk)
    commands = connection.execute("SELECT json_extract(scope_json, '$.command') FROM tally_run ORDER BY 1").fetchall()
    exported = connection.execute("SELECT count(*) FROM custody WHERE action = 'exported'").fetchone()
    connection.close()
    assert commands == [("compare",), ("tally",)]
    assert exported == (1,)
    assert run(desk, "verify")[0] == 0
