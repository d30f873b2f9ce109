"""What a sentence counts: outcome, value, bounds, who, and the count it is part of. All people and places are made up."""

from __future__ import annotations

import pytest

from dateline.extract.codebook import Codebook
from dateline.extract.counts import find_counts
from dateline.extract.found import Found
from dateline.records.claims import Count
from dateline.records.reading import Anchor
from tests.conftest import Analyse

NO_DAY = Anchor(None, None, None, "unknown", "none", conflicts_with_published=False, evidence=())

# outcome, value, low, high, class, place of the count it is part of
Told = tuple[str, int | None, int | None, int | None, str, int | None]

CASES: list[tuple[str, list[Told]]] = [
    ("Fourteen fighters were killed in the raid.", [("killed", 14, 14, 14, "militant", None)]),
    ("The raid killed 14.", [("killed", 14, 14, 14, "unknown", None)]),
    (
        "The sweep led to the deaths of 16 rebels, including five men described as commanders, while eight soldiers were hurt.",
        [("killed", 16, 16, 16, "militant", None), ("killed", 5, 5, 5, "leader", 0), ("injured", 8, 8, 8, "soldier", None)],
    ),
    (
        "A mortar round left 12 dead and 30 injured in Tolmere.",
        [("killed", 12, 12, 12, "unknown", None), ("injured", 30, 30, 30, "unknown", None)],
    ),
    ("12 people died in the fire at the mill.", [("killed", 12, 12, 12, "unknown", None)]),
    ("The bombing claimed the lives of three soldiers.", [("killed", 3, 3, 3, "soldier", None)]),
    ("Nine miners lost their lives in the blast.", [("killed", 9, 9, 9, "civilian", None)]),
    (
        "A blast that killed 5 and wounded 20 others struck the market.",
        [("killed", 5, 5, 5, "unknown", None), ("injured", 20, 20, 20, "unknown", None)],
    ),
    ("Three dead, five hurt in market blast", [("killed", 3, 3, 3, "unknown", None), ("injured", 5, 5, 5, "unknown", None)]),
    ("The death toll rose to 45 on Monday.", [("killed", 45, 45, 45, "unknown", None)]),
    ("Officials put the death toll at 31.", [("killed", 31, 31, 31, "unknown", None)]),
    (
        "Soldiers killed two fighters and a policeman, and wounded six.",
        [("killed", 2, 2, 2, "militant", None), ("killed", 1, 1, 1, "police", None), ("injured", 6, 6, 6, "unknown", None)],
    ),
    ("A policeman was killed when gunmen opened fire.", [("killed", 1, 1, 1, "police", None)]),
    (
        "The strike killed Colonel Anton Brekke and two bodyguards.",
        [("killed", 1, 1, 1, "soldier", None), ("killed", 2, 2, 2, "unknown", None)],
    ),
    (
        "They killed Ana Petrov, Josef Lind and Marta Kos.",
        [("killed", 1, 1, 1, "unknown", None), ("killed", 1, 1, 1, "unknown", None), ("killed", 1, 1, 1, "unknown", None)],
    ),
    ("There were no casualties.", [("injured", 0, 0, 0, "unknown", None), ("killed", 0, 0, 0, "unknown", None)]),
    ("No one was hurt.", [("injured", 0, 0, 0, "unknown", None)]),
    ("Officials said there were no injuries.", [("injured", 0, 0, 0, "unknown", None)]),
    ("The shelling did not injure any civilians.", [("injured", 0, 0, 0, "civilian", None)]),
    ("No civilians were harmed.", [("injured", 0, 0, 0, "civilian", None), ("killed", 0, 0, 0, "civilian", None)]),
    ("The garrison had no wounded.", [("injured", 0, 0, 0, "unknown", None)]),
    ("Nobody was killed in the attack.", [("killed", 0, 0, 0, "unknown", None)]),
    ("Dozens of people were killed in Selmin.", [("killed", None, 24, 99, "unknown", None)]),
    ("Hundreds of villagers were displaced by the fighting.", [("displaced", None, 200, 999, "civilian", None)]),
    (
        "At least 25 suspected rebels were killed in clashes, and five civilians were wounded.",
        [("killed", 25, 25, None, "militant", None), ("injured", 5, 5, 5, "civilian", None)],
    ),
    (
        "Eleven miners were killed and three others hurt on Sunday.",
        [("killed", 11, 11, 11, "civilian", None), ("injured", 3, 3, 3, "unknown", None)],
    ),
    ("Between 10 and 15 villagers were abducted.", [("abducted", None, 10, 15, "civilian", None)]),
    ("Gunmen kidnapped more than 200 schoolgirls.", [("abducted", 200, 201, None, "child", None)]),
    ("Up to 40 fighters surrendered at the river crossing.", [("surrendered", 40, 1, 40, "militant", None)]),
    ("About 120 militants were killed.", [("killed", 120, 115, 125, "militant", None)]),
    ("Fewer than 10 soldiers were wounded.", [("injured", 10, 1, 9, "soldier", None)]),
    ("Nearly 200 people were arrested in the capital.", [("arrested", 200, 180, 199, "unknown", None)]),
    ("Some 60 mercenaries died in the strike.", [("killed", 60, 55, 65, "militant", None)]),
    (
        "Security forces arrested several suspected insurgents and detained one man.",
        [("arrested", None, 3, 9, "militant", None), ("arrested", 1, 1, 1, "unknown", None)],
    ),
    (
        "Eleven fighters were killed, among them two commanders.",
        [("killed", 11, 11, 11, "militant", None), ("killed", 2, 2, 2, "leader", 0)],
    ),
    ("A doctor said that four of the dead were farmers.", [("killed", 4, 4, 4, "civilian", None)]),
    (
        "The blast killed at least 52 people, 20 of them children.",
        [("killed", 52, 52, None, "unknown", None), ("killed", 20, 20, 20, "child", 0)],
    ),
    (
        "Medics reported treating 18 wounded in the port, including seven people struck by bullets.",
        [("injured", 18, 18, 18, "unknown", None), ("injured", 7, 7, 7, "unknown", 0)],
    ),
    ("A baker was shot in the arm.", [("injured", 1, 1, 1, "civilian", None)]),
    ("He fired first, and a sergeant was shot dead.", [("killed", 1, 1, 1, "soldier", None)]),
    (
        "GUERRILLAS KILLED TWO PEASANTS AND WOUNDED A SOLDIER IN THE ATTACK.",
        [("killed", 2, 2, 2, "civilian", None), ("injured", 1, 1, 1, "soldier", None)],
    ),
    ("Three journalists are missing.", [("missing", 3, 3, 3, "journalist", None)]),
    ("Three armed gunmen opened fire, and they were killed by a patrol.", [("killed", 3, 3, 3, "militant", None)]),
    (
        "The patrol detained a rebel commander along with three of his drivers.",
        [("arrested", 1, 1, 1, "leader", None), ("arrested", 3, 3, 3, "civilian", None)],
    ),
    ("Mortars were found in addition to detaining multiple suspected rebels.", [("arrested", None, 2, None, "militant", None)]),
    (
        "Forces responded, killing one and wounding two others.",
        [("killed", 1, 1, 1, "unknown", None), ("injured", 2, 2, 2, "unknown", None)],
    ),
    ("Three bodies were recovered from the river.", [("killed", 3, 3, 3, "unknown", None)]),
    (
        "One rebel was detained, the second died of his wounds.",
        [("arrested", 1, 1, 1, "militant", None), ("killed", 1, 1, 1, "unknown", None)],
    ),
    ("The killing of 12 people shocked Marovia.", [("killed", 12, 12, 12, "unknown", None)]),
    ("The arrest of a journalist drew protests.", [("arrested", 1, 1, 1, "journalist", None)]),
    ("The police chief's murder remains unsolved.", [("killed", 1, 1, 1, "police", None)]),
    ("Two aid workers were kidnapped near Port Adair.", [("abducted", 2, 2, 2, "aid_worker", None)]),
    ("Six police officers were wounded.", [("injured", 6, 6, 6, "police", None)]),
    ("The judge was assassinated outside his house.", [("killed", 1, 1, 1, "official", None)]),
    ("The suicide bomber killed himself and six recruits.", [("killed", 6, 6, 6, "soldier", None)]),
    ("Twelve members of the rebel group were captured.", [("captured", 12, 12, 12, "militant", None)]),
    (
        "Eight Marovian soldiers and two policemen were taken prisoner.",
        [("captured", 8, 8, 8, "soldier", None), ("captured", 2, 2, 2, "police", None)],
    ),
    ("Five women were taken hostage.", [("abducted", 5, 5, 5, "woman", None)]),
    ("Three men were taken into custody.", [("arrested", 3, 3, 3, "unknown", None)]),
    ("The fighting forced 3,000 people from their homes.", [("displaced", 3000, 3000, 3000, "unknown", None)]),
    ("Two drivers were beaten to death.", [("killed", 2, 2, 2, "civilian", None)]),
    ("A further five people were injured.", [("injured", 5, 5, 5, "unknown", None)]),
    ("Five more soldiers were killed.", [("killed", 5, 5, 5, "soldier", None)]),
    (
        "Shelling destroyed six houses and damaged 20 others.",
        [("destroyed", 6, 6, 6, "unknown", None), ("damaged", 20, 20, 20, "unknown", None)],
    ),
    ("The fire killed a mother and her two daughters.", [("killed", 1, 1, 1, "woman", None), ("killed", 2, 2, 2, "woman", None)]),
    ("The wounded included three nurses.", [("injured", 3, 3, 3, "civilian", None)]),
    ("Two soldiers, a sergeant and a private, were killed.", [("killed", 2, 2, 2, "soldier", None)]),
    ("Seven passengers were pronounced dead at the scene.", [("killed", 7, 7, 7, "civilian", None)]),
    ("The ambush killed six soldiers, a captain among them.", [("killed", 6, 6, 6, "soldier", None), ("killed", 1, 1, 1, "soldier", 0)]),
    ("Twenty-two inmates escaped and three were shot dead.", [("killed", 3, 3, 3, "unknown", None)]),
    ("As many as 50 people may have died.", [("killed", 50, 0, 50, "unknown", None)]),
    ("Four hostages, one of whom was wounded, were freed.", [("injured", 1, 1, 1, "unknown", None)]),
    ("The number of dead rose to 52.", [("killed", 52, 52, 52, "unknown", None)]),
    ("The explosion injured scores of worshippers.", [("injured", None, 40, 99, "civilian", None)]),
    (
        "A teacher and three pupils died when the bus hit a mine.",
        [("killed", 1, 1, 1, "civilian", None), ("killed", 3, 3, 3, "civilian", None)],
    ),
    ("The crash killed two and critically injured one.", [("killed", 2, 2, 2, "unknown", None), ("injured", 1, 1, 1, "unknown", None)]),
    ("The patrol shot and killed two smugglers.", [("killed", 2, 2, 2, "unknown", None)]),
    ("Two of the wounded later died.", [("killed", 2, 2, 2, "unknown", None)]),
    ("There have been no arrests.", [("arrested", 0, 0, 0, "unknown", None)]),
    ("Two gunmen were killed, a third was wounded.", [("killed", 2, 2, 2, "militant", None)]),
    ("Among the dead were two nurses.", [("killed", 2, 2, 2, "civilian", None)]),
]

