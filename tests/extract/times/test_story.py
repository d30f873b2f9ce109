"""Whether a text is told from the day of its page. All people are made up."""

from __future__ import annotations

from tests.conftest import Read

YEARS = (
    " He was born in 1971. He fled in 1993. He came back in 1996. He was jailed in 2003. He was freed in 2007. He was named chief in 2009."
)


def values(reading: Read, text: str) -> list[str]:
    return [time.value for time in reading(text, "2020-06-11").times]


def test_a_profile_whose_lead_tells_of_last_week_is_a_report(reading: Read) -> None:
    assert values(reading, "Omar Tsev was killed last week." + YEARS)[0] == "2020-W23"


def test_in_a_history_last_week_is_not_that_of_the_page(reading: Read) -> None:
    assert values(reading, "Omar Tsev was a clerk. He liked tea." + YEARS + " The siege was in its last week.")[-1] != "2020-W23"
