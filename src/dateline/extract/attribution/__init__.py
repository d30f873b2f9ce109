"""Who says so: source, cue and content of every attribution, and how attributions stand to each other."""

from __future__ import annotations

from dateline.extract.attribution.assembly import find_attributions
from dateline.extract.attribution.relations import find_relations

__all__ = ["find_attributions", "find_relations"]