NOTHING = [
    "The rebels could kill thousands.",
    "The senate killed a bill.",
    "The rebels threatened to kill 20 hostages.",
    "They planned to kidnap three ministers.",
    "If the dam breaks, 5,000 people would die.",
    "The storm killed time for the travellers.",
    "The home side killed off the match with two late goals.",
    "The reward is worth 5 million dollars.",
    "The 33-year-old farmer came home on Monday.",
    "About 2,000 troops are stationed in the valley.",
    "A group of 40 fighters held the bridge.",
    "The base houses 11,000 soldiers.",
    "The team won 12 matches and lost three.",
    "It is unclear whether there were any casualties.",
    "Prices rose by 12 percent in March.",
    "The attackers fired three rockets at the base.",
    "They tried to kill two officials.",
    "The army wants to arrest 12 men.",
    "She was able to escape.",
    "The law would hurt exporters.",
    "The police captured the scene on video.",
    "The town of 12,000 people lies near the border.",
    "Rebels seized the town on Monday.",
    "The minister said talks would resume on 2 December.",
    "The convoy of 20 trucks left on Friday.",
    "Talks between the two leaders collapsed.",
    "A tip that leads to the killer's arrest will be rewarded.",
    "The attempted murder of two officials is under inquiry.",
    "Two reporters asked three questions.",
    "The court sentenced the man to 20 years.",
    "The killers escaped.",
    "Neither Ana nor Marta was hurt.",
    "The patrol searched 35 buildings.",
    "Thousands of people fled the stadium in panic.",
    "The commander leads 20 fighters.",
]


