"""The tables of this room, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return a TOML table of this folder."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
