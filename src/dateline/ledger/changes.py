"""What a ledger has learned since an entry of its log: whose answers it may change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dateline.ledger.chain import Head
from dateline.ledger.edges import chunks
from dateline.ledger.schema import metadata

TABLES = metadata.tables
Pair = tuple[str, str]
# rows of these tables change no happening, total, coming, cluster or state, or only together with a row of another table
SOURCES = {"anchor", "blob", "capture", "custody", "document", "run", "span"}
OTHERS = {"actor", "departure", "policy", "rating", "restriction", "tally_run"}
MOST = 200_000  # entries of the log after which everything is loaded anew


@dataclass(frozen=True, slots=True)
class Changes:
    """The reports, pairs of incidents, pairs of reports and looked-at records about which something was written."""

    documents: frozenset[str]
    edges: frozenset[Pair]
    families: frozenset[Pair]
    looked_at: frozenset[str]


def changes_since(connection: Connection, head: Head, most: int = MOST) -> Changes | None:
    """Return what was written after an entry of the log; null where the log has no such entry, where one cannot say, or beyond the most."""
    log = TABLES["log"].c
    if connection.execute(select(log.hash).where(log.seq == head.seq)).scalar() != head.hash:
        return None
    targets: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(select(log.target_table, log.target_id).where(log.seq > head.seq).order_by(log.seq).limit(most + 1)).all()
    for table, target in rows:
        targets[table].append(target)
    if len(rows) > most or not set(targets) <= set(READERS) | SOURCES | OTHERS:
        return None
    documents, edges, families, looked_at = set[str](), set[Pair](), set[Pair](), set[str]()
    for table, named in targets.items():
        for kind, one, other in READERS[table](connection, named) if table in READERS else ():
            match kind:
                case "document":
                    documents.add(one)
                case "edge":
                    edges.add((one, other))
                case "family":
                    families.add((one, other))
                case _:
                    looked_at.add(one)
    return Changes(frozenset(documents), frozenset(edges), frozenset(families), frozenset(looked_at))


Said = Iterator[tuple[str, str, str]]


def _records(connection: Connection, named: Iterable[str]) -> Said:
    record = TABLES["record"].c
    for some in chunks(named):
        for document in connection.execute(select(record.document).distinct().where(record.id.in_(some))).scalars():
            yield "document", document, ""


def _statements(connection: Connection, named: Iterable[str]) -> Said:
    statement, record = TABLES["statement"].c, TABLES["record"].c
    joined = TABLES["statement"].join(TABLES["record"], record.id == statement.subject)
    for some in chunks(named):
        wanted = select(record.document).distinct().select_from(joined).where(statement.id.in_(some))
        for document in connection.execute(wanted).scalars():
            yield "document", document, ""


def _assertions(connection: Connection, named: Iterable[str]) -> Said:
    """Yield the reports of values that somebody stands behind: who does is told when they go out."""
    yield from _statements(connection, {each.partition(" ")[0] for each in named})


def _supersessions(connection: Connection, named: Iterable[str]) -> Said:
    change = TABLES["supersession"].c
    for some in chunks(named):
        for pair in connection.execute(select(change.old, change.new).where(change.seq.in_([int(each) for each in some]))):
            yield from _statements(connection, [each for each in pair if each is not None])


def _appearances(connection: Connection, named: Iterable[str]) -> Said:
    page = TABLES["appearance"].c
    for some in chunks(named):
        for document in connection.execute(select(page.document).where(page.id.in_(some))).scalars():
            yield "document", document, ""


def _coverage(connection: Connection, named: Iterable[str]) -> Said:
    coverage = TABLES["coverage"].c
    for some in chunks(named):
        for document in connection.execute(select(coverage.document).where(coverage.seq.in_([int(each) for each in some]))).scalars():
            yield "document", document, ""


def _relations(connection: Connection, named: Iterable[str]) -> Said:
    relation = TABLES["relation"].c
    for some in chunks(named):
        for pair in connection.execute(select(relation.left, relation.right).where(relation.id.in_(some))):
            yield from _records(connection, pair)


def _edges(connection: Connection, named: Iterable[str]) -> Said:
    edge = TABLES["edge"].c
    kinds = {"incident": "edge", "document": "family"}
    about = or_(edge.about == "incident", edge.about == "document")
    for some in chunks(named):
        for left, right, kind in connection.execute(select(edge.left, edge.right, edge.about).where(edge.id.in_(some), about)):
            yield kinds[kind], left, right


def _families(connection: Connection, named: Iterable[str]) -> Said:
    family = TABLES["family"].c
    for some in chunks(named):
        for left, right in connection.execute(select(family.left, family.right).where(family.id.in_(some))):
            yield "family", left, right


def _reviews(connection: Connection, named: Iterable[str]) -> Said:
    review = TABLES["review"].c
    for some in chunks(named):
        wanted = select(review.target_id).where(review.seq.in_([int(each) for each in some]), review.target_table == "record")
        for record in connection.execute(wanted).scalars():
            yield "looked_at", record, ""


READERS = {
    "appearance": _appearances,
    "assertion": _assertions,
    "claim": _records,
    "coverage": _coverage,
    "edge": _edges,
    "family": _families,
    "record": _records,
    "relation": _relations,
    "review": _reviews,
    "statement": _statements,
    "supersession": _supersessions,
}
