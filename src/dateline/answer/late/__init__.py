"""Reports that come late: how complete the last days are, and what is still to come."""

from __future__ import annotations

from dateline.answer.late.nowcasting import Day, Nowcast, nowcast
from dateline.answer.late.triangle import Late, develop, triangle

__all__ = ["Day", "Late", "Nowcast", "develop", "nowcast", "triangle"]
