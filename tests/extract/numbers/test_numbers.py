from __future__ import annotations

import pytest

from dateline.extract.numbers import Number, find_numbers
from dateline.extract.numbers.hedges import grain
from tests.conftest import Analyse


def numbers(analyse: Analyse, text: str) -> list[Number]:
    return [number for sentence in analyse(text).sentences for number in find_numbers(sentence)]


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high", "comparator"),
    [
        ("Fourteen fighters were killed.", "Fourteen", 14, 14, 14, "exactly"),
        ("The army killed 1,204 fighters.", "1,204", 1204, 1204, 1204, "exactly"),
        ("At least 11 fighters were killed.", "At least 11", 11, 11, None, "at_least"),
        ("More than 80 operations were carried out.", "More than 80", 80, 81, None, "more_than"),
        ("As many as 20 soldiers were killed.", "As many as 20", 20, 1, 20, "at_most"),
        ("Up to 20 soldiers could be killed.", "Up to 20", 20, 0, 20, "at_most"),
        ("Fewer than 30 rebels were captured.", "Fewer than 30", 30, 1, 29, "less_than"),
        ("About 30 villagers were killed.", "About 30", 30, 25, 35, "about"),
        ("Some 250 villagers were killed.", "Some 250", 250, 225, 275, "about"),
        ("They flew nearly 200 missions.", "nearly 200", 200, 180, 199, "nearly"),
        ("Between 12 and 15 gunmen attacked the post.", "Between 12 and 15", None, 12, 15, "range"),
        ("The attack killed 12 to 15 people.", "12 to 15", None, 12, 15, "range"),
        ("The attack killed 12-15 people.", "12-15", None, 12, 15, "range"),
        ("Two or three soldiers were wounded.", "Two or three", None, 2, 3, "range"),
        ("Dozens of people were killed.", "Dozens", None, 24, 99, "vague"),
        ("Scores of people were killed.", "Scores", None, 40, 99, "vague"),
        ("Hundreds of people were killed.", "Hundreds", None, 200, 999, "vague"),
        ("Tens of people were killed.", "Tens", None, 20, 99, "vague"),
        ("Several soldiers were wounded.", "Several", None, 3, 9, "vague"),
        ("A handful of soldiers were wounded.", "A handful", None, 3, 9, "vague"),
        ("An unknown number of civilians were killed.", "An unknown number", None, 1, None, "vague"),
        ("Tens of thousands of people fled.", "Tens of thousands", None, 20000, 99999, "vague"),
        ("Several hundred people fled.", "Several hundred", None, 300, 999, "vague"),
        ("The army arrested twenty-three people.", "twenty-three", 23, 23, 23, "exactly"),
        ("The army arrested a hundred and five people.", "a hundred and five", 105, 105, 105, "exactly"),
        ("The army arrested a dozen people.", "a dozen", 12, 12, 12, "exactly"),
        ("The army arrested half a dozen people.", "half a dozen", 6, 6, 6, "exactly"),
        ("The army arrested two dozen people.", "two dozen", 24, 24, 24, "exactly"),
        ("The war displaced 1.2 million people.", "1.2 million", 1200000, 1200000, 1200000, "exactly"),
        ("The war displaced two to three million people.", "two to three million", None, 2000000, 3000000, "range"),
        ("The group claimed 61+ attacks.", "61+", 61, 61, None, "at_least"),
        ("The blast killed 20 or more villagers.", "20 or more", 20, 20, None, "at_least"),
        ("No casualties were reported.", "No", 0, 0, 0, "exactly"),
        ("None of the soldiers was hurt.", "None", 0, 0, 0, "exactly"),
    ],
)
def test_words_make_an_interval(
    analyse: Analyse, text: str, words: str, value: int | None, low: int, high: int | None, comparator: str
) -> None:
    (number,) = numbers(analyse, text)
    quantity = number.quantity
    assert number.span.of(text) == words
    assert (quantity.value, quantity.low, quantity.high, quantity.comparator) == (value, low, high, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "The reward was $5 million.",
        "The reward was 500 euros.",
        "Support fell by 20 percent.",
        "Support fell to 7.5%.",
        "A 34-year-old farmer was shot.",
        "Ana Brek, 34, was shot.",
        "The farmer, aged 34, was shot.",
        "The team won 3-1.",
        "The 25th Brigade crossed the river.",
        "Fighters of M23 fired 7.62mm rounds.",
        "The convoy was on Route 60.",
        "The village is 20 km north of the town.",
        "The attack happened in 2014.",
        "They marked the 1983 barracks bombing.",
        "The attack happened on 5 July.",
        "The attack happened on July 5.",
        "The attack happened at 6:30 p.m.",
        "The siege lasted three days.",
        "Article 5 was invoked.",
        "Call 555-0123 for details.",
        "A soldier was killed.",
        "They no longer hold the town.",
    ],
)
def test_what_counts_no_things_is_no_number(analyse: Analyse, text: str) -> None:
    assert numbers(analyse, text) == []


def test_the_head_is_the_word_that_carries_the_number(analyse: Analyse) -> None:
    text = "The army killed two dozen fighters and wounded dozens of people."
    sentence = analyse(text).sentences[0]
    assert [sentence.tokens[number.head].text for number in find_numbers(sentence)] == ["dozen", "dozens"]


def test_the_core_leaves_the_hedge_out(analyse: Analyse) -> None:
    text = "More than 80 operations were carried out."
    (number,) = numbers(analyse, text)
    assert number.core.of(text) == "80"


@pytest.mark.parametrize(("number", "step"), [(200, 100), (250, 50), (30, 10), (25, 5), (7, 1), (1000, 1000), (1_200_000, 100_000)])
def test_a_round_number_tells_what_it_was_rounded_to(number: int, step: int) -> None:
    assert grain(number) == step


def test_a_figure_like_a_year_counts_what_stands_in_the_plural(analyse: Analyse) -> None:
    for text in ("The army detained 1983 fighters.", "Some 2000 people fled the town."):
        assert len(numbers(analyse, text)) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("As many as 1.5 lakh people were displaced.", 150_000),
        ("The floods displaced two crore people.", 20_000_000),
        ("Officials said 1,50,000 people were displaced.", 150_000),
        ("Officials said 12,34,567 people were displaced.", 1_234_567),
    ],
)
def test_lakhs_and_crores_are_numbers_in_words_and_in_figures(analyse: Analyse, text: str, value: int) -> None:
    (number,) = numbers(analyse, text)
    assert number.quantity.value == value
