"""What we export, read back: the same happenings, days, figures and places, as far as each layout can hold them."""

from __future__ import annotations

from typing import cast

import pytest

from dateline.export.formats import format_named
from dateline.export.parts import Profile
from dateline.foreign import bring, find_words
from dateline.foreign.tables_of_events import READERS
from dateline.records.foreign import Brought
from dateline.records.happenings import Bounds
from dateline.records.texts import Span
from tests.export.edition import LATER, RAID, digest, edition


def exported(name: str, profile: str = "machine") -> Brought:
    made = format_named(name).make(edition(), cast("Profile", profile))
    return bring(b"".join(made.parts[0].chunks), name)


@pytest.mark.parametrize("profile", ["machine", "spreadsheet"])
@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat"])
def test_an_event_table_of_ours_comes_back(name: str, profile: str) -> None:
    found = exported(name, profile)
    assert found.refused == ()
    raid = next(each for each in found.records if each.where.name == "Tolmere")
    assert (raid.where.country, raid.types) == ("RO", ("ASSAULT",))
    assert raid.start <= "2025-11-09" <= raid.end
    assert raid.where.lat == pytest.approx(46.123, abs=0.001)
    assert raid.remarks == ()
    assert sorted(READERS) == ["acled", "gdelt", "polecat", "ucdp"]


def test_days_and_figures_come_back_whole_from_ucdps_layout() -> None:
    raid = exported("ucdp").records[0]
    assert (raid.start, raid.end, raid.killed) == ("2025-11-09", "2025-11-10", Bounds(11, 11, 14))


def test_annotations_of_ours_stand_where_they_stood() -> None:
    found = exported("annotations")
    assert found.refused == ()
    assert found.quotations
    texts = {digest(text): text for text in (RAID, LATER)}
    for each in found.quotations:
        assert find_words(texts[each.sources[0]], each) == Span(each.start or 0, each.end or 0)
        assert (each.origin or "").partition(":")[0] in ("human", "machine")
        assert each.statement
