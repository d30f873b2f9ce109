"""W3C Web Annotations: the quotation, where it stands, of which report, and who says what of it (FORMATS.md 8 both ways)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.records.foreign import Body, Quoted, Refused

DEEPEST = 20  # collections inside collections
DIGEST = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")
OURS = re.compile(r"urn:dateline:statement:([0-9a-f]{64})")
PEOPLE = ("Person", "Organization")
ADDRESSES = ("acct:", "mailto:")


def items(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the objects of a list, of a page, and of the pages that a collection holds."""
    if isinstance(value, list) and depth < DEEPEST:
        for each in value:
            yield from items(each, depth + 1)
    elif isinstance(value, dict) and depth < DEEPEST and _is(value, "AnnotationPage") and "items" in value:
        yield from items(value["items"], depth + 1)
    elif isinstance(value, dict) and depth < DEEPEST and _is(value, "AnnotationCollection") and isinstance(value.get("first"), dict):
        yield from items(value["first"], depth + 1)
    else:
        yield value


def is_annotation(value: Any) -> bool:
    """Tell whether an object is an annotation."""
    return isinstance(value, dict) and _is(value, "Annotation") and "target" in value


def annotation(value: dict[str, Any], file: str, line: int) -> Iterator[Quoted | Refused]:
    """Yield one quotation for each target."""
    name = value["id"] if isinstance(value.get("id"), str) else None
    for target in _listed(value["target"]):
        if not isinstance(target, dict):
            yield Refused(file, line, "target", f"annotation {name or ''} names a page and no words in it: give it a TextQuoteSelector")
            continue
        selectors = [each for each in _listed(target.get("selector")) if isinstance(each, dict)]
        quotes = [each for each in selectors if _is(each, "TextQuoteSelector")]
        place = next((each for each in selectors if _is(each, "TextPositionSelector")), {})
        said = quotes[0] if quotes else {}
        if len({str(each.get("exact")) for each in quotes}) > 1:
            yield Refused(file, line, "selector", f"annotation {name or ''} quotes two different texts as one: make two of it")
            continue
        yield Quoted(
            file=file,
            line=line,
            name=name,
            sources=_sources(target),
            exact=_words(said, "exact") or None,
            start=_offset(place, "start"),
            end=_offset(place, "end"),
            prefix=_words(said, "prefix"),
            suffix=_words(said, "suffix"),
            body=_body(value),
            origin=_origin(value.get("creator") or value.get("generator")),
            statement=_statement(value.get("body")),
        )


def _sources(target: dict[str, Any]) -> tuple[str, ...]:
    """Return what names the report: the digest of the copy that was annotated, then the address."""
    source = target.get("source")
    address = source.get("id") if isinstance(source, dict) else source
    states = [each for each in _listed(target.get("state")) if isinstance(each, dict)]
    cached = [found.group().lower() for each in states for copy in _listed(each.get("cached")) if (found := DIGEST.search(str(copy)))]
    direct = [found.group().lower()] if (found := DIGEST.search(str(address))) else []
    return tuple(dict.fromkeys([*cached, *direct, *([address] if isinstance(address, str) else [])]))


def _body(value: dict[str, Any]) -> Body:
    """Return what is said; an annotation that a ledger of ours exported says what it said there."""
    ours = next((each for each in _listed(value.get("body")) if isinstance(each, dict) and isinstance(each.get("value"), dict)), None)
    if ours is not None and ours["value"].get("property") == "annotation" and isinstance(ours["value"].get("value"), str):
        try:
            kept: Body = json.loads(ours["value"]["value"], parse_float=str, parse_constant=str)
        except (ValueError, RecursionError):
            kept = None
        if isinstance(kept, dict):
            return kept
    said: Body = value.get("body", value.get("bodyValue"))
    return {"as": value.get("motivation", "annotation"), "said": said}


def _statement(body: Any) -> str | None:
    ids = (str(each.get("id")) for each in _listed(body) if isinstance(each, dict))
    return next((found.group(1) for name in ids if (found := OURS.fullmatch(name))), None)


def _origin(creator: Any) -> str | None:
    """Return who says it; an address of mail is a person's, an agent of no known kind a program's."""
    who = next(iter(_listed(creator)), None)
    if isinstance(who, str):
        return f"human:{who.partition(':')[2]}" if who.startswith(ADDRESSES) and who.partition(":")[2] else _program(who, "")
    if not isinstance(who, dict):
        return None
    name = next((str(who[key]).strip() for key in ("name", "nickname", "id") if isinstance(who.get(key), str) and who[key].strip()), "")
    if not name:
        return None
    return f"human:{name}" if any(_is(who, kind) for kind in PEOPLE) else _program(name, str(who.get("version") or ""))


def _program(name: str, version: str) -> str:
    return f"machine:{name}" if "@" in name and not version else f"machine:{name.replace('@', ' ')}@{version or 'unversioned'}"


def _is(value: dict[str, Any], kind: str) -> bool:
    return kind in [str(each).rpartition(":")[2] for each in _listed(value.get("type", value.get("@type")))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(selector: dict[str, Any], key: str) -> str:
    found = selector.get(key)
    return found if isinstance(found, str) else ""


def _offset(selector: dict[str, Any], key: str) -> int | None:
    found = selector.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
