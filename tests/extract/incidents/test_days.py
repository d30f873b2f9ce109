from __future__ import annotations

from tests.conftest import Read
from tests.extract.incidents.told import happened

PUBLISHED = "2025-11-14"  # a Friday


def days(reading: Read, text: str) -> list[str | None]:
    return [incident.start for incident in happened(reading(text, PUBLISHED))]


def test_the_day_of_a_saying_is_not_that_of_the_deed(reading: Read) -> None:
    text = "Gunmen killed a guard in Mosul on Monday. Two others were wounded in the attack, the ministry said in a statement on Thursday."
    assert days(reading, text) == ["2025-11-10"]


def test_a_clause_with_since_has_a_day_of_its_own(reading: Read) -> None:
    text = (
        "A bomb killed two soldiers near Mosul on Thursday. It was the first attack in the region since talks resumed in Basra on Tuesday."
    )
    assert days(reading, text) == ["2025-11-13"]


def test_a_relative_clause_has_a_day_of_its_own(reading: Read) -> None:
    text = "Twelve inmates were killed on Thursday at the prison in Mosul where a riot broke out in May."
    assert days(reading, text)[0] == "2025-11-13"


def test_the_day_of_the_attack_counts_and_not_that_of_a_death_that_followed(reading: Read) -> None:
    text = "Gunmen wounded a judge in Mosul on Tuesday. The judge died of the wounds on Thursday."
    assert days(reading, text) == ["2025-11-11"]


def test_a_weekend_is_made_finer_by_the_day_told_behind_it(reading: Read) -> None:
    text = (
        "Police in Mosul are looking for those who shot a woman over the weekend. Officers were called to Elm Street at 4 p.m. on Sunday."
    )
    assert days(reading, text) == ["2025-11-09"]


def test_the_day_in_a_dateline_dates_the_report(reading: Read) -> None:
    text = "BASRA, Nov 14 (Orsha Wire) - Six soldiers died when a bomb went off near Mosul.\n\nThursday's blast was the third this year."
    assert days(reading, text) == ["2025-11-13"]


def test_what_was_reported_on_a_day_happened_then(reading: Read) -> None:
    text = "On Wednesday, jets were reported to have bombed a village near Mosul."
    assert days(reading, text) == ["2025-11-12"]


def test_a_day_beside_overnight_is_the_finer_one(reading: Read) -> None:
    assert days(reading, "Soldiers detained a bomb maker during an overnight raid in Mosul yesterday.") == ["2025-11-13"]


def test_overnight_is_made_finer_by_the_hour_told_behind_it(reading: Read) -> None:
    text = "A guard was shot overnight in Mosul. Two men started fighting around 11:30 p.m. Thursday near the gate, and one of them fired."
    assert days(reading, text) == ["2025-11-13"]


def test_the_day_of_a_hearing_or_a_funeral_is_not_that_of_the_deed(reading: Read) -> None:
    text = (
        "Three men are accused of killing a teacher in Mosul. They appeared in court on Thursday. "
        "The teacher was walking home around 9 p.m. Nov. 4 when they shot her. She was buried on Monday."
    )
    assert days(reading, text)[0] == "2025-11-04"


def test_people_charged_in_a_killing_were_not_charged_on_its_day(reading: Read) -> None:
    text = "A man was charged Friday in the killing of a baker in Mosul. The baker was shot on Tuesday night."
    assert "2025-11-11" in days(reading, text)


def test_people_arrested_in_a_raid_were_arrested_on_its_day(reading: Read) -> None:
    assert days(reading, "Nine men were arrested on Tuesday in a raid on a house in Mosul.") == ["2025-11-11"]


def test_what_only_a_saying_dates_had_happened_by_then(reading: Read) -> None:
    told = happened(reading("According to an account provided Monday, a guard was shot in Mosul.", PUBLISHED))
    assert [(incident.start, incident.end) for incident in told] == [(None, "2025-11-10")]


def test_an_hour_behind_police_say_is_that_of_the_deed(reading: Read) -> None:
    assert days(reading, "Police say around 9 p.m. Nov. 4 two men attacked a student in Mosul.") == ["2025-11-04"]


