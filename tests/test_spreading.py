"""Reading larger archives with Spark: the same bytes as in one process, and the same ledger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from dateline import archived, pipeline
from dateline.cli.inputs import from_files, from_lines
from dateline.config import Config, from_environment
from dateline.errors import EngineError
from dateline.intake import Raw
from dateline.ledger.store import Added, open_ledger
from dateline.records.reading import Failure
from dateline.run import spark as sparks
from dateline.run.lines import _starts
from dateline.spreading import SCHEMA, _read, spread
from tests.intake.pages import archive as web_archive
from tests.intake.pages import page

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

RAID = "Gunmen killed 14 rebels in a raid near Basra on 10 November, the Joint Command said. Seven soldiers were injured."
LINES = [
    json.dumps({"id": "raid", "text": RAID, "published": "2025-11-14"}),
    "{broken",
    "",
    json.dumps({"id": "other", "text": "💥 Two soldiers were killed in Baghdad on 12 November, police said.", "published": "2025-11-14"}),
    json.dumps({"id": "page", "html": page(), "url": "https://courier.example/a", "title": "A raid"}),
]


def clock() -> str:
    return "2025-11-20T08:00:00Z"


def one_process(raws: Iterable[Raw | Failure], config: Config) -> list[str]:
    """Return the lines that `dateline read --json` prints."""
    return list(pipeline.read_all(raws, config, 1, pipeline.to_line))


def lines_of(rows: list[dict[str, Any]]) -> list[str]:
    """Return the line that each row stands for, as one process prints it."""
    failures = [None if row["error"] is None else Failure(row["name"], row["error_kind"], row["error"]) for row in rows]
    return [row["reading"] if failure is None else pipeline.to_line(failure) for row, failure in zip(rows, failures, strict=True)]


def rows_in(out: Path) -> list[dict[str, Any]]:
    return [row for file in sorted(out.glob("*.parquet")) for row in parquet.read_table(file).to_pylist()]


def keep(path: Path, book: Path) -> tuple[list[Added | Failure], str]:
    """Add an archive to a ledger, and return what became of each reading, and the ledger's head."""
    with open_ledger(str(book), clock, "program:dateline") as ledger:
        outcomes = list(archived.add(path, ledger))
        return outcomes, next((each.head for each in reversed(outcomes) if isinstance(each, Added)), "")


def keep_own(folder: Path, config: Config) -> tuple[list[Added | Failure], str]:
    """Add the reports themselves to a ledger."""
    with open_ledger(str(folder / "own.db"), clock, "program:dateline") as ledger:
        outcomes = list(pipeline.add(from_lines(str(folder / "in.jsonl")), ledger, config, 1))
        return outcomes, next((each.head for each in reversed(outcomes) if isinstance(each, Added)), "")


@pytest.fixture(scope="module")
def config() -> Config:
    return from_environment(os.environ)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def readings(folder: Path, config: Config) -> Path:
    """Return the readings as a worker makes them, without Spark: its function is a function of batches."""
    given = [{"value": line.encode(), "file": "in.jsonl", "number": number, "line": number} for number, line in enumerate(LINES, 1)]
    batches = list(_read(config, "lines", [pa.RecordBatch.from_pylist(given)]))
    parquet.write_table(pa.Table.from_batches(batches, SCHEMA), folder / "readings.parquet")
    return folder / "readings.parquet"


def test_a_worker_gives_the_bytes_that_one_process_prints(folder: Path, readings: Path, config: Config) -> None:
    rows = parquet.read_table(readings).to_pylist()
    assert lines_of(rows) == one_process(from_lines(str(folder / "in.jsonl")), config)
    assert [(row["number"], row["name"], row["error_kind"]) for row in rows] == [
        (1, "raid", None), (2, "in.jsonl:2", "json"), (4, "other", None), (5, "page", None)
    ]  # fmt: skip


def test_added_readings_make_the_ledger_that_adding_the_reports_makes(folder: Path, readings: Path, config: Config) -> None:
    added = keep(readings, folder / "spread.db")
    assert added == keep_own(folder, config)
    again, _ = keep(readings, folder / "spread.db")
    assert [each.new for each in again if isinstance(each, Added)] == [False, False, False]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda row: row["reading"].replace('"value": 14', '"value": 140'), None),
        (lambda row: row["reading"].replace("14 rebels", "40 rebels"), "another document"),
        (lambda row: row["reading"].replace('"sentences": [[0, ', '"sentences": [[0, 9'), "outside of the text"),
        (lambda row: row["reading"].replace('"facts": []', '"facts": [], "note": 1'), "no reading"),
        (lambda row: row["reading"].replace('"tallies": []', '"tallies":[]'), "its line holds more"),
        (lambda row: row["reading"][:-1], "not kept"),
    ],
)
def test_a_reading_that_was_changed_on_the_way_is_not_kept(readings: Path, tmp_path: Path, change: Any, why: str | None) -> None:
    rows = parquet.read_table(readings).to_pylist()[:1]
    changed = change(rows[0])
    assert changed != rows[0]["reading"]
    rows[0]["reading"] = changed
    parquet.write_table(pa.Table.from_pylist(rows, SCHEMA), tmp_path / "changed.parquet")
    (outcome,), _ = keep(tmp_path / "changed.parquet", tmp_path / "desk.db")
    if why is None:  # a number that its own words contradict is refused where the ledger refuses any other
        assert isinstance(outcome, Added)
        assert any("its words say 14, not 140" in refused for refused in outcome.refused)
    else:
        assert isinstance(outcome, Failure)
        assert why in outcome.message


