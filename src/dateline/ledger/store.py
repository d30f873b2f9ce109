"""The only writer: one transaction per report, its rows and their log entries together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.amended import amended
from dateline.ledger.annotations import Annotated, Note, note_rows
from dateline.ledger.canonical import Json, canonical, sha256
from dateline.ledger.carrying import carry
from dateline.ledger.custody import exported_row, taken_rows
from dateline.ledger.edges import KINDS
from dateline.ledger.fetched import fetched_addresses
from dateline.ledger.gate import quote
from dateline.ledger.heads import last_entry
from dateline.ledger.identity import span_id, statement_id
from dateline.ledger.instead import other
from dateline.ledger.judgements import judgement_rows, kept_edge, refuse_nameless, refuse_suggestion, two_of_a_kind, undo_row, words_in
from dateline.ledger.live import is_live
from dateline.ledger.media import open_for_writing, plain_errors
from dateline.ledger.named import Named, resolve
from dateline.ledger.ratings import rating_row
from dateline.ledger.reapplied import corrections
from dateline.ledger.restrictions import restriction_row
from dateline.ledger.reviews import MACHINE, State, review_rows, state_of
from dateline.ledger.revise import revisions
from dateline.ledger.rows import Capture, Row, Run, Said, Written, coverage_row, source_rows
from dateline.ledger.runs import Reckoned, policy_row, tally_run_row
from dateline.ledger.said import decided_documents
from dateline.ledger.schema import metadata
from dateline.ledger.second import join, proposing, settle
from dateline.ledger.stated import bounds, contradiction
from dateline.ledger.suggestions import Suggested, dropped_rows, family_rows, link_rows
from dateline.ledger.versioned import earlier_versions, related_versions
from dateline.ledger.writer import Clock, Writer, following, holds
from dateline.records.happenings import Edge, Family, Judgement, Link
from dateline.records.reading import Reading
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: `new` tells whether the ledger learned anything; `refused` names values it would not take."""

    document: str
    name: str
    new: bool
    rows: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    head: str = ""


def open_ledger(path: str, clock: Clock, actor: str, *, second: bool = False) -> Ledger:
    """Return the ledger of a file, made when it is missing. `actor` is "program:NAME" or "human:NAME".

    With `second`, what a person decides holds once another person has decided the same.
    """
    kind = {"program": "program", "human": "person"}.get(actor.partition(":")[0])
    if kind is None:
        raise LedgerError(f"who writes is named program:NAME or human:NAME, not {actor}")
    ledger = Ledger(path, open_for_writing(path), clock, actor, kind)
    ledger.takes_two = second
    ledger.bring_up()
    return ledger


