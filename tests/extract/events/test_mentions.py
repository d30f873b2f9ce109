from __future__ import annotations

import pytest

from dateline.records.claims import Event
from dateline.records.reading import Reading
from tests.conftest import Read

PUBLISHED = "2025-11-14"


def only(reading: Reading, words: str) -> Event:
    """Return the one event whose trigger holds the words."""
    found = [event for event in reading.events if words in event.span.of(reading.document.text)]
    assert len(found) == 1, [event.span.of(reading.document.text) for event in reading.events]
    return found[0]


def filled(reading: Reading, event: Event, role: str) -> list[str]:
    return [each.span.of(reading.document.text) for each in event.roles if each.role == role]


TYPES = [
    ("Gunmen attacked the village.", "attacked", "ASSAULT", "firearms"),
    ("The army shelled the village.", "shelled", "ASSAULT", "heavy-weapons"),
    ("Warplanes struck the camp.", "struck", "ASSAULT", "aerial"),
    ("A drone strike killed a commander.", "drone strike", "ASSAULT", "drone"),
    ("A car bomb exploded in the market.", "exploded", "ASSAULT", "explosives"),
    ("A suicide bomber blew himself up in the market.", "blew himself up", "ASSAULT", "suicide-attack"),
    ("Gunmen opened fire on a bus.", "opened fire", "ASSAULT", "firearms"),
    ("Rebels kidnapped two engineers.", "kidnapped", "ASSAULT", "abduct"),
    ("Troops captured a rebel commander.", "captured", "ASSAULT", "abduct"),
    ("The mayor was assassinated on Monday.", "assassinated", "ASSAULT", "targeted"),
    ("A man stabbed two officers.", "stabbed", "ASSAULT", "primitive"),
    ("Guards tortured the prisoners.", "tortured", "ASSAULT", "torture"),
    ("Villagers were killed in a sarin attack.", "sarin attack", "ASSAULT", "unconventional"),
    ("Rebels burned down the school.", "burned down", "ASSAULT", "destroy"),
    ("Police arrested nine students.", "arrested", "COERCE", "arrest"),
    ("The court convicted the general.", "convicted", "SANCTION", "convict"),
    ("Students protested in the capital.", "protested", "PROTEST", "demo"),
    ("The army withdrew its troops from the valley.", "withdrew", "RETREAT", "withdraw"),
    ("The rebels released six hostages.", "released", "RETREAT", "release"),
    ("The minister met rebel leaders on Sunday.", "met", "CONSULT", None),
    ("Troops were deployed to the border.", "deployed", "MOBILIZE", "troops"),
    ("Soldiers rescued the hostages.", "rescued", "AID", None),
    ("The minister condemned the rebels.", "condemned", "ACCUSE", "disapprove"),
    ("The rebels threatened the villagers.", "threatened", "THREATEN", "violence"),
]


@pytest.mark.parametrize(("sentence", "trigger", "type_", "mode"), TYPES)
def test_type_and_mode(reading: Read, sentence: str, trigger: str, type_: str, mode: str | None) -> None:
    event = only(reading(sentence, PUBLISHED), trigger)
    assert (event.type, event.mode) == (type_, mode)


