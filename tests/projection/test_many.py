"""Questions over 200,000 incidents that never were are answered at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scripts.answers import exported, opened, questions, timed
from scripts.many import make

BAR = 200.0  # milliseconds of the processor, the median of twenty: by the clock it hangs on who else is at work


def test_a_small_world_can_be_asked_everything(tmp_path: Path) -> None:
    make(tmp_path / "many.db", 300, 1)
    with opened(tmp_path / "many.db") as projection:
        assert projection.count() == 300
        assert all(question() is not None for question in questions(projection).values())
        assert exported(projection, "csv", tmp_path)["incidents"] == 300


def test_one_seed_makes_one_world(tmp_path: Path) -> None:
    for name in ("one.db", "other.db"):
        make(tmp_path / name, 50, 3)
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "other.db") as other:
        assert list(one.every()) == list(other.every())


@pytest.mark.slow
def test_questions_over_many_incidents_are_answered_at_once(tmp_path: Path) -> None:
    make(tmp_path / "many.db", 200_000, 1)
    with opened(tmp_path / "many.db") as projection:
        late = {name: took for name, question in questions(projection).items() if (took := timed(question, time.process_time)[0]) >= BAR}
    assert not late
