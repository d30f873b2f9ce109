"""Running totals over many reports: "61 attacks since January", and two months later 74 by the same voice."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Literal

from dateline.reconcile.subjects import fuller_names, is_one_name, name_key
from dateline.records.happenings import Bounds
from dateline.records.series import Point, Series
from dateline.records.totals import Total

Scope = tuple[str | None, ...]


def series(totals: Iterable[Total]) -> list[Series]:
    """Return each total over time, by measure and voice; the order in which the totals are given changes nothing.

    Two totals are of one series when voice, measure, actor, target, place and first day agree. What an unnamed source counts is
    compared with nothing, nor is a total whose first day is not known with another report's.
    """
    scopes: dict[Scope, dict[str, list[Total]]] = defaultdict(lambda: defaultdict(list))
    for total in sorted(totals, key=_order):
        scopes[_scope(total)][name_key(_voice(total)) or ""].append(total)
    found = (_series(members) for by_voice in scopes.values() for members in _one_voice(by_voice))
    return sorted(found, key=lambda each: (each.measure, each.speaker or "", each.id))


def _one_voice(by_voice: Mapping[str, list[Total]]) -> Iterator[list[Total]]:
    """Yield what each voice counts; a short name joins the only longer one that it can stand for."""
    fuller = fuller_names(by_voice)
    joined: dict[str, list[Total]] = defaultdict(list)
    for voice, members in by_voice.items():
        joined[fuller.get(voice, voice)] += members
    yield from (sorted(members, key=_order) for members in joined.values())


def day_of(total: Total) -> str | None:
    """Return the day up to which a total counts: as stated, else the end of its period, else the day of its report."""
    return total.as_of or total.end or total.published


def _order(total: Total) -> tuple[str, str, str]:
    return day_of(total) or "9999", total.published or "9999", total.id


def _scope(total: Total) -> Scope:
    """Return what two totals must have in common, but for the voice; a voice's own people have no name here."""
    voice, actor = _voice(total), name_key(total.actor)
    alone = total.document if total.anonymous or voice is None or total.start is None else None
    acting = None if _is_own(total) else actor
    return alone, total.measure, str(_is_own(total)), acting, name_key(total.target), name_key(total.place), total.start


def _is_own(total: Total) -> bool:
    voice = _voice(total)
    return name_key(total.actor) in _own() or bool(voice and total.actor and is_one_name(voice, total.actor))


def _voice(total: Total) -> str | None:
    return total.body or total.speaker or total.publisher


def _series(members: Sequence[Total]) -> Series:
    first = members[0]
    return Series(
        id=min(each.id for each in members),
        speaker=_voice(first),
        measure=first.measure,
        actor=_voice(first) if _is_own(first) else first.actor,
        target=first.target,
        place=first.place,
        start=first.start,
        points=tuple(_points(members)),
    )


def _points(members: Sequence[Total]) -> Iterator[Point]:
    stated: dict[tuple[str | None, Bounds], list[Total]] = defaultdict(list)
    for each in members:
        stated[day_of(each), each.bounds].append(each)
    before: Bounds | None = None
    for (day, bounds), totals in stated.items():
        yield Point(day, bounds, _change(before, bounds), tuple(totals))
        before = bounds


def _change(before: Bounds | None, now: Bounds) -> Literal["first", "grown", "same", "revised"]:
    if before is None:
        return "first"
    if before == now:
        return "same"
    return "revised" if _figure(now) < _figure(before) else "grown"


def _figure(bounds: Bounds) -> int:
    """Return the figure by which two totals are compared: the one given, else the lower bound."""
    return next((each for each in (bounds.best, bounds.low, bounds.high) if each is not None), 0)


@cache
def _own() -> frozenset[str]:
    text = (resources.files("dateline.reconcile") / "tables" / "series.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["own"])
