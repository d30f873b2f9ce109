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

from dateline import __version__, extract, intake
from dateline.config import Config
from dateline.extract.codebook import load_codebook
from dateline.extract.explain import Explanation, explain, records_of
from dateline.extract.explain.rules import rule_of
from dateline.extract.explain.tables import codebook as codebook_file
from dateline.extract.places.gazetteer import open_gazetteer
from dateline.intake import Raw
from dateline.intake.kinds import kind_of
from dateline.language import Parser, load_parser
from dateline.records.claims import Record
from dateline.records.reading import Failure, Reading, to_json
from dateline.records.texts import Analysis, Document, Span
from dateline.run.guard import Guarded
from dateline.run.processes import apply

if TYPE_CHECKING:
    from dateline.ledger.faults import Verdict
    from dateline.ledger.rows import Capture, Run
    from dateline.ledger.sources import Source
    from dateline.ledger.store import Added, Ledger

Made = TypeVar("Made")
MEDIA = {"text": "text/plain", "html": "text/html", "pdf": "application/pdf", "jsonl": "application/jsonl", "warc": "application/warc"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything needed to read reports: the language model and the tables."""

    parser: Parser
    tables: extract.Tables

    def read(self, raw: Raw) -> Iterator[Reading | Failure]:
        """Yield the reading of each report in one input, in order; a Failure stands for what cannot be read."""
        for single in intake.expand(raw):
            yield self.read_one(single)

    def read_one(self, raw: Raw | Failure) -> Reading | Failure:
        """Return the reading of one report; a Failure passes through."""
        document = raw if isinstance(raw, Failure) else intake.read_one(raw)
        if isinstance(document, Failure):
            return document
        return extract.read(self.parser.analyse(document), self.tables)


def open_reader(config: Config) -> Reader:
    """Load the model and the tables once."""
    return Reader(load_parser(), extract.Tables(load_codebook(config.codebook), open_gazetteer(config.cache, config.gazetteer)))


def read_all(raws: Iterable[Raw | Failure], config: Config, workers: int, finish: Callable[[Reading | Failure], Made]) -> Iterator[Made]:
    """Yield `finish` of each single report's reading, in their order; `finish` runs beside the reader, in its process."""
    yield from apply(partial(_reading_function, config, finish), raws, workers)


def add(raws: Iterable[Raw | Failure], ledger: Ledger, config: Config, workers: int) -> Iterator[Added | Failure]:
    """Read reports and keep them; yield each once it is safe on the disk, in order, or the failure that stands for it.

    A report that the ledger has from these very bytes is not read again.
    """
    run = _run(config)
    waiting: deque[tuple[Raw | Failure, Added | None]] = deque()

    def unknown() -> Iterator[Raw | Failure]:
        for raw in raws:
            known = None if isinstance(raw, Failure) else ledger.find(_capture(raw), run)
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
    from dateline.ledger.verify import verify  # noqa: PLC0415 SQLAlchemy is loaded by the commands that need a ledger

    return verify(config.ledger, head, {_normaliser(): _text_again})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record beside its words; `named` spells out the records that it points to, `origins` say who produced it."""

    property: str
    value: object
    named: str | None
    span: Span
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A record with its values and what made it; `why` is null where this version does not read it. `ids` are those of its parts."""

    id: str
    kind: str
    names: tuple[str, ...]
    reading: Reading
    values: tuple[Value, ...]
    why: Explanation | None
    ids: Mapping[str, str]
    notes: tuple[str, ...]


def explain_read(raw: Raw, choose: Callable[[Reading], Record], config: Config) -> Explained | Failure:
    """Read one report and return why the chosen record says what it says."""
    reader = open_reader(config)
    document = intake.read_one(raw)
    if isinstance(document, Failure):
        return document
    analysis, reading = _read_again(reader, document)
    record = choose(reading)
    why = explain(record, reading, analysis, reader.tables.codebook, codebook_file(config.codebook))
    ids = {name: name for name in records_of(reading)}
    return Explained(record.id, why.kind, (document.name,), reading, tuple(_values(record, reading)), why, ids, ())


def explain_kept(prefix: str, config: Config) -> Explained:
    """Return why a record of the ledger says what it says; its report is read once more from the stored text."""
    from dateline.ledger.identity import record_ids  # noqa: PLC0415
    from dateline.ledger.view import open_view  # noqa: PLC0415

    with open_view(config.ledger) as view:
        shown = view.show(prefix)
        source = view.source(shown.document)
    reader = open_reader(config)
    analysis, reading = _read_again(reader, source.document)
    ids = record_ids(reading)
    record = next((each for each in records_of(reading).values() if ids.get(each.id) == shown.id), None)
    book = codebook_file(config.codebook)
    why = explain(record, reading, analysis, reader.tables.codebook, book) if record is not None else None
    values = tuple(Value(each.property, each.value, each.named, each.span, each.origins) for each in shown.statements)
    notes = tuple(_differences(source, _run(config), values, why))
    return Explained(shown.id, shown.kind, shown.documents, reading, values, why, ids, notes)


def _read_again(reader: Reader, document: Document) -> tuple[Analysis, Reading]:
    analysis = reader.parser.analyse(document)
    return analysis, extract.read(analysis, reader.tables)


def _values(record: Record, reading: Reading) -> Iterator[Value]:
    """Yield what a record of a reading states, as the ledger would keep it, with the reading's own ids."""
    from dateline.ledger.statements import Statements  # noqa: PLC0415

    known = records_of(reading)
    said = Statements(reading, {name: name for name in known})
    stated = next((stated for each, stated in said.all() if each.id == record.id), [])
    for each in stated:
        named = [other for other in known if other in _texts_of(each.value)]
        spelled = ", ".join(
            getattr(known[name], "name", None) or " ".join(said.spans[name].of(reading.document.text).split()) for name in named
        )
        yield Value(each.property, each.value, spelled or None, each.span, (f"machine:{each.rule}",))


def _texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _texts_of(each)]


