"""What the page for people says of a reading."""

from __future__ import annotations

from dateline.cli.sections import sections
from tests.conftest import Read


def rows(reading: Read, text: str, title: str) -> list[str]:
    """Return the rows of a section as plain words."""
    parts = [part for part in sections(reading(text, "2025-11-20")) if part.title == title]
    return [" ".join(" ".join(row.cells).split()) for part in parts for row in part.rows]


def test_the_page_shows_every_figure_an_incident_rests_on_and_what_was_said_before(reading: Read) -> None:
    shown = rows(
        reading,
        "The number of people killed in Tuesday's car bombing in Brannick has risen to 14, the hospital said. "
        "Officials had earlier put the toll at nine. The number of wounded was revised to 31, from 23.",
        "INCIDENTS",
    )
    assert [row for row in shown if row.startswith("killed 14")]
    assert [row for row in shown if row.startswith("killed 9 earlier: nine")]
    assert [row for row in shown if row.startswith("injured 31")]
    assert [row for row in shown if row.startswith("injured 23 earlier: 23")]


def test_a_bare_total_is_shown_with_the_words_of_the_total_it_is_set_against(reading: Read) -> None:
    shown = rows(reading, "The group carried out 61 attacks between January and September, against 44 in all of last year.", "TALLIES")
    assert shown[1].startswith("attacks 44 attacks")
