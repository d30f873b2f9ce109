"""An interval of days keeps its width in every format, or the format says that it cannot hold one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.export.formats import formats
from dateline.export.publish import publish
from tests.export.edition import edition

WITHOUT_DAYS = {"annotations", "ical", "prov", "schema-org"}  # they tell of words, meetings and origins, not of when things happened


@pytest.mark.parametrize("name", sorted(formats()))
@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-07-10", "2024-07-15"), ("2024-07-11", "2024-07-20"), ("2024-07-15", "2024-07-21")],
    ids=["2024-07-10/2024-07-15", "mid-July 2024", "W29"],
)
def test_an_interval_keeps_its_width_or_the_format_says_that_it_cannot(name: str, start: str, end: str, tmp_path: Path) -> None:
    whole, kind = edition(), formats()[name]
    raid, *others = whole.incidents
    given = replace(whole, incidents=(replace(raid, incident=replace(raid.incident, start=start, end=end)), *others))
    publish(given, kind, tmp_path / "out", "machine")
    target = tmp_path / "out"
    files = [target] if target.is_file() else [each for each in target.iterdir() if each.name != "manifest.json"]
    data = b"".join(each.read_bytes() for each in files)
    first, last = (any(each.encode() in data for each in (day, day.replace("-", ""))) for day in (start, end))
    if name in WITHOUT_DAYS:
        assert not first
    else:
        assert first
        assert last or any("width of an interval" in words for words in kind.losses)
