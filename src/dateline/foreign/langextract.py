"""langextract's JSON Lines: one document a line, with its extractions; its own word on how well they align is not taken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from dateline.records.foreign import Body, Quoted, Refused

ORIGIN = "machine:langextract@unversioned"  # its files do not say which version made them


def is_extracted(value: Any) -> bool:
    """Tell whether an object is a document of langextract."""
    return isinstance(value, dict) and isinstance(value.get("extractions"), list)


def extractions(value: dict[str, Any], file: str, line: int) -> Iterator[Quoted | Refused]:
    """Yield one quotation for each extraction."""
    sources = _sources(value)
    for number, each in enumerate(value["extractions"], 1):
        if not isinstance(each, dict):
            yield Refused(file, line, f"extractions[{number - 1}]", "this is no object: take it out")
            continue
        where = each.get("char_interval") or {}
        start, end = (where.get(key) if isinstance(where, dict) else None for key in ("start_pos", "end_pos"))
        words = each.get("extraction_text")
        yield Quoted(
            file=file,
            line=line,
            name=f"extraction {number}",
            sources=sources,
            exact=words if isinstance(words, str) and words else None,
            start=start if isinstance(start, int) else None,
            end=end if isinstance(end, int) else None,
            prefix="",
            suffix="",
            body=_body(each),
            origin=ORIGIN,
        )


def _sources(value: dict[str, Any]) -> tuple[str, ...]:
    text, name = value.get("text"), value.get("document_id") or value.get("_document_id")
    digest = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()] if isinstance(text, str) else []
    return (*digest, *([name] if isinstance(name, str) else []))


def _body(each: dict[str, Any]) -> Body:
    said: dict[str, Body] = {"class": str(each.get("extraction_class") or "")}
    for key in ("attributes", "description"):
        if each.get(key):
            said[key] = each[key]
    return {"as": "extraction", "said": said}
