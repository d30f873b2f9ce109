"""Making a ledger on a server: the tables of the schema, closed to change by triggers and by rights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import CheckConstraint, Connection, MetaData, Table, Text, UniqueConstraint, text

from dateline.ledger.postgres.views import iter_views
from dateline.ledger.schema import VERSION, metadata

SCHEMA = "dateline"
MARK = "Dateline ledger, version "
FUNCTION = "append_only"
REFUSAL = "\nBEGIN\n  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = 'restrict_violation';\nEND\n"
# how SQLite's GLOB patterns read as regular expressions
PATTERNS = {"origin_known": "origin ~ '^(machine:.*@|human:.)'"}
TRIGGERS = {"no_change": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW", "no_truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"}
ROLES = {"reader": "SELECT", "writer": "SELECT, INSERT"}


@cache
def tables() -> MetaData:
    """Return the ledger's tables as a server takes them.

    Text is compared byte by byte, as SQLite does, whatever the language of the database; names of unique keys, which a
    server keeps in one list with those of its tables, begin with their table's.
    """
    served = MetaData()
    for each in metadata.sorted_tables:
        _adapt(each.to_metadata(served))
    return served


def _adapt(table: Table) -> None:
    for column in table.columns:
        if isinstance(column.type, Text):
            column.type = Text(collation="C")
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            constraint.name = f"{table.name}_{constraint.name}"
        elif isinstance(constraint, CheckConstraint) and constraint.name in PATTERNS:
            constraint.sqltext = text(PATTERNS[str(constraint.name)])


def version_of(connection: Connection) -> int | None:
    """Return the version of the ledger's schema, null where the database holds no ledger."""
    question = f"SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = '{SCHEMA}'"  # noqa: S608 our own name
    mark: str | None = connection.exec_driver_sql(question).scalar()
    return int(mark.removeprefix(MARK)) if mark is not None and mark.startswith(MARK) and mark.removeprefix(MARK).isdigit() else None


def make(connection: Connection) -> None:
    """Make a ledger in a database that has none, within the transaction of the caller."""
    connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    connection.exec_driver_sql(f"CREATE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${REFUSAL}$$")
    bring_up(connection)


def bring_up(connection: Connection) -> None:
    """Give a ledger the tables, triggers, views and rights of this version, within the transaction of the caller; rows stay."""
    kept = set(connection.exec_driver_sql(f"SELECT relname FROM pg_class WHERE relnamespace = '{SCHEMA}'::regnamespace").scalars())  # noqa: S608 our own name
    tables().create_all(connection)
    for index in (index for each in tables().sorted_tables if each.name in kept for index in each.indexes):
        index.create(connection, checkfirst=True)
    missing = [each.name for each in tables().sorted_tables if each.name not in kept]
    for statement in (*_closing(missing), *_views(connection), *_rights(connection)):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{MARK}{VERSION}'")


def _closing(names: list[str]) -> Iterator[str]:
    """Yield the triggers that refuse every change, also to the owner, and also while a session calls itself a replica."""
    for name in names:
        for trigger, when in TRIGGERS.items():
            yield f"CREATE TRIGGER {name}_{trigger} {when.format(table=name)} EXECUTE FUNCTION {FUNCTION}()"
            yield f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_{trigger}"


def _views(connection: Connection) -> Iterator[str]:
    old = connection.exec_driver_sql(f"SELECT relname FROM pg_class WHERE relnamespace = '{SCHEMA}'::regnamespace AND relkind = 'v'")  # noqa: S608 our own name
    for name in sorted(old.scalars()):
        yield f"DROP VIEW IF EXISTS {name} CASCADE"
    yield from iter_views()


def _rights(connection: Connection) -> Iterator[str]:
    """Yield the rights: readers ask, writers add, and nobody changes, the owner neither.

    The owner keeps UPDATE on the keys that others point to: the server itself locks those rows, in the owner's name, to check
    that a reference holds, and asks for that right; the triggers refuse the change all the same.
    """
    nobody = "REVOKE UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA"
    yield f"{nobody} {SCHEMA} FROM PUBLIC, CURRENT_USER"
    for table, column in sorted({(key.column.table.name, key.column.name) for each in tables().sorted_tables for key in each.foreign_keys}):
        yield f'GRANT UPDATE ("{column}") ON {table} TO CURRENT_USER'
    quote = connection.dialect.identifier_preparer.quote
    known = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
    may_make = connection.exec_driver_sql("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user").scalar_one()
    database = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    for kind, rights in ROLES.items():
        name = f"{database}_{kind}"
        if name not in known and not may_make:
            continue
        if name not in known:
            yield f"CREATE ROLE {quote(name)} NOLOGIN"
        yield f"GRANT USAGE ON SCHEMA {SCHEMA} TO {quote(name)}"
        yield f"GRANT {rights} ON ALL TABLES IN SCHEMA {SCHEMA} TO {quote(name)}"
        yield f"{nobody} {SCHEMA} FROM {quote(name)}"
