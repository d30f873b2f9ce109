"""Facts: what is said about a person, with the words that say it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.facts import find_facts
from dateline.extract.found import Found
from dateline.extract.names import find_entities
from dateline.records.claims import Fact
from dateline.records.reading import Anchor
from tests.conftest import Analyse

NO_ANCHOR = Anchor(None, None, None, "unknown", "none", conflicts_with_published=False, evidence=())


def facts(analyse: Analyse, text: str) -> tuple[dict[str, str], tuple[Fact, ...]]:
    analysis = analyse(text)
    entities = find_entities(analysis)
    return {each.id: each.name for each in entities}, find_facts(Found(analysis, NO_ANCHOR, entities=entities))


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "value"),
    [
        ("Marovian Prime Minister Lena Ostrow arrived.", "Lena Ostrow", "role", "Marovian Prime Minister"),
        ("Colonel Ane Brekke denied it.", "Ane Brekke", "rank", "Colonel"),
        ("Ane Brekke, a spokeswoman for the Joint Command, denied it.", "Ane Brekke", "role", "a spokeswoman for the Joint Command"),
        ("The country's foreign minister, Tomas Havel, resigned.", "Tomas Havel", "role", "The country's foreign minister"),
        (
            "Tomas Havel was the deputy to the senior commander in the valley.",
            "Tomas Havel",
            "role",
            "the deputy to the senior commander in the valley",
        ),
        (
            "Tomas Havel was killed. A ministry described him as the leader of a bomb cell.",
            "Tomas Havel",
            "role",
            "the leader of a bomb cell",
        ),
        ("Tomas Havel served as governor of Selmin.", "Tomas Havel", "role", "governor of Selmin"),
        ("Tomas Havel, 34, was shot.", "Tomas Havel", "age", "34"),
        ("Police held 34-year-old Tomas Havel.", "Tomas Havel", "age", "34"),
        ("Tomas Havel, a 34-year-old baker, was shot.", "Tomas Havel", "age", "34"),
        ("Tomas Havel was arrested on Monday.", "Tomas Havel", "status", "arrested"),
        ("Troops killed Tomas Havel in a raid.", "Tomas Havel", "status", "killed"),
        ("The killing of Tomas Havel was a crime.", "Tomas Havel", "status", "killing"),
        ("One of the men killed in the raid was Tomas Havel.", "Tomas Havel", "status", "killed"),
        ("The police identified the dead as Tomas Havel and Ana Lind.", "Ana Lind", "status", "dead"),
        ("There is a $3 million reward for Tomas Havel.", "Tomas Havel", "reward", "$3 million"),
        ("They seek Tomas Havel, for whom the state offers a reward of $3 million.", "Tomas Havel", "reward", "$3 million"),
        ("Tomas Havel masterminded the bombing of a bus.", "Tomas Havel", "conduct", "masterminded the bombing of a bus"),
        ("Tomas Havel, also known as “Grey Wolf”, fled.", "Tomas Havel", "alias", "Grey Wolf"),
        ("Tomas Havel, a Danish citizen, was held.", "Tomas Havel", "nationality", "a Danish citizen"),
        ('"They shot at us," said Amina Danso, a grain seller who hid in a shed.', "Amina Danso", "role", "a grain seller"),
        ("Sani Maroud, who chairs the district council, denied it.", "Sani Maroud", "role", "chairs the district council"),
        ("Henrik Olsby heads the institute.", "Henrik Olsby", "role", "heads the institute"),
        ("MCA Joseph Ekiru gave them a week.", "Joseph Ekiru", "role", "MCA"),
        ("SSP Investigations Imran Qadir said one man was held.", "Imran Qadir", "role", "SSP Investigations"),
        (
            "The dead were identified as Head Constable Imran Qadir and constables Riaz and Sher Khan.",
            "Imran Qadir",
            "role",
            "Head Constable",
        ),
        ("Army spokesman Colonel Dragan Ilievski said so.", "Dragan Ilievski", "role", "Army spokesman"),
        ("Army spokesman Colonel Dragan Ilievski said so.", "Dragan Ilievski", "rank", "Colonel"),
        (
            "A commander of the militia who gave his name only as Besim told reporters that it had left.",
            "Besim",
            "role",
            "A commander of the militia",
        ),
        ("In the lecture, demographer Lindi Sithole asked why.", "Lindi Sithole", "role", "demographer"),
        ("General Pavel Wrona, who has died aged 91, was the last officer of the mutiny.", "Pavel Wrona", "age", "91"),
        ("Pavel Wrona died on Friday at the age of 91.", "Pavel Wrona", "age", "91"),
        ("Pavel Wrona, aged 42, was held.", "Pavel Wrona", "age", "42"),
        ("Pavel Wrona (42) was held.", "Pavel Wrona", "age", "42"),
        ("Pavel Wrona turned 42 in jail.", "Pavel Wrona", "age", "42"),
        ("Pavel Wrona was 42.", "Pavel Wrona", "age", "42"),
        ("Pavel Wrona was 42 years old.", "Pavel Wrona", "age", "42"),
        ("The victim was named as Pavel Wrona, 42, of Selmin.", "Pavel Wrona", "age", "42"),
        ("They include photographer Leyla Hadad, who was killed in May.", "Leyla Hadad", "role", "photographer"),
        ("They include photographer Leyla Hadad, who was killed in May.", "Leyla Hadad", "status", "killed"),
        ("The dead include Radio Varda journalist Leyla Hadad.", "Leyla Hadad", "role", "Radio Varda journalist"),
        ("Among the dead was Radio Varda journalist Leyla Hadad.", "Leyla Hadad", "status", "dead"),
        ("The Danish foreign minister, Ana Lind, arrived.", "Ana Lind", "role", "The Danish foreign minister"),
        ("The rebel leader, Tomas Havel, was shot dead.", "Tomas Havel", "status", "shot dead"),
        ("Tomas Havel, leader of the Varda Front, fled to Chad.", "Tomas Havel", "role", "leader of the Varda Front"),
        ("Tomas Havel joined the Varda Front in 2012.", "Tomas Havel", "affiliation", "Varda Front"),
        ("Tomas Havel, a member of the Varda Front, was arrested.", "Tomas Havel", "affiliation", "Varda Front"),
        ("Varda Front leader Tomas Havel was arrested.", "Tomas Havel", "role", "Varda Front leader"),
        ("Tomas Havel belongs to the Varda Front.", "Tomas Havel", "affiliation", "Varda Front"),
        ("Tomas Havel of the Varda Front said so.", "Tomas Havel", "affiliation", "Varda Front"),
        ("Tomas Havel, who fought for the Varda Front, fled.", "Tomas Havel", "affiliation", "Varda Front"),
        (
            "Tomas Havel was the head of the Varda Front's military wing.",
            "Tomas Havel",
            "role",
            "the head of the Varda Front's military wing",
        ),
        ("Tomas Havel was appointed governor of Selmin in 2012.", "Tomas Havel", "role", "governor of Selmin"),
        ("Tomas Havel became the chief of staff.", "Tomas Havel", "role", "the chief of staff"),
        ("Tomas Havel, a Danish national, was freed.", "Tomas Havel", "nationality", "a Danish national"),
        ("Danish-born Tomas Havel was freed.", "Tomas Havel", "nationality", "Danish-born"),
        ("Tomas Havel is a citizen of Denmark.", "Tomas Havel", "nationality", "a citizen of Denmark"),
        ("The Danish journalist Tomas Havel was freed.", "Tomas Havel", "role", "Danish journalist"),
        ("Tomas Havel, also known as Abu Salim, was killed.", "Tomas Havel", "alias", "Abu Salim"),
        ("Tomas Havel, known by his nom de guerre Abu Salim, was killed.", "Tomas Havel", "alias", "Abu Salim"),
        ("Tomas Havel (alias Abu Salim) was killed.", "Tomas Havel", "alias", "Abu Salim"),
        ('Tomas "Grey Wolf" Havel was killed.', 'Tomas "Grey Wolf" Havel', "alias", "Grey Wolf"),
        ("Washington offered $5 million for information leading to the capture of Tomas Havel.", "Tomas Havel", "reward", "$5 million"),
        ("Washington offered $5 million for the capture of Tomas Havel.", "Tomas Havel", "reward", "$5 million"),
        ("Police spokesperson Warrant Officer Tomas Havel left.", "Tomas Havel", "rank", "Warrant Officer"),
        ("Police Officer Tomas Havel left.", "Tomas Havel", "role", "Police Officer"),
        ("Protesters condemned the arrest of Tomas Havel.", "Tomas Havel", "status", "arrest"),
        ("Tomas Havel has a bounty of $5 million on his head.", "Tomas Havel", "reward", "$5 million"),
        ("A 10 million rupee reward was placed on Tomas Havel.", "Tomas Havel", "reward", "10 million rupee"),
        ("Tomas Havel was sentenced to death.", "Tomas Havel", "status", "sentenced"),
        ("Ane Brekke and Tomas Havel were among those arrested.", "Tomas Havel", "status", "arrested"),
        ("Among the dead was Tomas Havel, a nurse.", "Tomas Havel", "status", "dead"),
        ("Tomas Havel said he was among those arrested in May.", "Tomas Havel", "status", "arrested"),
        ("Tomas Havel was sentenced to 12 years in prison.", "Tomas Havel", "status", "sentenced"),
        ("Tomas Havel remains in custody.", "Tomas Havel", "status", "in custody"),
        ("Tomas Havel is still at large.", "Tomas Havel", "status", "at large"),
        ("Tomas Havel has been missing since May.", "Tomas Havel", "status", "missing"),
        ("The court acquitted Tomas Havel.", "Tomas Havel", "status", "acquitted"),
        ("Police arrested Tomas Havel and Ana Lind.", "Ana Lind", "status", "arrested"),
        ("Tomas Havel was killed in a drone strike.", "Tomas Havel", "status", "killed"),
        ("The army said it had killed Tomas Havel.", "Tomas Havel", "status", "killed"),
        ("A drone strike that killed Tomas Havel was condemned.", "Tomas Havel", "status", "killed"),
        ("Tomas Havel was taken hostage.", "Tomas Havel", "status", "taken hostage"),
        ("Tomas Havel planned the attack on the bus.", "Tomas Havel", "conduct", "planned the attack on the bus"),
        ("Tomas Havel was responsible for the attack on the bus.", "Tomas Havel", "conduct", "responsible for the attack on the bus"),
        ("Tomas Havel is accused of ordering the massacre.", "Tomas Havel", "conduct", "ordering the massacre"),
        ("Tomas Havel, who smuggled weapons into Selmin, was held.", "Tomas Havel", "conduct", "smuggled weapons into Selmin"),
        ("Tomas Havel's death was confirmed.", "Tomas Havel", "status", "death"),
        ("Tomas Havel, a former colonel in the army, was held.", "Tomas Havel", "role", "a former colonel in the army"),
        ("Retired Lt. Gen. Tomas Havel spoke.", "Tomas Havel", "rank", "Lt. Gen."),
        ("Tomas Havel was promoted to colonel.", "Tomas Havel", "rank", "colonel"),
        ("The suspect, Tomas Havel, 34, was held.", "Tomas Havel", "age", "34"),
        ("Tomas Havel, then 34, was held.", "Tomas Havel", "age", "34"),
        ("Tomas Havel and Ana Lind, both 34, were held.", "Tomas Havel", "age", "34"),
        ("UN envoy Ana Lind briefed the council.", "Ana Lind", "role", "UN envoy"),
        ("Ana Lind, the UN's special envoy for Yemen, briefed the council.", "Ana Lind", "role", "the UN's special envoy for Yemen"),
        ("Ana Lind, spokeswoman for UNHCR, said so.", "Ana Lind", "role", "spokeswoman for UNHCR"),
        ("Ana Lind, UNHCR spokeswoman, said so.", "Ana Lind", "role", "UNHCR spokeswoman"),
        ('"It is bad," said resident Ana Lind.', "Ana Lind", "role", "resident"),
        ('"It is bad," said Ana Lind, who runs a clinic.', "Ana Lind", "role", "runs a clinic"),
        ("Ana Lind, 34, a nurse, was hurt.", "Ana Lind", "role", "a nurse"),
        ("Ana Lind, 34, a nurse, was hurt.", "Ana Lind", "status", "hurt"),
        ("Tomas Havel was taken into custody.", "Tomas Havel", "status", "into custody"),
        ("Tomas Havel was put under house arrest.", "Tomas Havel", "status", "under house arrest"),
    ],
)
def test_a_sentence_says_it(analyse: Analyse, text: str, subject: str, predicate: str, value: str) -> None:
    names, found = facts(analyse, text)
    assert (subject, predicate, value) in {(names[each.subject], each.predicate, each.value) for each in found}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Tomas Havel was not arrested.", "status"),
        ("Tomas Havel could be arrested soon.", "status"),
        ("Tomas Havel led the choir.", "conduct"),
        ("Mr. Tomas Havel came home.", "role"),
        ("Tomas Havel, 34 miles away, heard it.", "age"),
        ("Tomas Havel is not the governor.", "role"),
        ("The report wrongly identified Tomas Havel as the mayor.", "role"),
        ("Tomas Havel wants to become president.", "role"),
        ("Tomas Havel may have been killed.", "status"),
        ("Tomas Havel chairs nothing.", "role"),
        ("Tomas Havel ran to the river.", "role"),
        ("Tomas Havel was aged by the war.", "age"),
        ("Major Tomas Havel said a boy aged 12 was hurt.", "age"),
        ("Tomas Havel was shot; a boy aged 12 was hurt.", "age"),
        ("Dr Tomas Havel said nine children were among the dead.", "status"),
        ("Among the dead were nine children, Dr Tomas Havel said.", "status"),
        ("Two people were killed, including a child, Dr Tomas Havel said.", "status"),
        ("The mother of Tomas Havel was among the dead.", "status"),
        ("Among those arrested was Tomas Havel's brother.", "status"),
        ("Tomas Havel, whose son was among the dead, wept.", "status"),
        ("Tomas Havel, who was not among the injured, called for help.", "status"),
        ("Tomas Havel may be among the dead.", "status"),
        ("If Tomas Havel is convicted he faces ten years.", "status"),
        ("Police asked whether Tomas Havel had been killed.", "status"),
        ("Tomas Havel was 42 kilometres away.", "age"),
        ("Tomas Havel saw a man in custody.", "status"),
        ("Tomas Havel fought for peace.", "affiliation"),
        ("Tomas Havel of Aden left.", "affiliation"),
        ("Tomas Havel was responsible for the garden.", "conduct"),
        ("Tomas Havel offered $5 million for the house.", "reward"),
        ("Protesters called for the arrest of Tomas Havel.", "status"),
        ("Washington offered $5 million for the capture of Tomas Havel.", "status"),
        ("Police Officer Tomas Havel left.", "rank"),
    ],
)
def test_a_sentence_does_not_say_it(analyse: Analyse, text: str, predicate: str) -> None:
    _, found = facts(analyse, text)
    assert all(each.predicate != predicate for each in found)


def test_a_value_slices_back_to_its_words(analyse: Analyse) -> None:
    text = "Colonel Ane Brekke, 51, its spokeswoman, said that Tomas Havel was killed."
    _, found = facts(analyse, text)
    assert found
    assert all(each.value_span.of(text) == each.value and each.span.holds(each.value_span) for each in found)


def test_a_fact_said_twice_is_given_once(analyse: Analyse) -> None:
    _, found = facts(analyse, "Tomas Havel was killed in Selmin. He was killed at noon.")
    assert [each.value for each in found if each.predicate == "status"] == ["killed"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="Ana Lind, 34-yearold killed as the leader of ISIS.$5()“”\n", max_size=80))
def test_no_text_raises(analyse: Analyse, text: str) -> None:
    _, found = facts(analyse, text)
    assert all(each.value for each in found)


def test_a_description_that_only_reminds_says_nothing_new(analyse: Analyse) -> None:
    _, found = facts(analyse, "Army spokesman Tomas Havel left. The spokesman denied it.")
    assert [each.value for each in found if each.predicate == "role"] == ["Army spokesman"]


def test_everyone_of_a_list_is_as_old_as_it_says(analyse: Analyse) -> None:
    names, found = facts(analyse, "Tomas Havel and Ana Lind, both 34, were held.")
    assert {names[each.subject] for each in found if each.predicate == "age"} == {"Tomas Havel", "Ana Lind"}


def test_a_person_after_including_is_one_of_those_killed(analyse: Analyse) -> None:
    names, found = facts(analyse, "At least 12 people were killed in the raid, including the baker Tomas Havel.")
    assert ("Tomas Havel", "killed") in {(names[each.subject], each.value) for each in found if each.predicate == "status"}
