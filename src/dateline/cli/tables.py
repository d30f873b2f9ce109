"""Tables for people: wide enough to read, and without boxes."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import wording

NARROW = {"due": 14, "who says so": 16, "reports": 20}  # characters at most: the room belongs to what people came to read
SHORT = 8  # characters of an id in a list: enough to name it to `dateline show`


def table(*columns: str) -> Table:
    """Return a table with these columns."""
    shown = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        shown.add_column(column, overflow="fold", no_wrap=column in ("id", "state", "force"), max_width=NARROW.get(column))
    return shown


def finish(shown: Table, how_many: int, one: str, console: Console, many: str | None = None) -> None:
    """Print a table, unless it is empty, and how many rows it has."""
    if how_many:
        console.print(shown)
    console.print(Text(number(how_many, one, many or f"{one}s"), "dim"))


def number(how_many: int, one: str, many: str) -> str:
    """Return how many of a thing there are: "1 report", "2 reports"."""
    return f"{wording.grouped(how_many)} {one if how_many == 1 else many}"


def line(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())
