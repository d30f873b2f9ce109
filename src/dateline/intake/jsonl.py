"""One report a line: `{"id", "text" or "html", "published"?, "url"?, "title"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.errors import UnreadableError
from dateline.intake.days import iso_day
from dateline.intake.encodings import decode_text
from dateline.intake.raw import Raw
from dateline.records.reading import Failure

OPTIONAL = ("published", "url", "title")


def from_lines(data: bytes, name: str) -> Iterator[Raw | Failure]:
    """Yield what each line gives; a line that cannot be used is a Failure that names it, and the others go on."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield from_line(line, name, number)


def from_line(line: bytes | str, name: str, number: int) -> Raw | Failure:
    """Return the report of one line, or what is wrong with it."""
    try:
        return checked(parsed(line))
    except UnreadableError as error:
        return Failure(f"{name}:{number}", error.kind, str(error))


def from_row(given: dict[str, object], name: str, number: int) -> Raw | Failure:
    """Return the report of one row of a table with the columns that a line's object has fields, or what is wrong with it."""
    try:
        return checked(given)
    except UnreadableError as error:
        return Failure(f"{name}:{number}", error.kind, str(error))


def parsed(line: bytes | str) -> dict[str, object]:
    """Return the object on a line; raise UnreadableError where there is none."""
    try:
        given = json.loads(decode_text(line) if isinstance(line, bytes) else line)
    except json.JSONDecodeError as error:
        raise UnreadableError("json", f"not JSON: {error.msg} at column {error.colno}") from error
    except ValueError as error:
        raise UnreadableError("json", f"not JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableError("json", "not JSON that can be read: nested too deeply") from error
    if not isinstance(given, dict):
        raise UnreadableError("json", f"a JSON {type(given).__name__} where an object with id and text or html is wanted")
    return given


def checked(given: dict[str, object]) -> Raw:
    """Return the report that an object gives; raise UnreadableError that names the field."""
    name = given.get("id")
    if isinstance(name, bool) or not isinstance(name, int | str) or name == "":
        raise UnreadableError("field", 'the field "id" is missing or no text')
    held = [field for field in ("text", "html") if given.get(field) is not None]
    if len(held) != 1 or not isinstance(given[held[0]], str):
        raise UnreadableError("field", f'exactly one of the fields "text" and "html" must hold text ({name})')
    for field in OPTIONAL:
        if not isinstance(given.get(field), str | None):
            raise UnreadableError("field", f'the field "{field}" is no text ({name})')
    published = given.get("published") or None
    if published and not iso_day(str(published)):
        raise UnreadableError("field", f'the field "published" is no day like 2025-11-14: {published!r} ({name})')
    words = {field: str(given[field]) for field in ("text", "html", *OPTIONAL) if given.get(field) is not None}
    return Raw(
        str(name),
        text=words.get("text"),
        html=words.get("html"),
        published=words.get("published"),
        url=words.get("url"),
        title=words.get("title"),
    )
