"""Who says so: source, cue and content of every attribution."""

from __future__ import annotations

from dateline.extract.attribution.assembly import find_attributions

__all__ = ["find_attributions"]
