"""Why a record says what it says: its report is read once more, beside what the ledger keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import extract, intake
from dateline.config import Config
from dateline.extract.explain import Explanation, explain, records_of
from dateline.extract.explain.rules import rule_of
from dateline.extract.explain.tables import codebook as codebook_file
from dateline.intake import Raw
from dateline.ledger.identity import record_ids
from dateline.ledger.statements import Statements
from dateline.ledger.view import open_view
from dateline.pipeline import Reader, open_reader, run_of
from dateline.records.claims import Record
from dateline.records.reading import Failure, Reading
from dateline.records.texts import Analysis, Document, Span

if TYPE_CHECKING:
    from dateline.ledger.rows import Run
    from dateline.ledger.sources import Source


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
    notes = tuple(_differences(source, run_of(config), values, why))
    return Explained(shown.id, shown.kind, shown.documents, reading, values, why, ids, notes)


def _read_again(reader: Reader, document: Document) -> tuple[Analysis, Reading]:
    analysis = reader.parser.analyse(document)
    return analysis, extract.read(analysis, reader.tables)


def _values(record: Record, reading: Reading) -> Iterator[Value]:
    """Yield what a record of a reading states, as the ledger would keep it, with the reading's own ids."""
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
