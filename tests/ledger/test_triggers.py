"""Every table against every way in which SQL can change a row, from a connection that sets no pragma."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import CheckConstraint

from dateline.ledger.schema import COLUMNS, KEYS, metadata


@pytest.fixture
def bare(path: str) -> Iterator[sqlite3.Connection]:
    """Return a bare connection to a ledger with a row in every table."""
    connection = sqlite3.connect(path, isolation_level=None)
    for table, row in DECIDED.items():
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", list(row.values()))
    connection.execute("INSERT INTO anchor VALUES (?, 1, '2025-11-15T08:00:00Z', 'a page', NULL)", ["0" * 64])
    connection.execute("INSERT INTO supersession SELECT 1, id, NULL, 'wrong', 'program:test', 'now' FROM statement LIMIT 1")
    yield connection
    connection.close()


def refused(connection: sqlite3.Connection, table: str, statement: str, *values: object) -> None:
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} (is append-only|holds this row already)"):
        connection.execute(statement, values)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_no_statement_changes_or_deletes_a_row(bare: sqlite3.Connection, table: str) -> None:
    column = COLUMNS[table][-1]
    refused(bare, table, f'UPDATE {table} SET "{column}" = "{column}"')
    refused(bare, table, f'UPDATE OR REPLACE {table} SET "{column}" = "{column}"')
    refused(bare, table, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_no_insert_puts_a_row_in_the_place_of_another(bare: sqlite3.Connection, table: str) -> None:
    row = bare.execute(f"SELECT * FROM {table}").fetchone()
    marks = ", ".join("?" * len(row))
    last, keys = COLUMNS[table][-1], ", ".join(f'"{key}"' for key in KEYS[table])
    for verb in ("INSERT OR REPLACE INTO", "REPLACE INTO", "INSERT OR IGNORE INTO", "INSERT INTO"):
        refused(bare, table, f"{verb} {table} VALUES ({marks})", *row)
    refused(bare, table, f'INSERT INTO {table} VALUES ({marks}) ON CONFLICT ({keys}) DO UPDATE SET "{last}" = excluded."{last}"', *row)


@pytest.mark.parametrize(
    ("table", "columns"), [("span", ("id",)), ("coverage", ("seq",)), ("policy", ("id",))], ids=["span", "coverage", "policy"]
)
def test_no_insert_replaces_a_row_by_way_of_another_unique_column(bare: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    row = dict(zip(COLUMNS[table], bare.execute(f"SELECT * FROM {table}").fetchone(), strict=True))
    row |= {column: 999_999 if column == "seq" else "f" * 64 for column in columns}
    refused(bare, table, f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", *row.values())


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_no_table_has_rows_that_can_be_reached_round_their_key(bare: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
        bare.execute(f"SELECT rowid FROM {table}")
    (sql,) = bare.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone()
    assert "STRICT" in sql


STATEMENT: dict[str, object] = {
    "id": "a" * 64,
    "subject": "s",
    "property": "number",
    "value_json": "{}",
    "low": 1,
    "high": 2,
    "kind": "range",
    "original": None,
    "span": "p",
    "claim": None,
    "recorded_at": "now",
}
CLAIM: dict[str, object] = {
    "record": "r",
    "content_span": "p",
    "cue_span": None,
    "speaker_entity": None,
    "speaker_as_written": None,
    "force": "said",
    "polarity": "positive",
    "certainty": "certain",
    "mode": "direct",
    "channel": "court",
    "via": None,
    "made_at_start": None,
    "made_at_end": None,
}
SPAN: dict[str, object] = {"id": "a" * 64, "document": "d", "start": 0, "end": 1, "exact": "x", "exact_sha256": "h"}
BLOB: dict[str, object] = {"sha256": "a" * 64, "size": 1, "mime_sniffed": "text/plain", "bytes": b"x"}
CAPTURE: dict[str, object] = {
    "id": "a" * 64,
    "blob": "b",
    "url_requested": None,
    "url_final": None,
    "http_status": None,
    "headers_json": "{}",
    "retrieved_at": "now",
    "collector": "c",
    "method": "file",
    "mime_declared": None,
    "archive_urls_json": "[]",
}
APPEARANCE: dict[str, object] = {
    "id": "a" * 64,
    "document": "d",
    "capture": "c",
    "name": "n",
    "normaliser": "n",
    "outlet": None,
    "title": None,
    "byline": None,
    "language": None,
    "published_start": "2025-11-14",
    "published_end": "2025-11-14",
    "published_precision": "day",
    "published_basis": "page",
    "original_publisher": None,
    "note": None,
    "removed_json": "[]",
}
LOG: dict[str, object] = {
    "seq": 900,
    "at": "now",
    "actor": "a",
    "action": "insert",
    "target_table": "span",
    "target_id": "x",
    "row_sha256": "a" * 64,
    "reason": None,
    "prev": "b" * 64,
    "hash": "c" * 64,
}
COVERAGE: dict[str, object] = {
    "seq": 900,
    "run": "r",
    "document": "d",
    "appearance": "a",
    "at": "now",
    "anchor_json": "{}",
    "sentences_json": "[]",
}
SUPERSESSION: dict[str, object] = {"seq": 900, "old": "a", "new": "b", "reason": "r", "by": "p", "at": "now"}
RELATION: dict[str, object] = {
    "id": "x",
    "left": "a",
    "right": "b",
    "relation": "denies",
    "span": None,
    "reason": "r",
    "decided_by": "p",
    "supersedes": None,
}
EDGE: dict[str, object] = {
    "id": "a" * 64,
    "left": "a",
    "right": "b",
    "about": "incident",
    "judgement": "same",
    "score": None,
    "rule": None,
    "reasons_json": "[]",
    "reason": "r",
    "evidence_span": None,
    "decided_by": "p",
    "decided_at": "now",
    "supersedes": None,
}
FAMILY: dict[str, object] = {
    "id": "a" * 64,
    "left": "a",
    "right": "b",
    "relation": "update",
    "score": 900,
    "rule": "copies@1",
    "reason": "r",
    "decided_by": "p",
    "decided_at": "now",
    "supersedes": None,
}
REVIEW: dict[str, object] = {
    "seq": 1,
    "target_table": "record",
    "target_id": "x",
    "target_digest": "a" * 64,
    "state": "in_review",
    "reviewer": "p",
    "reason": "r",
    "bulk": 0,
    "at": "now",
}
DEPARTURE: dict[str, object] = {"actor": "human:zoe", "by": "p", "at": "now", "reason": "r"}
RATING: dict[str, object] = {
    "seq": 1,
    "source": "The Selmin Courier",
    "reliability": "B",
    "credibility": "2",
    "claim": None,
    "by": "p",
    "at": "now",
    "reason": "r",
}
POLICY: dict[str, object] = {"id": "a" * 64, "name": "lowest", "version": "1", "body_json": "{}"}
TALLY_RUN: dict[str, object] = {
    "id": "a" * 64,
    "policy": "a",
    "scope_json": "{}",
    "known_at": "now",
    "inputs_digest": "b" * 64,
    "result_json": "{}",
}
RESTRICTION: dict[str, object] = {
    "id": "a" * 64,
    "target": "x",
    "visibility": "restricted",
    "reason": "r",
    "by": "p",
    "at": "now",
    "supersedes": None,
}
CUSTODY: dict[str, object] = {"seq": 1, "at": "now", "actor": "p", "action": "received", "object_sha256": "a" * 64, "note": None}
CARRIED: dict[str, object] = {
    "seq": 1,
    "target_table": "record",
    "old": "a",
    "new": "b",
    "earlier": "d",
    "later": "e",
    "outcome": "carried",
    "state": "accepted",
    "pieces_json": "[]",
    "reason": "the same words",
    "by": "p",
    "at": "now",
}
OTHER = {**CARRIED, "old": "c"}
DECIDED = {
    "carried": CARRIED,
    "edge": EDGE,
    "family": FAMILY,
    "review": REVIEW,
    "departure": DEPARTURE,
    "rating": RATING,
    "policy": POLICY,
    "tally_run": TALLY_RUN,
    "restriction": RESTRICTION,
    "custody": {**CUSTODY, "seq": 900},
}
ACTOR: dict[str, object] = {"id": "x", "kind": "person", "pseudonym": None, "active_from": "now", "active_to": None}
ASSERTION: dict[str, object] = {"statement": "s", "origin": "machine:r@1", "run": "r", "score": 5, "at": "now"}
ANCHOR: dict[str, object] = {"head": "b" * 64, "seq": 1, "at": "now", "published_in": "p", "token": None}
RUN: dict[str, object] = {"id": "a" * 64, "tool": "t", "version": "v", "config_digest": "c", "at": "now"}
DOCUMENT: dict[str, object] = {"id": "a" * 64, "text": "", "length": 0}
RECORD: dict[str, object] = {"id": "a" * 64, "kind": "event", "document": "d"}

VIOLATIONS: list[tuple[str, dict[str, object], dict[str, object], str]] = [
    ("statement", STATEMENT, {"id": "a"}, "id_is_a_digest"),
    ("statement", STATEMENT, {"kind": "roughly"}, "kind_known"),
    ("statement", STATEMENT, {"value_json": ""}, "value_json_is_there"),
    ("statement", STATEMENT, {"low": 3}, "low_before_high"),
    ("statement", STATEMENT, {"kind": "none"}, "none_is_zero"),
    ("statement", STATEMENT, {"kind": "unknown_number"}, "unknown_is_open"),
    ("statement", STATEMENT, {"span": None}, "NOT NULL"),
    ("statement", STATEMENT, {"low": "few"}, "cannot store TEXT"),
    ("span", SPAN, {"start": -1}, "words_stand_there"),
    ("span", SPAN, {"end": 0}, "words_stand_there"),
    ("span", SPAN, {"id": "a"}, "id_is_a_digest"),
    ("blob", BLOB, {"size": 2}, "size_is_right"),
    ("blob", BLOB, {"sha256": "a"}, "sha256_is_a_digest"),
    ("capture", CAPTURE, {"method": "rumour"}, "method_known"),
    ("capture", CAPTURE, {"id": "a"}, "id_is_a_digest"),
    ("capture", CAPTURE, {"headers_json": ""}, "headers_json_is_there"),
    ("capture", CAPTURE, {"archive_urls_json": ""}, "archive_urls_json_is_there"),
    ("appearance", APPEARANCE, {"published_basis": "guess"}, "published_basis_known"),
    ("appearance", APPEARANCE, {"published_basis": "none"}, "published_has_a_basis"),
    ("appearance", APPEARANCE, {"published_end": "2025-11-13"}, "published_runs_forward"),
    ("appearance", APPEARANCE, {"removed_json": ""}, "removed_json_is_there"),
    ("appearance", APPEARANCE, {"id": "a"}, "id_is_a_digest"),
    ("claim", CLAIM, {"force": "sang"}, "force_known"),
    ("claim", CLAIM, {"polarity": "mixed"}, "polarity_known"),
    ("claim", CLAIM, {"certainty": "sure"}, "certainty_known"),
    ("claim", CLAIM, {"mode": "sung"}, "mode_known"),
    ("claim", CLAIM, {"channel": "dream"}, "channel_known"),
    ("claim", CLAIM, {"via": "r"}, "via_another"),
    ("log", LOG, {"seq": 0}, "counted_from_one"),
    ("log", LOG, {"row_sha256": "a"}, "row_sha256_is_a_digest"),
    ("log", LOG, {"prev": "a"}, "prev_is_a_digest"),
    ("log", LOG, {"hash": "a"}, "hash_is_a_digest"),
    ("coverage", COVERAGE, {"anchor_json": ""}, "anchor_json_is_there"),
    ("coverage", COVERAGE, {"sentences_json": ""}, "sentences_json_is_there"),
    ("supersession", SUPERSESSION, {"old": None, "new": None}, "something_changes"),
    ("supersession", SUPERSESSION, {"new": "a"}, "old_is_not_new"),
    ("supersession", SUPERSESSION, {"reason": ""}, "reason_given"),
    ("relation", RELATION, {"relation": "echoes"}, "relation_known"),
    ("relation", RELATION, {"right": "a"}, "two_claims"),
    ("family", FAMILY, {"relation": "cousin"}, "relation_known"),
    ("family", FAMILY, {"left": "c"}, "left_before_right"),
    ("family", FAMILY, {"id": "a"}, "id_is_a_digest"),
    ("family", FAMILY, {"score": 1001}, "score_in_thousandths"),
    ("edge", EDGE, {"id": "a"}, "id_is_a_digest"),
    ("edge", EDGE, {"about": "mood"}, "about_known"),
    ("edge", EDGE, {"judgement": "perhaps"}, "judgement_known"),
    ("edge", EDGE, {"reasons_json": ""}, "reasons_json_is_there"),
    ("edge", EDGE, {"left": "c"}, "left_before_right"),
    ("edge", EDGE, {"left": "b"}, "left_before_right"),
    ("edge", {**EDGE, "judgement": "suggested", "score": 5, "rule": "r@1"}, {"score": 1001}, "score_in_thousandths"),
    ("edge", EDGE, {"judgement": "suggested"}, "suggestions_have_a_score"),
    ("edge", EDGE, {"score": 5, "rule": "r@1"}, "suggestions_have_a_score"),
    ("edge", EDGE, {"reason": ""}, "reason_given"),
    ("edge", EDGE, {"judgement": "withdrawn"}, "something_is_withdrawn"),
    ("review", REVIEW, {"target_table": "log"}, "target_table_known"),
    ("review", REVIEW, {"target_digest": "a"}, "target_digest_is_a_digest"),
    ("review", REVIEW, {"state": "machine"}, "state_known"),
    ("review", REVIEW, {"reason": ""}, "reason_given"),
    ("review", REVIEW, {"bulk": 2}, "bulk_is_yes_or_no"),
    ("departure", {**DEPARTURE, "actor": "human:yan"}, {"reason": ""}, "reason_given"),
    ("rating", RATING, {"reliability": "G"}, "reliability_known"),
    ("rating", RATING, {"credibility": "0"}, "credibility_known"),
    ("rating", RATING, {"source": ""}, "source_named"),
    ("rating", RATING, {"reason": ""}, "reason_given"),
    ("policy", {**POLICY, "name": "highest"}, {"id": "a"}, "id_is_a_digest"),
    ("policy", {**POLICY, "name": "highest"}, {"body_json": ""}, "body_json_is_there"),
    ("tally_run", TALLY_RUN, {"id": "a"}, "id_is_a_digest"),
    ("tally_run", TALLY_RUN, {"inputs_digest": "a"}, "inputs_digest_is_a_digest"),
    ("tally_run", TALLY_RUN, {"scope_json": ""}, "scope_json_is_there"),
    ("tally_run", TALLY_RUN, {"result_json": ""}, "result_json_is_there"),
    ("restriction", RESTRICTION, {"id": "a"}, "id_is_a_digest"),
    ("restriction", RESTRICTION, {"visibility": "secret"}, "visibility_known"),
    ("restriction", RESTRICTION, {"reason": ""}, "reason_given"),
    ("carried", OTHER, {"target_table": "edge"}, "target_table_known"),
    ("carried", OTHER, {"outcome": "guessed"}, "outcome_known"),
    ("carried", OTHER, {"state": "fine"}, "state_known"),
    ("carried", OTHER, {"pieces_json": ""}, "pieces_json_is_there"),
    ("carried", OTHER, {"outcome": "orphaned"}, "orphans_have_no_successor"),
    ("carried", OTHER, {"new": None, "outcome": "carried", "state": None}, "orphans_have_no_successor"),
    ("carried", OTHER, {"state": None}, "successors_have_a_state"),
    ("carried", OTHER, {"new": "c"}, "carried_to_another"),
    ("carried", OTHER, {"later": "d"}, "two_versions"),
    ("carried", OTHER, {"reason": ""}, "reason_given"),
    ("custody", CUSTODY, {"action": "lost"}, "action_known"),
    ("custody", CUSTODY, {"object_sha256": "a"}, "object_sha256_is_a_digest"),
    ("actor", ACTOR, {"kind": "ghost"}, "kind_known"),
    ("assertion", ASSERTION, {"origin": "somebody"}, "origin_known"),
    ("assertion", ASSERTION, {"origin": "machine:rule"}, "origin_known"),
    ("assertion", ASSERTION, {"score": 1001}, "score_in_thousandths"),
    ("anchor", ANCHOR, {"head": "a"}, "head_is_a_digest"),
    ("run", RUN, {"id": "a"}, "id_is_a_digest"),
    ("document", DOCUMENT, {"id": "a"}, "id_is_a_digest"),
    ("document", DOCUMENT, {"length": -1}, "length_is_right"),
    ("record", RECORD, {"kind": "mood"}, "kind_known"),
    ("record", RECORD, {"id": "a"}, "id_is_a_digest"),
]


def fresh(row: dict[str, object]) -> dict[str, object]:
    """Return a row under a key that no row of the bare ledger has."""
    return {name: {"a" * 64: "e" * 64, 1: 901}.get(value, value) if name in ("id", "seq") else value for name, value in row.items()}


@pytest.mark.parametrize(("table", "row", "wrong", "rule"), VIOLATIONS, ids=lambda each: each if isinstance(each, str) else None)
def test_every_check_refuses_what_it_is_there_for(
    bare: sqlite3.Connection, table: str, row: dict[str, object], wrong: dict[str, object], rule: str
) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})"
    row, wrong = fresh(row), fresh({**row, **wrong})
    bare.execute("BEGIN")
    bare.execute(insert, list(row.values()))  # the row without its fault is taken, so the fault is what is refused
    bare.execute("ROLLBACK")
    with pytest.raises(sqlite3.IntegrityError, match=rule):
        bare.execute(insert, list(wrong.values()))


def test_every_check_of_the_schema_has_a_row_that_violates_it() -> None:
    named = {
        (table.name, str(each.name)) for table in metadata.sorted_tables for each in table.constraints if isinstance(each, CheckConstraint)
    }
    assert named <= {(table, rule) for table, _, _, rule in VIOLATIONS}
