"""What people decided, against itself: no two live decisions that cannot both hold, legal steps, nobody checking their own work."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from dateline.ledger.clusters import Groups
from dateline.ledger.edges import KINDS, edge_id
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying
from dateline.ledger.restrictions import restriction_id
from dateline.ledger.reviews import JUDGED, MACHINE, STEPS
from dateline.ledger.suggestions import family_id
from dateline.ledger.versions import shape_of

SINCE = 2  # the version of the schema that brought these tables
SINCE_CARRIED = 3
SHORT = 12
LIVE = 'SELECT id, "left", "right", about, judgement FROM edge AS e WHERE NOT EXISTS (SELECT 1 FROM edge WHERE supersedes = e.id)'


def find_decision_faults(lying: Lying) -> Iterator[Fault]:
    """Yield what is wrong with edges, families, restrictions and reviews; a ledger from before there were any has none."""
    if lying.version < SINCE:
        return
    yield from _ids(lying)
    yield from _ends(lying)
    yield from _contradictions(lying)
    yield from _edge_changes(lying)
    yield from _steps(lying)
    yield from _own_work(lying)


def _ids(lying: Lying) -> Iterator[Fault]:
    made = {"edge": edge_id, "family": family_id, "restriction": restriction_id}
    for table, right in made.items():
        columns = shape_of(lying.version).columns[table]
        quoted = ", ".join(f'"{column}"' for column in columns)
        for values in lying.rows(f"SELECT {quoted} FROM {table} ORDER BY id"):  # noqa: S608 the names are ours
            row = dict(zip(columns, values, strict=True))
            if right(row) != row["id"]:
                yield Fault(table, str(row["id"]), "the id is not that of what the row says")


def _ends(lying: Lying) -> Iterator[Fault]:
    """Yield the edges between things that are not there, or are of another kind, and reasons that cannot be read."""
    kinds = {str(name): str(kind) for name, kind in lying.rows("SELECT id, kind FROM record")}
    documents = {str(name) for (name,) in lying.rows("SELECT id FROM document")}
    for name, left, right, about, reasons in lying.rows('SELECT id, "left", "right", about, reasons_json FROM edge ORDER BY id'):
        for end in (str(left), str(right)):
            if end not in documents if about == "document" else kinds.get(end) != KINDS.get(str(about)):
                yield Fault("edge", str(name), f"{end[:SHORT]} is no {about} of this ledger")
        if not isinstance(json.loads(str(reasons)), list):
            yield Fault("edge", str(name), "its reasons cannot be read")


def _contradictions(lying: Lying) -> Iterator[Fault]:
    """Yield each live `different` between two records that live decisions make the same."""
    groups = Groups()
    parted = []
    for name, left, right, about, judgement in lying.rows(f"{LIVE} AND judgement IN ('same', 'different') ORDER BY id"):
        first, second = f"{about} {left}", f"{about} {right}"
        for each in (first, second):
            groups.add(each)
        if judgement == "same":
            groups.join(first, second)
        else:
            parted.append((str(name), first, second))
    for name, first, second in parted:
        if groups.of(first) == groups.of(second):
            yield Fault(
                "edge", name, f"{first[-64:][:SHORT]} and {second[-64:][:SHORT]} are told apart here, and the same by way of others"
            )


def _edge_changes(lying: Lying) -> Iterator[Fault]:
    """Yield the edges that take the place of one about another pair, or of a decision by another person without withdrawing it."""
    question = """SELECT e.id, e."left" = o."left" AND e."right" = o."right" AND e.about = o.about, (e.rule IS NULL) = (o.rule IS NULL),
        e.judgement = 'withdrawn' OR e.decided_by = o.decided_by OR o.judgement = 'withdrawn' OR e.rule IS NOT NULL
        FROM edge AS e JOIN edge AS o ON o.id = e.supersedes ORDER BY e.id"""
    for name, same_pair, same_side, own in lying.rows(question):
        if not same_pair:
            yield Fault("edge", str(name), "it takes the place of an edge about two others")
        elif not same_side:
            yield Fault("edge", str(name), "a machine and a person take each other's place")
        elif not own:
            yield Fault("edge", str(name), "it takes the place of another person's decision")


def _steps(lying: Lying) -> Iterator[Fault]:
    now: dict[tuple[str, str], str] = defaultdict(lambda: MACHINE)
    now |= _begun(lying)
    for seq, table, target, state in lying.rows("SELECT seq, target_table, target_id, state FROM review ORDER BY seq"):
        before = now[str(table), str(target)]
        if state not in STEPS.get(before, ()):
            yield Fault("review", str(seq), f"{table} {str(target)[:SHORT]} goes from {before} to {state}, which is no step of the table")
        now[str(table), str(target)] = str(state)
        if lying.one(f"SELECT 1 FROM {table} WHERE id = ?", [target]) is None:  # noqa: S608 a CHECK names the tables
            yield Fault("review", str(seq), f"there is no {table} {str(target)[:SHORT]}")


def _begun(lying: Lying) -> dict[tuple[str, str], str]:
    """Return the states in which records and values began that an earlier version of their report had already."""
    if lying.version < SINCE_CARRIED:
        return {}
    question = "SELECT target_table, new, state FROM carried WHERE new IS NOT NULL AND state <> 'machine' ORDER BY seq"
    return {(str(table), str(name)): str(state) for table, name, state in lying.rows(question)}


def _own_work(lying: Lying) -> Iterator[Fault]:
    """Yield the reviews in which somebody accepts or rejects what they had entered before, by the order of the log."""
    written = """SELECT a.origin, s.subject, s.id, l.seq FROM assertion AS a JOIN statement AS s ON s.id = a.statement
        JOIN log AS l ON l.target_table = 'assertion' AND l.target_id = a.statement || ' ' || a.origin || ' ' || a.run
        WHERE substr(a.origin, 1, 6) = 'human:'"""
    first: dict[tuple[str, str], int] = {}
    if lying.one("SELECT count(*) FROM review") == 0:
        return
    for origin, subject, statement, seq in lying.rows(written):
        for target in (str(subject), str(statement)):
            first[str(origin), target] = min(first.get((str(origin), target), int(str(seq))), int(str(seq)))
    for decider, edge in lying.rows("SELECT decided_by, id FROM edge WHERE rule IS NULL"):
        first[str(decider), str(edge)] = 0
    reviews = """SELECT r.seq, r.target_id, r.reviewer, l.seq FROM review AS r
        JOIN log AS l ON l.target_table = 'review' AND l.target_id = CAST(r.seq AS TEXT) WHERE r.state IN (?, ?) ORDER BY r.seq"""
    for number, judged, reviewer, seq in lying.rows(reviews, JUDGED):
        entered = first.get((str(reviewer), str(judged)))
        if entered is not None and entered < int(str(seq)):
            yield Fault("review", str(number), f"{reviewer} judges what they entered or corrected themselves")
