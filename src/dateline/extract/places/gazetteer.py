"""The gazetteer: a read-only SQLite index of places."""

from __future__ import annotations

from pathlib import Path


class Gazetteer:
    """Places by name."""


def open_gazetteer(cache: Path) -> Gazetteer:
    """Open the index in the cache folder, building it first where it is missing."""
    return Gazetteer()
