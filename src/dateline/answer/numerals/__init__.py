"""What the figures of a source look like as numerals: diagnostics, never verdicts."""

from __future__ import annotations

from dateline.answer.numerals.first import First, first_digits
from dateline.answer.numerals.heaping import Heaping, heaping

__all__ = ["First", "Heaping", "first_digits", "heaping"]
