"""The building blocks of a ledger's tables: columns, checks, and tables that are strict and keyed by content."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()
WHOLE = Integer().with_variant(BigInteger(), "postgresql")  # 64 bits, as in SQLite


def one_of(column: str, names: tuple[str, ...]) -> CheckConstraint:
    """Return the check that a column holds one of some words."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(name) for name in names)})", name=f"{column}_known")


def a_digest(column: str) -> CheckConstraint:
    """Return the check that a column holds a SHA-256 in hex."""
    return CheckConstraint(f"length({column}) = 64", name=f"{column}_is_a_digest")


def json_in(column: str) -> CheckConstraint:
    """Return the check that a column of JSON is not empty."""
    # json_valid() would say more, but SQLite before 3.41 refuses it in a schema that it is told not to trust
    return CheckConstraint(f"length({column}) > 0", name=f"{column}_is_there")


def key(name: str = "id") -> Column[str]:
    """Return the column that is the key."""
    return Column(name, Text, primary_key=True)


def to(name: str, target: str, *, key: bool = False, empty: bool = False, later: bool = False) -> Column[str]:
    """Return a column that points to another table; `later` is checked when the transaction ends."""
    reference = ForeignKey(target, deferrable=True, initially="DEFERRED") if later else ForeignKey(target)
    return Column(name, Text, reference, primary_key=key, nullable=empty)


def text(name: str, *, empty: bool = False, key: bool = False) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, primary_key=key, nullable=empty)


def whole(name: str, *, empty: bool = False) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, WHOLE, nullable=empty)


def sequence() -> Column[int]:
    """Return the key of a table whose rows are counted."""
    return Column("seq", WHOLE, primary_key=True, autoincrement=False)


def table(name: str, *parts: Column[str] | Column[int] | Column[bytes] | CheckConstraint | UniqueConstraint | Index) -> Table:
    """Return a table that is strict and has no rows outside its key."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)
