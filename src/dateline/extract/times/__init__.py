"""Time expressions of news and the days they mean."""

from __future__ import annotations

from dateline.extract.times.finding import Expression, find_expressions
from dateline.extract.times.resolving import resolve

__all__ = ["Expression", "find_expressions", "resolve"]
