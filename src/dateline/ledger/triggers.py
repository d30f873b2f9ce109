"""Three triggers for each table: no row is changed, none is deleted, none is put in the place of another."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table, UniqueConstraint

from dateline.ledger.schema import metadata


def iter_triggers() -> Iterator[str]:
    """Yield the statements that close every table.

    INSERT OR REPLACE fires no delete trigger unless the connection asks for recursive triggers, and another program does
    not ask: hence the third trigger, and tables without a rowid, whose rows cannot be reached round their key.
    """
    for table in metadata.sorted_tables:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
            )
        same = " OR ".join(f"EXISTS (SELECT 1 FROM {table.name} WHERE {_equal(columns)})" for columns in _unique(table))  # noqa: S608 all names are ours
        yield (
            f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} WHEN {same} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} holds this row already'); END"
        )


def _unique(table: Table) -> list[list[str]]:
    keys = [[column.name for column in table.primary_key]]
    others = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    return keys + sorted([column.name for column in constraint.columns] for constraint in others)


def _equal(columns: list[str]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
