"""PLOVER's scores and quad classes."""

from __future__ import annotations

from dateline.export.tables import load_table


def intensity(type_: str | None, mode: str | None) -> float | None:
    """Return PLOVER's score of a mode, else of its type; null for a type that PLOVER does not have."""
    row = load_table("plover.toml")["type"].get(type_ or "")
    return None if row is None else float(row.get(mode, row["score"]) if mode != "quad" else row["score"])


def quad(type_: str | None) -> tuple[int, str] | None:
    """Return the quad class of a type as number and words."""
    tables = load_table("plover.toml")
    row = tables["type"].get(type_ or "")
    return None if row is None else (int(row["quad"]), str(tables["quad"][str(row["quad"])]))
