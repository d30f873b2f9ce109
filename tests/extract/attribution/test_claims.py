"""Who speaks, how surely, through what, and how claims stand to one another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.attribution import find_attributions
from dateline.extract.attribution.quotes import find_quotes
from dateline.extract.names import find_entities
from dateline.records.claims import Attribution
from tests.conftest import Analyse


def said(analyse: Analyse, text: str) -> tuple[Attribution, ...]:
    analysis = analyse(text)
    return find_attributions(analysis, find_entities(analysis))


def only(analyse: Analyse, text: str) -> Attribution:
    found = said(analyse, text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "anonymous", "number"),
    [
        ("Two officials said the talks would resume.", "group", True, 2),
        ("A security source said the raid had failed.", "person", True, 1),
        ("A senior diplomat, who asked not to be named, said the deal was dead.", "person", True, 1),
        ("Residents said they had heard shots.", "group", False, None),
        ("Medics said that nine people were hurt.", "group", False, None),
        ("The ministry said the road was open.", "organization", False, None),
        ("The report says the guards looked away.", "document", False, None),
        ("Lena Ostrow said the town was empty.", "person", False, 1),
        ("Three nurses said the ward was full.", "group", False, 3),
        ("State media said the president was well.", "organization", False, None),
        ("Nobody was hurt, according to the letter.", "document", False, None),
    ],
)
def test_sources_are_told_apart(analyse: Analyse, text: str, kind: str, anonymous: bool, number: int | None) -> None:
    source = only(analyse, text).source
    assert (source.kind, source.anonymous, source.number) == (kind, anonymous, number)


def test_a_named_person_is_no_anonymous_source_whatever_his_office(analyse: Analyse) -> None:
    source = only(analyse, "Colonel Ane Brekke, a spokeswoman for the Joint Command, said the raid was over.").source
    assert (source.named, source.anonymous, source.role) == (True, False, "Colonel")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The envoy said the truce might collapse.", "possible"),
        ("The mayor said the bridge was probably mined.", "probable"),
        ("The doctor said that the man would certainly live.", "certain"),
        ("The mayor said the bridge was open.", "underspecified"),
        ("Aid groups believe that the number is higher.", "probable"),
        ("The ministry confirmed that three soldiers had died.", "certain"),
    ],
)
def test_certainty_is_that_of_the_words(analyse: Analyse, text: str, certainty: str) -> None:
    assert only(analyse, text).certainty == certainty


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The army denied that a shell had hit the clinic.", "negative"),
        ("The army did not confirm the report.", "negative"),
        ("The army did not deny the report.", "positive"),
        ("The minister declined to say who gave the order.", "negative"),
        ("“Never!” he shouted at the soldiers.", "positive"),
        ("The army said that nobody was hurt.", "positive"),
    ],
)
def test_polarity_is_that_of_the_act_of_saying(analyse: Analyse, text: str, polarity: str) -> None:
    assert only(analyse, text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The army said in a statement that two men had died.", "statement"),
        ("The minister said in an interview that he would resign.", "interview"),
        ("The group said on Telegram that it had shot down a drone.", "social_post"),
        ("State media said the president was well.", "state_media"),
        ("The report found that 12 villages had burned.", "document"),
        ("A senior official said the raid had failed.", "unnamed_official"),
        ("A witness said the bridge was burning.", "observation"),
        ("The guard said in court that he had slept.", "court"),
    ],
)
def test_the_channel_is_named_by_the_words_around_the_cue(analyse: Analyse, text: str, channel: str) -> None:
    assert only(analyse, text).channel == channel


def test_who_is_cited_speaks_through_who_cites(analyse: Analyse) -> None:
    text = "Reuters, citing a security source, said the airport was shut."
    source, agency = said(analyse, text)
    assert [span.of(text) for span in source.source.spans] == ["a security source"]
    assert source.via == agency.id
    assert agency.via is None


def test_words_inside_words_keep_their_way(analyse: Analyse) -> None:
    outer, inner = said(analyse, "State television quoted the army as saying four rockets had landed.")
    assert (outer.via, inner.via) == (None, outer.id)


def test_an_attitude_inside_speech_is_no_claim_of_its_own(analyse: Analyse) -> None:
    assert only(analyse, "The mayor said she wants peace.").source.spans[0].start == 0


def test_a_claim_that_nobody_makes_is_none(analyse: Analyse) -> None:
    assert said(analyse, "No group claimed responsibility.") == ()


def test_what_is_expected_of_somebody_is_not_said_by_him(analyse: Analyse) -> None:
    assert said(analyse, "The government is expected to announce the plan.") == ()


def test_words_that_grant_anonymity_are_no_claim(analyse: Analyse) -> None:
    source = only(analyse, "A schoolteacher, who asked that her name not be used, said the village was empty.").source
    assert (source.named, source.anonymous) == (False, True)


def test_a_pronoun_that_speaks_means_the_speaker_before(analyse: Analyse) -> None:
    text = "Tarik Dol said his brother had fled. “My brother is still there,” he said."
    first, second = said(analyse, text)
    assert second.source.entity == first.source.entity is not None


def test_a_dateline_is_not_said_by_anybody(analyse: Analyse) -> None:
    text = "SELMIN, Marovia — The bridge is closed, the mayor said."
    assert [span.of(text) for span in only(analyse, text).content] == ["The bridge is closed"]


def test_attributions_stand_in_the_order_of_their_content(analyse: Analyse) -> None:
    found = said(analyse, "The army said the road was open. “It is not,” Mira Dole said. According to the mayor, trucks had passed.")
    assert [each.id for each in found] == [f"attribution-{number}" for number in range(1, len(found) + 1)]
    assert [each.content[0] for each in found] == sorted(each.content[0] for each in found)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("''One,'' he said. ''Two.''", ["''One,''", "''Two.''"]),
        ('He said ""enough"" twice.', ['""enough""']),
        ("‘It isn’t the drivers’ fault,’ he said.", ["‘It isn’t the drivers’ fault,’"]),
        ("The drivers' wives and the miners' sons came.", []),
        ("“He said ‘run’ and I ran,” she said.", ["“He said ‘run’ and I ran,”"]),
        ("“First.\n“Second.”", ["“First.", "“Second.”"]),
        ("The pipe was 6” wide and 3” deep.", []),
        ("„Nein“, sagte er.", ["„Nein“"]),
    ],
)
def test_quotations_of_every_style_are_found(text: str, quotes: list[str]) -> None:
    assert [quote.span.of(text) for quote in find_quotes(text)] == quotes


MARKS = st.sampled_from(["“", "”", "‘", "’", '"', "'", "''", "``", "«", "»", "„", "\n", "\n\n", " ", ",", ".", "?", ":", "—", "…", "("])
WORDS = st.sampled_from(
    ["he", "said", "that", "Ane", "Brekke", "officials", "denied", "according", "to", "the", "raid", "told", "us", "who", "was"]
)
BROKEN = st.lists(st.one_of(MARKS, WORDS, WORDS), max_size=40).map(" ".join)
GLUED = st.lists(st.one_of(MARKS, WORDS), max_size=30).map("".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], derandomize=True
)
@given(text=st.one_of(BROKEN, GLUED))
def test_no_input_loses_the_document(analyse: Analyse, text: str) -> None:
    analysis = analyse(text)
    found = find_attributions(analysis, find_entities(analysis))
    for each in found:
        spans = [each.span, *each.content, *each.cues, *each.source.spans]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(each.span.holds(span) for span in spans)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=st.one_of(BROKEN, GLUED, st.text(max_size=80)))
def test_quotations_never_overlap_and_lie_in_the_text(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(text) for quote in quotes)
    assert all(left.span.end <= right.span.start for left, right in pairwise(quotes))