class Ledger(Writer):
    """A ledger open for writing; everything that it acknowledges is on the disk."""

    takes_two = False

    def append(self, reading: Reading, capture: Capture, run: Run) -> Added:
        """Keep a reading with its bytes. The same bytes under the same name add nothing; the same text elsewhere adds its appearance.

        A text is read once, at the earliest day on which it is known to have been published: an earlier copy, or other
        rules, make a new reading of the text, and what it says otherwise supersedes what was said.
        """
        at = self._clock()
        try:
            with plain_errors(self.path), self._engine.begin() as connection:
                return self._append(connection, reading, capture, run, at)
        except UnicodeEncodeError as error:
            raise LedgerError(f"{reading.document.name}: the text holds half of a character pair and is no Unicode text") from error

    def find(self, capture: Capture, run: Run) -> Added | None:
        """Return the report that came by these bytes, if these rules have read it: reading it once more would add nothing."""
        appearance, coverage, document = TABLES["appearance"], TABLES["coverage"].c, TABLES["document"].c
        covered = select(1).where(coverage.document == appearance.c.document, coverage.run == run.id).exists()
        joined = appearance.join(TABLES["document"], document.id == appearance.c.document)
        wanted = select(document.id, appearance.c.name).select_from(joined).where(appearance.c.capture == capture.id, covered)
        with plain_errors(self.path), self._engine.begin() as connection:
            row = connection.execute(wanted).first()
            return None if row is None else Added(row.id, row.name, new=False, head=last_entry(connection).hash)

    def fetched(self, urls: Iterable[str]) -> set[str]:
        """Return those of the addresses at which a report in the ledger was fetched."""
        with plain_errors(self.path), self._engine.begin() as connection:
            return fetched_addresses(connection, urls)

    def _append(self, connection: Connection, reading: Reading, capture: Capture, run: Run, at: str) -> Added:
        document = reading.document
        blob, taken, text, appearance = source_rows(reading, capture, at)
        known = _known(connection, document.id)
        sources = [("blob", blob), ("capture", taken), ("document", text), ("appearance", appearance)]
        written = [(table, row) for table, row in sources if not holds(connection, table, row)]
        written += taken_rows(written, (self._actor, at), following(connection, "custody"))
        said: Said | None = None
        if _is_to_be_read(known, str(appearance["id"]), document.published.date, run.id):
            said = Said(reading, run, at, self._actor)
            written += self._read(connection, said, reading, run, str(appearance["id"]), at)
        if not written:
            return Added(document.id, document.name, new=False, head=last_entry(connection).hash)
        head = self._write(connection, written, at, None)
        if said is not None and not known:
            urls = (capture.given.get("url"), capture.answered, document.url)
            versions = [(each, document.id) for each in earlier_versions(connection, document.id, document.name, urls)]
            written += self._carry(connection, versions, at)
            head = last_entry(connection).hash
        rows = _per_table(written)
        return Added(document.id, document.name, True, rows, said.counts() if said else {}, tuple(said.refused) if said else (), head)

    def _read(self, connection: Connection, said: Said, reading: Reading, run: Run, appearance: str, at: str) -> list[Written]:
        written: list[Written] = []
        row: Row = {"id": run.id, "tool": run.tool, "version": run.version, "config_digest": run.config, "at": at}
        if not holds(connection, "run", row):
            written.append(("run", row))
        changes = revisions(connection, reading.document.id, said, f"read again by {run.tool} {run.version}", self._actor, at)
        written += [(table, row) for table, row in said.rows() if not changes.holds(table, row)]
        written += [("supersession", {"seq": seq, **row}) for seq, row in enumerate(changes.rows, following(connection, "supersession"))]
        written.append(("coverage", coverage_row(reading, run, appearance, at, following(connection, "coverage"))))
        return written

    def suggest(self, links: Iterable[Link], by_rule: str, families: Iterable[Family] = (), among: Iterable[str] = ()) -> Suggested:
        """Keep what a machine suggests: edges in one transaction, families in another; what it has suggested already adds no row.

        Another score takes the place of the earlier one. `among` names records that the rule has compared with each other anew:
        what it once suggested between two of them, and does not suggest now, is withdrawn. People's decisions stand beside all this.
        """
        given = list(links)
        with self._transaction() as (connection, at):
            rows = link_rows(connection, given, by_rule, self._actor, at) + dropped_rows(connection, given, among, by_rule, self._actor, at)
            self._keep(connection, [("edge", row) for row in rows], at)
        with self._transaction() as (connection, at):
            related = family_rows(connection, families, by_rule, self._actor, at)
            head = self._keep(connection, [("family", row) for row in related], at)
        with self._transaction() as (connection, at):
            self._carry(connection, related_versions(connection), at)
            head = last_entry(connection).hash
        return Suggested(len(rows), len(related), head)

    def _carry(self, connection: Connection, versions: list[tuple[str, str]], at: str) -> list[Written]:
        """Carry what people decided from earlier to later versions of reports, and return the rows."""
        decided = decided_documents(connection) if versions else set()
        written: list[Written] = []
        for earlier, later in versions:
            rows = carry(connection, earlier, later, (self._actor, at)) if earlier in decided else []
            self._keep(connection, rows, at)
            written += rows
        return written

    def judge(self, judgement: Judgement, left: str, right: str, why: str, words: str | None = None) -> Edge:
        """Keep a person's decision about two records; ids may be given by their first characters.

        `words` are the evidence: they must stand in the report of either. A decision that contradicts others is refused with the
        path that leads to the contradiction; the check and the writing are one transaction, so no other decision comes between.
        """
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            self._judge(connection, judgement, (left, right), words, why, at)
            return kept_edge(connection, (left, right), self._actor)

    def _judge(self, connection: Connection, judgement: Judgement, pair: tuple[str, str], words: str | None, why: str, at: str) -> None:
        if self.takes_two:
            judgement, why = join(connection, two_of_a_kind(connection, pair), judgement, why, self._actor)
        self._keep(connection, judgement_rows(connection, judgement, pair, words, why, (self._actor, at)), at, why)

    def undo(self, edge: str, why: str) -> str:
        """Withdraw one decision about two records, whoever made it, and return its id; every other decision stands."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            row = undo_row(connection, edge, why, (self._actor, at))
            self._write(connection, [("edge", row)], at, why)
            return str(row["supersedes"])

    def correct(self, old: str, value: Json, span: Span, reason: str) -> str:
        """Put another value, on words of the same report, in the place of a live statement; return the new one's id.

        The old one stays readable. Going back to an earlier value writes no second copy of it, only the change.
        """
        with self._transaction() as (connection, at):
            return self._correct(connection, old, value, span, reason, at)

    def annotate(self, notes: Iterable[Note]) -> Annotated:
        """Keep what people and programs outside say of words of reports, all or nothing; what is kept already adds no row."""
        with self._transaction() as (connection, at):
            rows, new, known = note_rows(connection, notes, at)
            return Annotated(new, known, self._keep(connection, rows, at))

    def amend(self, value: str, typed: str, why: str, words: str | Span | None = None) -> str:
        """Correct a value as a person types it: 12, 10-15, 12+, a day, a word; on words of the report, or on those it stands on.

        Words are given as they stand there once, or by where they stand.
        """
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            named = resolve(connection, value, ("statement",))
            if not _holds_still(connection, named.id):
                raise LedgerError(f"{named} holds no longer: `dateline history {named.id[:8]}` tells what took its place")
            before, document = _statement(connection, named.id)
            given = words_in(connection, document, words) if isinstance(words, str) and words else words or None
            span = given if isinstance(given, Span) else _span_of(connection, str(before["span"]))
            property_ = str(before["property"])
            value_ = amended(property_, json.loads(str(before["value_json"])), typed)
            made = self._correct(connection, named.id, value_, span, why, at)
            if self.takes_two:
                self._looked_at(connection, str(before["subject"]), "in_review", proposing("corrected", why), at)
            return made

    def _correct(self, connection: Connection, old: str, value: Json, span: Span, reason: str, at: str) -> str:
        before, document = _statement(connection, old)
        name, written = _other_value(connection, before, document, value, span, at)
        if name == old:
            raise LedgerError(f"the value is {before['value_json']} already: give another one")
        written += self._human(connection, name, at)
        written.append(("supersession", self._change(connection, old, name, reason, at)))
        self._write(connection, written, at, reason)
        self._looked_at(connection, str(before["subject"]), "corrected", reason, at)
        return name

    def withdraw(self, old: str, reason: str) -> None:
        """Unset a value: the statement stays readable, and nothing stands in its place."""
        with self._transaction() as (connection, at):
            before, _ = _statement(connection, old)
            self._write(connection, [("supersession", self._change(connection, old, None, reason, at))], at, reason)
            self._looked_at(connection, str(before["subject"]), "corrected", reason, at)

    def review(self, state: State, targets: Sequence[str], why: str) -> list[Named]:
        """Bring records, values or decisions into a state; many at a time stay marked as such. All of them, or none.

        Nobody accepts or rejects what they entered themselves. A value that is rejected is withdrawn too, and stays readable.
        """
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            named = list(dict.fromkeys(resolve(connection, each, ("record", "statement", "edge")) for each in targets))
            for each in named:
                refuse_suggestion(connection, each)
                self._settle(connection, each, state, why, at, bulk=len(named) > 1)
            return named

    def _settle(self, connection: Connection, named: Named, state: State, why: str, at: str, *, bulk: bool = False) -> None:
        becomes, reason = settle(connection, named, state, why, self._actor) if self.takes_two else (state, why)
        if becomes == "rejected" and named.table == "statement" and _holds_still(connection, named.id):
            self._write(connection, [("supersession", self._change(connection, named.id, None, reason, at))], at, reason)
        rows = review_rows(connection, named, becomes, reason, (self._actor, at), bulk=bulk)
        self._write(connection, [("review", row) for row in rows], at, reason)

    def affirm(self, target: str, why: str) -> Named:
        """Say that what people decided of a record, or settled against a later reading's value, stands whatever later versions say."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            named = resolve(connection, target, ("record", "statement"))
            self._affirm(connection, named, why, at)
            return named

    def _affirm(self, connection: Connection, named: Named, why: str, at: str) -> None:
        state = state_of(connection, named)
        if named.table == "statement":  # the other reading is wrong: nothing that holds changes
            rows = review_rows(connection, named, "rejected", why, (self._actor, at))
        elif state in {MACHINE, "in_review"}:
            return self._settle(connection, named, "accepted", why, at)
        else:
            opened = review_rows(connection, named, "in_review", why, (self._actor, at))
            self._write(connection, [("review", row) for row in opened], at, why)
            rows = review_rows(connection, named, cast("State", state), why, (self._actor, at))
        self._write(connection, [("review", row) for row in rows], at, why)
        return None

    def reapply(self, old: str, new: str, why: str) -> Named:
        """Say of a record of another version what people decided of this one: its state, what they entered, and that the two are one."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            earlier, later = (resolve(connection, each, ("record",)) for each in (old, new))
            reason = f"as decided on {earlier.id[:8]} in the earlier version: {why}"
            state = state_of(connection, earlier)
            for value, wanted, span in corrections(connection, earlier, later):
                self._correct(connection, value, wanted, span, reason, at)
                state = "corrected"
            if state in {"accepted", "rejected", "disputed"} and state != state_of(connection, later):
                self._settle(connection, later, cast("State", state), reason, at)
            elif state == "corrected" and self.takes_two:
                self._looked_at(connection, later.id, "in_review", proposing(state, reason), at)
            if earlier.kind in KINDS:
                self._judge(connection, "same", (earlier.id, later.id), None, why, at)
            told = f"said of {later.id[:8]} in the later version: {why}"
            if state == MACHINE:  # nothing was decided of it but what joins it: that goes on with the other
                self._looked_at(connection, earlier.id, "superseded", told, at)
            else:
                self._affirm(connection, earlier, told, at)
            return later

    def adopt(self, value: str, why: str) -> str:
        """Put a value that a later reading gave in the place of what people had settled, which stays readable; return the record's id."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            found = other(connection, resolve(connection, value, ("statement",)).id)
            if _holds_still(connection, found.id):
                raise LedgerError(f"{found.property} is as the later reading says already")
            pairs = [(found.stands[0], found.id) if found.stands else (None, found.id), *((each, None) for each in found.stands[1:])]
            self._replace(connection, found.record, pairs, why, at)
            return found.record

    def forgo(self, value: str, why: str) -> str:
        """Take back what people had settled, without putting what a later reading gave in its place; return the record's id."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            found = other(connection, resolve(connection, value, ("statement",)).id)
            if not found.stands:
                raise LedgerError(f"no {found.property} was settled that could be taken back")
            self._replace(connection, found.record, [(each, None) for each in found.stands], why, at)
            return found.record

    def _replace(self, connection: Connection, record: str, pairs: Iterable[tuple[str | None, str | None]], why: str, at: str) -> None:
        for old, new in pairs:
            self._write(connection, [("supersession", self._change(connection, old, new, why, at))], at, why)
        self._looked_at(connection, record, "corrected", why, at)
        if self.takes_two:
            self._looked_at(connection, record, "in_review", proposing("corrected", why), at)

    def rate(self, source: str, grade: str, why: str, claim: str | None = None) -> str:
        """Keep what somebody holds of a source, or of one claim of it, as letter and digit; return the grade as it is kept."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            said = resolve(connection, claim, ("record",)) if claim is not None else None
            if said is not None and said.kind != "claim":
                raise LedgerError(f"{said} is no claim: `dateline claims` lists them")
            row = rating_row(connection, source, grade, said.id if said is not None else None, why, (self._actor, at))
            self._write(connection, [("rating", {"seq": following(connection, "rating"), **row})], at, why)
            return f"{row['reliability']}{row['credibility']}"

    def restrict(self, target: str, why: str, visibility: str = "restricted") -> Named:
        """Keep a record, a value or a report from going out, or let it out again."""
        refuse_nameless(self._actor, why)
        with self._transaction() as (connection, at):
            named = resolve(connection, target, ("record", "statement", "document"))
            self._write(connection, [("restriction", restriction_row(connection, named, visibility, why, (self._actor, at)))], at, why)
            return named

    def keep_run(self, reckoned: Reckoned) -> str:
        """Keep a number with its policy, and return the id of the row; the same number of the same ledger is kept once."""
        with self._transaction() as (connection, at):
            policy = policy_row(reckoned.policy, reckoned.rules)
            run = tally_run_row(reckoned, str(policy["id"]))
            rows: list[Written] = [("policy", policy), ("tally_run", run)]
            self._keep(connection, [(table, row) for table, row in rows if not holds(connection, table, row)], at)
            return str(run["id"])

    def keep_export(self, manifest: str, note: str, anchor: tuple[int, str]) -> None:
        """Write down that files went out, by the digest of their manifest, and which entry of the log was the last one then."""
        with self._transaction() as (connection, at):
            seq, head = anchor
            row: Row = {"head": head, "seq": seq, "at": at, "published_in": manifest, "token": None}
            rows: list[Written] = [] if holds(connection, "anchor", row) else [("anchor", row)]
            self._write(
                connection,
                [*rows, ("custody", exported_row(manifest, note, (self._actor, at), following(connection, "custody")))],
                at,
                None,
            )

    def close_actor(self, actor: str, why: str) -> None:
        """Say that a person or program writes no more; everything they wrote stays, with their name."""
        with self._transaction() as (connection, at):
            if not holds(connection, "actor", {"id": actor}):
                raise LedgerError(f"{actor} has written nothing here: give the name as `dateline history` shows it, like human:ana")
            if holds(connection, "departure", {"actor": actor}):
                raise LedgerError(f"{actor} has left already")
            self._write(connection, [("departure", {"actor": actor, "by": self._actor, "at": at, "reason": why})], at, why)

    def _looked_at(self, connection: Connection, record: str, state: State, why: str, at: str) -> None:
        if self._kind == "person":
            rows = review_rows(connection, resolve(connection, record, ("record",)), state, why, (self._actor, at))
            self._write(connection, [("review", row) for row in rows], at, why)

    def _human(self, connection: Connection, statement: str, at: str) -> list[Written]:
        run = Run("hand", "1", "")
        rows: list[Written] = [("run", {"id": run.id, "tool": run.tool, "version": run.version, "config_digest": "", "at": at})]
        origin = f"human:{self._actor.partition(':')[2]}"
        rows.append(("assertion", {"statement": statement, "origin": origin, "run": run.id, "score": 1000, "at": at}))
        return [(table, row) for table, row in rows if not holds(connection, table, row)]

    def _change(self, connection: Connection, old: str | None, new: str | None, reason: str, at: str) -> Row:
        return {"seq": following(connection, "supersession"), "old": old, "new": new, "reason": reason, "by": self._actor, "at": at}


