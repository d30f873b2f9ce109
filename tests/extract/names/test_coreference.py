"""Who is meant: the mentions of each person and body over short reports."""

from __future__ import annotations

import pytest

from dateline.extract.names import find_entities
from tests.conftest import Analyse

REPORTS: dict[str, tuple[str, dict[str, list[str]]]] = {
    "a group by name, abbreviation and description; a minister by title": (
        """Gunmen from the Varda Liberation Front (VLF) attacked an army post near Selmin on Tuesday, killing six soldiers, Defence Minister
Lena Ostrow said. The minister told reporters that she would visit the town. The group did not comment. The VLF, which split from the
Northern Movement in 2014, has said that it wants talks. "They have no choice," Ostrow said. Her deputy, Tomas Havel, resigned last week.
He had criticised the army.""",
        {
            "Lena Ostrow": ["Lena Ostrow", "The minister", "she", "Ostrow", "Her"],
            "Varda Liberation Front": ["Varda Liberation Front", "VLF", "The group", "VLF", "which", "it", "They"],
            "Tomas Havel": ["Her deputy", "Tomas Havel", "He"],
        },
    ),
    "a headline in capitals and the same man in the text": (
        """REBEL CHIEF SAIFUR RAHIMI KILLED IN DRONE STRIKE

Taliban leader Saifur Rahimi was killed in a drone strike on Monday, two officials said. Rahimi, 41, led the group's fighters in three
provinces. His brother Abdul Karim Rahimi survived. Journalist Ana Brek, who met Rahimi in 2019, said that she had warned him.""",
        {
            "Saifur Rahimi": ["SAIFUR RAHIMI", "Saifur Rahimi", "Rahimi", "His", "Rahimi", "him"],
            "Taliban": ["Taliban", "the group"],
            "Abdul Karim Rahimi": ["Abdul Karim Rahimi"],
            "Ana Brek": ["Ana Brek", "who", "she"],
        },
    ),
    "one name in three spellings, and a lawyer who is somebody else": (
        """Muhammad al-Havari, a commander of the Selmin Brigade, was arrested in Aden. Police said Mohammed Al-Havari had crossed the
border by boat. El-Havari's lawyer, Sami Nader, denied it. He said his client was a farmer. The commander will be tried in May.""",
        {
            "Muhammad al-Havari": ["Muhammad al-Havari", "a commander", "Mohammed Al-Havari", "El-Havari", "The commander"],
            "Sami Nader": ["El-Havari's lawyer", "Sami Nader", "He", "his"],
        },
    ),
    "a company, a force and two people": (
        """The company Orlan Mining said on Friday that it had evacuated its workers. Orlan Mining, which employs 400 people, blamed the
Selmin Defence Force. The force denied it. Governor Ana Lind promised protection. The governor said that the mine would open
soon.""",
        {
            "Orlan Mining": ["The company", "Orlan Mining", "it", "its", "Orlan Mining", "which"],
            "Selmin Defence Force": ["Selmin Defence Force", "The force"],
            "Ana Lind": ["Ana Lind", "The governor"],
        },
    ),
    "a spokeswoman who is named later; an army that is not the mission": (
        """A spokeswoman for the UN mission, MINUSMA, said that peacekeepers had come under fire. The spokeswoman, Olga Petrenko, said the
mission had asked the army for help. "We were attacked by men in uniform," she said. Colonel Issa Traore denied this. Colonel Traore said
his men had stayed in their barracks.""",
        {
            "Olga Petrenko": ["A spokeswoman", "The spokeswoman", "Olga Petrenko", "she"],
            "MINUSMA": ["MINUSMA"],
            "Issa Traore": ["Issa Traore", "Traore", "his"],
        },
    ),
    "two presidents: nobody is meant by the title alone": (
        """President Ana Lind met President Tomas Havel in Oslo. The president said the talks went well. Lind left at noon. She thanked the
country's prime minister, Erik Solum. Solum, a former general, said he was pleased.""",
        {
            "Ana Lind": ["Ana Lind", "Lind", "She"],
            "Tomas Havel": ["Tomas Havel"],
            "Erik Solum": ["the country's prime minister", "Erik Solum", "Solum", "a former general", "he"],
        },
    ),
    "a man who gives one name; a state and its army": (
        """A commander of the rebels who gave his name only as Besim told Radio Selmin that the town had fallen. Besim said that the army
had broken the truce. The commander left. Israel said it had struck 12 targets.""",
        {
            "Besim": ["A commander", "his", "Besim", "Besim", "The commander"],
            "Israel": ["Israel", "it"],
            "Radio Selmin": ["Radio Selmin"],
        },
    ),
}


@pytest.mark.parametrize("title", REPORTS)
def test_the_mentions_of_a_report_belong_to_whom_they_mean(analyse: Analyse, title: str) -> None:
    written, wanted = REPORTS[title]
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in written.split("\n\n"))
    found = {each.name: [mention.span.of(text) for mention in each.mentions] for each in find_entities(analyse(text))}
    assert {name: found.get(name) for name in wanted} == wanted


