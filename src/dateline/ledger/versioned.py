"""Which reports are earlier versions of one: fetched from the same address, of the same name with the same sentences, or said to be so."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dateline.ledger.schema import metadata
from dateline.ledger.suggestions import load_families
from dateline.ledger.texts import stored_sentences, stored_text

TABLES = metadata.tables
SHARED = 1 / 3  # of a report's sentences must stand in another of the same name; two reports may be called page.html by chance
LATER = ("corrected", "update")


def earlier_versions(connection: Connection, document: str, name: str, urls: Iterable[str | None]) -> list[str]:
    """Return the reports that a report takes the place of, the last one first."""
    page, capture = TABLES["appearance"].c, TABLES["capture"].c
    given = sorted({url for url in urls if url})
    taken = [select(capture.id).where(column.in_(given)) for column in (capture.url_requested, capture.url_final)]
    fetched = {name for one in taken for name in connection.execute(select(page.document).where(page.capture.in_(one))).scalars()}
    named = set(connection.execute(select(page.document).where(page.name == name)).scalars()) - fetched
    if not (fetched | named) - {document}:
        return []
    text = stored_text(connection, document)
    alike = {each for each in named if _share(connection, each, text) >= SHARED}
    coverage = TABLES["coverage"].c
    last = select(coverage.document).where(coverage.document.in_((fetched | alike) - {document})).group_by(coverage.document)
    return list(connection.execute(last.order_by(func.max(coverage.seq).desc())).scalars())


def related_versions(connection: Connection) -> list[tuple[str, str]]:
    """Return the pairs (earlier, later) of reports of which one corrects or updates the other, in the order of their days."""
    page, coverage = TABLES["appearance"].c, TABLES["coverage"].c
    first = select(page.document, func.min(page.published_start)).group_by(page.document)
    day = {row[0]: row[1] for row in connection.execute(first)}
    read = select(coverage.document, func.min(coverage.seq)).group_by(coverage.document)
    seen = {row[0]: row[1] for row in connection.execute(read)}

    def order(document: str) -> tuple[str, int]:
        return day.get(document) or "9999", seen.get(document, 0)

    pairs = [sorted((each.left, each.right), key=order) for each in load_families(connection, None) if each.relation in LATER]
    return [(earlier, later) for earlier, later in sorted(pairs, key=lambda pair: order(pair[1]))]


def _share(connection: Connection, document: str, text: str) -> float:
    words = stored_text(connection, document)
    sentences = stored_sentences(connection, document)
    return sum(words[start:end] in text for start, end in sentences) / len(sentences) if sentences else 0.0
