"""What the reports of one incident say together: its days, place, kind and tolls, as the default policy puts it.

Most reports decide; among equals the latest does for tolls, which are revised, and the earliest for days, which follow-ups
misplace. Copies are reports too here: a policy that counts independent sources is another's part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dateline.reconcile.columns import figure
from dateline.records.happenings import Bounds, Happening, Where

Value = TypeVar("Value", bound=Hashable)
_FINE = {"point": 0, "city": 0, "admin2": 1, "region": 2, "admin1": 2, "country": 3}
_NIGHT = 1  # days between the ends of "the night of 9 to 10 November"
_AGREE = 2  # so many last reports that agree on a toll have the word, whatever more reports said before them


def consensus(members: Sequence[Happening]) -> Happening:
    """Return one happening that stands for all: its id is the smallest of theirs, nothing depends on their order.

    Days, place, kind and tolls are each what some report says; the bounds of a toll reach from the lowest to the highest told.
    """
    ordered = sorted(members, key=lambda one: (one.published or "9999", one.id))
    fullest = min(ordered, key=lambda one: (-one.records, one.id))
    dated = _dated(ordered)
    kind = _most([(one.type, one.mode) for one in ordered if one.type and one.mode]) or _most(
        [(one.type, None) for one in ordered if one.type]
    )
    return replace(
        fullest,
        id=min(one.id for one in members),
        names=tuple(sorted({name for one in members for name in one.names})),
        type=kind[0] if kind else None,
        mode=kind[1] if kind else None,
        status=_most([one.status for one in ordered]),
        start=dated.start,
        end=dated.end,
        precision=dated.precision,
        where=_where(ordered),
        actors=_named(ordered, lambda one: one.actors),
        targets=_named(ordered, lambda one: one.targets),
        killed=_toll([one.killed for one in ordered]),
        injured=_toll([one.injured for one in ordered]),
        captured=_toll([one.captured for one in ordered]),
        records=sum(one.records for one in members),
        told=tuple(told for one in ordered for told in one.told),
        voices=tuple(voice for one in ordered for voice in one.voices),
    )


def _dated(ordered: Sequence[Happening]) -> Happening:
    """Return the happening whose days stand: those that most reports give, a single day before a night over two.

    Where no two agree, it is the earliest single day, else the shortest span, the earliest told first.
    """
    close = [(one.start, one.end) for one in ordered if one.start and one.end and _length(one) <= _NIGHT]
    if close:
        counted = Counter(close)
        most = max(counted.values())
        days = min((days for days, times in counted.items() if times == most), key=lambda days: (days[0] != days[1], days))
        return next(one for one in ordered if (one.start, one.end) == days)
    spans = [one for one in ordered if one.start and one.end]
    if spans:
        return min(spans, key=lambda one: (_length(one), one.published or "9999", one.id))
    return next((one for one in ordered if one.start or one.end), ordered[0])


def _length(one: Happening) -> int:
    from_day, to_day = (date.fromisoformat((day or "")[:10]) for day in (one.start, one.end))
    return (to_day - from_day).days


def _where(ordered: Sequence[Happening]) -> Where | None:
    """Return the finest place that most reports give, after the region that most of them give: names alone say least."""
    places = [one.where for one in ordered if one.where is not None]
    located = [place for place in places if place.geonameid is not None or place.lat is not None]
    if not located:
        return places[0] if places else None
    region = _most([(place.country, place.admin1) for place in located])
    inside = [place for place in located if (place.country, place.admin1) == region]
    finest = min(_FINE.get(place.precision or "", 4) for place in inside)
    fine = [place for place in inside if _FINE.get(place.precision or "", 4) == finest]
    name = _most([place.name for place in fine])
    return next(place for place in fine if place.name == name)


def _toll(told: Sequence[Bounds | None]) -> Bounds | None:
    """Return the figure that the last reports agree on, else the one most reports give, the later among equals; bounds hold all.

    That nobody was hurt is no revision of a toll: it is said of one side, or in the first hours.
    """
    known = [bounds for bounds in told if bounds is not None]
    given = [bounds for bounds in known if bounds.high != 0] or known
    if not given:
        return None
    figures = [figure(bounds) for bounds in given]
    last = figures[-_AGREE:]
    best = last[0] if len(last) == _AGREE and len(set(last)) == 1 else _latest_of_most(figures)
    chosen = next(bounds for bounds, each in zip(reversed(given), reversed(figures), strict=True) if each == best)
    lows = [bounds.low for bounds in given if bounds.low is not None]
    highs = [bounds.high for bounds in given if bounds.high is not None]
    return Bounds(min(lows) if lows else None, chosen.best, None if chosen.high is None or not highs else max(highs))


def _latest_of_most(values: Sequence[Value]) -> Value:
    counted = Counter(values)
    most = max(counted.values())
    return next(value for value in reversed(values) if counted[value] == most)


def _most(values: Sequence[Value]) -> Value | None:
    """Return the value met most often, the first of several; None where there is none."""
    return Counter(values).most_common(1)[0][0] if values else None


def _named(ordered: Sequence[Happening], names: Callable[[Happening], Iterable[str]]) -> tuple[str, ...]:
    """Return every name once, as first written, in the order of the reports."""
    first: dict[str, str] = {}
    for one in ordered:
        for name in names(one):
            first.setdefault(name.casefold(), name)
    return tuple(first.values())
