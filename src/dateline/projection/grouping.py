"""From happenings and edges to canonical incidents: those that are touched are put together again, the others stay.

Records that live edges join, directly or through others, are decided on together and apart from all others; so it is enough to
look at the whole of what a change touches.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from dateline import reconciling
from dateline.answer.counts import Policy, figure, policies
from dateline.ledger.clusters import THRESHOLD, clusters_of
from dateline.projection.compact import packed, unpacked
from dateline.reconcile.contradictions import contradictions
from dateline.reconcile.incidents import in_order, incident
from dateline.reconcile.particulars import NOTHING, together
from dateline.records.happenings import Bounds, Cluster, Edge, Family, Happening, Incident
from dateline.records.publication import Particulars

OUTCOMES = ("killed", "injured", "captured")
RANGE = "range"
CHUNK = 500
NOTHING_KNOWN = packed(NOTHING)


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The numbers of the incidents that were taken out, and of those that were put in."""

    gone: frozenset[int]
    new: range


def regroup(made: sqlite3.Connection, touched: set[str] | None, *, reviewed: bool) -> Regrouped | None:
    """Put the incidents of touched happenings together again, and say which; null touches all."""
    records = None if touched is None else _reached(made, touched, reviewed=reviewed)
    gone = _forget(made, records)
    known = _Together(made, records)
    last: int = made.execute("SELECT coalesce(max(number), 0) FROM incident").fetchone()[0]
    number = last
    for number, cluster in enumerate(known.clusters(reviewed=reviewed), last + 1):
        members = in_order(known.happenings(cluster.members))
        _write(made, number, cluster, members, known)
    return None if records is None else Regrouped(frozenset(gone), range(last + 1, number + 1))


def _reached(made: sqlite3.Connection, touched: set[str], *, reviewed: bool) -> set[str]:
    """Return the records that joining edges lead to from those touched."""
    joins = "judgement = 'same'" if reviewed else f"(judgement = 'same' OR (judgement = 'suggested' AND score >= {THRESHOLD}))"
    found, frontier = set(touched), set(touched)
    while frontier:
        ends: set[str] = set()
        for some in _chunks(frontier):
            for one, other in (("left", "right"), ("right", "left")):
                wanted = f'SELECT "{other}" FROM edge WHERE "{one}" IN ({_marks(some)}) AND {joins}'  # noqa: S608 columns of ours
                ends.update(row[0] for row in made.execute(wanted, some))
        frontier = ends - found
        found |= frontier
    return found


def _forget(made: sqlite3.Connection, records: set[str] | None) -> set[int]:
    """Take out the incidents that any of the records is a member of, and return their numbers; null takes out all."""
    if records is None:
        for table in ("incident", "body", "particulars", "member", "contradiction", "figure", "words"):
            made.execute(f"DELETE FROM {table}")  # noqa: S608 a table of ours
        return set()
    numbers: set[int] = set()
    for some in _chunks(records):
        wanted = f"SELECT incident FROM member WHERE id IN ({_marks(some)})"  # noqa: S608 marks alone
        numbers.update(row[0] for row in made.execute(wanted, some))
    columns = (("member", "incident"), ("contradiction", "incident"), ("figure", "incident"), ("words", "rowid"))
    for table, column in (("incident", "number"), ("body", "number"), ("particulars", "number"), *columns):
        made.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(each,) for each in sorted(numbers)])  # noqa: S608 a table of ours
    return numbers


class _Together:
    """The happenings, edges, families and states of some records, or of all."""

    def __init__(self, made: sqlite3.Connection, records: set[str] | None) -> None:
        self._made = made
        self._documents: dict[str, str] = dict(_among(made, "SELECT id, document FROM happening WHERE {}", "id", records))
        self.states: dict[str, str] = dict(_among(made, "SELECT record, state FROM state WHERE {}", "record", records))
        edges = _among(made, 'SELECT "left", "right", body FROM edge WHERE {}', '"left"', records)
        self._edges = [unpacked(Edge, body) for _, right, body in edges if records is None or right in records]
        reports = None if records is None else set(self._documents.values())
        self._covered = {each: (first, last) for each, first, last in _among(made, "SELECT * FROM report WHERE {}", "document", reports)}
        found = {each for side in ("left", "right") for each in _among(made, "SELECT * FROM family WHERE {}", f'"{side}"', reports)}
        self._families: dict[str, list[Family]] = defaultdict(list)
        for left, right, body in sorted(found):
            family = unpacked(Family, body)
            self._families[left].append(family)
            self._families[right].append(family)

    def clusters(self, *, reviewed: bool) -> list[Cluster]:
        """Return the clusters of the happenings that nobody found wrong."""
        among = [each for each in self._documents if self.states.get(each) not in reconciling.GONE]
        order = ((each.left, each.right, each.decided_at, each.id, each) for each in self._edges)
        edges = [each for *_, each in sorted(order, key=lambda one: one[:4])]
        return clusters_of(edges, "reviewed" if reviewed else "working", THRESHOLD, among, self._first)

    def _first(self, name: str) -> tuple[int, str]:
        return self._covered.get(self._documents.get(name, ""), (0, 0))[0], name

    def happenings(self, names: Iterable[str]) -> list[Happening]:
        """Return happenings by their ids."""
        return load_happenings(self._made, names)

    def families(self, members: Iterable[Happening]) -> list[Family]:
        """Return the families of the reports that tell of an incident."""
        found = {(each.left, each.right): each for member in members for each in self._families.get(member.document, ())}
        return [found[pair] for pair in sorted(found)]

    def learned(self, members: Iterable[Happening]) -> int:
        """Return when the ledger last learned of an incident, as its last coverage counts."""
        return max((self._covered.get(each.document, (0, 0))[1] for each in members), default=0)


