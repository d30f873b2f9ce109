"""How claims of one report stand to each other: the later one first, as a reader would say it; `nothing` where they do not meet."""

from __future__ import annotations

import pytest

from dateline.records.reading import Reading
from tests.conftest import Read


def told(reading: Reading) -> list[str]:
    """Return the relations as sentences: speaker, relation, speaker."""
    text = reading.document.text
    speakers = {each.id: " ".join(span.of(text) for span in each.source.spans) or "somebody" for each in reading.attributions}
    return [f"{speakers[each.left]} {each.relation} {speakers[each.right]}" for each in reading.relations]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "The general said the Front still poses a threat. The prime minister said the Front is not a real danger.",
            ["The prime minister contradicts The general"],
        ),
        (
            (
                "“The Front is beaten, but the threat does remain,” a senior officer said.\n\n"
                "Prime Minister Karel Drav said there was no need for foreign troops. "
                "“The Front is not really representing a challenge,” he said."
            ),
            ["he contradicts a senior officer"],
        ),
        ("The mayor said the bridge was safe. Engineers said the bridge was unsafe.", ["Engineers contradicts The mayor"]),
        (
            "The governor said the road to Selmin was open. Drivers said the road to Selmin was closed.",
            ["Drivers contradicts The governor"],
        ),
        ("The mayor said the bridge was closed to trucks. The army said the market was open on Friday.", []),
        ("The mayor said the bridge was safe. The mayor said the bridge was not safe in winter.", []),
        ("The army said the road was mined. The army said the night was quiet.", []),
    ],
)
def test_opposite_claims_about_one_thing_contradict(reading: Read, text: str, relations: list[str]) -> None:
    assert told(reading(text)) == relations


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("The ministry accused the Front of shelling the clinic. The Front denied involvement.", ["The Front denies The ministry"]),
        ("The Front claimed it had taken Tolmere on Sunday. The army denied the claim.", ["The army denies The Front"]),
        (
            (
                "The interior ministry blamed the Front for the bombing. Two days passed. Schools were shut. Markets stayed open. "
                "The Front said it had nothing to do with the attack."
            ),
            ["The Front denies The interior ministry"],
        ),
        ("The army denied allegations that it had shelled the clinic.", ["The army denies somebody"]),
        (
            "The spokesman rejected claims by the rebels that four reservists had been taken prisoner.",
            ["The spokesman denies the rebels"],
        ),
        (
            "A doctor told the Courier that four of the dead were farmers; the Joint Command denied that any civilian was hit.",
            ["the Joint Command denies A doctor"],
        ),
        ("The mayor said water would return by night. The union denied that it had broken the law.", []),
    ],
)
def test_a_denial_points_to_what_it_denies(reading: Read, text: str, relations: list[str]) -> None:
    assert told(reading(text)) == relations


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("The Front claimed it had shot down a drone. The army confirmed the report.", ["The army corroborates The Front"]),
        (
            "The minister said two soldiers were killed in the ambush. The army confirmed that two soldiers were killed in the ambush.",
            ["The army corroborates The minister"],
        ),
        ("The Front claimed it had shot down a drone. The army did not confirm the report.", []),
    ],
)
def test_a_confirmation_points_to_what_it_confirms(reading: Read, text: str, relations: list[str]) -> None:
    assert told(reading(text)) == relations


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "The clinic's director said 12 people had died in the raid on Tolmere. The ministry said 9 people had died in the raid.",
            ["The ministry contradicts The clinic's director"],
        ),
        (
            (
                "The clinic's director said at least nine people had died in the raid on Tolmere. "
                "The ministry said 12 people had died in the raid."
            ),
            [],
        ),
        (
            (
                "The number of people killed in the bombing in Brannick has risen to 14, the hospital said. "
                "Officials had earlier put the toll at nine."
            ),
            ["the hospital supersedes Officials"],
        ),
        (
            "A shell killed nine people in Tolmere on Monday, the mayor said. A doctor said she had treated four people for wounds.",
            [],
        ),
    ],
)
def test_two_tolls_of_one_happening_that_cannot_both_be_right_contradict(reading: Read, text: str, relations: list[str]) -> None:
    assert told(reading(text)) == relations


def test_whoever_doubts_a_total_contradicts_who_gives_it(reading: Read) -> None:
    text = (
        "The Joint Command says the Front carried out 61 attacks between January and September. "
        "Aid groups believe that the number of attacks is higher."
    )
    assert told(reading(text)) == ["Aid groups contradicts The Joint Command"]


def test_relations_hold_the_words_of_both_and_name_existing_attributions(reading: Read) -> None:
    found = reading("The ministry accused the Front of shelling the clinic. The Front denied involvement.")
    known = {each.id: each for each in found.attributions}
    assert all(
        relation.span.holds(span) for relation in found.relations for end in (relation.left, relation.right) for span in known[end].content
    )
