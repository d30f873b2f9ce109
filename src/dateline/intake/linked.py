"""The structured data of a page (JSON-LD, schema.org): what it tells search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from dateline.intake.tables import load_table

DEEP = 6  # levels of nesting that an article may lie in


def articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return the objects that describe the page's article, in order."""
    wanted = set(load_table("pages.toml")["article_types"])
    return [node for script in scripts(tree) for node in nodes(script, DEEP) if wanted & set(texts_of(node.get("@type")))]


def scripts(tree: HtmlElement) -> Iterator[object]:
    """Yield what each block of structured data holds; a broken block is passed over."""
    for script in tree.iterfind(".//script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield json.loads(unescape(script.text or "").strip().removesuffix(";"), strict=False)
            except (ValueError, RecursionError):
                try:
                    yield json.loads(script.text or "", strict=False)
                except (ValueError, RecursionError):
                    continue


def nodes(value: object, levels: int) -> Iterator[dict[str, Any]]:
    """Yield the objects in a value, outer ones first."""
    if isinstance(value, dict):
        yield value
    if levels and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from nodes(inner, levels - 1)


def texts_of(value: object) -> list[str]:
    """Return the strings of a value that may be one string or a list of them."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
