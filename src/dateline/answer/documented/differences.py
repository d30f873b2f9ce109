"""Two totals of one source: what was added between them, if they count the same."""

from __future__ import annotations

import hashlib
import json

from dateline.records.happenings import Bounds
from dateline.records.totals import Total


def scope_hash(total: Total) -> str:
    """Return a name for what a total counts, by whose word and from when: two totals may be subtracted only if theirs is the same."""
    scope = [total.speaker, total.measure, total.unit, total.deed, total.actor, total.target, total.place, total.start]
    return hashlib.sha256(json.dumps(scope, ensure_ascii=False).encode()).hexdigest()[:16]


def difference(earlier: Total, later: Total) -> Bounds | str:
    """Return what was added between two totals of one series, or in words why they may not be subtracted."""
    if scope_hash(earlier) != scope_hash(later):
        return "the two totals do not count the same: speaker, unit, actor, place or first day differ"
    low = None if earlier.bounds.high is None or later.bounds.low is None else later.bounds.low - earlier.bounds.high
    high = None if later.bounds.high is None or earlier.bounds.low is None else later.bounds.high - earlier.bounds.low
    best = later.bounds.best - earlier.bounds.best if earlier.bounds.best is not None and later.bounds.best is not None else None
    if high is not None and high < 0:
        return "the later total is lower: a revision, not an increase"
    return Bounds(max(low or 0, 0), best, high)
