"""Estimates from a ledger: happenings told by three classes of voices, joined more or less surely, with numbers to check by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.ledger.store import open_ledger
from dateline.records.reading import Reading
from tests.ledger import factory
from tests.ledger.village import incidents, suggest

SPEAKERS = {"officials": ("Joint Command", "MIL"), "monitors": ("Orsha Observatory", "NGO"), "media": None}
SURE, DOUBTFUL = 0.97, 0.8


def report(number: int, voice: str) -> Reading:
    """Return a report of a raid in which one class of voices gives the toll."""
    read = factory.reading(f"Report {number}. ", name=f"{number}.txt", site=f"Outlet {number}")
    speaker = SPEAKERS[voice]
    said = () if speaker is None else ("attribution-1",)
    named = [replace(read.entities[1], name=speaker[0], sector=speaker[1], country=None)] if speaker else [read.entities[1]]
    return replace(
        read,
        entities=(read.entities[0], *named, read.entities[2]),
        counts=(replace(read.counts[0], attributions=said),),
        events=(replace(read.events[0], counts=("count-1",), attributions=said),),
        incidents=(replace(read.incidents[0], injured=None, attributions=said),),
        relations=(),
        attributions=read.attributions[:1],
        tallies=(),
        comparisons=(),
        facts=(),
    )


def tell(path: Path, histories: Mapping[str, int], doubtful: str = "") -> None:
    """Make a ledger in which so many happenings are told by these voices; those of one history are joined doubtfully."""
    told = [(history, voice, first) for history, many in histories.items() for _ in range(many) for voice, first in _voices(history)]
    with open_ledger(str(path), factory.clock, "program:test") as ledger:
        for number, (_, voice, _) in enumerate(told):
            read = report(number, voice)
            ledger.append(read, factory.capture(read.document.text, name=read.document.name), factory.RUN)
    names = incidents(str(path))
    joined = [
        (left, right, DOUBTFUL if history == doubtful else SURE)
        for (left, _), (right, (history, _, first)) in pairwise(zip(names, told, strict=True))
        if not first
    ]
    assert suggest(str(path), *joined) == len(joined)


def _voices(history: str) -> Iterator[tuple[str, bool]]:
    yield from ((voice, place == 0) for place, voice in enumerate(history.split("+")))


def estimated(path: Path, *arguments: str) -> Any:
    done = CliRunner().invoke(app, ["--ledger", str(path), "estimate", "--json", *arguments])
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger whose three lists are independent: each tells of every second happening, so that each history has as many."""
    path = tmp_path_factory.mktemp("three") / "ledger.db"
    single = ["officials", "monitors", "media", "officials+monitors", "officials+media", "monitors+media", "officials+monitors+media"]
    tell(path, dict.fromkeys(single, 4), doubtful="officials+monitors")
    return path


def test_three_independent_lists_of_every_second_happening_leave_one_in_eight_unseen(three: Path) -> None:
    found = estimated(three, "--method", "fixed")["estimate"]
    assert dict(found["lists"]) == {"officials": 16, "monitors": 16, "media": 16}
    assert (found["documented"], found["standing"]) == (28, "estimable")
    assert found["estimate"] == pytest.approx(32)  # seven histories of four each: the eighth, on no list, has four too
    assert found["model"].startswith("independence")
    assert found["coverage"] == pytest.approx(1 - 12 / 48)
    assert found["lower_bound"]["estimate"] == pytest.approx(28 + 2 / 3 * 12**2 / (2 * 12))


def test_what_is_joined_doubtfully_is_taken_apart_at_a_higher_threshold_and_the_number_grows(three: Path) -> None:
    found = estimated(three, "--method", "fixed")
    known = {each["threshold"]: each["estimate"]["documented"] for each in found["joined"]}
    assert known == {0.5: 28, 0.7: 28, 0.9: 32, 0.95: 32}
    numbers = [each["estimate"]["estimate"] for each in found["joined"]]
    assert numbers[0] == numbers[1] == pytest.approx(32)
    assert numbers[2] == numbers[3] > numbers[0]
    assert found["combined"]["low"] < 32 < found["combined"]["high"]
    assert found["combined"]["between"] > 0
    assert any("only 4 ways to join" in warning for warning in found["combined"]["warnings"])


def test_the_words_say_what_each_threshold_gives(three: Path) -> None:
    out = CliRunner().invoke(app, ["--ledger", str(three), "estimate", "--method", "fixed"]).stdout
    assert "28 documented on 3 lists (media 16, monitors 16, officials 16)." in out
    assert "Estimated in all: 32 (95 %:" in out
    assert "Joined at 0.5: 28 documented, 32 in all." in out
    assert "Joined at 0.95: 32 documented," in out


def test_two_lists_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    tell(path, {"officials": 6, "monitors": 7, "officials+monitors": 5})
    found = estimated(path)["estimate"]
    assert (found["standing"], found["model"], found["documented"]) == ("two lists", "Chapman", 18)
    assert found["estimate"] == pytest.approx((11 + 1) * (12 + 1) / (5 + 1) - 1)


def test_an_estimate_is_of_what_the_ledger_believed_on_a_past_day(tmp_path: Path) -> None:
    tell(tmp_path / "past.db", dict.fromkeys(("officials+monitors", "officials", "monitors"), 4))
    assert estimated(tmp_path / "past.db", "--as-known", "2025-12-31")["estimate"]["documented"] == 12
    done = CliRunner().invoke(app, ["--ledger", str(tmp_path / "past.db"), "estimate", "--as-known", "2020-01-01"])
    assert done.exit_code == 1
    assert "as it was known on 2020-01-01 holds no incident" in done.stderr


def test_before_it_knew_a_report_nothing_can_be_said_of_late_ones(tmp_path: Path) -> None:
    tell(tmp_path / "past.db", {"media": 1})
    done = CliRunner().invoke(app, ["--ledger", str(tmp_path / "past.db"), "nowcast", "--as-known", "2020-01-01"])
    assert done.exit_code == 1
    assert "no report of the ledger has a day" in done.stderr
