"""Estimates from a file of histories: an answer, or an error that names the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app

ROWS = "officials,media,monitors,count\n1,0,0,60\n0,1,0,40\n0,0,1,30\n1,1,0,20\n1,0,1,9\n0,1,1,8\n1,1,1,5\n"


def run(path: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["estimate", "--table", str(path), *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_table_gives_an_estimate_and_its_warnings(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("\ufeff" + ROWS, encoding="utf-8")
    status, out, _ = run(path, "--method", "fixed")
    assert status == 0
    assert out.startswith("172 documented on 3 lists (officials 94, media 73, monitors 52).")
    assert "takes the model as given" in out
    found = json.loads(run(path, "--method", "graphs", "--json")[1])
    assert (found["documented"], found["selection_aware"]) == (172, True)
    assert found["estimate"] > 172


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("officials,media\n1,0\n", "the first line must name"),
        (ROWS + "2,0,0,1\n", "lists.csv:9: officials is '2'"),
        (ROWS + "1,0,0,many\n", "lists.csv:9: count is 'many'"),
        (ROWS + "0,0,0,9\n", "lists.csv:9: nothing can be counted"),
        ("a+b,c,count\n1,0,3\n", "may not hold +"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, rows: str, says: str) -> None:
    path = tmp_path / "lists.csv"
    path.write_text(rows, encoding="utf-8")
    status, out, err = run(path)
    assert (status, out) == (1, "")
    assert says in err


def test_methods_and_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    assert "--table" in run(tmp_path / "none.csv")[2]
    path = tmp_path / "lists.csv"
    path.write_text(ROWS, encoding="utf-8")
    assert "--method: 'magic' is none of" in run(path, "--method", "magic")[2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_as_spreadsheets_save_it(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(("\ufeff" + ROWS.replace(",", delimiter).replace("\n", "\r\n")).encode())
    assert run(path, "--method", "fixed")[1].startswith("172 documented on 3 lists")
