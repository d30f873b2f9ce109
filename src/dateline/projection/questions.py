"""Named questions to the projection of a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from types import TracebackType
from typing import Self

from dateline import reconciling
from dateline.answer.counts.bounds import add, size
from dateline.answer.scope import place
from dateline.answer.tally.rows import HAPPENED
from dateline.config import Config
from dateline.ledger.view import View, open_view
from dateline.projection.asked import ALL, Counted, Day, Disputed, Facet, Filter, Order, Page, Point, Points, Step, Stock
from dateline.records.agenda import Appointment
from dateline.records.happenings import Account, Bounds, Incident
from dateline.records.series import Series
from dateline.records.totals import Total

STEPS = {"day": 10, "month": 7, "year": 4}


def open_projection(config: Config, *, reviewed: bool = False, policy: str = "range") -> Projection:
    """Return the questions that can be put to an existing ledger as it stands now.

    With `reviewed`, by people's decisions alone. The figures of incidents are those of the policy.
    """
    return Projection(open_view(config.ledger), reviewed=reviewed, policy=policy)


class Projection:
    """A ledger's incidents, totals and scheduled events at one head of its log; all answers of one opening are of that head."""

    def __init__(self, view: View, *, reviewed: bool, policy: str) -> None:
        """Take a view from `open_projection`."""
        self._view = view
        self._reviewed = reviewed
        self._policy = policy

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back."""
        self._view.close()

    @cached_property
    def head(self) -> str:
        """The hash of the log's entry at which the ledger stood."""
        return self._view.head()

    def stock(self) -> Stock:
        """Return how much there is."""
        days = sorted(day for each in self._incidents for day in (each.start, each.end) if day)
        return Stock(
            reports=len({document for each in self._incidents for document in each.documents}),
            incidents=len(self._incidents),
            several=sum(len(each.documents) > 1 for each in self._incidents),
            totals=len(self.totals()),
            appointments=len(self._view.comings()),
            contradictions=self.contradictions(limit=0).total,
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )

    def incidents(self, wanted: Filter = ALL, order: Order = "day", offset: int = 0, limit: int | None = 50) -> Page[Incident]:
        """Return some of the incidents that are meant, in an order; without a limit, all from the offset on."""
        found = sorted(self._among(wanted), key=ORDERS[order])
        return Page(found[offset : None if limit is None else offset + limit], len(found), offset)

    def count(self, wanted: Filter = ALL) -> int:
        """Return how many incidents are meant."""
        return len(self._among(wanted))

    def incident(self, prefix: str) -> Incident | None:
        """Return the incident that the first six or more characters of any member's id name; none where they name none.

        Characters that begin the ids of several are an error.
        """
        told = self.account(prefix)
        return told.incident if told else None

    def account(self, prefix: str) -> Account | None:
        """Return all that is told of the incident that the first characters of any member's id name; none where they name none."""
        return reconciling.account_of(self._view, prefix, reviewed=self._reviewed, policy=self._policy)

    def facets(self, by: Facet, wanted: Filter = ALL, limit: int = 50) -> list[Counted]:
        """Return the values that the incidents meant have, the most frequent first; an incident counts once for each of its actors."""
        counted = Counter(value for each in self._among(wanted) for value in dict.fromkeys(_values(each, by)))
        return [Counted(value, many) for value, many in sorted(counted.items(), key=lambda one: (-one[1], one[0] or "~"))[:limit]]

    def days(self, wanted: Filter = ALL, step: Step = "day") -> list[Day]:
        """Return what happened by day, month or year, for curves; what has no day is left out."""
        rows: dict[str, list[Incident]] = {}
        for each in self._among(wanted):
            if day := each.start or each.end:
                rows.setdefault(day[: STEPS[step]], []).append(each)
        return [_day(day, rows[day]) for day in sorted(rows)]

    def points(self, wanted: Filter = ALL, limit: int = 500) -> Points:
        """Return what a map shows: at most so many points, neighbours drawn as one where there are more incidents."""
        found = self._among(wanted)
        placed = [each for each in found if each.where is not None and each.where.lat is not None and each.where.lon is not None]
        points = [_point(each) for each in sorted(placed, key=ORDERS["deadliest"])[:limit]]
        return Points(points, len(points), len(found) - len(placed))

    def totals(self) -> list[Total]:
        """Return the totals that reports give, by report and id."""
        return self._view.totals()

    def series(self) -> list[Series]:
        """Return the totals of all reports over time."""
        return reconciling.running_totals(self._view)

    def appointments(self, today: str, states: Iterable[str] = (), offset: int = 0, limit: int | None = None) -> Page[Appointment]:
        """Return what is to come as all reports leave it, as it stands on a day, the earliest first; of some states, or of all."""
        among = set(states)
        found = [each for each in reconciling.appointments(self._view, today) if not among or each.state in among]
        return Page(found[offset : None if limit is None else offset + limit], len(found), offset)

    def contradictions(self, offset: int = 0, limit: int | None = None, incident: str | None = None) -> Page[Disputed]:
        """Return what cannot both be true within incidents, by day: of all, or of one, named by its own id."""
        found = [
            Disputed(
                each.incident.id, each.incident.start, each.incident.end, each.incident.where.name if each.incident.where else None, one
            )
            for each in sorted(reconciling.accounts(self._view, reviewed=self._reviewed), key=lambda one: ORDERS["day"](one.incident))
            for one in each.contradictions
            if incident is None or each.incident.id == incident
        ]
        return Page(found[offset : None if limit is None else offset + limit], len(found), offset)

    def search(self, words: str, offset: int = 0, limit: int = 50) -> Page[Incident]:
        """Return the incidents whose sentences, names or places hold all the words, the latest first."""
        return self.incidents(Filter(words=words), "latest", offset, limit)

    @cached_property
    def _incidents(self) -> list[Incident]:
        return reconciling.incidents(self._view, reviewed=self._reviewed, policy=self._policy)

    def _among(self, wanted: Filter) -> Sequence[Incident]:
        return [each for each in self._incidents if _is_meant(each, wanted)]


