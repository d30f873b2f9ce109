"""Who is named in reports, for those who find who is who over reports; and what else the bearer of a name is called."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dateline.ledger.clusters import THRESHOLD, clusters_of
from dateline.ledger.edges import is_about, load_edges
from dateline.ledger.live import is_live
from dateline.ledger.schema import metadata
from dateline.ledger.shown import AlsoNamed
from dateline.records.happenings import Named

TABLES = metadata.tables
SAID = ("name", "type", "country", "mention")


def load_named(connection: Connection, as_of: str | None) -> list[Named]:
    """Return everyone and everything that a report calls by a proper name, in the order in which the ledger learned of them."""
    record, statement, coverage = TABLES["record"].c, TABLES["statement"].c, TABLES["coverage"].c
    joined = TABLES["record"].join(TABLES["statement"], statement.subject == record.id)
    wanted = select(record.id, record.document, statement.property, statement.value_json).select_from(joined)
    wanted = wanted.where(record.kind == "entity", statement.property.in_(SAID), is_live(as_of))
    said: dict[tuple[str, str], dict[str, set[str]]] = {}
    for name, document, property_, value in connection.execute(wanted.order_by(record.id)):
        said.setdefault((document, name), {}).setdefault(property_, set()).add(json.loads(value))
    read = select(coverage.document, func.min(coverage.seq)).group_by(coverage.document)
    order = {row[0]: row[1] for row in connection.execute(read)}
    proper = [key for key, each in said.items() if "name" in each.get("mention", ()) and "name" in each and "type" in each]
    found = sorted(proper, key=lambda key: (order.get(key[0], 0), *key))
    return [_named(document, name, said[document, name]) for document, name in found]


def also_named(connection: Connection, entity: str, as_of: str | None) -> tuple[AlsoNamed, ...]:
    """Return the other names in reports that decisions and suggestions join to one; `machine` where no person has said so."""
    edges = load_edges(connection, as_of, is_about("entity"))
    joined = _around(entity, ((edge.left, edge.right) for edge in edges))
    if len(joined) == 1:
        return ()
    near = [edge for edge in edges if edge.left in joined]
    working, reviewed = (
        next(
            (set(each.members) for each in clusters_of(near, policy, THRESHOLD, joined, lambda name: (0, name)) if entity in each.members),
            set(),
        )
        for policy in ("working", "reviewed")
    )
    return tuple(
        AlsoNamed(name, words, document, name not in reviewed) for name, words, document in _names(connection, working - {entity}, as_of)
    )


def _named(document: str, name: str, said: dict[str, set[str]]) -> Named:
    return Named(name, document, min(said["name"]), min(said["type"]), min(said["country"]) if "country" in said else None)


def _around(entity: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return all that can be reached from one by pairs."""
    near: dict[str, set[str]] = {}
    for left, right in pairs:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    found, waiting = {entity}, [entity]
    while waiting:
        more = near.get(waiting.pop(), set()) - found
        found |= more
        waiting += sorted(more)
    return found


def _names(connection: Connection, entities: set[str], as_of: str | None) -> list[tuple[str, str, str]]:
    record, statement = TABLES["record"].c, TABLES["statement"].c
    joined = TABLES["record"].join(TABLES["statement"], statement.subject == record.id)
    wanted = select(record.id, statement.value_json, record.document).select_from(joined)
    wanted = wanted.where(record.id.in_(sorted(entities)), statement.property == "name", is_live(as_of))
    return sorted((row[0], str(json.loads(row[1])), row[2]) for row in connection.execute(wanted))
