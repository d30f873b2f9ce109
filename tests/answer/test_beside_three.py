"""Three collections of one country's happenings, made so that what they share is known, laid beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dateline.answer.beside import Beside, Limits, lay_beside
from dateline.answer.beside.places import kilometres
from dateline.answer.scope import Scope
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds, Incident, Where
from tests.answer.factory import incident

# Which collections hold how many happenings: 140 in all, 195 rows, 55 of them told again elsewhere.
SHARES = {(1,): 41, (2,): 34, (3,): 31, (1, 2): 6, (1, 3): 5, (2, 3): 2, (1, 2, 3): 21}
EVERY = Scope(start="2031-01-01", end="2031-12-31")
KINDS = ("ASSAULT", "PROTEST")


def happenings(collection: int) -> list[tuple[int, date, Where, str, int]]:
    """Return what a collection holds: the truth's number, day, place, kind and dead, as it tells them.

    Happenings lie a day or a hundred kilometres apart at least; a collection is off by a day at most and by some kilometres.
    """
    rows, number = [], 0
    chance = Random(collection)
    for holders, count in SHARES.items():
        for _ in range(count):
            number += 1
            if collection in holders:
                day = date(2031, 1, 5) + timedelta(days=2 * (number % 170) + chance.choice((0, 1)))
                lat = 31.0 + (number // 170) + chance.uniform(-0.04, 0.04)
                where = Where(f"near {number}", None, None, "MV", lat, 41.0 + chance.uniform(-0.04, 0.04), "city")
                rows.append((number, day, where, KINDS[number % 2], number % 7))
    return rows


def here(collection: int) -> list[Incident]:
    return [
        replace(incident(str(number), on=day.isoformat(), type=kind), where=where, killed=Bounds(dead, dead, dead))
        for number, day, where, kind, dead in happenings(collection)
    ]


def there(collection: int) -> list[Foreign]:
    return [
        Foreign(
            dataset="acled",
            record_id=str(number),
            file=f"{collection}.csv",
            row=row,
            line=row + 1,
            type=kind,
            types=(kind,),
            start=day.isoformat(),
            end=day.isoformat(),
            precision="day",
            where=where,
            actors=(),
            targets=(),
            killed=Bounds(dead, dead, dead),
            sources=(),
        )
        for row, (number, day, where, kind, dead) in enumerate(happenings(collection), 1)
    ]


def laid(incidents: Sequence[Incident], records: Sequence[Foreign]) -> Beside:
    return lay_beside(incidents, records, EVERY, Limits(days=1, kilometres=25.0))


def test_the_world_is_the_one_that_is_described() -> None:
    sizes = [len(happenings(each)) for each in (1, 2, 3)]
    assert (sizes, sum(sizes), sum(SHARES.values())) == ([73, 63, 59], 195, 140)


@pytest.mark.parametrize(("left", "right", "shared"), [(1, 2, 27), (1, 3, 26), (2, 3, 23)])
def test_what_two_collections_share_is_found_and_nothing_else(left: int, right: int, shared: int) -> None:
    found = laid(here(left), there(right))
    assert all(pair.incident.id == pair.foreign.record_id for pair in found.matched)
    assert len(found.matched) == shared
    assert len(found.only_here) == len(happenings(left)) - shared
    assert len(found.only_there) == len(happenings(right)) - shared
    assert {pair.figures for pair in found.matched} == {"agree"}


def test_collections_taken_in_turn_leave_each_happening_once_in_whatever_order_they_come() -> None:
    for order in ((1, 2, 3), (3, 1, 2), (2, 3, 1)):
        known = here(order[0])
        for collection in order[1:]:
            new = {each.record_id for each in laid(known, there(collection)).only_there}
            known += [each for each in here(collection) if each.id in new]
        assert (len(known), len({each.id for each in known})) == (140, 140)


def test_the_order_of_rows_changes_no_pair() -> None:
    incidents, records, chance = here(1), there(2), Random(5)
    before = [(pair.incident.id, pair.foreign.record_id) for pair in laid(incidents, records).matched]
    for _ in range(5):
        chance.shuffle(incidents)
        chance.shuffle(records)
        assert [(pair.incident.id, pair.foreign.record_id) for pair in laid(incidents, records).matched] == before


def test_baghdad_and_mosul_lie_355_kilometres_apart() -> None:
    assert kilometres((33.3152, 44.3661), (36.3489, 43.1577)) == pytest.approx(354.895, abs=0.001)