def _latest(incident: Incident) -> tuple[int, str, str]:
    day = incident.start or incident.end
    return (1, "", incident.id) if day is None else (0, "".join(chr(255 - ord(letter)) for letter in day), incident.id)


ORDERS: dict[Order, Callable[[Incident], tuple[object, ...]]] = {
    "day": lambda each: (each.start or each.end or "9999", each.id),
    "latest": _latest,
    "deadliest": lambda each: (-size(each.killed) if each.killed else 1, *_latest(each)),
    "told": lambda each: (-len(each.documents), *_latest(each)),
    "learned": _latest,
}


def _is_meant(incident: Incident, wanted: Filter) -> bool:
    where = incident.where
    asked = (
        (wanted.status, (incident.status,)),
        (wanted.country, (where.country if where else None,)),
        (wanted.admin1, (where.admin1 if where else None,)),
        (wanted.actor, incident.actors),
        (wanted.target, incident.targets),
        (wanted.review, (incident.review,)),
    )
    if any(one is not None and one not in given for one, given in asked):
        return False
    if (wanted.happened and incident.status not in HAPPENED) or (wanted.several and len(incident.documents) < 2):
        return False
    if wanted.outcome and getattr(incident, wanted.outcome) is None:
        return False
    if wanted.placed is not None and wanted.placed != (where is not None and where.lat is not None):
        return False
    said = " ".join((incident.words, *incident.actors, *incident.targets, where.name or "" if where else "")).casefold()
    if not all(word in said for word in (wanted.words or "").casefold().split()):
        return False
    placing = place(incident, wanted.scope).placing
    return placing == "inside" or (wanted.edge and placing == "edge")


def _values(incident: Incident, by: Facet) -> Sequence[str | None]:
    where, day = incident.where, incident.start or incident.end
    if by in ("actor", "target"):
        return (incident.actors if by == "actor" else incident.targets) or (None,)
    if by in ("country", "admin1", "place"):
        return (getattr(where, "name" if by == "place" else by) if where else None,)
    if by in STEPS:
        return (day[: STEPS[by]] if day else None,)
    return (getattr(incident, by),)


def _day(day: str, members: Sequence[Incident]) -> Day:
    figures = {outcome: [each for one in members if (each := getattr(one, outcome))] for outcome in ("killed", "injured", "captured")}
    without = sum(not (each.killed or each.injured or each.captured) for each in members)
    sums: dict[str, Bounds] = {outcome: add(parts) for outcome, parts in figures.items()}
    return Day(day, len(members), **sums, without=without)


def _point(each: Incident) -> Point:
    where = each.where
    if where is None or where.lat is None or where.lon is None:
        raise ValueError(each.id)
    kind = (each.type, each.mode, each.start, each.end)
    return Point(where.lat, where.lon, 1, each.id, where.precision, where.name, *kind, each.killed)
