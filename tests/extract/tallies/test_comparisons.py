"""One total against another. All groups are made up."""

from __future__ import annotations

import pytest

from tests.conftest import Read

SPOKEN = "2024-09-20"

CASES = [
    ("The front is set to carry out double the number of ambushes this year compared to last.", "on_pace", 2.0),
    ("Attacks have tripled compared with last year.", "ratio", 3.0),
    ("There were twice as many attacks as in 2023.", "ratio", 2.0),
    ("Killings are up 30 percent from 2023.", "ratio", 1.3),
    ("Attacks fell by 12% compared with 2023.", "ratio", 0.88),
    ("The army counted fewer attacks than in 2023.", "less", None),
    ("More civilians were killed in 2024 than in 2023.", "more", None),
    ("The FNV carried out 61 attacks between January and August, against 44 in all of last year.", "more", None),
    ("Kidnappings rose to 90 this year, up from 45 in 2023.", "more", None),
]


@pytest.mark.parametrize(("sentence", "relation", "ratio"), CASES)
def test_a_total_is_set_against_the_year_before(sentence: str, relation: str, ratio: float | None, reading: Read) -> None:
    (comparison,) = reading(sentence, published=SPOKEN).comparisons
    assert (comparison.relation, comparison.ratio) == (relation, ratio)
    assert (comparison.against.start, comparison.against.end) == ("2023-01-01", "2023-12-31")


def test_two_numbers_are_two_totals(reading: Read) -> None:
    read = reading("The FNV carried out 61 attacks between January and August, against 44 in all of last year.", published=SPOKEN)
    (comparison,) = read.comparisons
    assert (comparison.left, comparison.against.tally) == ("tally-1", "tally-2")
    assert [tally.value for tally in read.tallies] == [61, 44]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices doubled.",
        "The soldiers doubled back towards the river.",
        "More people came to the market.",
        "He is taller than his brother.",
        "The army left the town from the north last year.",
        "The double agent was arrested in 2023.",
    ],
)
def test_nothing_is_compared(sentence: str, reading: Read) -> None:
    assert reading(sentence, published=SPOKEN).comparisons == ()
