"""Opening a ledger on a server: made when it is missing, one writer at a time, and questions that see one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from dateline.errors import LedgerError
from dateline.ledger.postgres.address import shown, url_of
from dateline.ledger.postgres.making import SCHEMA, make, version_of
from dateline.ledger.postgres.words import plain_errors, without_right
from dateline.ledger.schema import APPLICATION_ID, VERSION
from dateline.ledger.versions import KNOWN

# the schema is the only one where names are looked up; what is acknowledged is on the server's disk, whatever its settings say
SETTINGS = {"search_path": SCHEMA, "synchronous_commit": "on", "lock_timeout": "30s", "timezone": "UTC"}
OLDEST_SERVER = 120000
EXTRA = "a ledger on a server needs PostgreSQL's driver: pip install 'dateline[postgres]'"


def open_for_writing(ledger: str) -> Engine:
    """Return an engine over a ledger, made when it is missing; every transaction waits for the only right to write."""
    engine = _engine(ledger, isolation_level="READ COMMITTED")
    event.listen(engine, "begin", _wait_for_others)
    with plain_errors(ledger), _given_back(engine), engine.begin() as connection:
        if version_of(connection) is None:
            _refuse_unfit(connection, ledger)
            make(connection)
        _check(connection, ledger, readonly=False)
    return engine


def open_for_reading(ledger: str) -> Engine:
    """Return an engine that only reads an existing ledger; each question sees it as it was at one moment."""
    engine = _engine(ledger, isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with plain_errors(ledger), _given_back(engine), engine.begin() as connection:
        _check(connection, ledger, readonly=True)
    return engine


@contextmanager
def _given_back(engine: Engine) -> Iterator[None]:
    """Close the connections of an engine that cannot be used after all."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def is_there(ledger: str) -> bool:
    """Tell whether the database holds a ledger."""
    engine = open_for_checking(ledger)
    with plain_errors(ledger), _given_back(engine), engine.connect() as connection:
        found = version_of(connection) is not None
    engine.dispose()
    return found


def open_for_checking(ledger: str) -> Engine:
    """Return an engine for what is made and thrown away again: no transaction of it is kept."""
    return _engine(ledger, isolation_level="READ COMMITTED")


def _engine(ledger: str, **options: object) -> Engine:
    settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    given: dict[str, Any] = {"options": settings, "client_encoding": "utf8", "application_name": "dateline", "connect_timeout": 10}
    try:
        engine = create_engine(url_of(ledger), connect_args=given, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise LedgerError(EXTRA) from error
    return engine.execution_options(**options)


def _wait_for_others(connection: Connection) -> None:
    """Take the lock that lets one transaction write at a time; it goes with the transaction, however that ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


def _refuse_unfit(connection: Connection, ledger: str) -> None:
    if int(str(connection.exec_driver_sql("SHOW server_version_num").scalar_one())) < OLDEST_SERVER:
        raise LedgerError(f"{shown(ledger)}: this server is too old for a ledger: PostgreSQL 12 or newer is needed")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise LedgerError(
            f"{shown(ledger)}: this database keeps text as {encoding}: make one with `createdb --encoding=UTF8 --template=template0`"
        )
    if connection.exec_driver_sql(f"SELECT 1 FROM pg_namespace WHERE nspname = '{SCHEMA}'").first() is not None:  # noqa: S608 our own name
        raise LedgerError(f"{shown(ledger)} has a schema {SCHEMA} that is no Dateline ledger: name another database")


def _check(connection: Connection, ledger: str, *, readonly: bool) -> None:
    version = version_of(connection)
    if version is None:
        raise LedgerError(f"no ledger at {shown(ledger)}: make one with `dateline --ledger {shown(ledger)} add FILE`")
    if not connection.exec_driver_sql(f"SELECT has_schema_privilege('{SCHEMA}', 'USAGE')").scalar_one():
        raise LedgerError(f"{shown(ledger)}: {without_right(ledger, 'reader' if readonly else 'writer')}")
    if version < VERSION and readonly:
        raise LedgerError(f"{shown(ledger)} has the tables of ledger version {version}: the first who adds or decides brings it up")
    if version not in KNOWN:
        raise LedgerError(f"{shown(ledger)} was written by a newer Dateline (ledger version {version}): update Dateline")
