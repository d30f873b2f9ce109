"""The table of known bodies: what its rows say, which of several bodies a name means, and what a wrong row brings."""

from __future__ import annotations

import pytest

from dateline.errors import TableError
from dateline.extract.names import bodies, find_entities, lexicon
from tests.conftest import Analyse

HEADER = ("name", "type", "sector", "country", "aliases")


def test_every_row_of_the_table_can_be_used_and_no_body_stands_twice() -> None:
    names = [row["name"] for row in lexicon.rows(bodies.TABLE)]
    assert len(names) > 1000
    assert len(set(names)) == len(names)
    assert bodies.senses()["Boko Haram"][0].known.country == "NG"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (("Varda Front", "TEAM", "REB", "MM", ""), "row 7 (Varda Front): the type “TEAM”"),
        (("Varda Front", "GROUP", "XXX", "MM", ""), "row 7 (Varda Front): the sector “XXX”"),
        (("Varda Front", "GROUP", "REB", "QQ", ""), "row 7 (Varda Front): the country “QQ”"),
        (("", "GROUP", "REB", "MM", ""), "row 7 (no name): the name is empty"),
        (("Varda Front", "GROUP", "REB", "MM", None), "row 7 (Varda Front): wants five fields"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(TableError) as raised:
        bodies._checked(7, dict(zip(HEADER, row, strict=True)))
    assert complaint in str(raised.value)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Manila said the AFP killed four rebels in the Philippines.", "AFP", "PH", "MIL"),
        ("A witness told AFP that four rebels were killed.", "AFP", "FR", "JRN"),
        ("China showed new missiles of the PLA.", "PLA", "CN", "MIL"),
        ("In Nepal the PLA agreed to be counted, and Nepal welcomed it.", "PLA", "NP", "REB"),
        ("Villagers in Lebanon saw the ISF arrive.", "ISF", "LB", "COP"),
        ("Villagers in Iraq saw the ISF arrive.", "ISF", "IQ", "MIL"),
        ("Burundi said that the FNL had fired mortars.", "FNL", "BI", "REB"),
        ("Troops of the Ukrainian National Guard fled.", "National Guard", "UA", "MIL"),
        ("Troops of the National Guard were sent to Ohio.", "National Guard", "US", "MIL"),
    ],
)
def test_a_name_of_several_bodies_means_the_one_of_the_country_spoken_of(
    analyse: Analyse, text: str, name: str, country: str, sector: str
) -> None:
    found = next(each for each in find_entities(analyse(text)) if name in each.name)
    assert (found.country, found.sector) == (country, sector)


def test_an_abbreviation_of_a_rare_body_wants_its_full_name(analyse: Analyse) -> None:
    with_name = "The Front for Change and Concord in Chad withdrew. FACT lost 12 men."
    without = "In Chad nobody knew. FACT lost 12 men."
    assert any(
        "FACT" in (mention.span.of(with_name) for mention in each.mentions) for each in find_entities(analyse(with_name)) if each.sector
    )
    assert all(each.sector is None for each in find_entities(analyse(without)) if each.name == "FACT")


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "country"),
    [
        ("Fighters of the ADF crossed the border.", "ADF", "GROUP", "REB", "CD"),
        ("The RUF burned the village.", "RUF", "GROUP", "REB", "SL"),
        ("The MNDAA took the town.", "MNDAA", "GROUP", "REB", "MM"),
        ("The FSLN denied it.", "FSLN", "ORGANIZATION", "PTY", "NI"),
        ("Police of the PSNI held two men.", "PSNI", "GOVERNMENT", "COP", "GB"),
        ("Observers of UNMOGIP counted 12 shells.", "UNMOGIP", "MILITARY", "MIL", "UNO"),
        ("The men carried AK-47 rifles.", "AK-47", "WEAPON", None, None),
    ],
)
def test_actors_of_many_wars_are_known(analyse: Analyse, text: str, name: str, kind: str, sector: str | None, country: str | None) -> None:
    found = next(each for each in find_entities(analyse(text)) if each.name == name)
    assert (found.type, found.sector) == (kind, sector)
    assert found.country == country or name == "ADF"


def test_words_of_english_in_capitals_are_no_names(analyse: Analyse) -> None:
    text = "POLICE RAID KILLS FOUR IN ICE STORM AS MEN MEND ROAD"
    assert not {"RAID", "ICE", "MEND"} & {each.name for each in find_entities(analyse(text)) if each.country}
