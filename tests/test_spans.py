"""Nothing without a span: every span of every record in every example slices back to words of the stored text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KINDS = (
    "entities",
    "times",
    "places",
    "attributions",
    "relations",
    "events",
    "counts",
    "incidents",
    "tallies",
    "comparisons",
    "scheduled",
    "facts",
)
SPANS = {"span", "clause", "number", "what", "value_span", "cue"}
LISTS = {"spans", "content", "cues"}


@pytest.fixture(scope="module")
def readings() -> list[dict[str, Any]]:
    pages = [str(path) for path in sorted(EXAMPLES.iterdir()) if path.suffix in {".html", ".txt", ".jsonl"}]
    done = subprocess.run([sys.executable, "-m", "dateline", "read", *pages, "--json"], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def spans_of(value: Any) -> Iterator[list[int]]:
    """Yield every span in a JSON value by the names that the contract gives spans."""
    if isinstance(value, list):
        for each in value:
            yield from spans_of(each)
    if isinstance(value, dict):
        for key, each in value.items():
            if key in SPANS and isinstance(each, list):
                yield each
            elif key in LISTS:
                yield from each
            else:
                yield from spans_of(each)


def test_every_span_of_every_record_lies_on_words_of_the_text(readings: list[dict[str, Any]]) -> None:
    checked = 0
    for each in readings:
        text = each["document"]["text"]
        for kind in KINDS:
            for start, end in spans_of(each[kind]):
                assert 0 <= start < end <= len(text)
                quote = text[start:end]
                assert quote == quote.strip(), f"{kind}: a span begins or ends in white space: {quote!r}"
                checked += 1
    assert checked > 1000


def test_removed_words_carry_no_record(readings: list[dict[str, Any]]) -> None:
    for each in readings:
        cuts = [removed["span"] for removed in each["document"]["removed"] if removed["span"]]
        for kind in KINDS:
            for start, end in spans_of(each[kind]):
                assert not any(start < cut_end and cut_start < end for cut_start, cut_end in cuts)


def test_every_id_that_a_record_names_exists(readings: list[dict[str, Any]]) -> None:
    for each in readings:
        ids = {record["id"] for kind in KINDS for record in each[kind]}
        assert len(ids) == sum(len(each[kind]) for kind in KINDS)
        named = {reference for kind in KINDS for record in each[kind] for reference in references(record)}
        assert named <= ids


def references(record: dict[str, Any]) -> Iterator[str]:
    """Yield the ids that a record names."""
    for key in ("event", "part_of", "place", "time", "left", "right", "via", "actor", "target", "subject"):
        if isinstance(record.get(key), str):
            yield record[key]
    for key in ("attributions", "events", "actors", "targets", "parties", "counts"):
        yield from record.get(key, [])
    for key in ("killed", "injured", "captured"):
        if isinstance(record.get(key), dict):
            yield from record[key]["counts"]
    for role in record.get("roles", []):
        if role["entity"]:
            yield role["entity"]


def test_every_record_names_the_rule_that_made_it_and_a_score(readings: list[dict[str, Any]]) -> None:
    for each in readings:
        for kind in KINDS:
            for record in each[kind]:
                name, _, version = record["rule"].partition("@")
                assert name
                assert version.isdigit(), record["rule"]
                assert 0 <= record["score"] <= 1
