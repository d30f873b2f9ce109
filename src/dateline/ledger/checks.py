"""Each thing against its own id: bytes, texts, words, values, and what they refer to."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json, canonical, sha256
from dateline.ledger.faults import Fault
from dateline.ledger.identity import span_id, statement_id
from dateline.ledger.lying import Lying
from dateline.ledger.stated import bounds, contradiction
from dateline.records.texts import Span

SHORT = 12  # characters of an id that name a thing in a message


def find_blob_faults(lying: Lying) -> Iterator[Fault]:
    """Yield the stored bytes that are not those that were fetched."""
    for name, size, data in lying.rows("SELECT sha256, size, bytes FROM blob ORDER BY sha256"):
        if not isinstance(data, bytes) or sha256(data) != name:
            yield Fault("blob", str(name), "the bytes are not those that this hash was made of")
        elif len(data) != size:
            yield Fault("blob", str(name), f"the size is {size}, but there are {len(data)} bytes")
    for capture, blob in lying.rows("SELECT id, blob FROM capture WHERE blob NOT IN (SELECT sha256 FROM blob)"):
        yield Fault("blob", str(blob), f"missing: capture {capture} names it")


def find_document_faults(lying: Lying) -> Iterator[Fault]:
    """Yield the texts that are not those that the offsets were counted in."""
    for name, text, length in lying.rows("SELECT id, text, length FROM document ORDER BY id"):
        if not isinstance(text, str) or sha256(text.encode("utf-8", "surrogateescape")) != name:
            yield Fault("document", str(name), "the text is not the one that this hash was made of")
        elif len(text) != length:
            yield Fault("document", str(name), f"the length is {length}, but the text has {len(text)} characters")


def find_span_faults(lying: Lying) -> Iterator[Fault]:
    """Yield the quotations that do not stand where they say."""
    question = 'SELECT id, document, start, "end", exact, exact_sha256 FROM span ORDER BY document, start, "end"'
    current, text = None, ""
    for name, document, start, end, exact, hashed in lying.rows(question):
        if document != current:
            current, text = document, str(lying.one("SELECT text FROM document WHERE id = ?", [document]) or "")
        wrong = _against_span(text, start, end, exact, hashed)
        if wrong is None and span_id(str(document), Span(int(str(start)), int(str(end)))) != name:
            wrong = "the id is not that of this place in this document"
        if wrong:
            yield Fault("span", str(name), wrong)


def _against_span(text: str, start: object, end: object, exact: object, hashed: object) -> str | None:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return f"{start}-{end} is no place in a text of {len(text)} characters"
    if text[start:end] != exact:
        return f"the words at {start}-{end} are not the quotation"
    if sha256(str(exact).encode("utf-8", "surrogateescape")) != hashed:
        return "the hash is not that of the quotation"
    return None


def find_statement_faults(lying: Lying) -> Iterator[Fault]:
    """Yield the values that are not what their id was made of, lack their words, or point to no record."""
    question = """SELECT s.id, s.subject, s.property, s.value_json, s.low, s.high, s.kind, s.original, s.span,
        r.document, p.document, p.exact FROM statement AS s LEFT JOIN record AS r ON r.id = s.subject
        LEFT JOIN span AS p ON p.id = s.span ORDER BY s.id"""
    records = {str(row[0]): str(row[1]) for row in lying.rows("SELECT id, document FROM record")}
    for name, subject, property_, value, low, high, kind, original, span, document, words_in, exact in lying.rows(question):
        wrong = _against_id(name, subject, property_, value, span)
        if document is None:
            wrong = "its subject is no record"
        elif words_in != document:
            wrong = "its words are missing, or stand in another document than its subject"
        elif original is not None and original != exact:
            wrong = "its original is not its words"
        wrong = wrong or _against_value(property_, value, str(exact), (low, high, kind)) or _against_records(value, str(document), records)
        if wrong:
            yield Fault("statement", str(name), f"{property_} of {str(subject)[:SHORT]}: {wrong}")


def _against_id(name: object, subject: object, property_: object, value: object, span: object) -> str | None:
    try:
        right = statement_id(str(subject), str(property_), str(value), str(span))
    except UnicodeEncodeError:
        return "its text is damaged"
    return None if right == name else "the id is not that of subject, property, value and words"


def _against_value(property_: object, value: object, words: str, kept: tuple[object, object, object]) -> str | None:
    try:
        parsed: Json = json.loads(str(value))
        if canonical(parsed) != value:
            return "the value is not in its canonical spelling"
    except (ValueError, RecursionError, LedgerError):
        return "the value cannot be read"
    if bounds(parsed) != kept:
        return f"the bounds {kept} do not follow from the value {value}"
    return contradiction(str(property_), parsed, words)


def _against_records(value: object, document: str, records: dict[str, str]) -> str | None:
    for word in str(value).split('"')[1::2]:
        if len(word) == 64 and records.get(word, document) != document:
            return f"it points to record {word[:SHORT]} of another document"
        if len(word) == 64 and word not in records and not word.strip("0123456789abcdef"):
            return f"it points to record {word[:SHORT]}, which is not there"
    return None


def find_reference_faults(lying: Lying) -> Iterator[Fault]:
    """Yield references to nothing, and changes that change nothing of the same record and property."""
    for table, parent in lying.orphans():
        yield Fault("reference", table, f"a row points to something in {parent} that is not there")
    question = """SELECT x.seq FROM supersession AS x
        LEFT JOIN statement AS old ON old.id = x.old LEFT JOIN statement AS new ON new.id = x.new
        WHERE (x.old IS NOT NULL AND old.id IS NULL) OR (x.new IS NOT NULL AND new.id IS NULL)
           OR old.subject <> new.subject OR old.property <> new.property ORDER BY x.seq"""
    for (seq,) in lying.rows(question):
        yield Fault("supersession", str(seq), "old and new are not statements of one property of one record")
    for table in ("edge", "family", "relation", "restriction") if lying.version > 1 else ("family", "relation"):
        yield from _circles(lying, table)


def _circles(lying: Lying, table: str) -> Iterator[Fault]:
    question = f"SELECT id, supersedes FROM {table} WHERE supersedes IS NOT NULL"  # noqa: S608 one of the names above
    earlier = {str(name): str(before) for name, before in lying.rows(question)}
    for name in earlier:
        seen, current = {name}, earlier.get(name)
        while current is not None and current not in seen:
            seen.add(current)
            current = earlier.get(current)
        if current == name:
            yield Fault(table, name, "it supersedes itself by way of others")