ROLES = [
    ("Rebels killed four policemen.", "killed", {"actor": ["Rebels"], "victim": ["four policemen"]}),
    ("Four policemen were killed by rebels.", "killed", {"actor": ["rebels"], "victim": ["Four policemen"]}),
    ("The killing of two teachers by soldiers shocked the town.", "killing", {"actor": ["soldiers"], "victim": ["two teachers"]}),
    ("An attack by rebels on the garrison failed.", "attack", {"actor": ["rebels"], "target": ["the garrison"]}),
    ("The rebels' attack on the garrison failed.", "attack", {"actor": ["The rebels"], "target": ["the garrison"]}),
    ("Soldiers carried out a raid on the camp.", "raid", {"actor": ["Soldiers"], "target": ["the camp"]}),
    ("A raid on the camp was carried out by soldiers.", "raid", {"actor": ["soldiers"], "target": ["the camp"]}),
    ("Troops launched an assault on the town.", "assault", {"actor": ["Troops"], "target": ["the town"]}),
    ("The rebels who attacked the convoy fled.", "attacked", {"actor": ["The rebels"], "target": ["the convoy"]}),
    ("The officers killed in the ambush were buried.", "killed", {"victim": ["The officers"]}),
    ("The raid resulted in the deaths of five fighters.", "deaths", {"victim": ["five fighters"]}),
    ("The blast left nine people dead.", "dead", {"victim": ["nine people"]}),
    ("Soldiers clashed with rebels.", "clashed", {"actor": ["Soldiers", "rebels"]}),
    ("Clashes between soldiers and rebels went on.", "Clashes", {"actor": ["soldiers", "rebels"]}),
    ("Rebels and smugglers attacked the garrison.", "attacked", {"actor": ["Rebels", "smugglers"], "target": ["the garrison"]}),
    ("Rebels killed a guard and wounded two drivers.", "wounded", {"actor": ["Rebels"], "victim": ["two drivers"]}),
    ("Rebels attacked the town, killing six farmers.", "killing", {"actor": ["Rebels"], "victim": ["six farmers"]}),
    ("Police arrested the gunmen.", "arrested", {"actor": ["Police"], "target": ["the gunmen"]}),
    ("A bomb killed three soldiers.", "killed", {"instrument": ["bomb"], "victim": ["three soldiers"]}),
    ("Rebels fired rockets at the airport.", "fired", {"actor": ["Rebels"], "instrument": ["rockets"], "target": ["the airport"]}),
    ("Rebels attacked soldiers with grenades.", "attacked", {"actor": ["Rebels"], "target": ["soldiers"], "instrument": ["grenades"]}),
    ("The Northern Front claimed responsibility for the bombing.", "bombing", {"actor": ["The Northern Front"]}),
    ("The army blamed the rebels for the attack.", "attack", {"actor": ["the rebels"]}),
    ("The attack was blamed on the rebels.", "attack", {"actor": ["the rebels"]}),
    ("Soldiers killed two men during a search for a rebel commander.", "killed", {"target": ["a rebel commander"]}),
    ("Army kills eight rebels in raid", "kills", {"actor": ["Army"], "victim": ["eight rebels"]}),
]


@pytest.mark.parametrize(("sentence", "trigger", "roles"), ROLES)
def test_roles(reading: Read, sentence: str, trigger: str, roles: dict[str, list[str]]) -> None:
    told = reading(sentence, PUBLISHED)
    event = only(told, trigger)
    assert {role: filled(told, event, role) for role in roles} == roles


NOTHING = [
    "The crew shot a film in the desert.",
    "Senators killed the bill.",
    "She died of cancer.",
    "The two companies struck a deal.",
    "The striker fired a shot wide in the second half of the match.",
    "The ministry released a statement.",
    "He is fighting corruption.",
    "The storm hit the coast.",
    "The company launched a marketing campaign.",
    "The camera captured the moment.",
    "Stocks rallied on Monday.",
    "The minister fired his secretary.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_fighting_words_about_something_else_bring_no_event(reading: Read, sentence: str) -> None:
    assert [event.span.of(sentence) for event in reading(sentence, PUBLISHED).events] == []


def test_an_event_has_the_time_and_place_of_its_own_clause(reading: Read) -> None:
    text = "Rebels attacked a garrison near Mosul on Monday, the ministry said in Baghdad on Wednesday."
    told = reading(text, PUBLISHED)
    event = only(told, "attacked")
    assert next(time.span.of(text) for time in told.times if time.id == event.time) == "Monday"
    assert next(place.name for place in told.places if place.id == event.place) == "Mosul"


def test_conjoined_predicates_share_the_day_at_the_end(reading: Read) -> None:
    text = "Three soldiers were killed and two were wounded on Monday."
    told = reading(text, PUBLISHED)
    assert {event.time is not None for event in told.events} == {True}


def test_a_report_about_sport_brings_no_battles(reading: Read) -> None:
    text = (
        "The team won the match in the last minutes of the season. The striker attacked the goal again and again. "
        "The coach praised the team after the match. The league ends with a battle between the two clubs."
    )
    assert reading(text, PUBLISHED).events == ()


def test_every_trigger_slices_back_to_its_words(reading: Read) -> None:
    text = "Gunmen opened fire on a bus near Orsha, killing two people. Police shot dead one of them."
    assert [event.span.of(text) for event in reading(text, PUBLISHED).events] == ["opened fire", "killing", "shot dead"]
