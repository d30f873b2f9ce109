"""Scopes as they are typed, and tallies as they are read."""

from __future__ import annotations

import pytest

from dateline.answer.asking import scope_of
from dateline.answer.counts import load_policy
from dateline.answer.scope import Scope
from dateline.answer.tally import brief, tally
from dateline.answer.tally.sums import Asking
from dateline.answer.tally.telling import lines
from dateline.errors import DatelineError
from tests.answer.factory import incident, told


def test_months_and_years_become_days() -> None:
    asked = scope_of(["actor=FNV", "from=2025-01", "to=2025-09"])
    assert asked == Scope(actor="FNV", start="2025-01-01", end="2025-09-30")
    assert scope_of(["from=2024", "to=2024-02"]) == Scope(start="2024-01-01", end="2024-02-29")
    assert scope_of(["to=2024"]).end == "2024-12-31"
    assert scope_of(["to=2024-12"]).end == "2024-12-31"


@pytest.mark.parametrize("pair", ["actor", "colour=red", "actor=", "from=January", "to=2025-13", "to=2025-02-30", "from=1-2-3-4"])
def test_a_pair_that_cannot_be_used_is_named(pair: str) -> None:
    with pytest.raises(DatelineError, match="--where"):
        scope_of([pair])


def test_a_tally_in_words_says_the_policy_and_what_is_open() -> None:
    policy = load_policy("ucdp")
    there = [incident("a", told("2-6"), told(4, document="d2")), incident("b", told("11+", document="d3")), incident("c")]
    first, second = lines([*map(brief, tally(there, [Asking("killed", policy)]))], policy)
    assert first.startswith("Policy ucdp: low, best and high as reported")
    assert second.startswith("all  3 incidents: killed 13 or more, best 15 (95 % likely 14–18, open bounds capped)")
    assert "no figure for 1 (independent sources 2–3, 3 not reviewed)" in second


def test_rows_that_share_incidents_are_marked() -> None:
    policy = load_policy("range")
    rows = tally([incident("a", told(4), actors=("A", "B"))], [Asking("killed", policy)], "actor")
    said = list(lines([*map(brief, rows)], policy))
    assert said[-1] == "An incident may stand in several rows: they must not be added up."


def test_a_scope_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(DatelineError, match="to=2025-12-31 lies before from=2026-01-01"):
        scope_of(["from=2026", "to=2025"])
