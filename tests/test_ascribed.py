"""Whose deed a report says it was, from its words to the comparison: claimed, blamed, or told by the report itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import reconciling
from dateline.answer.counts import load_policy
from dateline.answer.documented import compare, paragraph
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.records.happenings import Incident
from dateline.records.totals import Total
from tests.answer.factory import bounds
from tests.conftest import Read
from tests.ledger import factory

FNV = "Front for the Northern Valleys"
CLAIMED = (
    f"Fighters of the {FNV} (FNV) attacked an army post at Carrow Ford on Saturday, killing three soldiers, the Joint Command said. "
    "The FNV claimed responsibility for the attack in a message on Sunday."
)
BLAMED = (
    "A car bomb exploded beside the market in Brannick on Tuesday, killing nine people, police said. "
    f"No group claimed responsibility. The interior ministry blamed the {FNV} (FNV)."
)
ACCUSED = (
    "A car bomb exploded beside the market in Brannick on Tuesday, killing nine people, police said. "
    f"The {FNV} (FNV) accused the government of using the dead to end the talks."
)


def told(texts: list[str], path: Path, reading: Read) -> list[Incident]:
    """Return the incidents of a ledger of these reports."""
    with open_ledger(str(path), factory.clock, "program:test") as ledger:
        for number, text in enumerate(texts):
            ledger.append(reading(text, "2025-11-24", name=f"{number}.txt"), factory.capture(text, name=f"{number}.txt"), factory.RUN)
    with open_view(str(path)) as view:
        return reconciling.incidents(view)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CLAIMED, {(FNV, "Joint Command"), (FNV, FNV)}),
        (BLAMED, {(FNV, "interior ministry")}),
        (ACCUSED, set()),
    ],
)
def test_who_says_whose_deed_it_was(text: str, said: set[tuple[str, str]], tmp_path: Path, reading: Read) -> None:
    (happened,) = told([text], tmp_path / "ledger.db", reading)
    assert {(each.actor, each.by) for each in happened.ascribed if each.actor == FNV} == said
    assert not any(each.actor == "government" for each in happened.ascribed)


def test_a_blame_is_of_the_attack_that_was_told_last_before_it(tmp_path: Path, reading: Read) -> None:
    text = f"Gunmen shot dead two teachers in Selmin on Monday. {BLAMED}"
    happened = told([text], tmp_path / "ledger.db", reading)
    assert [bool(each.ascribed and each.ascribed[-1].by == "interior ministry") for each in happened if each.start == "2025-11-18"] == [
        True
    ]
    assert not any(each.by == "interior ministry" for one in happened if one.start == "2025-11-17" for each in one.ascribed)


def test_a_comparison_says_who_ascribes_what_and_blame_alone_makes_nothing_certain(tmp_path: Path, reading: Read) -> None:
    happened = told([CLAIMED, BLAMED], tmp_path / "ledger.db", reading)
    total = Total("t1", "attacks", bounds(4), actor=FNV, start="2025-11-01", end="2025-11-30", speaker="Joint Command")
    compared = compare(total, happened, load_policy("range"))
    assert compared.ascribed == (("Joint Command", 1), ("its own claim", 1))
    assert len(compared.incidents) == 1
    assert [each.reason for each in compared.edge] == ["ascribed to it by interior ministry"]
    words = paragraph(compared)
    assert f"Ascribed to {FNV} by Joint Command (1), its own claim (1)." in words
    assert "Possible besides: 1 incident (ascribed to it by interior ministry)" in words
