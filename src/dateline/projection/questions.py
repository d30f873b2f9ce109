"""Named questions to the projection of a ledger."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import numpy as np

from dateline import reconciling
from dateline.answer.counts import Policy, load_policy
from dateline.answer.scope import Scope
from dateline.answer.tally import Brief
from dateline.config import Config
from dateline.ledger.view import open_view
from dateline.projection.asked import ALL, Counted, Day, Disputed, Facet, Filter, Order, Page, Points, Step, Stock
from dateline.projection.awaited import appointments_of, disputed_of
from dateline.projection.choosing import chosen, placed
from dateline.projection.columns import Columns, Numbers, Truths, columns_of
from dateline.projection.compact import at_once, unpacked
from dateline.projection.counting import counted_by, days_of, stock_of
from dateline.projection.edging import reasons
from dateline.projection.figures import figures_of
from dateline.projection.following import head_of
from dateline.projection.keeping import in_memory, open_kept, open_standing
from dateline.projection.mapping import points_of
from dateline.projection.members import member_named, members_of
from dateline.projection.ordering import in_order
from dateline.projection.searching import numbers_of
from dateline.projection.summing import tally
from dateline.records.agenda import Appointment
from dateline.records.happenings import Account, Happening, Incident
from dateline.records.publication import Particulars
from dateline.records.series import Series
from dateline.records.totals import Total

OUTCOMES = ("killed", "injured", "captured")
RANGE = "range"
AT_ONCE = 500
TOLD = [field.name for field in fields(Incident)].index("told")
_SHARED: OrderedDict[tuple[str, str], dict[str, Any]] = OrderedDict()
SHARED = 4  # states of projections whose columns a process keeps, for servers that are asked again and again


def open_projection(config: Config, *, reviewed: bool = False, policy: str = RANGE, as_of: str | None = None) -> Projection:
    """Return the questions that can be put to an existing ledger as it stands now.

    With `reviewed`, by people's decisions alone. The figures of incidents are those of the policy. With `as_of`, what the ledger
    believed at that moment (UTC): nothing of that is kept, so it takes as long as loading everything does.
    """
    reconciling.known_policy(policy)
    with open_view(config.ledger) as view:
        if as_of is not None:
            return Projection(in_memory(view, reviewed=reviewed, as_of=as_of), policy)
        return Projection(open_kept(config.cache, view, reviewed=reviewed), policy)


def standing_projection(config: Config, *, reviewed: bool = False, policy: str = RANGE) -> Projection | None:
    """Return the questions that can be put to a ledger as it stood when its projection was last brought up; null where none is kept."""
    with open_view(config.ledger) as view:
        kept = open_standing(config.cache, view, reviewed=reviewed)
    return None if kept is None else Projection(kept, policy)


class Projection:
    """A ledger's incidents, totals and scheduled events at one head of its log; all answers of one opening are of that head."""

    def __init__(self, made: sqlite3.Connection, policy: str = RANGE) -> None:
        """Take a connection from `open_projection`."""
        self._made = made
        self._policy = policy
        self.head = head_of(made).hash
        self.at = dict(made.execute("SELECT key, value FROM meta")).get("at", "")
        self.columns = _shared(made, self.head)
        self._held: tuple[str, Numbers | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back."""
        self._made.close()

    @cached_property
    def _stock(self) -> Stock:
        return stock_of(self._made, self.columns)

    def stock(self) -> Stock:
        """Return how much there is."""
        return self._stock

    def incidents(self, wanted: Filter = ALL, order: Order = "day", offset: int = 0, limit: int | None = 50) -> Page[Incident]:
        """Return some of the incidents that are meant, in an order; without a limit, all from the offset on."""
        found = in_order(self.columns, self._meant(wanted), order)
        return Page(self._load(found[offset : None if limit is None else offset + limit]), len(found), offset)

    def every(self, wanted: Filter = ALL) -> Iterator[Incident]:
        """Yield the incidents that are meant by day, a few in memory at a time."""
        found = in_order(self.columns, self._meant(wanted), "day")
        for at in range(0, len(found), AT_ONCE):
            yield from self._load(found[at : at + AT_ONCE])

    def every_with_particulars(self, wanted: Filter = ALL) -> Iterator[tuple[Incident, Particulars]]:
        """Yield the incidents that are meant by day, each with what its reports give of it beside its figures."""
        found = in_order(self.columns, self._meant(wanted), "day")
        for at in range(0, len(found), AT_ONCE):
            numbers = self.columns.numbers("number")[found[at : at + AT_ONCE]].tolist()
            incidents, beside = self._by_number(numbers), self._asked("particulars", "body", numbers)
            with at_once():
                known = [unpacked(Particulars, body) for body in beside]
            yield from zip(incidents, known, strict=True)

    def count(self, wanted: Filter = ALL) -> int:
        """Return how many incidents are meant."""
        return int(self._meant(wanted).sum())

    def incident(self, prefix: str) -> Incident | None:
        """Return the incident that the first six or more characters of any member's id name; none where they name none.

        Characters that begin the ids of several are an error.
        """
        number = member_named(self._made, prefix)
        return None if number is None else next(iter(self._by_number([number])))

    def account(self, prefix: str) -> Account | None:
        """Return all that is told of the incident that the first characters of any member's id name; none where they name none."""
        number = member_named(self._made, prefix)
        return None if number is None else members_of(self._made, number, self._policy)

    def facets(self, by: Facet, wanted: Filter = ALL, limit: int = 50) -> list[Counted]:
        """Return the values that the incidents meant have, the most frequent first; an incident counts once for each of its actors."""
        return counted_by(self.columns, self._meant(wanted), by, limit)

    def days(self, wanted: Filter = ALL, step: Step = "day") -> list[Day]:
        """Return what happened by day, month or year, for curves; what has no day is left out."""
        return days_of(self.columns, self._meant(wanted), step)

    def points(self, wanted: Filter = ALL, limit: int = 500) -> Points:
        """Return what a map shows: about so many points at most, neighbours drawn as one where there are more places."""
        return points_of(self._made, self.columns, self._meant(wanted), limit)

    def tally(self, scope: Scope, policy: Policy, by: str | None = None, outcomes: Sequence[str] = OUTCOMES) -> tuple[Brief, ...]:
        """Return a tally's rows in numbers, of what certainly lies in a scope: by day, week, month, place, actor, or in one row."""
        meant, figures = self._meant(Filter(scope)), figures_of(self._made, self.columns, policy, outcomes)
        with at_once():
            return tally(self.columns, meant, figures, by)

    def any_of(self, wanted: Iterable[Filter], *, told: bool = True) -> list[Incident]:
        """Return the incidents that one or another filter means, by day; without what is `told`, if nobody asks for figures."""
        meant = np.logical_or.reduce([self._meant(each) for each in wanted])
        return self._load(np.flatnonzero(meant), told=told)

    def at_edge(self, wanted: Filter, besides: Filter) -> list[tuple[str, str]]:
        """Return the ids of the incidents at the edge of a scope, each with the reason, but for those that another filter means."""
        meant = self._meant(replace(wanted, edge=True)) & placed(self.columns, wanted.scope)[1] & ~self._meant(besides)
        places = np.flatnonzero(meant)
        ids = self._asked("incident", "id", self.columns.numbers("number")[places].tolist())
        return list(zip(ids, reasons(self.columns, wanted.scope, places), strict=True))

    def actors(self) -> list[str]:
        """Return the names of all who acted."""
        return self.columns.words("actors")

    def happenings(self) -> list[Happening]:
        """Return what each report tells of, by report and id."""
        return [unpacked(Happening, row[0]) for row in self._made.execute("SELECT body FROM happening ORDER BY document, id")]

    def totals(self) -> list[Total]:
        """Return the totals that reports give, by report and id."""
        return [unpacked(Total, row[0]) for row in self._made.execute("SELECT body FROM total ORDER BY document, id")]

    def series(self) -> list[Series]:
        """Return the totals of all reports over time."""
        return [unpacked(Series, row[0]) for row in self._made.execute("SELECT body FROM series ORDER BY place")]

    def appointments(self, today: str, states: Iterable[str] = (), offset: int = 0, limit: int | None = None) -> Page[Appointment]:
        """Return what is to come as all reports leave it, as it stands on a day, the earliest first; of some states, or of all."""
        return appointments_of(self._made, today, frozenset(states), offset, limit)

    def contradictions(self, offset: int = 0, limit: int | None = None, incident: str | None = None) -> Page[Disputed]:
        """Return what cannot both be true within incidents, by day: of all, or of one, named by its own id."""
        return disputed_of(self._made, offset, limit, incident)

    def search(self, words: str, offset: int = 0, limit: int = 50) -> Page[Incident]:
        """Return the incidents whose sentences, names or places hold all the words, the latest first."""
        return self.incidents(Filter(words=words), "latest", offset, limit)

    def _meant(self, wanted: Filter) -> Truths:
        return chosen(self.columns, wanted, None if wanted.words is None else self._holding(wanted.words))

    def _holding(self, words: str) -> Numbers | None:
        """Return the numbers of the incidents that hold words; a page asks for the same ones again and again."""
        if self._held is None or self._held[0] != words:
            self._held = words, numbers_of(self._made, words)
        return self._held[1]

    def _load(self, places: Numbers, *, told: bool = True) -> list[Incident]:
        return self._by_number(self.columns.numbers("number")[places].tolist(), told=told)

    def _by_number(self, numbers: Collection[int], *, told: bool = True) -> list[Incident]:
        """Return incidents by the numbers of this projection, in their order."""
        bodies = self._asked("body", "body", numbers)
        with at_once():
            if not told:
                return [unpacked(Incident, body, TOLD) for body in bodies]
            return [self._under(unpacked(Incident, body)) for body in bodies]

    def _asked(self, table: str, column: str, numbers: Collection[int]) -> list[str]:
        """Return what a table has of incidents, by the numbers of this projection and in their order."""
        ordered, found = list(numbers), dict[int, str]()
        for at in range(0, len(ordered), AT_ONCE):
            some = ordered[at : at + AT_ONCE]
            marks = ", ".join("?" * len(some))
            found.update(self._made.execute(f"SELECT number, {column} FROM {table} WHERE number IN ({marks})", some))  # noqa: S608 ours
        return [found[number] for number in ordered]

    def _under(self, found: Incident) -> Incident:
        """Return an incident with its figures by the policy."""
        if self._policy == RANGE:
            return found
        if self._policy in reconciling.POLICIES:
            told = self.account(found.id)
            return told.incident if told else found
        return reconciling.under(found, load_policy(self._policy))


def _shared(made: sqlite3.Connection, head: str) -> Columns:
    """Return the columns; what another question of this process has read of the same state of the same file is not read again."""
    columns = columns_of(made)
    file = next(file for _, name, file in made.execute("PRAGMA database_list") if name == "main")
    if file:
        columns.known = _SHARED.setdefault((file, head), {})
        _SHARED.move_to_end((file, head))
        while len(_SHARED) > SHARED:
            _SHARED.popitem(last=False)
    return columns
