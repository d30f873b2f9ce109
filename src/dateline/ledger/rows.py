"""From a reading and its bytes to the rows of the ledger's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json, canonical, digest, sha256
from dateline.ledger.gate import quote
from dateline.ledger.identity import KINDS, document_id, record_ids, span_id, statement_id
from dateline.ledger.stated import Stated, contradiction
from dateline.ledger.statements import Statements
from dateline.records.claims import Attribution, Record
from dateline.records.reading import Reading, to_json
from dateline.records.texts import Span

Row = dict[str, object]
Written = tuple[str, Row]


@dataclass(frozen=True, slots=True)
class Capture:
    """How the bytes of a report were come by. `given` is what the caller said of them: name, url, published and the like.

    `answered` is the address that gave fetched bytes in the end.
    """

    data: bytes
    mime: str
    normaliser: str
    given: Mapping[str, str | None] = field(default_factory=dict)
    method: str = "file"
    collector: str = "dateline"
    declared: str | None = None
    status: int | None = None
    answered: str | None = None

    @property
    def id(self) -> str:
        """Return the id: the same bytes, come by in the same way, with the same things said of them."""
        return digest([sha256(self.data), self.method, self.said])

    @property
    def said(self) -> str:
        """Return what the caller said, in canonical JSON."""
        return canonical({key: value for key, value in self.given.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Run:
    """Which rules read: a tool, its version, and the digest of its settings and tables."""

    tool: str
    version: str
    config: str

    @property
    def id(self) -> str:
        """Return the id, which knows nothing of when the rules ran."""
        return digest([self.tool, self.version, self.config])


def source_rows(reading: Reading, capture: Capture, at: str) -> tuple[Row, Row, Row, Row]:
    """Return the rows of blob, capture, document and appearance."""
    document = reading.document
    if document.id != document_id(document.text):
        raise LedgerError(f"{document.name}: the document's id is not the SHA-256 of its text")
    blob: Row = {"sha256": sha256(capture.data), "size": len(capture.data), "mime_sniffed": capture.mime, "bytes": capture.data}
    taken = _capture_row(reading, capture, str(blob["sha256"]), at)
    text: Row = {"id": document.id, "text": document.text, "length": len(document.text)}
    return blob, taken, text, _appearance_row(reading, capture, str(taken["id"]))


def _capture_row(reading: Reading, capture: Capture, blob: str, at: str) -> Row:
    asked = capture.given.get("url")
    answered = capture.answered or reading.document.url
    return {
        "id": capture.id,
        "blob": blob,
        "url_requested": asked,
        "url_final": answered if answered != asked else None,
        "http_status": capture.status,
        "headers_json": capture.said,
        "retrieved_at": at,
        "collector": capture.collector,
        "method": capture.method,
        "mime_declared": capture.declared,
        "archive_urls_json": "[]",
    }


def _appearance_row(reading: Reading, capture: Capture, taken: str) -> Row:
    document = reading.document
    published = document.published.date
    row: dict[str, Json] = {
        "document": document.id,
        "capture": taken,
        "name": document.name,
        "outlet": document.site,
        "title": document.title,
        "byline": document.byline,
        "language": document.language,
        "published_start": published,
        "published_end": published,
        "published_precision": "day" if published else "unknown",
        "published_basis": document.published.basis if published else "none",
        "original_publisher": document.original_publisher,
        "note": document.note,
        "removed_json": canonical(_plain(document.removed)),
    }
    return {"id": digest(row), **row, "normaliser": capture.normaliser}


def coverage_row(reading: Reading, run: Run, appearance: str, at: str, seq: int) -> Row:
    """Return the row that says which rules read which appearance, with the sentences and the anchor they saw."""
    return {
        "seq": seq,
        "run": run.id,
        "document": reading.document.id,
        "appearance": appearance,
        "at": at,
        "anchor_json": canonical(_plain(reading.anchor)),
        "sentences_json": canonical(_plain(reading.sentences)),
    }


def _plain(value: object) -> Json:
    return to_json(value)  # type: ignore[return-value] # records of this contract hold nothing but JSON


class Said:
    """The rows for everything that a reading says: spans, records, claims, statements, assertions, relations.

    A statement whose words do not stand in the text, or whose bounds run backwards, is refused and named; the rest is kept.
    """

    def __init__(self, reading: Reading, run: Run, at: str, actor: str) -> None:
        """Turn a reading into rows."""
        self._reading = reading
        self._run = run
        self._at = at
        self.spans: dict[str, Row] = {}
        self.records: dict[str, Row] = {}
        self.claims: dict[str, Row] = {}
        self.statements: dict[str, Row] = {}
        self.assertions: dict[str, Row] = {}
        self.relations: dict[str, Row] = {}
        self.refused: list[str] = []
        self._ids = record_ids(reading)
        self._write(actor)

    def rows(self) -> Iterator[Written]:
        """Yield all rows in an order in which nothing refers to what is not there yet."""
        for table, rows in self.tables().items():
            for row in rows.values():
                yield table, row

    def tables(self) -> dict[str, dict[str, Row]]:
        """Return the rows of each table by what tells them apart."""
        return {
            "span": self.spans,
            "record": self.records,
            "claim": self.claims,
            "statement": self.statements,
            "assertion": self.assertions,
            "relation": self.relations,
        }

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind there are."""
        found: dict[str, int] = {}
        for row in self.records.values():
            found[str(row["kind"])] = found.get(str(row["kind"]), 0) + 1
        return found

    def _write(self, actor: str) -> None:
        for kind, records in self._by_kind():
            for record in records:
                self.records[self._ids[record.id]] = {"id": self._ids[record.id], "kind": kind, "document": self._reading.document.id}
        for said in self._reading.attributions:
            self._claim(said)
        for record, stated in Statements(self._reading, self._ids).all():
            for each in stated:
                self._statement(record, each)
        for relation in self._reading.relations:
            self._relation(relation.left, relation.right, relation.relation, relation.span, actor)

    def _by_kind(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        for group, kind in KINDS.items():
            yield kind, getattr(self._reading, group)

    def _span(self, span: Span) -> str:
        document = self._reading.document
        name = span_id(document.id, span)
        if name not in self.spans:
            exact = quote(document.text, span, document.text[span[0] : span[1]])
            row = {"id": name, "document": document.id, "start": span[0], "end": span[1], "exact": exact}
            self.spans[name] = {**row, "exact_sha256": sha256(exact.encode())}
        return name

    def _claim(self, said: Attribution) -> None:
        record = self._ids[said.id]
        text = self._reading.document.text
        spans = said.source.spans
        self.claims.setdefault(
            record,
            {
                "record": record,
                "content_span": self._span(said.content[0] if said.content else said.span),
                "cue_span": self._span(said.cue) if said.cue else None,
                "speaker_entity": self._ids.get(said.source.entity or ""),
                "speaker_as_written": " ".join(span.of(text) for span in spans) or None,
                "force": said.force,
                "polarity": said.polarity,
                "certainty": said.certainty,
                "mode": said.mode,
                "channel": said.channel,
                "via": via if (via := self._ids.get(said.via or "")) != record else None,
                "made_at_start": None,
                "made_at_end": None,
            },
        )

    def _statement(self, record: Record, stated: Stated) -> None:
        reason = self._against(stated)
        if reason:
            self.refused.append(f"{record.id} {stated.property}: {reason}")
            return
        value = canonical(stated.value)
        span = self._span(stated.span)
        name = statement_id(stated.subject, stated.property, value, span)
        if name in self.statements:
            return
        claims = (self._ids.get(each) for each in getattr(record, "attributions", ()))
        self.statements[name] = {
            "id": name,
            "subject": stated.subject,
            "property": stated.property,
            "value_json": value,
            "low": stated.low,
            "high": stated.high,
            "kind": stated.kind,
            "original": self.spans[span]["exact"] if stated.own else None,
            "span": span,
            "claim": next((claim for claim in claims if claim), None),
            "recorded_at": self._at,
        }
        self._assertion(name, stated)

    def _assertion(self, statement: str, stated: Stated) -> None:
        score = min(1000, max(0, round(stated.score * 1000)))
        row: Row = {"statement": statement, "origin": f"machine:{stated.rule}", "run": self._run.id, "score": score, "at": self._at}
        self.assertions[statement] = row

    def _against(self, stated: Stated) -> str | None:
        start, end = stated.span
        if not 0 <= start < end <= len(self._reading.document.text):
            return f"no words stand at {start}-{end}"
        if stated.low is not None and stated.high is not None and stated.low > stated.high:
            return f"its bounds {stated.low} and {stated.high} run backwards"
        return contradiction(stated.property, stated.value, stated.span.of(self._reading.document.text))

    def _relation(self, left: str, right: str, relation: str, span: Span, actor: str) -> None:
        first, second = self._ids.get(left), self._ids.get(right)
        if first is None or second is None or first == second:
            return
        words = self._span(span)
        name = digest([first, second, relation, words])
        row: Row = {"id": name, "left": first, "right": second, "relation": relation, "span": words}
        self.relations[name] = {**row, "reason": "read in one report", "decided_by": actor, "supersedes": None}