def counts_of(text: str, analyse: Analyse, codebook: Codebook) -> tuple[Count, ...]:
    return find_counts(Found(analyse(text), NO_DAY), codebook)


@pytest.mark.parametrize(("sentence", "told"), CASES, ids=[sentence[:40] for sentence, _ in CASES])
def test_a_sentence_counts(sentence: str, told: list[Told], analyse: Analyse, codebook: Codebook) -> None:
    counts = counts_of(sentence, analyse, codebook)
    places = {count.id: place for place, count in enumerate(counts)}
    found = [(c.outcome, c.value, c.low, c.high, c.who.class_, places[c.part_of] if c.part_of else None) for c in counts]
    assert found == told


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("At least 25 rebels were killed.", "at_least"),
        ("More than 200 people were abducted.", "more_than"),
        ("Up to 40 fighters were killed.", "at_most"),
        ("Fewer than 10 soldiers were wounded.", "less_than"),
        ("About 120 militants were killed.", "about"),
        ("Nearly 200 people were arrested.", "nearly"),
        ("Between 10 and 15 villagers were abducted.", "range"),
        ("Dozens of people were killed.", "vague"),
        ("Six people were killed.", "exactly"),
    ],
)
def test_a_hedge_becomes_a_comparator(sentence: str, comparator: str, analyse: Analyse, codebook: Codebook) -> None:
    (count,) = counts_of(sentence, analyse, codebook)
    assert count.comparator == comparator


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_counted(sentence: str, analyse: Analyse, codebook: Codebook) -> None:
    assert counts_of(sentence, analyse, codebook) == ()