def mentions(analyse: Analyse, text: str, name: str) -> list[str]:
    found = find_entities(analyse(text))
    return next(([mention.span.of(text) for mention in each.mentions] for each in found if each.name == name), [])


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("The National Army of the Valleys (ELV) fled. The ELV lost 12 men.", "National Army of the Valleys", ["ELV", "ELV"]),
        ("The FNV fled. The Front for the Northern Valleys (FNV) lost 12 men.", "Front for the Northern Valleys", ["FNV", "FNV"]),
        ("The Varda Movement, also known as VSIL, fled. VSIL lost men.", "Varda Movement", ["VSIL", "VSIL"]),
        ("Tomas Havel, alias Abu Salim, was killed. Abu Salim led a cell.", "Tomas Havel", ["Abu Salim", "Abu Salim"]),
        ("Minister Pablo Rivas Montoya spoke. Rivas then left.", "Pablo Rivas Montoya", ["Rivas"]),
        ("Saleh Abdulkarim was held. Police released Salih Abdul Karim.", "Saleh Abdulkarim", ["Salih Abdul Karim"]),
    ],
)
def test_other_names_join_the_first(analyse: Analyse, text: str, name: str, others: list[str]) -> None:
    found = mentions(analyse, text, name) or mentions(analyse, text, others[0])
    assert set(others) <= set(found)
    assert name in found


@pytest.mark.parametrize(
    ("text", "name", "stranger"),
    [
        ("Tomas Havel met Pavel Wrona in Oslo. He left at noon.", "Pavel Wrona", "He"),
        ("Ana Lind met Tomas Havel. She left.", "Tomas Havel", "She"),
        ("Hassan Amiri met Hussein Amiri.", "Hassan Amiri", "Hussein Amiri"),
        ("The Varda Front and the Selmin Front fought. The group lost 12 men.", "Selmin Front", "The group"),
        ("The army and the police came. It rained.", "army", "It"),
        ("The hospital said that 12 were hurt. It is likely that more will come.", "hospital", "It"),
        ('"He is a liar," Tomas Havel said.', "Tomas Havel", "He"),
        ('Tomas Havel said: "He is a liar."', "Tomas Havel", "He"),
        ("Police (AP) saw Tomas Havel.", "Tomas Havel", "AP"),
    ],
)
def test_nobody_is_meant_over_a_doubt(analyse: Analyse, text: str, name: str, stranger: str) -> None:
    assert stranger not in mentions(analyse, text, name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Taliban leader Saifur Rahimi was killed.", {"Taliban", "Saifur Rahimi"}),
        ("It was journalist Ana Brek who asked.", {"Ana Brek"}),
        ("Varda Front chairman Tomas Havel left.", {"Varda Front", "Tomas Havel"}),
        ("Former police chief D. K. Nayar left.", {"D. K. Nayar"}),
        ("Readers of The Selmin Times wrote to Ana Brek.", {"The Selmin Times", "Ana Brek"}),
        ("The MP and the CEO spoke of GDP.", set()),
        ("Ana Brek of Radio Selmin asked.", {"Ana Brek", "Radio Selmin"}),
    ],
)
def test_a_name_holds_its_own_words(analyse: Analyse, text: str, names: set[str]) -> None:
    assert {each.name for each in find_entities(analyse(text)) if each.rule == "entity.name@1"} == names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Havel (26), Jamar (23) and Prins (24) were hurt.", "Jamar", "PERSON"),
        ("The newspaper Varda reported it.", "Varda", "ORGANIZATION"),
        ("They fled from the village of Selmin.", "Selmin", "LOCATION"),
        ("Varda, a rebel group based in Aden, denied it.", "Varda", "GROUP"),
        ("The rebel group Varda denied it.", "Varda", "GROUP"),
        ("Police in Selmin district held two men.", "Selmin", "LOCATION"),
    ],
)
def test_the_words_around_a_name_tell_what_it_is(analyse: Analyse, text: str, name: str, kind: str) -> None:
    assert next(each for each in find_entities(analyse(text)) if each.name == name).type == kind


@pytest.mark.parametrize(("gap", "is_topic"), [("\n\n", True), (" ", False)])
def test_the_group_that_opens_a_paragraph_takes_up_the_thread(analyse: Analyse, gap: str, is_topic: bool) -> None:
    text = (
        "The Northern Front denied the bombing. The group said that it attacks no markets.\n\n"
        f"A diplomat said that a splinter group, the Sons of Orsha, was to blame.{gap}The group has claimed 12 attacks this year."
    )
    (front,) = (entity for entity in find_entities(analyse(text)) if entity.name.endswith("Northern Front"))
    assert (max(mention.span.start for mention in front.mentions) == text.rindex("The group")) == is_topic