def _known(connection: Connection, document: str) -> list[tuple[str, str | None, str | None]]:
    appearance, coverage = TABLES["appearance"].c, TABLES["coverage"].c
    joined = TABLES["appearance"].outerjoin(TABLES["coverage"], coverage.appearance == appearance.id)
    found = select(appearance.id, appearance.published_start, coverage.run).select_from(joined).where(appearance.document == document)
    return [(row.id, row.published_start, row.run) for row in connection.execute(found)]


def _is_to_be_read(known: list[tuple[str, str | None, str | None]], appearance: str, published: str | None, run: str) -> bool:
    if not known:
        return True
    if any(each == appearance and by == run for each, _, by in known):
        return False
    earliest = min((day for _, day, _ in known if day is not None), default=None)
    earlier = published is not None and (earliest is None or published < earliest)
    return earlier or (published == earliest and all(by != run for _, _, by in known))


def _per_table(rows: Iterable[Written]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, _ in rows:
        counts[table] = counts.get(table, 0) + 1
    return counts


def _statement(connection: Connection, name: str) -> tuple[Row, str]:
    statement, record = TABLES["statement"], TABLES["record"]
    joined = statement.join(record, record.c.id == statement.c.subject)
    row = connection.execute(select(statement, record.c.document).select_from(joined).where(statement.c.id == name)).first()
    if row is None:
        raise LedgerError(f"no statement {name}")
    found = dict(row._mapping)  # noqa: SLF001 the documented way to a row's columns
    return found, str(found.pop("document"))


def _other_value(connection: Connection, before: Row, document: str, value: Json, span: Span, at: str) -> tuple[str, list[Written]]:
    text = connection.execute(select(TABLES["document"].c.text).where(TABLES["document"].c.id == document)).scalar_one()
    exact = quote(text, span, text[span[0] : span[1]])
    words: Row = {"id": span_id(document, span), "document": document, "start": span[0], "end": span[1], "exact": exact}
    words["exact_sha256"] = sha256(exact.encode())
    wrong = contradiction(str(before["property"]), value, exact)
    if wrong is not None:
        raise LedgerError(f"{before['property']}: {wrong}; name the words that give the other value")
    written = canonical(value)
    name = statement_id(str(before["subject"]), str(before["property"]), written, str(words["id"]))
    low, high, kind = bounds(value)
    row: Row = {**before, "id": name, "value_json": written, "low": low, "high": high, "kind": kind}
    row |= {"original": exact, "span": words["id"], "recorded_at": at}
    rows: list[Written] = [("span", words), ("statement", row)]
    return name, [(table, row) for table, row in rows if not holds(connection, table, row)]


def _holds_still(connection: Connection, statement: str) -> bool:
    column = TABLES["statement"].c
    return connection.execute(select(1).select_from(TABLES["statement"]).where(column.id == statement, is_live(None))).first() is not None


def _span_of(connection: Connection, span: str) -> Span:
    column = TABLES["span"].c
    return Span(*connection.execute(select(column.start, column.end).where(column.id == span)).one())
