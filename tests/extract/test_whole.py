"""What holds of every reading, whatever the text: nothing is lost, every value lies in the text, every claim names who makes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records.claims import Comparison, Count, Event, Fact, Incident, Scheduled, Tally
from dateline.records.reading import Reading
from tests.conftest import Read

Claim = Event | Count | Incident | Tally | Comparison | Scheduled | Fact

WORDS = st.sampled_from(
    [
        *("he", "she", "they", "said", "says", "denied", "told", "us", "who", "that", "according", "to", "of", "whom", "the", "a", "by"),
        *("Ane", "Brekke", "officials", "the army", "the Front", "Tolmere", "Brannick", "rebels", "two soldiers", "a shell", "12", "61"),
        *("killed", "were killed", "wounded", "attacked", "attacks", "raid", "no", "not", "more than", "at least", "including"),
        *("Monday", "on 5 May", "in 2024", "last year", "since", "until", "will meet", "talks", "between", "and", "compared with"),
    ]
)
MARKS = st.sampled_from(["“", "”", "‘", "’", '"', "'", "«", "»", "\n\n", ",", ".", ". ", "?", ":", "—", "(", ")", "…"])
BROKEN = st.lists(st.one_of(WORDS, WORDS, WORDS, MARKS), max_size=60).map(" ".join)


def claims(reading: Reading) -> Iterator[Claim]:
    """Yield every claim about the world."""
    for kind in (reading.events, reading.counts, reading.incidents, reading.tallies, reading.comparisons, reading.scheduled, reading.facts):
        yield from kind


def hold(reading: Reading) -> None:
    """Assert what is true of every reading."""
    text, known = reading.document.text, {each.id: each for each in reading.attributions}
    for each in [*claims(reading), *reading.attributions, *reading.relations, *reading.times, *reading.places]:
        assert 0 <= each.span.start < each.span.end <= len(text)
    for relation in reading.relations:
        assert relation.left != relation.right
        assert {relation.left, relation.right} <= known.keys()
    for claim in claims(reading):
        assert set(claim.attributions) <= known.keys()
        assert all(any(content.meets(claim.span) for content in known[name].content) for name in claim.attributions)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], derandomize=True
)
@given(text=BROKEN)
def test_no_broken_text_loses_the_document_or_a_speaker(reading: Read, text: str) -> None:
    hold(reading(text, "2024-05-09"))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A doctor said a shell killed nine farmers in Tolmere on Monday.", {"A doctor"}),
        ("The Joint Command says the Front carried out 61 attacks this year.", {"The Joint Command"}),
        ("The ministry said talks would resume on 9 December.", {"The ministry"}),
        ("Police said Ane Brekke, a retired colonel, had been arrested.", {"Police"}),
        ("Radio Tolmere, citing a doctor, said a shell killed nine farmers.", {"Radio Tolmere", "a doctor"}),
    ],
)
def test_whatever_kind_of_claim_it_is_it_carries_who_says_it(reading: Read, text: str, speakers: set[str]) -> None:
    found = reading(text, "2024-05-09")
    known = {each.id: each for each in found.attributions}
    told = [claim for claim in claims(found) if claim.attributions]
    assert told
    assert len(told) == len(list(claims(found)))
    for claim in told:
        assert {text[known[name].source.spans[0].start : known[name].source.spans[0].end] for name in claim.attributions} == speakers


def test_what_nobody_is_named_for_belongs_to_the_reports_own_voice(reading: Read) -> None:
    found = reading("A shell killed nine farmers in Tolmere on Monday. The mayor said the road was closed.", "2024-05-09")
    assert [claim.attributions for claim in found.counts] == [()]
