"""Who acted: named, described, not told, or another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.answer.actors import is_among, matches, standing
from dateline.answer.counts import load_policy
from dateline.answer.documented import compare, paragraph
from dateline.answer.documented.alignment import acting
from dateline.records.happenings import Bounds
from dateline.records.totals import Total
from tests.answer.factory import bounds, incident, told

RANGE = load_policy("range")
FNV = "Front for the Northern Valleys"
CLAIM = Total("t1", "attacks", bounds(4), actor=FNV, start="2025-11-01", end="2025-11-30", speaker="Joint Command")


@pytest.mark.parametrize("name", ["FNV", "the FNV", "FNV fighters", FNV, f"{FNV} (FNV)"])
def test_a_group_and_its_initials_are_one_whichever_is_asked_for(name: str) -> None:
    assert matches(FNV, name)
    assert matches("FNV", FNV)


def test_other_initials_and_other_names_are_others() -> None:
    assert not matches(FNV, "SNV")
    assert not matches(FNV, "Front for the Southern Coast")


def test_each_party_of_a_joint_total_is_one_of_those_who_acted() -> None:
    assert is_among("Joint Command and Marovian security forces", ["Joint Command"])
    assert not is_among("Joint Command and Marovian security forces", ["Selmin Brigade"])


@pytest.mark.parametrize(
    ("asked", "actors", "targets", "found"),
    [
        (FNV, ("FNV",), (), "named"),
        (FNV, (), (), "unknown"),
        (FNV, ("gunmen",), ("soldiers",), "described"),
        (FNV, ("soldiers",), (), "another"),
        (FNV, ("Police",), (), "another"),
        (FNV, ("Selmin Brigade",), (), "another"),
        (FNV, ("gunmen", "Selmin Brigade"), (), "another"),
        (FNV, (), ("FNV",), "another"),
        ("Joint Command", ("soldiers",), ("fighters",), "described"),
        ("Joint Command", ("gunmen",), (), "another"),
        ("Selmin Brigade", ("gunmen",), (), "described"),
        ("Selmin Brigade", ("troops",), (), "described"),
    ],
)
def test_a_description_may_be_of_some_and_never_names_anybody(
    asked: str, actors: tuple[str, ...], targets: tuple[str, ...], found: str
) -> None:
    assert standing(asked, actors, targets) == found


def test_own_forces_are_those_of_whoever_counts() -> None:
    own = replace(CLAIM, actor="its own forces")
    assert acting(own) == "Joint Command"
    assert compare(replace(own, speaker=None), [], RANGE).label == "not_comparable"


def test_the_certain_and_the_possible_stand_apart() -> None:
    world = [
        incident("named", on="2025-11-03", actors=("FNV",)),
        incident("nobody", on="2025-11-04", actors=()),
        incident("gunmen", on="2025-11-05", actors=("gunmen",)),
        incident("army", on="2025-11-06", actors=("soldiers",)),
        incident("later", on="2025-12-01", actors=("FNV",)),
    ]
    compared = compare(CLAIM, world, RANGE)
    assert (compared.documented, compared.possible) == (Bounds(1, 1, 1), Bounds(1, None, 3))
    assert (compared.label, compared.with_edge) == ("undocumented_residual", "undocumented_residual")
    words = paragraph(compared)
    assert "The ledger documents 1 incident in the same scope" in words
    assert "Possible besides: 2 incidents (1 × actor described, not named, 1 × no actor named); with none to all of them 1 to 3" in words
    assert "25 % is certainly documented. Undocumented is not false. Even with all possible ones 1 would be left." in words


def test_what_is_possible_never_makes_a_claim_certain() -> None:
    compared = compare(replace(CLAIM, bounds=bounds(1)), [incident("nobody", on="2025-11-04", actors=())], RANGE)
    assert (compared.label, compared.with_edge) == ("undocumented_residual", "consistent")
    assert compared.verdict is not None
    assert compared.verdict.coverage == 0
    assert "If enough of the possible ones belong to it, both can be right." in paragraph(compared)


def test_an_incident_without_a_figure_documents_nobody() -> None:
    toll = replace(CLAIM, measure="killed", unit="people", target="people")
    world = [incident("silent", on="2025-11-03"), incident("told", told(2), on="2025-11-04")]
    assert compare(toll, world, RANGE).incidents == ("told",)