def _differences(kept: Source, own: Run, values: tuple[Value, ...], why: Explanation | None) -> Iterator[str]:
    """Yield what a reader must know where the ledger's record is not simply what this version reads."""
    if (kept.tool, kept.version) != (own.tool, own.version):
        yield f"{kept.tool} {kept.version} read this report; the rule and the rows below are those of {own.tool} {own.version}."
    elif kept.config != own.config:
        yield "Another codebook or gazetteer was in use when this report was read: the rows below are those of the tables named now."
    machine = dict.fromkeys(each.removeprefix("machine:") for value in values for each in value.origins if each.startswith("machine:"))
    if why is None:
        made = f" The ledger names the rule {', '.join(machine)}: {rule_of(next(iter(machine))).means}" if machine else ""
        yield f"This version, with these tables, reads no such record on these words.{made}"
    elif machine and why.rule.name not in machine:
        yield f"The ledger names the rule {', '.join(machine)}; this version reads the same words by {why.rule.name}."
    for value in values:
        yield from (f"{value.property} was set by {each.removeprefix('human:')}." for each in value.origins if each.startswith("human:"))


def to_line(reading: Reading | Failure) -> str:
    """Return a reading, or the failure that stands for it, as one line of JSON."""
    return json.dumps(reading.to_json() if isinstance(reading, Failure) else to_json(reading), ensure_ascii=False)


def _reading_function(config: Config, finish: Callable[[Reading | Failure], Made]) -> Callable[[Raw | Failure], Made]:
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
    return ledger.append(reading, _capture(raw), run)


def _run(config: Config) -> Run:
    from dateline.ledger.rows import Run  # noqa: PLC0415

    if config.codebook is not None:
        load_codebook(config.codebook)  # one that cannot be used is refused before a digest is taken of it
    digest = hashlib.sha256(config.codebook.read_bytes() if config.codebook else b"")
    if config.gazetteer is not None:
        with config.gazetteer.open("rb") as places:
            digest.update(hashlib.file_digest(places, "sha256").digest())
    return Run("dateline", __version__, digest.hexdigest())


def _capture(raw: Raw) -> Capture:
    from dateline.ledger.rows import Capture  # noqa: PLC0415

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
