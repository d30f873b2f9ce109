"""Files of other people's coding: event tables and annotations, told apart by content; pure functions from bytes to records."""

from __future__ import annotations

from dateline.foreign.bringing import bring
from dateline.foreign.verifying import find_words

__all__ = ["bring", "find_words"]
