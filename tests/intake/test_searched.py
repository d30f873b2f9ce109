from __future__ import annotations

import pytest

from tests.intake.pages import BODY, of_page, page


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said that two officers had been killed near the town on 22 October 2023, when gunmen attacked their post.",
        "The ministry has counted nine attacks on police posts in the district since October 2023, and four of them were fatal.",
    ],
)
def test_a_day_of_the_events_is_no_day_of_publication(sentence: str) -> None:
    assert of_page(page(body=(sentence, *BODY))).published.date is None


def test_a_day_on_a_line_of_its_own_is_taken_where_nothing_better_is() -> None:
    assert of_page(page(after="<p>Date of last revision: 9 August 2017</p>")).published.date == "2017-08-09"


def test_a_day_in_the_address_of_the_page_is_taken() -> None:
    head = '<link rel="canonical" href="https://courier.example/2025/11/14/two-officers-killed">'
    assert of_page(page(head=head)).published.date == "2025-11-14"
