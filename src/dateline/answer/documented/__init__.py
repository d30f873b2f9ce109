"""An official total against the incidents that are documented one by one, sums within a release, and one source's series."""

from __future__ import annotations

from dateline.answer.documented.comparing import Compared, Doubt, compare
from dateline.answer.documented.releases import Added, check_sum, find_sums
from dateline.answer.documented.series import Step, difference, scope_hash, series
from dateline.answer.documented.telling import paragraph

__all__ = ["Added", "Compared", "Doubt", "Step", "check_sum", "compare", "difference", "find_sums", "paragraph", "scope_hash", "series"]
