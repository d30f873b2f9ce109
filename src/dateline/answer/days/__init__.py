"""In the order of days: what happened, what was said of it, what is due, and where tellings cannot all hold."""

from __future__ import annotations

from dateline.answer.days.contradictions import Contradiction, contradictions
from dateline.answer.days.due import Standing, due
from dateline.answer.days.timeline import Entry, timeline

__all__ = ["Contradiction", "Entry", "Standing", "contradictions", "due", "timeline"]
