"""The formats by name."""

from __future__ import annotations

from functools import cache

from dateline.errors import DatelineError
from dateline.export.parts import Format


@cache
def formats() -> dict[str, Format]:
    """Return every format that an edition can be written in, by name."""
    from dateline.export.formats import (  # noqa: PLC0415 each loads its own library
        acled,
        calendar,
        follow_the_money,
        geojson,
        hxl,
        mentions,
        own,
        plover,
        polecat,
        provenance,
        schema_org,
        stix,
        ucdp,
        web_annotation,
    )

    events = (acled, ucdp, polecat, plover, mentions, geojson, hxl, calendar)
    linked = (web_annotation, provenance, schema_org, follow_the_money, stix)
    return {each.name: each for each in (own.CSV, own.JSONL, own.PARQUET, *(module.FORMAT for module in (*events, *linked)))}


def format_named(name: str) -> Format:
    """Return a format; raise DatelineError with the names there are for any other."""
    found = formats().get(name)
    if found is None:
        raise DatelineError(f"there is no format {name!r}: the formats are {', '.join(sorted(formats()))}")
    return found
