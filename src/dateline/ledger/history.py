"""The log against itself and against the rows: the chain unbroken, every row entered, every entry with its row."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import LedgerError
from dateline.ledger.canonical import row_digest
from dateline.ledger.chain import START, entry_hash
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying, Values
from dateline.ledger.schema import COLUMNS, VERSION
from dateline.ledger.versions import Shape, schema_digest, shape_of

Named = tuple[str, Values | None]


class Chain:
    """The log, followed entry by entry."""

    def __init__(self) -> None:
        """Begin before the first entry."""
        self.entries = 0
        self.head = START
        self.hashes: set[str] = set()

    def find_faults(self, lying: Lying) -> Iterator[Fault]:
        """Yield the gaps and the first entry whose hash does not follow; what comes after it cannot be trusted."""
        columns = COLUMNS["log"]
        for values in lying.rows(f"SELECT {', '.join(columns)} FROM log ORDER BY seq"):  # noqa: S608 the columns are ours
            entry = dict(zip(columns, values, strict=True))
            if entry["seq"] != self.entries + 1:
                yield Fault("log", str(entry["seq"]), f"entry {self.entries + 1} should stand here: the log has a gap")
                break
            if entry["prev"] != self.head or _hash(entry) != entry["hash"]:
                yield Fault("log", str(entry["seq"]), "the chain breaks here: this entry, or the one before, was changed")
                break
            self.entries += 1
            self.head = str(entry["hash"])
        yield from self._anchors(lying)

    def _anchors(self, lying: Lying) -> Iterator[Fault]:
        for head, seq in lying.rows("SELECT head, seq FROM anchor ORDER BY seq"):
            if lying.one("SELECT hash FROM log WHERE seq = ?", [seq]) != head:
                yield Fault("anchor", str(head), f"entry {seq} of the log does not have this hash")

    def against(self, head: str | None) -> list[Fault]:
        """Return the fault of a log that does not end where somebody noted that it ended."""
        if head is None or head.strip().lower() == self.head:
            return []
        return [
            Fault("head", head, f"the log ends in {self.head} after {self.entries} entries: entries were cut off, changed, or added since")
        ]


def _hash(entry: dict[str, object]) -> str | None:
    try:
        return entry_hash(entry)
    except (LedgerError, TypeError):
        return None


def find_row_faults(lying: Lying) -> Iterator[Fault]:
    """Yield the rows that the log does not know, those that are not as they were entered, and entries without a row."""
    shape = shape_of(lying.version)
    for table in sorted(set(shape.columns) - {"log"}):
        rows, entries = _rows(lying, table, shape), _entries(lying, table)
        row, entry = next(rows, None), next(entries, None)
        while row is not None or entry is not None:
            if entry is None or (row is not None and row[0] < entry[0]):
                yield Fault(table, row[0] if row else "", "no entry of the log knows this row")
                row = next(rows, None)
            elif row is None or entry[0] < row[0]:
                yield Fault(table, entry[0], "the log knows this row, but it is not there")
                entry = next(entries, None)
            else:
                if _digest(shape.columns[table], row[1]) != entry[1]:
                    yield Fault(table, row[0], "the row is not as it was entered in the log")
                row, entry = next(rows, None), next(entries, None)
    for action, named in lying.rows("SELECT DISTINCT action, target_table FROM log ORDER BY action, target_table"):
        if (action != "insert" or named not in shape.columns) and (action, named) != ("migrate", "schema"):
            yield Fault("log", f"{action} {named}", "entries say what no Dateline writes")
    yield from _migrations(lying)


def _migrations(lying: Lying) -> Iterator[Fault]:
    question = "SELECT seq, target_id, row_sha256 FROM log WHERE action = 'migrate' ORDER BY seq"
    for seq, version, digest in lying.rows(question):
        if version == str(VERSION) and digest != schema_digest():
            yield Fault("log", str(seq), f"the schema is not the one that was entered for version {version}")


def _rows(lying: Lying, table: str, shape: Shape) -> Iterator[Named]:
    columns = ", ".join(f'"{column}"' for column in shape.columns[table])
    name = " || ' ' || ".join(f'CAST("{key}" AS TEXT)' for key in shape.keys[table])
    for values in lying.rows(f"SELECT {name} AS target, {columns} FROM {table} ORDER BY 1"):  # noqa: S608 all names are ours
        yield str(values[0]), values[1:]


def _entries(lying: Lying, table: str) -> Iterator[tuple[str, str]]:
    question = "SELECT target_id, row_sha256 FROM log WHERE target_table = ? AND action = 'insert' ORDER BY target_id"
    for target, digest in lying.rows(question, [table]):
        yield str(target), str(digest)


def _digest(columns: tuple[str, ...], values: Values | None) -> str | None:
    try:
        return row_digest(dict(zip(columns, values or (), strict=True)))
    except (LedgerError, TypeError):
        return None
