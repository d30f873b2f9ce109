"""What people decided, carried to a later version of a report: with a proof where the words stand unchanged, re-opened or orphaned else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from dateline.ledger.canonical import Json, canonical, sha256
from dateline.ledger.counterparts import ID, PLACED, Piece, Unchanged, compared, counterparts
from dateline.ledger.edges import KINDS
from dateline.ledger.identity import span_id, statement_id
from dateline.ledger.reviews import MACHINE, load_states
from dateline.ledger.rows import Row, Run, Written
from dateline.ledger.said import Told, Value, judged_records, load_told
from dateline.ledger.schema import KEYS, metadata
from dateline.ledger.suggestions import link_rows
from dateline.ledger.texts import stored_sentences, stored_text
from dateline.ledger.writer import following, holds
from dateline.records.happenings import Link
from dateline.records.texts import Span

TABLES = metadata.tables
RUN = Run("carry", "1", "")
RULE = "carry.exact@1"
UNSAID = "superseded"  # the state of what holds no longer: nothing of it is carried on


@dataclass(slots=True)
class Carrying:
    """The rows that a later version of a report brings, and the records that it holds unchanged."""

    rows: list[Written] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Versions:
    """Two versions of one report, in a ledger open for writing."""

    def __init__(self, connection: Connection, earlier: str, later: str, signed: tuple[str, str]) -> None:
        """Load what was said of both."""
        self._connection = connection
        self._pair = (earlier, later)
        self._by, self._at = signed
        self._texts = (stored_text(connection, earlier), stored_text(connection, later))
        self._old, self._new = load_told(connection, earlier), load_told(connection, later)
        self._unchanged = Unchanged(*self._texts, stored_sentences(connection, earlier))
        self._ids = counterparts(self._old, self._new, self._unchanged)
        self._states = {table: load_states(connection, None, table) for table in ("record", "statement")}

    def carry(self) -> Carrying:
        """Return what becomes in the later version of each record that people decided on; what was carried before is left alone."""
        carrying = Carrying()
        judged, done = judged_records(self._connection, self._pair[0]), self._done()
        for name, told in self._old.items():
            state = self._states["record"].get(name, MACHINE)
            touched = state != MACHINE or name in judged or any(self._is_decided(each) for each in told.values)
            if touched and name not in done and state != UNSAID:
                self._record(carrying, told, state)
        return carrying

    def _done(self) -> set[str]:
        kept = TABLES["carried"].c
        return set(self._connection.execute(select(kept.old).where(kept.target_table == "record", kept.later == self._pair[1])).scalars())

    def _is_decided(self, value: Value) -> bool:
        return value.decided or value.id in self._states["statement"]

    def _record(self, carrying: Carrying, old: Told, state: str) -> None:
        new = self._new.get(self._ids.get(old.id, ""))
        if new is None:
            lost = next((each for each in old.read() if self._unchanged.piece(each.span) is None), None)
            words = f": {self._quote(lost.span)} does not stand there once" if lost is not None else ""
            carrying.rows.append(self._row("record", old.id, None, "orphaned", None, [], f"not found in the later version{words}"))
            return
        if new.id in self._states["record"] or any(self._is_decided(each) for each in new.values):
            return  # people have looked at the later version itself
        changed, same, pieces = compared(old, new, self._ids, self._unchanged)
        values = self._values(old, new, same) if not changed else None
        if values is None:
            said = "; ".join(dict.fromkeys(each.property for each in changed)) or "what a person entered"
            earlier = f"{state.replace('_', ' ')} in the earlier version, which reads otherwise: {said}"
            carrying.rows.append(self._row("record", old.id, new.id, "reopened", "in_review", pieces, earlier))
            return
        own = (self._unchanged.piece(each.span) for each in old.values if each.people)
        pieces = sorted({*pieces, *(piece for piece in own if piece is not None)}, key=lambda piece: piece.span)
        why = "the same words in the later version of the report"
        carrying.rows.append(self._row("record", old.id, new.id, "carried", state, pieces, why))
        carrying.rows += values
        if old.kind in KINDS:
            left, right = sorted((old.id, new.id))
            carrying.links.append(Link(left, right, 1.0, (why,), KINDS[old.kind]))  # type: ignore[arg-type] # the kinds are its words

    def _values(self, old: Told, new: Told, same: Mapping[str, str]) -> list[Written] | None:
        """Return the rows of what people said of single values; none at all where one of them cannot be said of the later version."""
        rows: list[Written] = []
        entered = {each.id: self._entered(each, new) for each in old.values if each.people and not each.by_machine}
        if any(made is None for made in entered.values()):
            return None
        names = dict(same)
        for made in entered.values():
            if made is not None:
                names[made[0]] = made[1]
                rows += made[2]
        for each in old.values:
            if not self._is_decided(each) or each.id not in names:
                continue
            if each.id in same and not each.live:
                change: Row = {"old": names[each.id], "new": names.get(self._last(old, each) or "")}
                change["reason"] = f"as in the earlier version: {each.id[:8]}"
                rows.append(("supersession", {**change, "by": self._by, "at": self._at}))
            state = self._states["statement"].get(each.id, MACHINE)
            rows.append(self._row("statement", each.id, names[each.id], "carried", state, [], "its record is unchanged"))
        return rows

    def _last(self, old: Told, value: Value) -> str | None:
        """Return the value that stands in the place of one in the end."""
        by_id = {each.id: each for each in old.values}
        seen = {value.id}
        while value.after is not None and value.after in by_id and value.after not in seen:
            value = by_id[value.after]
            seen.add(value.id)
        return value.id if value.live else None

    def _entered(self, value: Value, new: Told) -> tuple[str, str, list[Written]] | None:
        """Return a person's own value as the later version's: its earlier id, its id there, and its rows."""
        piece = self._unchanged.piece(value.span)
        unknown = [name for name in ID.findall(json.dumps(value.value)) if name in self._old and name not in self._ids]
        if piece is None or unknown or value.property in PLACED:
            return None
        span = piece.moved(value.span)
        later = self._pair[1]
        words = span.of(self._texts[1])
        place: Row = {"id": span_id(later, span), "document": later, "start": span.start, "end": span.end, "exact": words}
        written = canonical(_translated(value.value, self._ids))
        name = statement_id(new.id, value.property, written, str(place["id"]))
        said = {"id": name, "subject": new.id, "value_json": written, "span": place["id"], "claim": None, "recorded_at": self._at}
        run: Row = {"id": RUN.id, "tool": RUN.tool, "version": RUN.version, "config_digest": RUN.config, "at": self._at}
        rows: list[Written] = [("span", {**place, "exact_sha256": sha256(words.encode())}), ("run", run)]
        rows.append(("statement", {**value.row, **said}))
        origins = [{"statement": name, "origin": origin, "run": RUN.id, "score": 1000, "at": self._at} for origin in value.people]
        return value.id, name, rows + [("assertion", row) for row in origins]

    def _row(self, table: str, old: str, new: str | None, outcome: str, state: str | None, pieces: list[Piece], why: str) -> Written:  # noqa: PLR0913, PLR0917 each is a column
        proof: Json = [[each.span.start, each.span.end, each.span.start + each.shift] for each in pieces]
        earlier, later = self._pair
        row: Row = {"target_table": table, "old": old, "new": new, "earlier": earlier, "later": later, "outcome": outcome, "state": state}
        return "carried", {**row, "pieces_json": canonical(proof), "reason": why, "by": self._by, "at": self._at}

    def _quote(self, span: Span) -> str:
        words = " ".join(span.of(self._texts[0]).split())
        return f'"{words[:80]}{"…" if len(words) > 80 else ""}"'


def _translated(value: Json, ids: Mapping[str, str]) -> Json:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [_translated(each, ids) for each in value]
    if isinstance(value, dict):
        return {key: _translated(each, ids) for key, each in value.items()}
    return value


def carry(connection: Connection, earlier: str, later: str, signed: tuple[str, str]) -> list[Written]:
    """Return the rows that carry what people decided from an earlier version of a report to a later one."""
    carrying = Versions(connection, earlier, later, signed).carry()
    links = [("edge", row) for row in link_rows(connection, carrying.links, RULE, *signed)]
    return list(_numbered(connection, [*carrying.rows, *links]))


def _numbered(connection: Connection, rows: list[Written]) -> Iterator[Written]:
    """Yield the rows that the ledger does not hold yet, each once; those of counted tables get their numbers."""
    counts: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    for table, row in rows:
        if KEYS[table] == ("seq",):
            counts[table] = counts[table] + 1 if table in counts else following(connection, table)
            yield table, {"seq": counts[table], **row}
            continue
        name = (table, *(row[key] for key in KEYS[table]))
        if name not in seen and not holds(connection, table, row):
            yield table, row
        seen.add(name)
