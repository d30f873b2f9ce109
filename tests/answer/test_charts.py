"""Charts: drawn offline, the same bytes each time, with what is open said."""

from __future__ import annotations

import socket
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dateline.answer.charts import Point, curve, draw_comparison, draw_tally, steps
from dateline.answer.counts import load_policy
from dateline.answer.documented.alignment import Measured
from dateline.answer.tally import brief, tally
from dateline.answer.tally.sums import Asking
from dateline.errors import DatelineError
from dateline.records.totals import Total
from tests.answer.factory import bounds, incident, told

RANGE = load_policy("range")
WORLD = [incident("a", told(4), on="2025-03-05"), incident("b", told("2-6"), on="2025-04-01"), incident("c", told("3+"), on="2025-04-02")]
KILLED = Measured(outcomes=("killed",))


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a chart asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def words(path: Path) -> str:
    return " ".join("".join(each.itertext()) for each in ET.parse(path).iter() if each.tag.endswith("text"))  # noqa: S314 our own file


def test_the_documented_curve_rises_day_by_day() -> None:
    points = curve(WORLD, KILLED, RANGE)
    assert [(point.day, point.low, point.best, point.high) for point in points] == [
        ("2025-03-05", 4, 4, 4),
        ("2025-04-01", 6, 8, 10),
        ("2025-04-02", 9, 11, None),
    ]


def test_an_incident_without_a_day_only_widens_the_band() -> None:
    points = curve([*WORLD[:2], incident("undated", told(5), on="")], KILLED, RANGE)
    assert (points[-1].low, points[-1].high) == (6, 15)


def test_claims_are_steps_in_the_order_of_their_days() -> None:
    claims = [Total("t2", "killed", bounds(20), as_of="2025-05-01"), Total("t1", "killed", bounds(9), end="2025-03-31")]
    made = steps([*claims, Total("t3", "killed", bounds(9))])
    assert [point.day for point in made] == ["2025-03-31", "2025-05-01"]
    assert made[0].line == made[1].line


def test_no_step_leads_from_one_scope_to_another() -> None:
    claims = [Total("t1", "killed", bounds(9), start=start, end="2025-03-31") for start in ("2025-01-01", "2025-03-01")]
    assert len({point.line for point in steps(claims)}) == 2


def test_a_tally_is_drawn_with_its_rows_and_says_what_is_open(tmp_path: Path) -> None:
    path = tmp_path / "tally.svg"
    draw_tally([*map(brief, tally(WORLD, [Asking("killed", RANGE)], "month"))], "killed", path, "month")
    assert "2025-03" in words(path)
    assert "open bounds are drawn" in words(path)
    first = path.read_bytes()
    draw_tally([*map(brief, tally(WORLD, [Asking("killed", RANGE)], "month"))], "killed", path, "month")
    assert path.read_bytes() == first


def test_a_comparison_is_drawn_as_a_picture_too(tmp_path: Path) -> None:
    path = tmp_path / "compare.png"
    draw_comparison([Point("2025-03-31", 9, 9, 9)], curve(WORLD[:2], KILLED, RANGE), "killed", path)
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"--plot: chart\.txt: a chart is an \.svg or a \.png file"):
        draw_tally([], "killed", tmp_path / "chart.txt")
    with pytest.raises(DatelineError, match="--plot"):
        draw_tally([], "killed", tmp_path / "none" / "chart.svg")
