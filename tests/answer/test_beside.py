"""Foreign rows beside incidents: days, places, kinds and figures by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.answer.beside import Limits, lay_beside, lines
from dateline.answer.beside.figures import compared
from dateline.answer.beside.places import kilometres
from dateline.answer.scope import Scope
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds, Incident, Where
from tests.answer.factory import bounds

PALMYRA = Where("Palmyra", None, "Homs", "SY", 34.56, 38.27, "city")
HOMS = Where("Homs", None, "Homs", "SY", 34.73, 36.72, "city")  # 143 km west of Palmyra


def here(name: str, day: str = "2025-11-09", **changes: Any) -> Incident:
    made = Incident(
        id=name,
        members=(name,),
        documents=("d1",),
        names=("report",),
        records=(),
        type="ASSAULT",
        mode="firearms",
        status="occurred",
        start=day,
        end=day,
        precision="day",
        where=PALMYRA,
        actors=(),
        targets=(),
        killed=bounds("11-14"),
        injured=None,
        captured=None,
        policy="range",
        independent_low=1,
        independent_high=1,
        told=(),
        review="machine",
        words="Raid near Palmyra",
    )
    return replace(made, **changes)


def there(name: str, day: str = "2025-11-09", **changes: Any) -> Foreign:
    made = Foreign(
        dataset="acled",
        record_id=name,
        file="syria.csv",
        row=int(name.strip("abcdefghijklmnopqrstuvwxyz") or 1),
        line=2,
        type="Battles: Armed clash",
        types=("ASSAULT",),
        start=day,
        end=day,
        precision="day",
        where=PALMYRA,
        actors=("Northern Front",),
        targets=(),
        killed=bounds(11),
        sources=(),
    )
    return replace(made, **changes)


def pairs(incidents: list[Incident], records: list[Foreign], **asked: Any) -> list[tuple[str, str]]:
    found = lay_beside(incidents, records, Scope(**asked), Limits())
    return [(pair.incident.id, pair.foreign.record_id) for pair in found.matched]


def test_each_meets_one_other_at_most_and_the_nearest_day_wins() -> None:
    incidents = [here("a", "2025-11-09"), here("b", "2025-11-10")]
    records = [there("r1", "2025-11-10"), there("r2", "2025-11-09"), there("r3", "2025-11-10")]
    found = lay_beside(incidents, records, Scope(), Limits())
    assert {(pair.incident.id, pair.foreign.start) for pair in found.matched} == {("a", "2025-11-09"), ("b", "2025-11-10")}
    assert len(found.only_there) == 1
    assert found.only_here == ()


def test_the_pairs_together_are_the_closest_not_the_first() -> None:
    # "a" is near both rows, "b" near the second only: taking a's best first would leave b alone
    incidents = [here("a", "2025-11-10"), here("b", "2025-11-12")]
    records = [there("r1", "2025-11-09"), there("r2", "2025-11-11", killed=bounds(12))]
    assert sorted(pairs(incidents, records, start="2025-11-01")) == [("a", "r1"), ("b", "r2")]


@pytest.mark.parametrize(
    ("changes", "meets"),
    [
        ({}, True),
        ({"start": "2025-11-10", "end": "2025-11-10"}, True),
        ({"start": "2025-11-11", "end": "2025-11-11"}, False),
        ({"start": "2025-11-01", "end": "2025-11-30"}, True),
        ({"where": HOMS}, False),
        ({"where": replace(HOMS, precision="admin1")}, True),
        ({"where": replace(PALMYRA, country="IQ")}, False),
        ({"where": Where("palmyra", country="SY")}, True),
        ({"where": Where("Raqqa", country="SY")}, False),
        ({"types": ("PROTEST",)}, False),
        ({"types": ()}, True),
    ],
)
def test_which_rows_meet_an_incident(changes: dict[str, Any], meets: bool) -> None:
    assert bool(pairs([here("a")], [there("r1", **changes)], start="2025-01-01", end="2025-12-31")) is meets


def test_the_scope_is_that_of_the_file_unless_one_is_asked_for() -> None:
    elsewhere = here("iraq", where=Where("Basra", None, None, "IQ", 30.5, 47.8, "city"))
    incidents = [here("a"), here("later", "2026-02-01"), elsewhere, here("denied", status="denied")]
    found = lay_beside(incidents, [there("r1", where=HOMS)], Scope(), Limits())
    assert [each.id for each in found.only_here] == ["a"]
    assert (found.scope.start, found.scope.end, found.countries) == ("2025-11-09", "2025-11-09", ("SY",))
    asked = lay_beside(incidents, [there("r1"), there("r2", "2024-01-01")], Scope(start="2025-01-01"), Limits())
    assert asked.only_there == ()


def test_ucdp_is_not_asked_for_what_killed_nobody() -> None:
    harmless = here("calm", killed=None)
    assert lay_beside([harmless], [there("r1", dataset="ucdp", where=HOMS)], Scope(), Limits()).only_here == ()


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("11-14", 11, "agree"),
        ("11-14", 9, "more here"),
        (4, "5-9", "more there"),
        ("4+", 90, "agree"),
        (None, 3, "only there"),
        (3, None, "only here"),
    ],
)
def test_figures_agree_where_both_can_be_right(one: Any, other: Any, says: str) -> None:
    assert compared(None if one is None else bounds(one), None if other is None else bounds(other)) == says


def test_figures_in_disorder_are_held_by_their_smallest_and_largest() -> None:
    assert compared(Bounds(4, 4, 4), Bounds(12, 0, 4)) == "agree"


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)


def test_the_lines_say_what_rows_are_and_hide_no_control_characters() -> None:
    told = "\n".join(lines(lay_beside([here("a")], [there("r1"), there("r2", actors=("\x1b[2JNorth",))], Scope(), Limits())))
    assert "counted nowhere" in told
    assert "both can be right" in told
    assert "\x1b" not in told
    leads = list(lines(lay_beside([], [there("r1", dataset="gdelt", lead=True, killed=None)], Scope(), Limits())))
    assert any("leads to look after" in line for line in leads)
