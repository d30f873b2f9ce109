"""Spans and trees."""

from __future__ import annotations

import pytest

from dateline.records.texts import Sentence, Span, Token

# "Rebels killed two soldiers": killed governs rebels and soldiers, soldiers governs two.
WORDS = [("Rebels", 1, "nsubj"), ("killed", -1, "root"), ("two", 3, "nummod"), ("soldiers", 1, "obj")]


@pytest.fixture
def sentence() -> Sentence:
    tokens, start = [], 10
    for index, (word, head, relation) in enumerate(WORDS):
        tokens.append(Token(index, Span(start, start + len(word)), word, word.lower(), "X", head, relation, space=True, fact=0.0))
        start += len(word) + 1
    below = tuple(tuple(token.index for token in tokens if token.head == index) for index in range(len(tokens)))
    return Sentence(0, Span(10, start - 1), 0, tuple(tokens), (), (), below)


def test_a_span_is_a_slice_in_code_points() -> None:
    assert Span(2, 5).of("💥 153 attacks") == "153"


@pytest.mark.parametrize(("other", "meets", "holds"), [((2, 4), True, True), ((0, 3), True, False), ((5, 7), False, False)])
def test_spans_that_only_touch_do_not_meet(other: tuple[int, int], meets: bool, holds: bool) -> None:
    assert Span(1, 5).meets(Span(*other)) is meets
    assert Span(1, 5).holds(Span(*other)) is holds


def test_the_root_governs_its_subject_and_object(sentence: Sentence) -> None:
    root = sentence.root()
    assert root.text == "killed"
    assert [child.text for child in sentence.children(root, "nsubj", "obj")] == ["Rebels", "soldiers"]


def test_a_subtree_spans_from_its_first_to_its_last_word(sentence: Sentence) -> None:
    assert sentence.span_of(sentence.tokens[3]) == Span(24, 36)
    assert sentence.span_of(sentence.root(), frozenset({"obj"})) == Span(10, 23)


def test_the_head_of_a_phrase_is_the_word_governed_from_outside(sentence: Sentence) -> None:
    head = sentence.head_of(Span(24, 36))
    assert head is not None
    assert head.text == "soldiers"


def test_ancestors_lead_to_the_root(sentence: Sentence) -> None:
    assert [token.text for token in sentence.ancestors(sentence.tokens[2])] == ["soldiers", "killed"]