def load_happenings(made: sqlite3.Connection, names: Iterable[str]) -> list[Happening]:
    """Return happenings by their ids."""
    return [unpacked(Happening, row[0]) for some in _chunks(names) for row in made.execute(_bodies(some), some)]


def _bodies(some: Sequence[str]) -> str:
    return f"SELECT body FROM happening WHERE id IN ({_marks(some)})"  # noqa: S608 marks alone


def write_particulars(made: sqlite3.Connection, number: int, members: Iterable[Happening]) -> None:
    """Write what the reports of an incident give of it beside its figures, in their order."""
    names = [each.id for each in members]
    known = {name: body for some in _chunks(names) for name, body in made.execute(_beside(some), some) if body is not None}
    if len(known) > 1:
        body = packed(together([unpacked(Particulars, known[name]) for name in names if name in known]))
    else:
        body = next(iter(known.values()), NOTHING_KNOWN)
    made.execute("INSERT INTO particulars VALUES (?, ?)", (number, body))


def _beside(some: Sequence[str]) -> str:
    return f"SELECT id, particulars FROM happening WHERE id IN ({_marks(some)})"  # noqa: S608 marks alone


def _write(made: sqlite3.Connection, number: int, cluster: Cluster, members: Sequence[Happening], known: _Together) -> None:
    families = known.families(members)
    found = incident(cluster, members, families, RANGE)
    found = replace(found, review=reconciling.review_of(found, known.states))
    wording = " ".join(dict.fromkeys(each.wording or each.words for each in members))
    insert(made, number, found, wording, known.learned(members))
    write_particulars(made, number, members)
    made.executemany("INSERT INTO member VALUES (?, ?)", [(each, number) for each in found.members])
    disputed = enumerate(contradictions(members, families))
    made.executemany("INSERT INTO contradiction VALUES (?, ?, ?)", [(number, at, packed(each)) for at, each in disputed])


def insert(made: sqlite3.Connection, number: int, found: Incident, wording: str, learned: int) -> None:
    """Write an incident's own rows: what it is asked by, the whole of it, its figures, and the words by which it is found."""
    row = (number, *asked_by(found), learned)
    made.execute(f"INSERT INTO incident VALUES ({_marks(row)})", row)  # noqa: S608 marks alone
    made.execute("INSERT INTO body VALUES (?, ?)", (number, packed(found)))
    write_figures(made, policies()[RANGE], [(number, found)])
    made.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", (number, said(found, wording)))


def asked_by(found: Incident) -> tuple[object, ...]:
    """Return the values by which incidents are asked for."""
    where = found.where
    place = (where.name, where.address, where.admin1, where.country, where.precision, where.lat, where.lon) if where else (None,) * 7
    ascribed = dict.fromkeys(json.dumps([each.actor, each.by], ensure_ascii=False) for each in found.ascribed)
    outcomes = dict.fromkeys(each.outcome for each in found.told)
    lists = (json.dumps([*each], ensure_ascii=False) for each in (found.actors, found.targets, found.documents, ascribed, outcomes))
    tolls = (part for outcome in OUTCOMES for part in _parts(getattr(found, outcome)))
    kinds = (found.start, found.end, found.status, found.type, found.mode, found.review)
    return found.id, *kinds, *place, *lists, *tolls, found.independent_low, found.independent_high, len(found.members)


def write_figures(made: sqlite3.Connection, policy: Policy, incidents: Iterable[tuple[int, Incident]]) -> None:
    """Write what a policy makes of the figures of incidents, for sums."""
    rows = ((key_of(policy), number, *figures(found, policy)) for number, found in incidents)
    made.executemany("INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def key_of(policy: Policy) -> str:
    """Return what tells a policy from all others."""
    return sha256(repr(policy).encode()).hexdigest()[:12]


def figures(found: Incident, policy: Policy) -> Iterator[int | None]:
    """Yield the lower bound, best figure and upper bound of each outcome by a policy, then the greatest number told of each."""
    told = [figure(found.told, outcome, policy) for outcome in OUTCOMES]
    for each in told:
        yield from _parts(each.bounds if each else None)
    yield from (each.most if each else None for each in told)


def _parts(bounds: Bounds | None) -> tuple[int | None, int | None, int | None]:
    """Return bounds in three columns; without any, the lower one is -1, for a figure may have none too."""
    return (-1, None, None) if bounds is None else (bounds.low, bounds.best, bounds.high)


def said(found: Incident, wording: str) -> str:
    """Return the words by which an incident is found: its sentences, who and where."""
    where = found.where
    named = (where.name, where.admin1, where.country) if where else ()
    return " ".join(each for each in (wording, *found.actors, *found.targets, *named) if each)


def _among(made: sqlite3.Connection, question: str, column: str, names: Iterable[str] | None) -> Iterator[Any]:
    if names is None:
        yield from made.execute(question.format("1"))
        return
    for some in _chunks(names):
        yield from made.execute(question.format(f"{column} IN ({_marks(some)})"), some)


def _chunks(names: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(names)
    for at in range(0, len(ordered), CHUNK):
        yield ordered[at : at + CHUNK]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
