"""Why a record says what it says: the rows that fired, the words that made the rule read, the arcs between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from dateline.extract.codebook import Codebook
from dateline.extract.explain import Explanation, explain, records_of
from dateline.extract.explain.rows import Row
from dateline.extract.explain.rules import UNKNOWN
from dateline.extract.explain.tables import codebook as book
from dateline.extract.explain.tables import shipped
from dateline.records.claims import Record
from dateline.records.reading import Reading
from tests.conftest import Analyse, Read

REPORT = (
    "At least 14 rebels were killed in a raid near Basra on 10 November, the army said. Seven soldiers lost their lives. "
    "The rebels carried out 153 attacks between January and July, an official said. "
    "The government is expected to announce a decision on 2 December. Police denied that any farmer was hit. "
    "Colonel Ane Brekke leads the mission."
)
Ask = Callable[[Callable[[Reading], Record]], Explanation]


@pytest.fixture(scope="module")
def told(reading: Read) -> Reading:
    return reading(REPORT, "2025-11-14")


@pytest.fixture(scope="module")
def ask(told: Reading, analyse: Analyse, codebook: Codebook) -> Ask:
    """Return a function from a choice of a record to its explanation."""
    analysis = analyse(REPORT, "2025-11-14")
    return lambda choose: explain(choose(told), told, analysis, codebook, book(None))


def held(explanation: Explanation, about: str) -> list[tuple[str, str, str]]:
    """Return file, section and word of the rows about a field, "rule" for the rule itself."""
    return [(row.file, row.section, row.word) for row in explanation.rows if row.about == about]


def line(row: Row) -> str:
    assert row.line is not None
    return shipped(row.file).text.splitlines()[row.line - 1]


def test_a_count_names_the_verb_of_loss_the_hedge_and_the_class_of_people(ask: Ask) -> None:
    explanation = ask(lambda told: told.counts[0])
    assert explanation.rule.name.startswith("count.verb")
    assert [span.of(REPORT) for span in explanation.triggers] == ["killed"]
    assert held(explanation, "rule") == [("outcomes.toml", "[object] killed", "kill")]
    assert held(explanation, "number") == [("numbers.toml", "[before] at_least", "at least")]
    assert held(explanation, "who") == [("people.toml", "[class] militant", "rebel")]
    assert all(f'"{row.word}"' in line(row) for row in explanation.rows)


def test_a_phrase_is_named_with_its_row(ask: Ask) -> None:
    explanation = ask(lambda told: next(each for each in told.counts if each.value == 7))
    (row,) = [each for each in explanation.rows if each.about == "rule"]
    assert (row.file, row.word, row.span.of(REPORT)) == ("outcomes.toml", "lose", "lost")
    assert row.section.startswith("[[phrase]] row")


def test_an_event_names_the_row_of_the_codebook_and_its_frame(ask: Ask) -> None:
    explanation = ask(lambda told: next(each for each in told.events if each.span.of(REPORT) == "raid"))
    (rule,), (frame,) = held(explanation, "rule"), held(explanation, "roles")
    assert rule[0] == frame[0] == "codebook.toml"
    assert rule[1].startswith("[[predicates]] row")
    assert (rule[2], frame[1]) == ("raid", "[frames.attack]")
    assert "raid" in line(explanation.rows[0])


def test_a_total_names_what_it_counts(ask: Ask) -> None:
    explanation = ask(lambda told: told.tallies[0])
    assert held(explanation, "rule") == [("measures.toml", "[measure] attacks", "attack")]
    (tree,) = explanation.trees
    assert {"attacks", "153"} <= {node.text for node in tree}


def test_a_claim_names_its_verb_its_force_and_its_certainty(ask: Ask) -> None:
    explanation = ask(lambda told: next(each for each in told.attributions if each.force == "denied"))
    assert held(explanation, "rule") == [("cues.toml", "clause", "deny")]
    assert held(explanation, "force") == [("cues.toml", "[force] denied", "deny")]


def test_what_is_to_come_names_its_word_of_planning(ask: Ask) -> None:
    explanation = ask(lambda told: told.scheduled[0])
    assert ("scheduled.toml", "[firmness] expected", "expect") in held(explanation, "rule")
    assert held(explanation, "kind") == [("scheduled.toml", "[kinds] announcement", "announce")]


def test_a_time_names_its_pattern(ask: Ask) -> None:
    explanation = ask(lambda told: next(each for each in told.times if each.span.of(REPORT) == "10 November"))
    (row,) = explanation.rows
    assert (row.file, row.word) == ("times.toml", "day_month")
    assert line(row) == 'name = "day_month"'


def test_an_incident_names_what_brought_its_events_and_rests_on_them(ask: Ask, told: Reading) -> None:
    explanation = ask(lambda told: told.incidents[0])
    assert {part.id for part in explanation.parts} >= set(told.incidents[0].events)
    assert {part.kind for part in explanation.parts} >= {"event", "count"}
    assert {row.file for row in explanation.rows} == {"codebook.toml"}


def test_the_arcs_form_a_tree_with_the_senses_and_roles(ask: Ask) -> None:
    (tree, *_) = ask(lambda told: told.counts[0]).trees
    assert tree[0].depth == 0
    assert all(below.depth <= above.depth + 1 for above, below in pairwise(tree))
    assert all(node.span.of(REPORT) == node.text for node in tree)
    killed = next(node for node in tree if node.text == "killed")
    assert killed.frame == "kill.01"
    assert any("ARG1 of killed" in node.roles for node in tree if node.text == "rebels")


def test_every_record_of_a_report_can_be_explained(ask: Ask, told: Reading) -> None:
    for name in records_of(told):
        explanation = ask(lambda told, name=name: records_of(told)[name])  # type: ignore[misc]
        assert explanation.rule.means != UNKNOWN, name
        assert all(row.span.of(REPORT) for row in explanation.rows), name


def test_a_record_of_a_rule_that_is_gone_says_so(ask: Ask) -> None:
    explanation = ask(lambda told: replace(told.counts[0], rule="count.gone@1"))
    assert explanation.rule.means == UNKNOWN
