"""Words and patterns of pages as data: what a web page says that is no news."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return the rows of one table of this room."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
