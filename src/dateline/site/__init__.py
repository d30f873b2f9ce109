"""A static page of a ledger: every file of it, made of an edition that has passed the gate. It needs no script and no network."""

from __future__ import annotations

from dateline.site.building import File, build
from dateline.site.material import Bar, Chart, Material, Method, Rule, Type, Way

__all__ = ["Bar", "Chart", "File", "Material", "Method", "Rule", "Type", "Way", "build"]
