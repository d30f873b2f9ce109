"""Readings that were made elsewhere into the ledger: each is held against the bytes it came from before a row of it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import intake, pipeline
from dateline.errors import UnreadableError, in_words
from dateline.intake import Raw
from dateline.records.decoding import reading_from, spans_in
from dateline.records.reading import Failure, Reading
from dateline.records.texts import Document

if TYPE_CHECKING:
    from dateline.ledger.store import Added, Ledger

PARQUET = b"PAR1"
NEEDED = (
    "name",
    "form",
    "data",
    "reading",
    "described",
    "error_kind",
    "error",
    "version",
    "config",
    "published",
    "url",
    "title",
    "charset",
)
_AT_ONCE = 64


def is_archive(path: Path) -> bool:
    """Tell whether a path is Parquet: a file, or a folder of such files."""
    if path.is_dir():
        return any(not each.name.startswith((".", "_")) for each in path.glob("*.parquet"))
    try:
        with path.open("rb") as file:
            return file.read(len(PARQUET)) == PARQUET
    except OSError:
        return False


def add(path: Path, ledger: Ledger) -> Iterator[Added | Failure]:
    """Keep the readings of an archive, in their order; yield each once it is safe on the disk, or the failure that stands for it.

    A reading whose report the ledger has from these very bytes by these very rules is known already. Any other must come back from its
    line unchanged, must be of the text that its bytes give here and now, and point at nothing outside of it.
    """
    from dateline.ledger.rows import Run  # noqa: PLC0415 SQLAlchemy is for those who add

    for row in _rows(path):
        if isinstance(row, Failure):
            yield row
            continue
        if row["error"] is not None:
            yield Failure(row["name"], row["error_kind"], row["error"])
            continue
        raw, run = _raw(row), Run("dateline", row["version"], row["config"])
        known = ledger.find(pipeline.capture_of(raw), run)
        if known is not None:
            yield known
            continue
        reading = verified(row, raw)
        yield reading if isinstance(reading, Failure) else ledger.append(reading, pipeline.capture_of(raw), run)


def verified(row: dict[str, Any], raw: Raw) -> Reading | Failure:
    """Return the reading of a row if it is one of these bytes; else the failure that says in what it differs."""
    document = intake.read_one(raw)
    if isinstance(document, Failure):
        return document
    try:
        described = json.loads(row["described"])
        reading = reading_from(json.loads(row["reading"]), described)
    except (UnreadableError, ValueError) as error:
        return _refused(raw, str(error))
    wrong = _wrong(reading, described, document, row["reading"])
    return reading if wrong is None else _refused(raw, wrong)


def _wrong(reading: Reading, described: dict[str, str], document: Document, line: str) -> str | None:
    """Return what a reading says that its line or its document does not."""
    if pipeline.to_line(reading) != line:
        return "its line holds more, or other things, than the records it says"
    if reading.document != document:
        return "its bytes give another document: read them again with `dateline read --engine spark`"
    if any(not 0 <= span.start <= span.end <= len(document.text) for span in spans_in(reading)):
        return "it points at words outside of the text"
    if any(words not in document.text for words in described.values()):
        return "it describes somebody in words that do not stand in the text"
    return None


def _rows(path: Path) -> Iterator[dict[str, Any] | Failure]:
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 a fifth of a second, for those who have an archive

    files = sorted(each for each in path.glob("*.parquet") if not each.name.startswith((".", "_"))) if path.is_dir() else [path]
    for file in files:
        try:
            with parquet.ParquetFile(file) as held:
                missing = [column for column in NEEDED if column not in held.schema_arrow.names]
                if missing:
                    what = f"no readings are in it ({missing[0]} is missing): make them with `dateline read --engine spark`"
                    yield Failure(str(file), "format", what)
                    continue
                for batch in held.iter_batches(_AT_ONCE):
                    yield from batch.to_pylist()
        except (ArrowException, OSError) as error:
            yield Failure(str(file), "unreadable", in_words(error) if isinstance(error, OSError) else f"damaged: {error}")


def _raw(row: dict[str, Any]) -> Raw:
    form, data = row["form"], row["data"]
    words = None if form == "data" else data.decode("utf-8", "surrogatepass")
    return Raw(
        row["name"],
        data=data if form == "data" else None,
        text=words if form == "text" else None,
        html=words if form == "html" else None,
        published=row["published"],
        url=row["url"],
        title=row["title"],
        charset=row["charset"],
    )


def _refused(raw: Raw, why: str) -> Failure:
    return Failure(raw.name, "reading", f"the reading is not kept: {why}")
