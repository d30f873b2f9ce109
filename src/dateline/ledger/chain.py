"""The log: one entry per row of the ledger, each holding the hash of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring

from dateline.ledger.canonical import row_digest, row_json, sha256
from dateline.ledger.schema import KEYS

START = "0" * 64
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a log: the whole ledger in one number, to be kept elsewhere."""

    seq: int = 0
    hash: str = START


def entry_hash(entry: Row) -> str:
    """Return the hash of a log entry, from the one before and everything it says."""
    body = {key: value for key, value in entry.items() if key != "hash"}
    return sha256((str(entry["prev"]) + row_json(body)).encode("utf-8", "surrogateescape"))


def target_id(table: str, row: Row) -> str:
    """Return the name of a row in the log: its key, parts joined by a blank."""
    return " ".join([str(row[column]) for column in KEYS[table]])


def link(head: Head, rows: Iterable[tuple[str, Row]], at: str, actor: str, reason: str | None) -> Iterator[dict[str, object]]:
    """Yield the log entries for rows in the order in which they are written.

    What is the same in all of them is spelled once; an entry's hash is that of `entry_hash`.
    """
    opening = f'{{"action":"insert","actor":{encode_basestring(actor)},"at":{encode_basestring(at)},"prev":"'
    because = "null" if reason is None else encode_basestring(reason)
    seq, prev = head.seq, head.hash
    for table, row in rows:
        seq += 1
        target, digest = target_id(table, row), row_digest(row)
        spelled = f'{opening}{prev}","reason":{because},"row_sha256":"{digest}","seq":{seq},'
        spelled = f'{prev}{spelled}"target_id":{encode_basestring(target)},"target_table":"{table}"}}'
        entry: dict[str, object] = {"seq": seq, "at": at, "actor": actor, "action": "insert", "target_table": table, "target_id": target}
        entry |= {"row_sha256": digest, "reason": reason, "prev": prev, "hash": sha256(spelled.encode("utf-8", "surrogateescape"))}
        yield entry
        prev = str(entry["hash"])


def migration(head: Head, version: int, schema: str, at: str, actor: str) -> dict[str, object]:
    """Return the log entry that says since when a ledger has another schema."""
    target = {"action": "migrate", "target_table": "schema", "target_id": str(version), "row_sha256": schema}
    said = {"at": at, "actor": actor, "reason": "the tables of a newer version", **target}
    entry: dict[str, object] = {"seq": head.seq + 1, **said, "prev": head.hash}
    entry["hash"] = entry_hash(entry)
    return entry
