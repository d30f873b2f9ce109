from __future__ import annotations

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.extract.anchor import find_anchor
from dateline.extract.numbers import find_numbers
from dateline.extract.times import find_expressions, resolve
from dateline.records.texts import Analysis, Sentence, Span, Token
from tests.conftest import document

VOCABULARY = """
January May Sept. 30 2024 4 FEB 90 Friday last next this week year ago two several early mid-July the end of by since between and
to from 3 5 p.m. overnight 1990s ’90s quarter third summer days later 9/31/2024 31.2.2023 0000 99:99 24:00 10-15 half a dozen
hundreds thousand more than Ramadan BC 499 century – - , ( ) 9999 1 29 February million half quarter past eve Eid Tet Diwali
Hanukkah hajj Quds Day 9/11 attacks anniversary UNGA fiscal FY24 India's Independence Day Ukraine 151200Z JUL 25 0430Z into
overnight ahead onwards same period before last next Passover Nowruz winter 2014-15 Sunday day month 10:30 a.m. noon no one
1,234,567 none years century decades 999 Easter
"""
WORDS = VOCABULARY.split()


def analysis_of(text: str, published: str | None = None) -> Analysis:
    """Return a text as one flat sentence, each word the governor of the one before."""
    tokens, at = [], 0
    words = text.split(" ")
    for index, word in enumerate(words):
        tokens.append(
            Token(
                index,
                Span(at, at + len(word)),
                word,
                word.casefold(),
                "NOUN",
                index + 1 if index + 1 < len(words) else -1,
                "nmod",
                True,
                0.0,
            )
        )
        at += len(word) + 1
    dependents = tuple((token.index - 1,) if token.index else () for token in tokens)
    return Analysis(document(text, published), (Sentence(0, Span(0, len(text)), 0, tuple(tokens), (), (), dependents),))


@settings(max_examples=300, deadline=None)
@example(["last", "winter"], "9999-12-31")  # the last winter that a calendar holds
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
    st.sampled_from(["2024-02-29", "2025-01-01", "0001-01-01", "9999-12-31", None]),
)
def test_no_text_raises_and_every_span_stands_in_it(words: list[str], published: str | None) -> None:
    analysis = analysis_of(" ".join(words), published)
    expressions = find_expressions(analysis)
    anchor = find_anchor(analysis, expressions)
    for found in resolve(expressions, anchor, analysis):
        assert found.span.of(analysis.text).strip() == found.span.of(analysis.text) != ""
        assert found.start is None or found.end is None or found.start <= found.end
    for number in find_numbers(analysis.sentences[0]):
        assert number.span.holds(number.core)
        assert number.core.of(analysis.text).strip()


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(lambda text: all(text.split(" "))))
def test_no_characters_raise(text: str) -> None:
    analysis = analysis_of(text)
    resolve(find_expressions(analysis), find_anchor(analysis, find_expressions(analysis)), analysis)
    find_numbers(analysis.sentences[0])


def test_a_megabyte_without_any_time_is_passed_over_in_a_second() -> None:
    sentence = "the colonel walked along the river with his men and spoke of rain"
    count = 1_000_000 // len(sentence)
    line = analysis_of(sentence).sentences[0]
    analysis = Analysis(document(sentence), (line,) * count)
    began = time.process_time()
    assert find_expressions(analysis) == ()
    assert time.process_time() - began < 1.0
