"""The log's chain, made as fast as it can be, against the plain rule that anyone can follow with a few lines of their own."""

from __future__ import annotations

import hashlib
import json

import pytest

from dateline.ledger.chain import Head, entry_hash, link
from dateline.ledger.schema import COLUMNS, KEYS
from tests.ledger.kept import Kept

ROWS = [
    ("blob", {"sha256": "a" * 64, "size": 3, "mime_sniffed": 'text/"plain"', "bytes": b"\x00\xff\x01"}),
    ("assertion", {"statement": "b" * 64, "origin": "machine:100%s@1", "run": "c" * 64, "score": 7, "at": "2025-11-15T08:00:00Z"}),
    ("span", {"id": "d" * 64, "document": "e" * 64, "start": 0, "end": 1, "exact": "\U0001f4a5\u2028\n\\", "exact_sha256": "f" * 64}),
]


def plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def rows(kept: Kept, table: str) -> list[dict[str, object]]:
    """Return the rows of a table; bytes stand in them by their digest."""
    found = kept.ask("SELECT {} FROM {}".format(", ".join(f'"{column}"' for column in COLUMNS[table]), table))
    plain_values = ([sha256(bytes(value)) if isinstance(value, bytes | memoryview) else value for value in values] for values in found)
    return [dict(zip(COLUMNS[table], values, strict=True)) for values in plain_values]


@pytest.mark.parametrize("reason", [None, 'because of "it"'])
def test_entries_are_hashed_as_the_general_rule_says(reason: str | None) -> None:
    entries = list(link(Head(41, "9" * 64), ROWS, "2025-11-15T08:00:00Z", "human:Ana \u00d3", reason))
    assert [entry["seq"] for entry in entries] == [42, 43, 44]
    assert [entry["prev"] for entry in entries] == ["9" * 64, *(entry["hash"] for entry in entries[:-1])]
    for entry in entries:
        assert set(entry) == set(COLUMNS["log"])
        assert entry["hash"] == entry_hash(entry)


def test_a_ledgers_whole_chain_follows_from_its_rows_by_json_and_sha_256_alone(kept: Kept) -> None:
    digests: dict[tuple[str, str], str] = {}
    for table in sorted(set(COLUMNS) - {"log"}):
        for row in rows(kept, table):
            digests[table, " ".join(str(row[key]) for key in KEYS[table])] = sha256(plain(row).encode())
    prev = "0" * 64
    for entry in sorted(rows(kept, "log"), key=lambda each: int(str(each["seq"]))):
        assert entry["row_sha256"] == digests.pop((str(entry["target_table"]), str(entry["target_id"])))
        body = {name: value for name, value in entry.items() if name != "hash"}
        assert entry["prev"] == prev
        assert entry["hash"] == sha256((prev + plain(body)).encode())
        prev = str(entry["hash"])
    assert not digests
