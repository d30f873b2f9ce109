"""Tables of who may do what, and of passwords that everybody tries."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def load_table(name: str) -> dict[str, Any]:
    """Return a TOML table of this room."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords that everybody tries, in small letters."""
    lines = resources.files(__package__).joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
