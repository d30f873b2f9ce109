"""The file against the schema that made it: tables strict, triggers in place, pages sound."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying
from dateline.ledger.versions import parts_of, shape_of

WORST = 20  # damaged places named at most


def find_schema_faults(lying: Lying) -> Iterator[Fault]:
    """Yield every table, index, trigger and view that is missing, altered, or does not belong in a ledger."""
    found = parts_of(lambda question: list(lying.rows(question)))
    expected = shape_of(lying.version).parts
    for (kind, name), made in expected.items():
        if (kind, name) not in found:
            yield Fault("schema", name, f"the {kind} is missing{_meaning(kind)}")
        elif found[kind, name] != made:
            yield Fault("schema", name, f"the {kind} is not the one that the ledger was made with{_meaning(kind)}")
    for kind, name in sorted(set(found) - set(expected)):
        yield Fault("schema", name, f"this {kind} does not belong in a ledger")


def _meaning(kind: str) -> str:
    return ": rows can be changed unseen" if kind == "trigger" else ""


def find_structure_faults(lying: Lying) -> Iterator[Fault]:
    """Yield what SQLite itself finds wrong with pages, indexes and the rules of the tables."""
    for (message,) in lying.rows(f"PRAGMA integrity_check({WORST})"):
        if message != "ok":
            yield Fault("file", "pages", " ".join(str(message).split()))
