"""Questions to a projection are answered as the views answer them."""

from __future__ import annotations

import pytest

from dateline import reconciling
from dateline.answer.scope import Scope
from dateline.config import Config
from dateline.errors import LedgerError
from dateline.ledger.view import open_view
from dateline.projection import Counted, Filter, open_projection


def test_it_holds_what_the_views_hold(raids: Config) -> None:
    with open_view(raids.ledger) as view, open_projection(raids) as projection:
        assert list(projection.incidents(limit=None).rows) == reconciling.incidents(view)
        assert projection.totals() == view.totals()
        assert projection.series() == reconciling.running_totals(view)
        assert projection.appointments("2025-12-03").rows == reconciling.appointments(view, "2025-12-03")
        assert projection.head == view.head()


def test_people_alone_have_joined_nothing_yet(raids: Config) -> None:
    with open_projection(raids) as working, open_projection(raids, reviewed=True) as reviewed:
        assert (working.count(), reviewed.count()) == (1, 2)


def test_any_member_names_its_incident(raids: Config) -> None:
    with open_view(raids.ledger) as view, open_projection(raids) as projection:
        (raid,) = projection.incidents().rows
        assert [projection.incident(each.id[:8]) for each in view.happenings()] == [raid, raid]
        assert projection.account(raid.id) == reconciling.account_of(view, raid.id)
        assert (projection.incident("000000"), projection.incident(raid.id[:3])) == (None, None)


def test_an_id_that_two_incidents_share_is_no_name(raids: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_projection(raids, reviewed=True) as projection:
        for_all = [each.id for each in projection.incidents().rows]
        monkeypatch.setattr(reconciling, "SHORTEST_PREFIX", 0)
        with pytest.raises(LedgerError, match="begins the ids of 2 incidents"):
            projection.account("")
    assert len(for_all) == 2


def test_filters_hold_together(raids: Config) -> None:
    with open_projection(raids) as projection:
        (raid,) = projection.incidents().rows
        meant = Filter(scope=Scope(start="2025-11-01", end="2025-11-30"), happened=True, outcome="killed", several=True)
        assert projection.count(meant) == 1
        assert projection.count(Filter(outcome="captured")) == 0
        assert projection.count(Filter(words="raid tolmere")) == projection.search("RAID Tolmere").total == 1
        assert projection.count(Filter(words="raid elsewhere")) == 0
        assert projection.facets("type") == [Counted(raid.type, 1)]
        assert [(each.day, each.incidents, each.killed) for each in projection.days(step="month")] == [("2025-11", 1, raid.killed)]
