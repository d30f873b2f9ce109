"""Tables for people: wide enough to read, and without boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import wording

NARROW = {"due": 14, "who says so": 16, "reports": 20}  # characters at most: the room belongs to what people came to read
AT_ONCE = 500  # rows whose widths are looked at together
SHORT = 8  # characters of an id in a list: enough to name it to `dateline show`


def table(*columns: str, header: bool = True) -> Table:
    """Return a table with these columns."""
    shown = Table(box=None, pad_edge=False, header_style="dim", show_header=header)
    for column in columns:
        shown.add_column(column, overflow="fold", no_wrap=column in ("id", "state", "force"), max_width=NARROW.get(column))
    return shown


def finish(shown: Table, how_many: int, one: str, console: Console, many: str | None = None) -> None:
    """Print a table, unless it is empty, and how many rows it has."""
    if how_many:
        console.print(shown)
    console.print(Text(number(how_many, one, many or f"{one}s"), "dim"))


def flow(columns: Sequence[str], rows: Iterable[tuple[str, ...]], one: str, console: Console) -> None:
    """Print rows as they come, some at a time, the columns as wide as those need, and how many there are."""
    left, printed = iter(rows), 0
    while some := list(islice(left, AT_ONCE)):
        shown = table(*columns, header=printed == 0)
        for row in some:
            shown.add_row(*row)
        console.print(shown)
        printed += len(some)
    console.print(Text(number(printed, one, f"{one}s"), "dim"))


def number(how_many: int, one: str, many: str) -> str:
    """Return how many of a thing there are: "1 report", "2 reports"."""
    return f"{wording.grouped(how_many)} {one if how_many == 1 else many}"


def line(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())
