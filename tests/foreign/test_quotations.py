"""Quotations of others against a text: character for character at their place, or refused with the reason."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from dateline.foreign import bring, find_words
from dateline.records.foreign import Quoted
from dateline.records.texts import Span

TEXT = "💥 12 killed near Tolmere. A doctor said 12 killed; the Command said 21 killed."


def annotation(**changes: Any) -> dict[str, Any]:
    selector = [
        {"type": "TextQuoteSelector", "exact": "12 killed", "prefix": "💥 ", "suffix": " near"},
        {"type": "TextPositionSelector", "start": 2, "end": 11},
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:example:1",
        "type": "Annotation",
        "motivation": "tagging",
        "creator": {"type": "Person", "name": "ana"},
        "body": {"type": "TextualBody", "value": "toll", "weight": 0.5},
        "target": {"source": "https://news.example.org/raid", "selector": selector},
        **changes,
    }


def quoted(**changes: Any) -> Quoted:
    given: dict[str, Any] = {"exact": "12 killed", "start": None, "end": None, "prefix": "", "suffix": "", **changes}
    return Quoted(file="f", line=1, name=None, sources=(), body=None, **given)


def test_code_points_first_then_utf_16_units() -> None:
    assert find_words(TEXT, quoted(start=2, end=11)) == Span(2, 11)
    assert find_words(TEXT, quoted(start=3, end=12)) == Span(2, 11)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"exact": "21 killed", "start": 2, "end": 11}, "“21 killed” is quoted at 2-11, where “12 killed”"),
        ({"start": 4, "end": 13}, "is quoted at 4-13"),
        ({"start": 500, "end": 509}, "no words stand at 500-509"),
        ({"start": 11, "end": 2}, "no words stand at 11-2"),
        ({"start": 2, "end": 11, "prefix": "said "}, "not between the words that are quoted around it"),
        ({"exact": "12 Killed"}, "does not stand in the report as quoted"),
        ({"exact": "12  killed"}, "does not stand in the report as quoted"),
        ({}, "stands more than once"),
        ({"exact": None, "start": 2, "end": 11}, "no words are quoted"),
    ],
)
def test_what_does_not_stand_at_its_place_is_refused_in_words(changes: dict[str, Any], says: str) -> None:
    found = find_words(TEXT, quoted(**changes))
    assert isinstance(found, str)
    assert says in found


def test_words_without_offsets_must_stand_once_with_what_is_around_them() -> None:
    assert find_words(TEXT, quoted(prefix="said ")) == Span(TEXT.index("12 killed;"), TEXT.index("12 killed;") + 9)
    assert find_words("No emoji: 12 killed.", quoted(start=11, end=20)) != Span(10, 19)


def test_annotations_alone_in_lines_in_pages_and_in_collections_are_the_same() -> None:
    one, two = annotation(), annotation(id="urn:example:2")
    page = {"type": "AnnotationPage", "items": [one, two]}
    forms = [
        json.dumps(one) + "\n" + json.dumps(two) + "\n",
        json.dumps([one, two], indent=1),
        json.dumps(page, indent=2),
        json.dumps({"type": ["AnnotationCollection"], "first": page}),
    ]
    found = [bring(form.encode(), "f") for form in forms]
    assert {tuple(each.name for each in brought.quotations) for brought in found} == {("urn:example:1", "urn:example:2")}
    first = found[0].quotations[0]
    assert (first.exact, first.start, first.prefix, first.origin) == ("12 killed", 2, "💥 ", "human:ana")
    assert first.body == {"as": "tagging", "said": {"type": "TextualBody", "value": "toll", "weight": "0.5"}}
    assert found[0].quotations[1].line == 2
    assert found[2].quotations[1].line > found[2].quotations[0].line


@pytest.mark.parametrize(
    ("creator", "origin"),
    [
        ({"type": "Software", "name": "tagger", "version": "2.1"}, "machine:tagger@2.1"),
        ({"type": "Software", "name": "event.frame@1"}, "machine:event.frame@1"),
        ("acct:ana@notes.example", "human:ana@notes.example"),
        ("https://tool.example/x", "machine:https://tool.example/x@unversioned"),
        ({"type": "Person", "name": "  "}, None),
        (None, None),
    ],
)
def test_who_says_it(creator: Any, origin: str | None) -> None:
    assert bring(json.dumps(annotation(creator=creator)).encode(), "f").quotations[0].origin == origin


def test_a_target_without_words_and_two_texts_as_one_are_refused() -> None:
    bare = annotation(target="https://news.example.org/raid")
    two = annotation(target={"source": "x", "selector": [{"type": "TextQuoteSelector", "exact": each} for each in ("a", "b")]})
    found = bring((json.dumps(bare) + "\n" + json.dumps(two)).encode(), "notes.jsonl")
    assert [str(each).split(":")[1] for each in found.refused] == ["1", "2"]
    assert "no words in it" in found.refused[0].message
    assert "quotes two different texts" in found.refused[1].message


def test_a_broken_line_among_whole_ones_costs_itself_only() -> None:
    data = json.dumps(annotation()) + "\n{broken\n" + json.dumps(annotation(id="b")) + "\n"
    found = bring(data.encode(), "notes.jsonl")
    assert len(found.quotations) == 2
    assert str(found.refused[0]).startswith("notes.jsonl:2: no JSON at line 2, character 2")


def test_langextracts_lines_name_their_report_by_its_text() -> None:
    extraction = {
        "extraction_class": "toll",
        "extraction_text": "21 killed",
        "char_interval": {"start_pos": 2, "end_pos": 11},
        "alignment_status": "match_fuzzy",
        "attributes": {"side": "rebels"},
    }
    line = {"document_id": "doc_1", "text": TEXT, "extractions": [extraction, {**extraction, "char_interval": None}, 7]}
    found = bring(json.dumps(line).encode(), "f")
    assert found.layout == "langextract"
    assert found.quotations[0].sources == (hashlib.sha256(TEXT.encode()).hexdigest(), "doc_1")
    assert isinstance(find_words(TEXT, found.quotations[0]), str)  # fuzzy: "12 killed" stands there
    assert find_words(TEXT, found.quotations[1]) == Span(TEXT.index("21"), TEXT.index("21") + 9)
    assert len(found.refused) == 1
