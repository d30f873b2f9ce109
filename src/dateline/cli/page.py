"""The reading of one report for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import wording
from dateline.cli.lookup import look_up
from dateline.cli.sections import Kind, Row, sections
from dateline.records.reading import Reading

FOOT = "Every line stands on words of the text: --show 1 · --json for machines · dateline add keeps it"

# Widths of the cells of each kind of line, in columns; a fraction is a share of what is left. The number of the line comes first.
LAYOUT: dict[Kind, tuple[int | float, ...]] = {
    "incident": (0.55, 28, 0.45),
    "figure": (11, 10, 0.55, 0.45),
    "expected": (23, 0.55, 0.45),
    "person": (24, 0.55, 0.45),
    "relation": (11, 0.6, 0.4),
}
NUMBER = 3
GAP = 2


def show(reading: Reading, console: Console) -> None:
    """Print the page of one reading."""
    for line in header(reading):
        console.print(Text(line), soft_wrap=False)
    number = 0
    for section in sections(reading):
        console.print(Text(section.title, style="bold"))
        for row in section.rows:
            number += 1
            console.print(_line(number, row, console.width))
    console.print(Text(FOOT if number else _nothing(reading), style="dim"))


def _line(number: int, row: Row, width: int) -> Table:
    """Return one line of the page as a table of one row: too long a cell wraps within its own field."""
    line = Table.grid(padding=(0, GAP, 0, 0))
    line.add_column(justify="right", no_wrap=True, width=NUMBER, style="dim")
    for index, cell_width in enumerate(_widths(LAYOUT[row.kind], width)):
        line.add_column(width=cell_width, justify="right" if row.kind == "figure" and index == 1 else "left")
    line.add_row(str(number), *(Text(cell, style="bold" if row.kind == "incident" else "") for cell in row.cells))
    return line


def _widths(layout: tuple[int | float, ...], width: int) -> list[int]:
    fixed = NUMBER + GAP + sum(int(cell) + GAP for cell in layout if cell >= 1) + GAP * sum(cell < 1 for cell in layout)
    left = max(width - fixed, 20)
    return [int(cell) if cell >= 1 else int(left * cell) for cell in layout]


def _nothing(reading: Reading) -> str:
    notes = {"no_article": "no article text on this page"}
    if reading.document.note:
        return f"Nothing read: {notes.get(reading.document.note, reading.document.note.replace('_', ' '))}"
    return "No record found in this report."


def header(reading: Reading) -> list[str]:
    """Return the lines above the records: title, where and when it stood, how much was read."""
    document, anchor = reading.document, reading.anchor
    published = (
        f"published {wording.day(document.published.date)} ({document.published.basis})"
        if document.published.date
        else "no day of publication"
    )
    speaks = f"speaks from {wording.weekday(anchor.date)}" if anchor.date else "day it speaks from not known"
    if anchor.conflicts_with_published:
        speaks += ", against the page's date"
    where = [part for part in (document.site, document.byline, published, speaks) if part]
    seen = look_up(reading)
    sources = {seen.speaker(each) for each in reading.attributions}
    how = [_many(len(reading.sentences), "sentence"), _many(len(sources), "source")]
    if document.removed:
        how.insert(0, f"{_many(len(document.removed), 'line')} of boilerplate removed")
    if document.original_publisher:
        how.append(f"copied from {document.original_publisher}")
    return [document.title or document.name, " · ".join(where), " · ".join(how), ""]


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