def test_words_for_the_unnamed_must_stand_in_the_text(readings: Path, tmp_path: Path) -> None:
    rows = parquet.read_table(readings).to_pylist()[:1]
    rows[0]["described"] = json.dumps(dict.fromkeys(json.loads(rows[0]["described"]), "war criminals"))
    parquet.write_table(pa.Table.from_pylist(rows, SCHEMA), tmp_path / "changed.parquet")
    (outcome,), _ = keep(tmp_path / "changed.parquet", tmp_path / "desk.db")
    assert isinstance(outcome, Failure)
    assert "words that do not stand in the text" in outcome.message


def test_a_table_without_readings_says_how_to_make_them(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"id": ["a"], "text": [RAID]}), tmp_path / "reports.parquet")
    (outcome,), _ = keep(tmp_path / "reports.parquet", tmp_path / "desk.db")
    assert isinstance(outcome, Failure)
    assert "dateline read --engine spark" in outcome.message
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 torn")
    (outcome,), _ = keep(tmp_path / "torn.parquet", tmp_path / "desk.db")
    assert isinstance(outcome, Failure)
    assert "damaged" in outcome.message


def test_rows_are_numbered_over_blocks_and_files() -> None:
    # Two files; the first was cut into two blocks, which Spark numbered from 0 and from 2**33; rows of the second begin at 2.
    blocks = [("a", 0, 0, 2), ("a", 64, 2**33, 3), ("b", 0, 2, 1)]
    starts = {(path, block): (here, everywhere) for path, block, here, everywhere in _starts(blocks)}
    assert starts["a", 0] == (1, 1)
    assert tuple(2**33 + each for each in starts["a", 64]) == (3, 3)
    assert tuple(2 + each for each in starts["b", 0]) == (1, 6)


@pytest.mark.parametrize(("java", "words"), [(None, "there is none"), (11, "this is Java 11")])
def test_without_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, java: int | None, words: str) -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'dateline[spark]'")
    monkeypatch.setattr(sparks, "_java", lambda: java)
    with pytest.raises(EngineError, match=rf"Java 17 or later, and {words}.*JAVA_HOME"), sparks.open_spark(1):
        pass


def test_without_spark_the_command_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pyspark.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])}
    command = [sys.executable, "-m", "dateline", "read", "--engine", "spark", "in.jsonl", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "dateline: Spark is not installed: pip install 'dateline[spark]'\n"


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    missing = sparks.what_is_missing()
    if missing:
        pytest.skip(missing)
    with sparks.open_spark(2) as session:
        yield session


@pytest.mark.slow
def test_spark_gives_the_bytes_that_one_process_prints(session: SparkSession, folder: Path, config: Config) -> None:
    outcome = spread(session, str(folder / "in.jsonl"), folder / "spark", config)
    assert (outcome.readings, outcome.failed) == (4, 1)
    assert [each.name for each in outcome.failures] == ["in.jsonl:2"]
    rows = rows_in(folder / "spark")
    assert lines_of(rows) == one_process(from_lines(str(folder / "in.jsonl")), config)
    _, head = keep(folder / "spark", folder / "spark.db")
    _, own = keep_own(folder, config)
    assert head == own


@pytest.mark.slow
def test_spark_reads_tables_of_reports_alike(session: SparkSession, folder: Path, config: Config) -> None:
    given = [json.loads(line) for line in LINES if line.startswith('{"')]
    parquet.write_table(
        pa.Table.from_pylist(given, pa.schema([(key, pa.string()) for key in ("id", "text", "html", "published", "url", "title")])),
        folder / "table.parquet",
    )
    spread(session, str(folder / "table.parquet"), folder / "from-table", config)
    (folder / "good.jsonl").write_text("".join(json.dumps(each) + "\n" for each in given), encoding="utf-8")
    assert lines_of(rows_in(folder / "from-table")) == one_process(from_lines(str(folder / "good.jsonl")), config)


@pytest.mark.slow
def test_spark_reads_lists_of_web_archives_alike(session: SparkSession, folder: Path, config: Config) -> None:
    answers = [(f"https://courier.example/{name}", "200 OK", "text/html", page().replace("Tolmere", name).encode()) for name in ("a", "b")]
    (folder / "crawl.warc.gz").write_bytes(web_archive(*answers, zipped=True))
    (folder / "warc.paths").write_text(f"{folder / 'crawl.warc.gz'}\n{folder / 'missing.warc'}\n", encoding="utf-8")
    outcome = spread(session, str(folder / "warc.paths"), folder / "from-list", config)
    assert [each.named().partition(": there is no such file")[0] for each in outcome.failures] == [str(folder / "missing.warc")]
    assert lines_of(rows_in(folder / "from-list"))[:2] == one_process(from_files([folder / "crawl.warc.gz"]), config)
    spread(session, str(folder / "crawl.warc.gz"), folder / "from-one", config)
    assert lines_of(rows_in(folder / "from-one")) == one_process(from_files([folder / "crawl.warc.gz"]), config)


@pytest.mark.slow
def test_a_run_of_spark_that_fails_leaves_nothing_behind(session: SparkSession, folder: Path, config: Config) -> None:
    with pytest.raises(EngineError, match="cannot be opened"):
        spread(session, str(folder / "not-there.jsonl"), folder / "nothing", config)
    assert not (folder / "nothing").exists()
