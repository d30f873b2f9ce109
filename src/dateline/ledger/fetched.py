"""Which addresses a ledger has been given reports from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dateline.ledger.schema import metadata

AT_ONCE = 500  # names in one question; SQLite allows 999 in its older forms


def fetched_addresses(connection: Connection, urls: Iterable[str]) -> set[str]:
    """Return those of the addresses at which a report was fetched, by the address asked."""
    capture = metadata.tables["capture"].c
    asked = list(dict.fromkeys(urls))
    parts = [asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE)]
    wanted = select(capture.url_requested).where(capture.method.in_(("fetch", "feed")))
    return {str(url) for part in parts for url in connection.execute(wanted.where(capture.url_requested.in_(part))).scalars()}
