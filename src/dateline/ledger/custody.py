"""The chain of custody: what was done to the bytes of a report and to its text, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying

Row = dict[str, object]
KEPT = {"received": "blob", "hashed": "blob", "normalised": "document"}
SINCE = 2  # the version of the schema that brought this table
TABLE_KEY = {"blob": "sha256", "document": "id"}


def taken_rows(sources: Iterable[tuple[str, Row]], signed: tuple[str, str], first: int) -> list[tuple[str, Row]]:
    """Return the rows for what a new capture and a new appearance did: bytes received and hashed, a text made of them."""
    done = [each for table, row in sources for each in _done(table, row)]
    by, at = signed
    made = ({"at": at, "actor": by, "action": action, "object_sha256": name, "note": note} for action, name, note in done)
    return [("custody", {"seq": seq, **row}) for seq, row in enumerate(made, first)]


def exported_row(manifest: str, note: str, signed: tuple[str, str], seq: int) -> Row:
    """Return the row for files that went out, named by the digest of their manifest."""
    return {"seq": seq, "at": signed[1], "actor": signed[0], "action": "exported", "object_sha256": manifest, "note": note}


def _done(table: str, row: Row) -> Iterator[tuple[str, object, str]]:
    if table == "capture":
        where = row["url_final"] or row["url_requested"]
        yield "received", row["blob"], f"{row['method']}{f' from {where}' if where else ''}, capture {row['id']}"
        yield "hashed", row["blob"], "SHA-256"
    if table == "appearance":
        yield "normalised", row["document"], f"{row['normaliser']}, appearance {row['id']}"


def find_custody_faults(lying: Lying) -> Iterator[Fault]:
    """Yield what was received, hashed or made a text of and is not in the ledger."""
    if lying.version < SINCE:
        return
    for action, table in KEPT.items():
        question = f"""SELECT seq, object_sha256 FROM custody WHERE action = ?
            AND object_sha256 NOT IN (SELECT {TABLE_KEY[table]} FROM {table}) ORDER BY seq"""  # noqa: S608 the names are ours
        for seq, name in lying.rows(question, [action]):
            yield Fault("custody", str(seq), f"what was {action} is no {table} of this ledger: {name}")
