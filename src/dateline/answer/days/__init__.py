"""In the order of days: what happened, what was said of it, and what is to come."""

from __future__ import annotations

from dateline.answer.days.timeline import Entry, timeline

__all__ = ["Entry", "timeline"]
