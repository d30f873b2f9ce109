"""Charts as SVG or PNG, drawn without a network; altair is loaded only when one is drawn."""

from __future__ import annotations

from dateline.answer.charts.curve import Point, curve, steps
from dateline.answer.charts.drawing import draw_comparison, draw_tally

__all__ = ["Point", "curve", "draw_comparison", "draw_tally", "steps"]
