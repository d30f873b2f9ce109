"""What people and programs outside say of words of a report: statements on those words, apart from what readings say.

Each span that is annotated has a record of its own, and each thing said of it is one statement of the property `annotation`; a
reading never makes such statements, so it neither replaces nor withdraws them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json, canonical, sha256
from dateline.ledger.gate import quote
from dateline.ledger.identity import span_id, statement_id
from dateline.ledger.rows import Run, Written
from dateline.ledger.schema import metadata
from dateline.ledger.stated import bounds
from dateline.ledger.writer import AT_ONCE, held, key_of
from dateline.records.texts import Span

TABLES = metadata.tables
PROPERTY = "annotation"
ORDER = ("span", "record", "statement", "run", "assertion")  # each rests on those before it
LONGEST = 50_000  # characters of what is said of one span
BARE = re.compile(r"(?<![0-9A-Za-z:])[0-9a-f]{64}(?![0-9A-Za-z])")
ORIGIN = re.compile(r"human:\S.*|machine:\S[^@]*@\S.*")


@dataclass(frozen=True, slots=True)
class Note:
    """Something said of words of a report: `origin` is human:NAME or machine:TOOL@VERSION."""

    document: str
    span: Span
    exact: str
    value: dict[str, Json]
    origin: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """How many of some notes are new, how many the ledger had, and the head of the log after them."""

    new: int
    known: int
    head: str


def note_rows(connection: Connection, notes: Iterable[Note], at: str) -> tuple[list[Written], int, int]:
    """Return the rows of some notes that are not there yet, table by table, and how many notes are new and how many known."""
    listed = list(notes)
    texts = _texts(connection, {note.document for note in listed})
    made = [row for note in listed for row in _rows(texts, note, at)]
    there = held(connection, made)
    written: dict[tuple[str, ...], Written] = {}
    for row in made:
        if (key := key_of(*row)) not in there:
            written.setdefault(key, row)
    new = sum(table == "assertion" for table, *_ in written)
    return sorted(written.values(), key=lambda row: ORDER.index(row[0])), new, len(listed) - new


def _texts(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    column = TABLES["document"].c
    asked = sorted(documents)
    chosen = (
        select(column.id, column.text).where(column.id.in_(asked[first : first + AT_ONCE])) for first in range(0, len(asked), AT_ONCE)
    )
    return {row.id: row.text for query in chosen for row in connection.execute(query)}


def unfit(note: Note) -> str | None:
    """Return why something cannot be kept as it is said; null where it can."""
    if not ORIGIN.fullmatch(note.origin):
        return f"who says it is no human:NAME and no machine:TOOL@VERSION: {note.origin!r}"
    try:
        written = canonical(_tamed(note.value))
        (written + note.origin).encode()
        bounds(_tamed(note.value))
    except UnicodeEncodeError:
        return "it holds half of a character pair and is no Unicode text"
    except (LedgerError, RecursionError, TypeError, ValueError):
        return "what is said cannot be kept: it is nested too deeply, or no plain JSON"
    return f"what is said has {len(written)} characters, the limit is {LONGEST}" if len(written) > LONGEST else None


def _rows(texts: Mapping[str, str], note: Note, at: str) -> list[Written]:
    wrong = unfit(note)
    if wrong is not None:
        raise LedgerError(wrong)
    text = texts.get(note.document)
    if text is None:
        raise LedgerError(f"there is no report {note.document}")
    exact = quote(text, note.span, note.exact)
    start, end = note.span
    span, value = span_id(note.document, note.span), _tamed(note.value)
    record = sha256(f'["{note.document}","fact",["annotated",{start},{end}]]'.encode())
    statement = statement_id(record, PROPERTY, canonical(value), span)
    run, score = _run(note.origin), 1000
    low, high, kind = bounds(value)
    said = {"id": statement, "subject": record, "property": PROPERTY, "value_json": canonical(value), "low": low, "high": high}
    return [
        (
            "span",
            {"id": span, "document": note.document, "start": start, "end": end, "exact": exact, "exact_sha256": sha256(exact.encode())},
        ),
        ("record", {"id": record, "kind": "fact", "document": note.document}),
        ("statement", {**said, "kind": kind, "original": exact, "span": span, "claim": None, "recorded_at": at}),
        ("run", {"id": run.id, "tool": run.tool, "version": run.version, "config_digest": run.config, "at": at}),
        ("assertion", {"statement": statement, "origin": note.origin, "run": run.id, "score": score, "at": at}),
    ]


def _run(origin: str) -> Run:
    kind, _, who = origin.partition(":")
    tool, _, version = who.partition("@")
    return Run("hand", "1", "") if kind == "human" else Run(tool, version, "")


def _tamed(value: dict[str, Json]) -> dict[str, Json]:
    return {key: _without_ids(each) for key, each in value.items()}


def _without_ids(value: Json) -> Json:
    """Return a value in which no foreign digest can be taken for the id of a record of this ledger."""
    if isinstance(value, str):
        return BARE.sub(lambda found: f"id:{found.group()}", value)
    if isinstance(value, list):
        return [_without_ids(each) for each in value]
    if isinstance(value, dict):
        return {BARE.sub(lambda found: f"id:{found.group()}", key): _without_ids(each) for key, each in value.items()}
    return value
