"""The only place where stages meet."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from dateline import __version__, intake
from dateline.config import Config
from dateline.intake import Raw
from dateline.intake.kinds import kind_of
from dateline.language import Parser, load_parser
from dateline.records.reading import Failure, Reading, to_json
from dateline.run.guard import Guarded
from dateline.run.processes import apply

if TYPE_CHECKING:
    from dateline.extract import Tables
    from dateline.ledger.faults import Verdict
    from dateline.ledger.rows import Capture, Run
    from dateline.ledger.store import Added, Ledger

# The rules take half a second to load, SQLAlchemy as long: commands that only list a ledger need no rules, `read` needs no ledger,
# and what hands reports to other processes needs neither.
# ruff: noqa: PLC0415

Made = TypeVar("Made")
MEDIA = {"text": "text/plain", "html": "text/html", "pdf": "application/pdf", "jsonl": "application/jsonl", "warc": "application/warc"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything needed to read reports: the language model and the tables."""

    parser: Parser
    tables: Tables

    def read(self, raw: Raw) -> Iterator[Reading | Failure]:
        """Yield the reading of each report in one input, in order; a Failure stands for what cannot be read."""
        for single in intake.expand(raw):
            yield self.read_one(single)

    def read_one(self, raw: Raw | Failure) -> Reading | Failure:
        """Return the reading of one report; a Failure passes through."""
        from dateline.extract import read

        document = raw if isinstance(raw, Failure) else intake.read_one(raw)
        if isinstance(document, Failure):
            return document
        return read(self.parser.analyse(document), self.tables)


def open_reader(config: Config) -> Reader:
    """Load the model, the rules and the tables once."""
    from dateline.extract import Tables
    from dateline.extract.codebook import load_codebook
    from dateline.extract.places.gazetteer import open_gazetteer

    return Reader(load_parser(), Tables(load_codebook(config.codebook), open_gazetteer(config.cache, config.gazetteer)))


def read_all(raws: Iterable[Raw | Failure], config: Config, workers: int, finish: Callable[[Reading | Failure], Made]) -> Iterator[Made]:
    """Yield `finish` of each single report's reading, in their order; `finish` runs beside the reader, in its process."""
    yield from apply(partial(reading_function, config, finish), raws, workers)


def add(raws: Iterable[Raw | Failure], ledger: Ledger, config: Config, workers: int) -> Iterator[Added | Failure]:
    """Read reports and keep them; yield each once it is safe on the disk, in order, or the failure that stands for it.

    A report that the ledger has from these very bytes is not read again.
    """
    run = run_of(config)
    waiting: deque[tuple[Raw | Failure, Added | None]] = deque()

    def unknown() -> Iterator[Raw | Failure]:
        for raw in raws:
            known = None if isinstance(raw, Failure) else ledger.find(capture_of(raw), run)
            waiting.append((raw, known))
            if known is None:
                yield raw

    unread = unknown()
    first = next(unread, None)
    readings = () if first is None else read_all(chain([first], unread), config, workers, _same)
    for reading in readings:
        yield from _known(waiting)
        raw, _ = waiting.popleft()
        yield _keep(raw, reading, ledger, run)
    yield from _known(waiting)


def check(config: Config, head: str | None) -> Verdict:
    """Return what is wrong with the ledger; texts that this version made are made again from their bytes."""
    from dateline.ledger.verify import verify

    return verify(config.ledger, head, {_normaliser(): _text_again})


def to_line(reading: Reading | Failure) -> str:
    """Return a reading, or the failure that stands for it, as one line of JSON."""
    return json.dumps(reading.to_json() if isinstance(reading, Failure) else to_json(reading), ensure_ascii=False)


def reading_function(config: Config, finish: Callable[[Reading | Failure], Made]) -> Callable[[Raw | Failure], Made]:
    """Return what reads one report, whatever it holds, and hands the reading on to `finish`."""
    read = Guarded(open_reader(config).read_one, _broken)
    return lambda raw: finish(read(raw))


def _broken(raw: Raw | Failure, error: Exception) -> Failure:
    return Failure(
        raw.name, "internal", f"Dateline could not read this report: {type(error).__name__}: {error}. Please report it with the text."
    )


def _same(reading: Reading | Failure) -> Reading | Failure:
    return reading


def _known(waiting: deque[tuple[Raw | Failure, Added | None]]) -> Iterator[Added]:
    while waiting and waiting[0][1] is not None:
        yield waiting[0][1]
        waiting.popleft()


def _keep(raw: Raw | Failure, reading: Reading | Failure, ledger: Ledger, run: Run) -> Added | Failure:
    if isinstance(raw, Failure) or isinstance(reading, Failure):
        return reading if isinstance(reading, Failure) else Failure(raw.name, "internal", "a report without bytes cannot be kept")
    return ledger.append(reading, capture_of(raw), run)


def run_of(config: Config) -> Run:
    """Return what a reading now is made by: this version with these tables."""
    from dateline.ledger.rows import Run

    if config.codebook is not None:
        from dateline.extract.codebook import load_codebook

        load_codebook(config.codebook)  # one that cannot be used is refused before a digest is taken of it
    digest = hashlib.sha256(config.codebook.read_bytes() if config.codebook else b"")
    if config.gazetteer is not None:
        with config.gazetteer.open("rb") as places:
            digest.update(hashlib.file_digest(places, "sha256").digest())
    return Run("dateline", __version__, digest.hexdigest())


def capture_of(raw: Raw) -> Capture:
    """Return the bytes of a report as the ledger keeps them, with what was said of them."""
    from dateline.ledger.rows import Capture

    given = {"name": raw.name, "published": raw.published, "url": raw.url, "title": raw.title, "charset": raw.charset}
    form = "data" if raw.data is not None else "text" if raw.text is not None else "html"
    data = raw.data if raw.data is not None else (raw.text or raw.html or "").encode("utf-8", "surrogatepass")
    mime = MEDIA[kind_of(data) if form == "data" else form]
    how = raw.acquired
    if how is None:
        return Capture(data, mime, _normaliser(), {**given, "form": form})
    said = {**given, "form": form, **dict(how.headers)}
    return Capture(data, mime, _normaliser(), said, how.method, declared=how.declared, status=how.status, answered=how.url)


def _normaliser() -> str:
    return f"dateline.intake@{__version__}"


def _text_again(data: bytes, given: Mapping[str, object]) -> str:
    form = str(given["form"])
    said = {key: str(value) for key, value in given.items() if key != "form"}
    words = None if form == "data" else data.decode("utf-8", "surrogatepass")
    raw = Raw(
        said["name"],
        data=data if form == "data" else None,
        text=words if form == "text" else None,
        html=words if form == "html" else None,
        published=said.get("published"),
        url=said.get("url"),
        title=said.get("title"),
        charset=said.get("charset"),
    )
    document = intake.read_one(raw)
    return "" if isinstance(document, Failure) else document.text
