"""Where an event was: by its own clause, by what was hit, by what it points back to; never where people came from or were brought."""

from __future__ import annotations

import pytest

from tests.conftest import Read

PUBLISHED = "2025-11-14"

PLACES = [
    ("Gunmen shot two guards in Mosul and fled to Kirkuk.", "shot", "Mosul"),
    ("Two guards were shot in Mosul and were taken to a hospital in Erbil.", "shot", "Mosul"),
    ("Two guards were shot and were flown to Erbil.", "shot", None),
    ("The army bombed Aleppo before dawn.", "bombed", "Aleppo"),
    ("Rebels shelled the prison in Raqqa, about 90 km from Deir ez-Zor.", "shelled", "Raqqa"),
    ("He was held in the jail in Homs, where nine men were killed.", "killed", "Homs"),
    ("An operation by Yemen's army in Marib killed ten men.", "killed", "Marib"),
    ("Police shot a man from Basra in Mosul.", "shot", "Mosul"),
    ("A court in Hamburg jailed a man on Monday for his part in the killing of ten people.", "killing", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PLACES)
def test_an_event_was_where_its_own_clause_says(reading: Read, text: str, trigger: str, expected: str | None) -> None:
    told = reading(text, PUBLISHED)
    event = next(each for each in told.events if each.span.of(text) == trigger)
    place = next((place for place in told.places if place.id == event.place), None)
    assert (place.name if place else None) == expected


POINTING = [
    ("Talks went on in Mosul. The army shelled the town on Monday.", "shelled", "Mosul"),
    ("Talks went on in Mosul. Ten men were killed there on Monday.", "killed", "Mosul"),
    ("Rebels left Idlib province. Ten men were killed in the province on Monday.", "killed", "Idlib province"),
    ("Two camps stand near Mosul. Ten men were killed in the town of Selmar on Monday.", "killed", "Selmar"),
    ("Rebels hold Idlib province. Ten men were killed in a town on Monday.", "killed", None),
    ("There were ten men killed on Monday.", "killed", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), POINTING)
def test_there_and_the_town_point_back_to_the_last_place_that_fits(reading: Read, text: str, trigger: str, expected: str | None) -> None:
    told = reading(text, PUBLISHED)
    event = next(each for each in told.events if each.span.of(text) == trigger)
    place = next((place for place in told.places if place.id == event.place), None)
    assert (place.span.of(text) if place else None) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man was shot near Bidder and Ocean avenues on Monday.", "Bidder and Ocean avenues"),
        ("A man was shot at the corner of Elm and Ash streets on Monday.", "Elm and Ash streets"),
        ("Shots were fired on Palmer Court on Monday.", "Palmer Court"),
        ("A man was shot in the 300 block of Elm Street on Monday.", "300 block of Elm Street"),
    ],
)
def test_a_spot_is_told_with_all_its_words(reading: Read, text: str, words: str) -> None:
    told = reading(text, PUBLISHED)
    roles = [role.span.of(text) for event in told.events for role in event.roles if role.role == "place"]
    assert any(words in said for said in roles)
