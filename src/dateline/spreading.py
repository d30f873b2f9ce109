"""Larger archives: the same function reads them in Spark's workers; readings are kept as Parquet with the bytes they were read from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from dateline import intake, pipeline
from dateline.config import Config
from dateline.errors import EngineError, in_words
from dateline.intake import Raw
from dateline.records.reading import Failure, Reading
from dateline.run.lines import numbered
from dateline.run.spark import open_spark

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Kind = Literal["lines", "rows", "archives"]
GIVEN = ("name", "published", "url", "title", "charset")
"""What was said of a report, as columns of the readings, and of a table of reports."""
SCHEMA = pa.schema([
    ("number", pa.int64()), ("page", pa.int32()), *((field, pa.string()) for field in GIVEN), ("form", pa.string()), ("data", pa.binary()),
    ("reading", pa.string()), ("described", pa.string()), ("error_kind", pa.string()), ("error", pa.string()),
    ("version", pa.string()), ("config", pa.string()),
])  # fmt: skip
"""Readings as rows: where the report stood, what was given, the reading's line of JSON with words for the unnamed, or the error."""
_TYPES = {pa.int64(): "long", pa.int32(): "int", pa.string(): "string", pa.binary(): "binary"}
_TOLD = 20  # failures told one by one


@dataclass(frozen=True, slots=True)
class Spread:
    """What was read: how many reports, how many of them could not be, and the first of these."""

    readings: int
    failed: int
    failures: tuple[Failure, ...]


def read_archive(given: str, out: Path, config: Config, workers: int | None) -> Spread:
    """Read an archive with Spark and keep the readings as Parquet in a folder that is not there yet.

    `given` is JSON Lines, Parquet, a web archive or a list of web archives, told apart by content.
    """
    if out.exists():
        raise EngineError(f"{out} is there already: name a folder that is not there yet")
    pipeline.open_reader(config)  # what is wrong with tables is told here, and the index of places is built once
    with open_spark(workers) as session:
        return spread(session, given, out, config)


def spread(session: SparkSession, given: str, out: Path, config: Config) -> Spread:
    """Read an archive in a session's workers; a run that fails leaves no folder behind."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 only those who ask for Spark have it

    kind, rows = _rows(session, given)
    columns = ", ".join(f"{field.name} {_TYPES[field.type]}" for field in SCHEMA)
    try:
        rows.mapInArrow(partial(_read, config, kind), columns).write.parquet(str(out))
    except BaseException as error:
        shutil.rmtree(out, ignore_errors=True)
        if isinstance(error, PySparkException):
            raise EngineError(f"Spark could not read {given}: {str(error).strip().splitlines()[-1]}") from error
        raise
    return _outcome(session, out)


def _rows(session: SparkSession, given: str) -> tuple[Kind, DataFrame]:
    """Return what is to be read as numbered rows."""
    from pyspark.errors import AnalysisException  # noqa: PLC0415 only those who ask for Spark have it

    try:
        first = session.read.text(given, lineSep="\n").selectExpr("hex(substring(cast(value as binary), 1, 5)) as head").first()
    except AnalysisException as error:
        raise EngineError(f"{given}: cannot be opened: {str(error).splitlines()[0]}") from error
    if first is None:
        raise EngineError(f"{given}: nothing is in it")
    head = bytes.fromhex(first["head"])
    if head.startswith(b"PAR1"):
        return "rows", numbered(session.read.parquet(given))
    if head.startswith((b"WARC/", b"\x1f\x8b")):
        return "archives", session.createDataFrame(
            [(str(Path(given).absolute()).encode(), 1, "")], "value binary, number long, file string"
        )
    lines = session.read.text(given, lineSep="\n").selectExpr("cast(value as binary) as value")
    return ("lines" if head.lstrip(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) else "archives"), numbered(lines)


def _read(config: Config, kind: Kind, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the readings of batches of rows; this is what runs in a worker."""
    read, run = _reader(config), pipeline.run_of(config)
    for batch in batches:
        for row in batch.to_pylist():
            for page, raw in enumerate(_reports(kind, row)):
                kept = {"number": row["number"], "page": page, "version": run.version, "config": run.config, **_given(raw), **read(raw)}
                yield pa.RecordBatch.from_pylist([kept], SCHEMA)


@cache
def _reader(config: Config) -> Any:
    """Return what reads reports, loaded once in each worker."""
    return pipeline.reading_function(config, _written)


def _reports(kind: Kind, row: dict[str, Any]) -> Iterator[Raw | Failure]:
    if kind == "rows":
        said = {field: row.get(field) for field in ("id", "text", "html")} | {
            field: _word(row.get(field)) for field in ("published", "url", "title")
        }
        yield intake.from_row(said, row["file"], row["line"])
    elif row["value"].strip() and kind == "lines":
        yield intake.from_line(row["value"], row["file"], row["line"])
    elif row["value"].strip():
        yield from _pages(row["value"].decode("utf-8", "surrogateescape").strip())


def _word(value: object) -> object:
    """Return days and moments as a line's object has them."""
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def _pages(path: str) -> Iterator[Raw | Failure]:
    """Yield the pages of a web archive that every worker can open."""
    from dateline.intake.warc import from_archive  # noqa: PLC0415 a web archive's reader is loaded for web archives alone

    try:
        with Path(path.removeprefix("file://")).open("rb") as file:
            yield from from_archive(file, Path(path).name)
    except OSError as error:
        yield Failure(path, "unreadable", in_words(error))


def _given(raw: Raw | Failure) -> dict[str, object]:
    if isinstance(raw, Failure):
        return {"name": raw.name}
    form = "data" if raw.data is not None else "text" if raw.text is not None else "html"
    words = raw.text if raw.text is not None else raw.html
    data = raw.data if raw.data is not None else (words or "").encode("utf-8", "surrogatepass")
    return {**{field: getattr(raw, field) for field in GIVEN}, "form": form, "data": data}


def _written(reading: Reading | Failure) -> dict[str, object]:
    if isinstance(reading, Failure):
        return {"error_kind": reading.kind, "error": reading.message}
    unnamed = {each.id: each.name for each in reading.entities if not each.is_named}
    return {"reading": pipeline.to_line(reading), "described": json.dumps(unnamed, ensure_ascii=False)}


def _outcome(session: SparkSession, out: Path) -> Spread:
    found = session.read.parquet(str(out))
    failed = found.where("error is not null")
    told = failed.orderBy("number", "page").select("name", "error_kind", "error").limit(_TOLD).collect()
    return Spread(found.count(), failed.count(), tuple(Failure(each["name"], each["error_kind"], each["error"]) for each in told))
