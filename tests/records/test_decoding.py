"""A reading survives its JSON, and nothing else passes for one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.errors import UnreadableError
from dateline.records.decoding import reading_from, spans_in
from dateline.records.reading import Reading, to_json
from tests.conftest import Read

REPORT = (
    "Gunmen killed at least 14 soldiers in Basra on 10 November, the Joint Command said. Nine people were wounded. "
    "The rebels carried out 153 attacks between January and July, double the number of last year, General Anton Drel said. "
    "Talks planned for 2 December were moved to 9 December."
)


def described(reading: Reading) -> dict[str, str]:
    return {each.id: each.name for each in reading.entities if not each.is_named}


@pytest.fixture(scope="module")
def whole(reading: Read) -> Reading:
    return reading(REPORT, published="2025-11-14")


def test_a_reading_comes_back_from_its_json_whole(whole: Reading) -> None:
    assert described(whole)
    assert reading_from(json.loads(json.dumps(to_json(whole))), described(whole)) == whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 1),
        (("schema",), "dateline.reading/9"),
        (("sentences",), None),
        (("sentences", 0), ["0", 5]),
        (("sentences", 0), [0, 5, 9]),
        (("counts", 0, "value"), "14"),
        (("counts", 0, "comparator"), "roughly"),
        (("counts", 0, "note"), "a field of no record"),
        (("events", 0), []),
        (("entities",), 3),
        (("entities", 0, "name"), 7),
    ],
)
def test_what_is_not_of_the_contract_is_refused(whole: Reading, path: tuple[Any, ...], value: object) -> None:
    spoilt: Any = json.loads(json.dumps(to_json(whole)))
    place = spoilt
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(UnreadableError, match="no reading"):
        reading_from(spoilt, described(whole))
    with pytest.raises(UnreadableError, match="no reading"):
        reading_from([spoilt], described(whole))


def test_every_span_of_a_reading_is_found(whole: Reading) -> None:
    spans = set(spans_in(whole))
    assert {each.span for each in whole.events} | {each.number for each in whole.counts} | set(whole.sentences) <= spans
    assert all(0 <= each.start <= each.end <= len(REPORT) for each in spans)
