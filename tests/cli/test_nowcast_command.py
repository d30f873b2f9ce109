"""Nowcasts from a file of days."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app


def run(path: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["nowcast", "--table", str(path), *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_last_days_are_shown_with_their_completeness(tmp_path: Path) -> None:
    path, first = tmp_path / "late.csv", date(2025, 1, 1)
    lines = [f"{first + timedelta(day)},{first + timedelta(day + delay)}" for day in range(30) for delay in (0, 1, 2, 2)]
    path.write_text("\n".join(["occurred,reported", *lines]), encoding="utf-8")
    status, out, _ = run(path, "--as-of", "2025-01-30")
    assert status == 0
    assert out.splitlines()[-1].startswith("2025-01-30  reported 1, 25 % complete, in all 4.0 (95 %:")
    assert json.loads(run(path, "--as-of", "2025-01-30", "--json")[1])["longest"] == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [("occurred,reported\n2025-01-01,soon\n", "late.csv:2: reported is 'soon'"), ("a,b\n", "must name the columns"), ("", "must name")],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "late.csv"
    path.write_text(text, encoding="utf-8")
    status, out, err = run(path, "--as-of", "2025-01-30")
    assert (status, out) == (1, "")
    assert says in err
