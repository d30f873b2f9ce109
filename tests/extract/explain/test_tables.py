"""Where words stand in the tables: under which section and key, on which line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.extract.explain.lines import line_in_list, line_of
from dateline.extract.explain.tables import Steps, Table, codebook, entries, shipped

TEXT = """\
# Words of loss.
plain = "raid sortie"

[object]
killed = ["kill", "slay"]
injured = [
    "wound",
    "maim", # old
]

[[phrase]]
verbs = ["lose"]
object = ["life"]
outcome = "killed"

[[phrase]] # fled
verbs = ["flee"]
object = ["home", "house"]
outcome = "displaced"

[order]
second = 2
"very last" = 9
"""
TABLE = Table("own.toml", TEXT, tomllib.loads(TEXT))


def words(*steps: str | int) -> list[tuple[str, ...]]:
    return [entry.words for entry in entries(TABLE, steps)]


def test_words_stand_under_a_section_and_a_key() -> None:
    assert words("object", "killed") == [("kill", "slay")]
    assert words("object") == [("kill", "slay"), ("wound", "maim")]
    assert words("plain") == [("raid", "sortie")]
    assert words("order") == [("second", "2"), ("very last", "9")]
    assert words("object", "missing") == []


def test_a_step_into_a_list_of_rows_is_a_value_of_a_row() -> None:
    (entry,) = entries(TABLE, ("phrase", "displaced"))
    assert (entry.steps, entry.words, entry.beside) == (("phrase", 2), ("flee",), (("home", "house"),))
    assert len(list(entries(TABLE, ("phrase",)))) == 2


@pytest.mark.parametrize(
    ("steps", "word", "line"),
    [
        (("plain",), "sortie", 2),
        (("object", "killed"), "slay", 5),
        (("object", "injured"), "maim", 8),
        (("phrase", 1), "lose", 12),
        (("phrase", 2), "flee", 17),
        (("order", "very last"), "very last", 23),
        (("nothing", "here"), "kill", None),
    ],
)
def test_the_line_is_that_of_the_word(steps: Steps, word: str, line: int | None) -> None:
    assert line_of(TABLE, steps, word) == line


def test_a_name_in_a_list_of_commas_is_found_by_any_of_its_names() -> None:
    lines = shipped("aliases.csv").text.splitlines()
    line = line_in_list(shipped("aliases.csv"), "Daesh")
    assert line is not None
    assert lines[line - 1].startswith("Islamic State,")
    assert line_in_list(shipped("aliases.csv"), "Selmin Courier") is None


def test_a_codebook_of_ones_own_takes_the_place_of_the_one_that_ships(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('[[predicates]]\nverbs = ["raid"]\n', encoding="utf-8")
    assert codebook(own).name == "mine.toml"
    assert [entry.words for entry in entries(codebook(own), ("predicates",))] == [("raid",)]
    assert codebook(None).name == "codebook.toml"