def test_the_years_of_a_notice_of_rights_date_nothing(reading: Read) -> None:
    text = "Deputies say stabbing victim shot attacker. Copyright 2027 Orsha Media. A guard was stabbed in Mosul around 1:30 p.m. Monday."
    assert set(days(reading, text)) == {"2025-11-10"}


def test_the_day_in_a_masthead_dates_the_report(reading: Read) -> None:
    text = (
        "Orsha Command Morning Update Nov. 14, 2025\n\nSELMIN (Nov. 14, 2025) - In Mosul, soldiers detained several rebels "
        "while searching for a leader yesterday.\n\nThe leader plans attacks. The force secured the house and shot a rebel."
    )
    assert set(days(reading, text)) == {"2025-11-13"}


def test_a_robbery_is_a_happening(reading: Read) -> None:
    assert days(reading, "Police in Mosul are looking for two men who robbed a jeweller at gunpoint Monday evening.") == ["2025-11-10"]


def test_what_was_committed_was_done(reading: Read) -> None:
    assert days(reading, "The militia committed a massacre in Mosul on Monday.") == ["2025-11-10"]


def test_the_day_of_an_arrest_is_not_that_of_the_deed_before_it(reading: Read) -> None:
    text = "A man was arrested on Friday after he shot a neighbour in Mosul. He fired three times at the gate on Nov. 4, a witness said."
    assert "2025-11-04" in days(reading, text)
    assert days(reading, "Nine men were arrested on Tuesday when soldiers raided a house in Mosul.") == ["2025-11-11"]


def test_the_day_on_which_people_were_told_is_not_that_of_the_deed(reading: Read) -> None:
    text = "Parents were notified of the stabbing on Friday. A pupil was stabbed in Mosul around 8 a.m. Tuesday."
    assert days(reading, text) == ["2025-11-11"]
    assert days(reading, "Fighting resumed near Mosul on Tuesday.") == ["2025-11-11"]


def test_a_night_runs_on_into_the_small_hours_told_behind_it(reading: Read) -> None:
    text = "Two men were shot Saturday night in Mosul. Police got a call about 1 a.m. from a house near the gate."
    assert days(reading, text) == ["2025-11-09"]


def test_the_hour_of_a_death_is_not_that_of_the_deed(reading: Read) -> None:
    text = "Two men were shot Saturday night in Mosul. One of them was pronounced dead at 1 a.m. at a clinic."
    assert days(reading, text) == ["2025-11-08"]


def test_news_without_a_day_had_happened_by_the_day_of_the_report(reading: Read) -> None:
    text = "Gunmen killed two guards at a market in Mosul, police said."
    told = happened(reading(text, PUBLISHED))
    assert [(incident.start, incident.end, incident.precision) for incident in told] == [(None, PUBLISHED, "unknown")]
    assert [(incident.start, incident.end) for incident in happened(reading(text))] == [(None, None)]


def test_an_arrest_that_ended_a_standoff_has_its_day(reading: Read) -> None:
    text = (
        "Police arrested a boy following a two-hour standoff Wednesday evening outside a school in Mosul.\n\n"
        "A gunshot triggered the standoff. Officers heard gunfire near the gate."
    )
    assert set(days(reading, text)) == {"2025-11-12"}


def test_what_describes_a_thing_has_a_day_of_its_own(reading: Read) -> None:
    text = (
        "On Tuesday, officers stopped a car in Mosul. "
        "They detained the driver and seized a rifle, a gun that was reported stolen from a barracks on 2 November."
    )
    assert days(reading, text) == ["2025-11-11"]


def test_the_day_of_a_hearing_is_not_that_of_the_deed(reading: Read) -> None:
    text = "A farmer shot a neighbour in Mosul on Tuesday. He was arraigned on Thursday on counts of murder and shooting from a moving car."
    assert days(reading, text)[0] == "2025-11-11"


def test_the_days_of_a_list_are_those_of_its_deeds(reading: Read) -> None:
    first, second = "1 November - Soldiers shot dead a driver in Mosul.", "9 November - Gunmen ambushed a patrol near Basra."
    text = f"{first}\n\n{second} Three policemen were killed."
    assert days(reading, text) == ["2025-11-01", "2025-11-09"]


def test_a_single_day_before_a_dash_is_that_of_the_report(reading: Read) -> None:
    assert days(reading, "14 November - Soldiers shot dead a driver in Mosul on Monday.") == ["2025-11-10"]
