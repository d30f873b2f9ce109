"""Event tables: every row that can be taken, and for every other one its line, its column and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline.foreign.acled import acled
from dateline.foreign.cells import CellError, Row
from dateline.foreign.gdelt import gdelt
from dateline.foreign.layouts import Layout, recognise
from dateline.foreign.polecat import polecat, without_excess
from dateline.foreign.sheets import Cells, cut
from dateline.foreign.tables import load_table
from dateline.foreign.ucdp import ucdp
from dateline.records.foreign import Brought, Dataset, Foreign, Refused

READERS: Mapping[Dataset, Callable[[Row], Foreign]] = {"acled": acled, "ucdp": ucdp, "gdelt": gdelt, "polecat": polecat}
SHOWN = 6
SAME = "this id stands in an earlier row of the file too"


def events(lines: Sequence[str], file: str, notes: tuple[str, ...]) -> Brought:
    """Return the rows of an event table."""
    layout = recognise(lines)
    records: dict[str, Foreign] = {}
    refused: list[Refused] = []
    for each in _read(layout, lines, file):
        if isinstance(each, Refused):
            refused.append(each)
        elif each.record_id in records:
            refused.append(Refused(file, each.line, "id", f"{SAME} ({records[each.record_id].line}): keep the newer one"))
        else:
            records[each.record_id] = each
    return Brought(layout.title, tuple(records.values()), (), tuple(refused), (*notes, *_told(layout)))


def _told(layout: Layout) -> Iterator[str]:
    """Yield what is worth saying of how the columns were taken."""
    if not layout.header:
        yield "no header row: the columns are taken in their published order"
    missing = [each for each in load_table("layouts.toml")[layout.dataset]["columns"] if each not in layout.columns]
    if missing:
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        yield f"columns that the file does not have, taken as empty: {', '.join(missing[:SHOWN])}{more}"


def _read(layout: Layout, lines: Sequence[str], file: str) -> Iterator[Foreign | Refused]:
    read = READERS[layout.dataset]
    for number, row in enumerate(cut(lines, layout.delimiter, layout.first), 1):
        if row.fault:
            yield Refused(file, row.line, None, row.fault)
            continue
        named = _named(layout, row)
        if isinstance(named, str):
            yield Refused(file, row.line, None, named)
            continue
        cells, remarks = named
        try:
            yield read(Row(file, number, row.line, cells, remarks))
        except CellError as error:
            yield Refused(file, row.line, error.column, str(error))


def _named(layout: Layout, row: Cells) -> tuple[dict[str, str], list[str]] | str:
    """Return the cells by their columns, and how they were brought in step; or why they cannot be."""
    cells, columns = list(row.cells), layout.columns
    if len(cells) == len(columns):
        return dict(zip(reversed(columns), reversed(cells), strict=True)), []
    published = tuple(load_table("layouts.toml")[layout.dataset]["columns"])
    in_order = tuple(dict.fromkeys(column for column in columns if column in published)) == published
    if layout.dataset == "polecat" and in_order and len(cells) >= len(published):
        excess = len(cells) - len(published)
        taken, at = without_excess(cells)
        where = f"in {at}" if at else "at the end"
        return dict(zip(published, taken, strict=True)), [f"{excess} excess tabs {where}: counted from both ends"] if excess else []
    if len(cells) > len(columns) and not any(cells[len(columns) :]):
        return dict(zip(columns, cells, strict=False)), [f"{len(cells) - len(columns)} empty cells too many at the end"]
    many = "more" if len(cells) > len(columns) else "fewer"
    return f"the row has {len(cells)} cells, {many} than the {len(columns)} columns: look for a delimiter or a line end inside a cell"
