"""How many are on no list: estimates from several lists, and the refusals where none may be given."""

from __future__ import annotations

from dateline.answer.multiple.estimating import METHODS, Estimate, Method, estimate
from dateline.answer.multiple.table import Table, from_histories, from_memberships
from dateline.answer.multiple.telling import paragraph

__all__ = ["METHODS", "Estimate", "Method", "Table", "estimate", "from_histories", "from_memberships", "paragraph"]
