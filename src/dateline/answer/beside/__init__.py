"""Rows of a foreign data set beside the incidents of the ledger, with their figures side by side.

Nothing is decided by it, and no foreign row is ever counted: two that meet are likely one, and the reader sees how near they are.
"""

from __future__ import annotations

from dateline.answer.beside.laying import Beside, lay_beside
from dateline.answer.beside.pairs import Limits, Pair
from dateline.answer.beside.telling import lines

__all__ = ["Beside", "Limits", "Pair", "lay_beside", "lines"]
