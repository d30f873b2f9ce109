"""An official total against the incidents that are documented one by one, sums within a release, and what was added between two totals."""

from __future__ import annotations

from dateline.answer.documented.comparing import Compared, Doubt, compare
from dateline.answer.documented.differences import difference, scope_hash
from dateline.answer.documented.disputes import Dispute, disputes
from dateline.answer.documented.documenting import Edge
from dateline.answer.documented.releases import Added, check_sum, find_sums
from dateline.answer.documented.telling import paragraph

__all__ = [
    "Added",
    "Compared",
    "Dispute",
    "Doubt",
    "Edge",
    "check_sum",
    "compare",
    "difference",
    "disputes",
    "find_sums",
    "paragraph",
    "scope_hash",
]
