"""Clauses that parsers often misread are read as a grammarian would."""

from __future__ import annotations

import pytest

from dateline.language.mending import Tree, mended
from dateline.records.texts import Sentence
from tests.conftest import Analyse


def words_of(sentence: Sentence, form: str, *relations: str) -> list[str]:
    """Return the dependents of the first word with a form."""
    word = next(token for token in sentence.tokens if token.text == form)
    return [child.text for child in sentence.children(word, *relations)]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Two soldiers were killed and several others wounded in a raid.", {"killed": ["soldiers"], "wounded": ["others"]}),
        ("Nine rebels were killed and one captured, the army said.", {"killed": ["rebels"], "captured": ["one"]}),
        ("Two soldiers and a guard were killed and buried.", {"killed": ["soldiers"], "buried": []}),
    ],
)
def test_a_participle_has_the_subject_that_stands_before_it(analyse: Analyse, text: str, subjects: dict[str, list[str]]) -> None:
    (sentence,) = analyse(text).sentences
    assert {form: words_of(sentence, form, "nsubj") for form in subjects} == subjects


@pytest.mark.parametrize(
    ("text", "verb"),
    [("Talks resume in Geneva on 2 December.", "resume"), ("The talks in Geneva open on Tuesday and are to last three days.", "open")],
)
def test_a_plural_and_a_bare_verb_of_a_stage_are_a_clause(analyse: Analyse, text: str, verb: str) -> None:
    (sentence,) = analyse(text).sentences
    assert (sentence.root().text, sentence.root().tag) == (verb, "VERB")
    assert words_of(sentence, verb, "nsubj") in (["Talks"], ["talks"])
    assert not words_of(sentence, verb, "nmod")


def test_a_noun_of_a_stage_with_its_own_words_stays_a_noun() -> None:
    tree = Tree(["NOUN", "ADJ", "NOUN"], [2, 2, -1], ["compound", "amod", "root"])
    assert mended(["sales", "slow", "start"], tree) == tree


def test_what_is_open_stays_so(analyse: Analyse) -> None:
    (sentence,) = analyse("The markets were open on Tuesday.").sentences
    assert next(token.tag for token in sentence.tokens if token.text == "open") == "ADJ"