def test_spans_slice_back_to_the_words_that_carry_the_count(analyse: Analyse, codebook: Codebook) -> None:
    text = "The raid killed at least 11 suspected fighters, among them two commanders."
    whole, part = counts_of(text, analyse, codebook)
    assert (whole.span.of(text), whole.number.of(text)) == ("at least 11 suspected fighters", "at least 11")
    assert (part.span.of(text), part.number.of(text)) == ("two commanders", "two")


def test_one_person_is_counted_from_the_article(analyse: Analyse, codebook: Codebook) -> None:
    text = "A policeman was killed."
    (count,) = counts_of(text, analyse, codebook)
    assert (count.span.of(text), count.number.of(text), count.value) == ("A policeman", "A", 1)


def test_a_toll_is_cumulative(analyse: Analyse, codebook: Codebook) -> None:
    (count,) = counts_of("The death toll rose to 45 on Monday.", analyse, codebook)
    assert count.cumulative


def test_who_was_shot_and_died_is_counted_once(analyse: Analyse, codebook: Codebook) -> None:
    text = "A man was shot near the bridge. The victim was taken to hospital, where the man died."
    assert [count.outcome for count in counts_of(text, analyse, codebook)] == ["killed"]


def test_the_wounded_stay_beside_the_dead(analyse: Analyse, codebook: Codebook) -> None:
    text = "A man was killed near the bridge. Another man was injured."
    assert [count.outcome for count in counts_of(text, analyse, codebook)] == ["killed", "injured"]


def test_a_part_in_a_later_sentence_finds_its_whole(analyse: Analyse, codebook: Codebook) -> None:
    text = "Eleven people died in the blast. Four of the dead were farmers."
    whole, part = counts_of(text, analyse, codebook)
    assert (part.value, part.part_of, part.who.class_) == (4, whole.id, "civilian")


def test_capital_letters_change_nothing(analyse: Analyse, codebook: Codebook) -> None:
    text = "Guerrillas killed two peasants and wounded a soldier in the attack."
    plain = counts_of(text, analyse, codebook)
    loud = counts_of(text.upper(), analyse, codebook)
    assert [(c.outcome, c.value, c.span) for c in plain] == [(c.outcome, c.value, c.span) for c in loud]
