from __future__ import annotations

import json

import pytest

from dateline.intake import Raw, expand, read
from dateline.records.reading import Failure
from dateline.records.texts import Document
from tests.intake.pages import BODY, page


def test_each_line_is_one_report_in_order() -> None:
    lines = [
        {"id": "a", "text": BODY[0], "published": "2025-11-14"},
        {"id": 7, "html": page(), "url": "https://courier.example/a", "title": None},
    ]
    data = "\n\n".join(json.dumps(line) for line in lines).encode()
    first, second = expand(Raw("in.jsonl", data=data))
    assert first == Raw("a", text=BODY[0], published="2025-11-14")
    assert second == Raw("7", html=page(), url="https://courier.example/a")


def test_a_broken_line_is_named_and_the_others_go_on() -> None:
    data = b'{"id": "a", "text": "Quiet."}\n\n{"id": "b", "text": broken}\n{"id": "c", "text": "Quiet."}\n'
    first, second, third = read(Raw("in.jsonl", data=data))
    assert isinstance(first, Document)
    assert second == Failure("in.jsonl:3", "json", "not JSON: Expecting value at column 21")
    assert isinstance(third, Document)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ('{"text": "Quiet."}', "field", '"id" is missing'),
        ('{"id": true, "text": "Quiet."}', "field", '"id" is missing'),
        ('{"id": "a"}', "field", '"text" and "html"'),
        ('{"id": "a", "text": "Quiet.", "html": "<p>Quiet."}', "field", '"text" and "html"'),
        ('{"id": "a", "text": 3}', "field", '"text" and "html"'),
        ('{"id": "a", "text": "Quiet.", "url": 3}', "field", '"url" is no text'),
        ('{"id": "a", "text": "Quiet.", "published": "yesterday"}', "field", '"published" is no day'),
        ('{"id": "a", "text": "' + "\\ud800" + '"}', "encoding", "surrogate"),
        ('{"id": [' * 1, "json", "not JSON"),
        ('{"id": ' + "[" * 100_000, "json", "nested too deeply"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(line: str, kind: str, words: str) -> None:
    (found,) = read(Raw("in.jsonl", data=line.encode()))
    assert isinstance(found, Failure)
    assert found.kind == kind
    assert words in found.message


def test_an_array_is_no_json_lines() -> None:
    (found,) = read(Raw("in.json", data=b'[{"id": "a", "text": "Quiet."}]'))
    assert isinstance(found, Failure)
    assert "a JSON list where an object" in found.message
