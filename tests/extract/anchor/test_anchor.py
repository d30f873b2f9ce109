from __future__ import annotations

from dateline.extract.anchor import find_anchor
from dateline.extract.times import find_expressions
from dateline.extract.times.calendars import assembly_week
from dateline.records.reading import Anchor
from tests.conftest import Analyse

STALE = (
    "The ministry is expected to name a new envoy shortly, two officials said on Friday. "
    "September 2021 marks the tenth anniversary of the mission. "
    "Both sides hope to talk on the margins of the UN General Assembly next week. "
    "There is also a conference scheduled for Sept. 29."
)


def anchor(analyse: Analyse, text: str, published: str | None = None) -> Anchor:
    analysis = analyse(text, published=published)
    return find_anchor(analysis, find_expressions(analysis))


def test_the_given_day_is_believed(analyse: Analyse) -> None:
    found = anchor(analyse, "Two men were shot on Friday, police said.", "2024-07-20")
    assert (found.date, found.basis, found.conflicts_with_published) == ("2024-07-20", "given", False)


def test_a_page_dated_long_after_what_its_text_still_expects_is_not_believed(analyse: Analyse) -> None:
    found = anchor(analyse, STALE, "2021-11-12")
    assert found.conflicts_with_published
    assert found.date == "2021-09-17"  # the Friday before the assembly's week, which began on Monday, 20 September
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.date <= found.latest
    assert "Friday" in {span.of(STALE) for span in found.evidence}


def test_the_same_text_agrees_with_a_page_of_its_own_week(analyse: Analyse) -> None:
    found = anchor(analyse, STALE, "2021-09-17")
    assert (found.date, found.conflicts_with_published) == ("2021-09-17", False)


def test_one_witness_alone_does_not_outweigh_the_page(analyse: Analyse) -> None:
    found = anchor(analyse, "The council said on Friday that a vote is scheduled for Sept. 30.", "2021-11-12")
    assert (found.date, found.conflicts_with_published) == ("2021-11-12", False)


def test_a_dateline_tells_the_day(analyse: Analyse) -> None:
    found = anchor(analyse, "SELMIN, Marovia (June 30, 2011) – The army detained three men on Wednesday.")
    assert (found.date, found.basis) == ("2011-06-30", "dateline")


def test_a_dateline_without_its_year_takes_it_from_the_page(analyse: Analyse) -> None:
    found = anchor(analyse, "SELMIN, Dec 30 (Courier) - The army freed a hostage on Monday.", "2020-01-02")
    assert (found.date, found.conflicts_with_published) == ("2019-12-30", False)


def test_the_number_of_a_release_gives_the_year_of_its_dateline(analyse: Analyse) -> None:
    found = anchor(analyse, "Joint Command Selmin\n2010-10-S-127\n\nSELMIN, Marovia (Oct. 13) - The army captured a commander on Tuesday.")
    assert (found.date, found.basis) == ("2010-10-13", "dateline")


def test_the_number_of_a_release_alone_gives_a_month_and_no_day(analyse: Analyse) -> None:
    found = anchor(analyse, "Joint Command Selmin\n2010-10-S-127\nThe army captured a commander in the valley.")
    assert (found.date, found.earliest, found.latest, found.precision) == (None, "2010-10-01", "2010-10-31", "month")


def test_a_weekday_alone_gives_no_day(analyse: Analyse) -> None:
    found = anchor(analyse, "Two men were shot on Friday, police said.")
    assert (found.date, found.precision, found.basis) == (None, "unknown", "none")


def test_a_full_date_in_the_lead_of_an_undated_report_is_its_day(analyse: Analyse) -> None:
    found = anchor(analyse, "On 5 May 2014 soldiers stormed the camp near Tolmere. Two of them were wounded.")
    assert found.date == "2014-05-05"


def test_a_history_speaks_from_no_day(analyse: Analyse) -> None:
    text = (
        "The war began on 3 May 1911. In June 1911 the king fled. In 1912 the port fell. "
        "In March 1913 the army mutinied. In 1914 peace came."
    )
    assert anchor(analyse, text).date is None


def test_the_assembly_debates_from_the_tuesday_after_its_opening() -> None:
    # general debates opened on 19 September 2023, 24 September 2024 and 23 September 2025
    assert [str(assembly_week(year).start) for year in (2023, 2024, 2025)] == ["2023-09-18", "2024-09-23", "2025-09-22"]


def test_a_line_of_names_that_closes_with_weekday_and_day_dates_the_report(analyse: Analyse) -> None:
    text = "Orsha Valley Monitor, Tuesday 6 March 2018\n\nTwo men were killed on Monday."
    found = anchor(analyse, text, "2018-07-20")
    assert (found.date, found.basis, found.conflicts_with_published) == ("2018-03-06", "dateline", True)


def test_a_line_whose_weekday_does_not_fit_its_day_does_not(analyse: Analyse) -> None:
    # 6 March 2018 was a Tuesday
    assert anchor(analyse, "Orsha Valley Monitor, Friday 6 March 2018\n\nTwo men were killed on Monday.", "2018-07-20").date == "2018-07-20"


def test_a_sentence_that_ends_in_a_day_does_not(analyse: Analyse) -> None:
    text = "The camp was closed on Tuesday 6 March 2018\n\nTwo men were killed on Monday."
    assert anchor(analyse, text, "2018-07-20").date == "2018-07-20"
