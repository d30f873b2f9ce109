"""The rows of predicates: words, what they bring, and what they ask for beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.codebook.records import EventType, Kind, Lexeme, ModeRow, Predicate, Slots
from dateline.extract.codebook.rows import Row, Rows

KINDS: tuple[tuple[Kind, str], ...] = (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives"))
KEYS = frozenset(
    {"name", "type", "mode", "frame", "slots", "verbs", "nouns", "adjectives", "rolesets", "sides", "generic", "context"}
    | {"where", "world", "acled", "ucdp"}
)
NAME = re.compile(r"[a-z][a-z-]*")
ROLESET = re.compile(r"([a-z-]+)(?:_[a-z]+)?\.\d\d")


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows of predicates may name."""

    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], ModeRow]
    frames: Mapping[str, Slots]
    worlds: frozenset[str]
    acled_events: Row


def find_lexemes(rows: Rows, known: Known) -> Iterator[Lexeme]:
    """Yield every word of every row; a row that cannot be used is an error that names it."""
    names: set[str] = set()
    for number, (at, row) in enumerate(rows.listed("predicates"), start=1):
        name = _name(rows, row, at, number)
        if name in names:
            raise rows.wrong(at, f"another row is named {name!r}")
        names.add(name)
        yield from _lexemes(rows, row, f"{at} ({name})" if "name" in row else at, _Numbered(number, name), known)


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    name: str


def _name(rows: Rows, row: Row, at: str, number: int) -> str:
    name = row.get("name", f"row{number}")
    if "name" in row and (not isinstance(name, str) or NAME.fullmatch(name) is None):
        raise rows.wrong(at, "`name` must be small letters and hyphens")
    return str(name)


def _lexemes(rows: Rows, row: Row, at: str, called: _Numbered, known: Known) -> Iterator[Lexeme]:
    _check_keys(rows, row, at, known)
    predicate = _predicate(rows, row, at, called, known)
    found = [_lexeme(kind, words, predicate) for kind, key in KINDS for words in rows.strings(row, key, at)]
    heads = {lexeme.head for lexeme in found}
    for roleset in predicate.rolesets:
        form = ROLESET.fullmatch(roleset)
        if form is None or form.group(1) not in heads:
            raise rows.wrong(at, f"{roleset!r} is no roleset of its words (as in attack.01)")
    yield from found


def _check_keys(rows: Rows, row: Row, at: str, known: Known) -> None:
    unknown = set(row) - KEYS
    if unknown:
        raise rows.wrong(at, f"no key {min(unknown)!r} ({', '.join(sorted(KEYS))})")
    type_, mode, frame = rows.text(row, "type", at), row.get("mode"), rows.text(row, "frame", at)
    if type_ not in known.types:
        raise rows.wrong(at, f"no type {type_!r}")
    if mode is not None and (type_, mode) not in known.modes:
        raise rows.wrong(at, f"type {type_} has no mode {mode!r}")
    if frame not in known.frames:
        raise rows.wrong(at, f"no frame {frame!r}")
    if row.get("world") is not None and row["world"] not in known.worlds:
        raise rows.wrong(at, f"no world {row['world']!r}")
    if not any(row.get(key) for _, key in KINDS):
        raise rows.wrong(at, "no verbs, nouns or adjectives")


def _predicate(rows: Rows, row: Row, at: str, called: _Numbered, known: Known) -> Predicate:
    type_, mode = row["type"], row.get("mode")
    above = known.types[type_] if mode is None else known.modes[type_, mode]
    return Predicate(
        row=called.number,
        name=called.name,
        type=type_,
        mode=mode,
        frame=row["frame"],
        slots={**known.frames[row["frame"]], **rows.roles(row.get("slots", {}), at)},
        sides=bool(row.get("sides", False)),
        generic=bool(row.get("generic", False)),
        context=frozenset(rows.strings(row, "context", at)),
        where=dict(_where(rows, row, at)),
        world=row.get("world"),
        acled=rows.acled(row, at, known.acled_events, above.acled),
        ucdp=rows.ucdp(row, at, above.ucdp),
        rolesets=frozenset(rows.strings(row, "rolesets", at)),
    )


def _where(rows: Rows, row: Row, at: str) -> Iterator[tuple[str, frozenset[str]]]:
    given = row.get("where", {})
    if not isinstance(given, dict):
        raise rows.wrong(at, "`where` must be a table of slots")
    for slot in given:
        yield rows.slot(slot, at), rows.expanded(rows.strings(given, slot, at), at)


def _lexeme(kind: Kind, words: str, predicate: Predicate) -> Lexeme:
    """The head of a verb phrase is its first word, of a noun phrase its last; a sense stands behind the head as in shoot.02."""
    parts = words.split()
    head, others = (parts[-1], parts[:-1]) if kind == "noun" else (parts[0], parts[1:])
    lemma, _, sense = head.partition(".")
    return Lexeme(kind, lemma, tuple(others), sense or None, predicate)
