"""How a ledger on a server is named: by an address, which people see without its password."""

from __future__ import annotations

from functools import cache

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dateline.errors import LedgerError

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


def is_on_server(ledger: str) -> bool:
    """Tell whether a ledger is named by the address of a server; all else is the path of a file."""
    scheme, colon, _ = ledger.partition("://")
    return bool(colon) and scheme in SCHEMES


@cache
def url_of(ledger: str) -> URL:
    """Return the address of a ledger in its parts."""
    try:
        url = make_url(ledger)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("this is no address of a ledger: write it like postgresql://user@host/database") from error
    if not url.database:
        raise LedgerError(f"{_plain(url)} names no database: write it like postgresql://user@host/database")
    return url.set(drivername="postgresql+psycopg")


def shown(ledger: str) -> str:
    """Return the name of a ledger as it may be printed: the path of a file, or an address without its password."""
    return _plain(url_of(ledger)) if is_on_server(ledger) else ledger


def _plain(url: URL) -> str:
    """Return an address without its password, and without what follows the database, where one may stand too."""
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()
