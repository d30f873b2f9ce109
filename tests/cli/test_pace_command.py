"""The pace command: an answer without a ledger, and errors that name the option."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app

GIVEN = ["--from", "2025-01-01", "--to", "2025-09-30", "--against", "44", "--year", "2024"]


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["pace", *arguments], env={"COLUMNS": "200"})
    return done.exit_code, done.stdout, done.stderr


def test_the_answer_needs_no_ledger() -> None:
    status, out, _ = run("61", *GIVEN)
    assert status == 0
    assert out.startswith("61 in 273 days is a rate of 81.6 a year (95 %: 62.4 to 104.8). 2024 had 44.\n")
    assert out.splitlines()[-1].startswith("Mind: ")


def test_machines_get_the_same_numbers() -> None:
    status, out, _ = run("61", *GIVEN, "--json")
    found = json.loads(out)
    assert status == 0
    assert (found["windows"][0]["days"], round(found["windows"][0]["rate"]["yearly"], 1)) == (273, 81.6)
    assert found["rate_more_than_multiple"] == "no"


def test_two_last_days_give_two_windows() -> None:
    _, out, _ = run(
        "153", "--from", "2024-01-01", "--to", "2024-06-30", "--to", "2024-07-15", "--against", "121", "--year", "2023", "--json"
    )
    assert [each["days"] for each in json.loads(out)["windows"]] == [182, 197]
    assert json.loads(out)["rate_more_than_multiple"] == "depends on the window"


def test_no_number_without_limit_reaches_machines() -> None:
    _, out, _ = run("5", *GIVEN[:4], "--against", "0", "--year", "2024", "--json")
    assert json.loads(out)["windows"][0]["ratio"]["value"] is None
    assert "Infinity" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["many", *GIVEN], "NUMBER: 'many' is no whole number"),
        (["61", "--from", "January", *GIVEN[2:]], "--from: 'January' is no day"),
        (["61", "--from", "2025-10-01", *GIVEN[2:]], "--to: 2025-09-30 is before --from 2025-10-01"),
        (["61", *GIVEN[:6]], "--year: say which year"),
        (["61", *GIVEN, "--against-from", "2024-01-01"], "--year: give it, or"),
        (["61", *GIVEN, "--multiple", "0"], "--multiple: 0 is not above 0"),
        (["61", *GIVEN[:4], "--against", "-3", "--year", "2024"], "--against: -3 is below 0"),
        (["61", *GIVEN, "--monthly", "3,x"], "--monthly: 'x' is no whole number"),
        (["61", *GIVEN, "--past", "40"], "--past: '40': write"),
        (["61", *GIVEN, "--past", "90/40"], "90 is more than"),
    ],
)
def test_errors_name_the_option(arguments: list[str], says: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith("dateline: ")
    assert says in err
    assert len(err.splitlines()) == 1


def test_the_program_starts_without_scipy() -> None:
    code = "import sys; from dateline.cli.program import app; print('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
