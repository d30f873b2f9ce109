"""Lists over all reports of a ledger, some reports at a time, so that the first rows need not wait for the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, func, select

from dateline.ledger.ask import Names
from dateline.ledger.claims import claim_row
from dateline.ledger.live import is_live, load, of_kinds, with_properties
from dateline.ledger.reviews import load_states
from dateline.ledger.schema import metadata
from dateline.ledger.shown import ClaimRow, DocumentRow
from dateline.ledger.texts import Texts

TABLES = metadata.tables
NAMED = ("entity", "place", "claim")
NAMES = ("name", "position", "speaker", "frame")
FIRST, MOST = 8, 512  # reports in the first step, which somebody waits for, and in the later ones


def load_names(connection: Connection, texts: Texts, as_of: str | None, documents: Collection[str] | None) -> Names:
    """Return the names that records of reports point to, of these or of all: a record points into its own report alone."""
    own = [] if documents is None else [TABLES["record"].c.document.in_(sorted(documents))]
    named = load(connection, as_of, of_kinds(*NAMED), with_properties(*NAMES), *own)
    return Names(texts, named, load_states(connection, as_of, "record"))


def iter_documents(connection: Connection, as_of: str | None) -> Iterator[DocumentRow]:
    """Yield every report that was known, in the order in which the ledger learned of them."""
    texts = Texts(connection)
    for some in _steps([document for document in texts.appearances if texts.is_known(document, as_of)]):
        counts, lengths = _record_counts(connection, as_of, some), _lengths(connection, some)
        yield from (texts.row(document, lengths[document], counts[document]) for document in some)


def iter_claims(connection: Connection, as_of: str | None) -> Iterator[ClaimRow]:
    """Yield who said what, report by report in the order in which the ledger learned of them, within one in the order of the text."""
    texts = Texts(connection)
    for some in _steps(list(texts.appearances)):
        names, related = load_names(connection, texts, as_of, some), _relations(connection, some)
        claims = load(connection, as_of, of_kinds("claim"), TABLES["record"].c.document.in_(some)).values()
        for each in sorted(claims, key=lambda claim: names.order(claim.document)):
            yield claim_row(each, names, related[each.id])
        texts.forget()


def _steps(documents: Sequence[str]) -> Iterator[list[str]]:
    left, size = iter(documents), FIRST
    while some := list(islice(left, size)):
        yield some
        size = min(2 * size, MOST)


def _record_counts(connection: Connection, as_of: str | None, documents: Collection[str]) -> dict[str, dict[str, int]]:
    """Return how many records of each kind reports give, those left out of which everything was withdrawn."""
    record, statement = TABLES["record"].c, TABLES["statement"].c
    lives = select(1).where(statement.subject == record.id, is_live(as_of)).exists()
    counted = select(record.document, record.kind, func.count()).where(record.document.in_(documents), lives)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for document, kind, number in connection.execute(counted.group_by(record.document, record.kind).order_by(record.kind)):
        counts[document][kind] = number
    return counts


def _lengths(connection: Connection, documents: Collection[str]) -> dict[str, int]:
    document = TABLES["document"].c
    rows = connection.execute(select(document.id, document.length).where(document.id.in_(documents)))
    return {row.id: row.length for row in rows}


def _relations(connection: Connection, documents: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Return how the claims of reports stand to others, by claim."""
    relation, record = TABLES["relation"].c, TABLES["record"].c
    own = select(record.id).where(record.document.in_(documents), record.kind == "claim")
    asked = select(relation.left, relation.right, relation.relation).where(relation.left.in_(own)).order_by(relation.id)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for left, right, kind in connection.execute(asked):
        found[left].append((kind, right))
    return found
