"""The formats by name."""

from __future__ import annotations

from functools import cache

from dateline.errors import DatelineError
from dateline.export.parts import Format


@cache
def formats() -> dict[str, Format]:
    """Return every format that an edition can be written in, by name."""
    from dateline.export.formats import acled, calendar, geojson, mentions, own, polecat, ucdp  # noqa: PLC0415 each loads its own library

    modules = (acled, ucdp, polecat, mentions, geojson, calendar)
    return {each.name: each for each in (own.CSV, own.JSONL, own.PARQUET, *(module.FORMAT for module in modules))}


def format_named(name: str) -> Format:
    """Return a format; raise DatelineError with the names there are for any other."""
    found = formats().get(name)
    if found is None:
        raise DatelineError(f"there is no format {name!r}: the formats are {', '.join(sorted(formats()))}")
    return found
