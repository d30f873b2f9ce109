"""From a codebook file to a Codebook: every row is checked, and an error names the row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import get_args

from dateline.errors import TableError, in_words
from dateline.extract.codebook.predicates import Known, find_lexemes
from dateline.extract.codebook.records import Codebook, EventType, Exemption, Hint, Kind, Lexeme, Light, ModeRow, Slots, World
from dateline.extract.codebook.rows import Row, Rows
from dateline.records.claims import RoleKind


def load_codebook(path: Path | None = None) -> Codebook:
    """Load a codebook; the one that ships where no path is given. A row that cannot be used is a TableError that names it."""
    return _shipped() if path is None else _parse(path.name, _text_of(path))


@cache
def _shipped() -> Codebook:
    name = "codebook.toml"
    return _parse(name, (resources.files("dateline.extract") / "tables" / name).read_text(encoding="utf-8"))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"{path}: the codebook cannot be read: {in_words(error)} (--codebook, DATELINE_CODEBOOK)") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: the codebook is not UTF-8 at byte {error.start}: save the file as UTF-8") from error


def _parse(name: str, text: str) -> Codebook:
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: not valid TOML ({error}).") from error
    return _codebook(Rows(name, rows))


def _codebook(rows: Rows) -> Codebook:
    acled_events = dict(_acled_events(rows))
    types = {row.name: row for row in _types(rows, acled_events)}
    modes = {(row.type, row.name): row for row in _modes(rows, types, acled_events)}
    frames = dict(_frames(rows))
    worlds = tuple(_worlds(rows, frames))
    known = Known(types, modes, frames, frozenset(world.name for world in worlds), acled_events)
    return Codebook(
        version=rows.text(rows.rows, "version", "the file"),
        acled_events=acled_events,
        types=types,
        modes=modes,
        frames=frames,
        lexemes=_by_head(find_lexemes(rows, known)),
        hints=tuple(_hints(rows, modes)),
        instruments=frozenset(tuple(words.split()) for words in rows.strings(rows.table("instruments"), "words", "instruments")),
        lights=tuple(_lights(rows)),
        exemptions=_by_lemma(_exemptions(rows)),
        worlds=worlds,
    )


def _acled_events(rows: Rows) -> Iterator[tuple[str, str]]:
    for event in rows.table("acled"):
        yield from ((sub_event, event) for sub_event in rows.strings(rows.table("acled"), event, "acled"))


def _types(rows: Rows, acled_events: Row) -> Iterator[EventType]:
    for at, row in rows.listed("types"):
        happening = row.get("happening")
        if not isinstance(happening, bool):
            raise rows.wrong(at, "`happening` must be true or false")
        yield EventType(
            rows.text(row, "name", at),
            rows.number(row, "score", at),
            int(rows.number(row, "quad", at)),
            happening,
            rows.acled(row, at, acled_events, None),
            rows.ucdp(row, at, ()),
            row.get("polecat", row["name"]),
        )


def _modes(rows: Rows, types: Mapping[str, EventType], acled_events: Row) -> Iterator[ModeRow]:
    for type_, listed in rows.table("modes").items():
        if type_ not in types:
            raise rows.wrong(f"modes.{type_}", "no such type")
        for name, row in listed.items():
            at, above = f"modes.{type_}.{name}", types[type_]
            acled, ucdp = rows.acled(row, at, acled_events, above.acled), rows.ucdp(row, at, above.ucdp)
            yield ModeRow(type_, name, rows.number(row, "score", at), acled, ucdp, row.get("polecat", name))


def _frames(rows: Rows) -> Iterator[tuple[str, Slots]]:
    for name, slots in rows.table("frames").items():
        yield name, rows.roles(slots, f"frames.{name}")


def _hints(rows: Rows, modes: Mapping[tuple[str, str], ModeRow]) -> Iterator[Hint]:
    for at, row in rows.listed("hints"):
        type_, mode = rows.text(row, "type", at), rows.text(row, "mode", at)
        if (type_, mode) not in modes:
            raise rows.wrong(at, f"type {type_} has no mode {mode!r}")
        yield Hint(type_, mode, tuple(tuple(word.split()) for word in rows.strings(row, "words", at)))


def _lights(rows: Rows) -> Iterator[Light]:
    for at, row in rows.listed("light"):
        role = rows.text(row, "subject", at)
        if role and role not in get_args(RoleKind):
            raise rows.wrong(at, f"`subject` is {role!r}, which is no role")
        yield Light(role or None, frozenset(tuple(verb.split()) for verb in rows.strings(row, "verbs", at)))  # type: ignore[arg-type]


def _exemptions(rows: Rows) -> Iterator[Exemption]:
    for at, row in rows.listed("exceptions"):
        slot, lemmas = rows.slot(rows.text(row, "slot", at), at), rows.expanded(rows.strings(row, "lemmas", at), at)
        yield Exemption(lemmas, slot, rows.expanded(rows.strings(row, "words", at), at))


def _worlds(rows: Rows, frames: Mapping[str, Slots]) -> Iterator[World]:
    for at, row in rows.listed("worlds"):
        words, sure, lost, loses = (rows.expanded(rows.strings(row, key, at), at) for key in ("words", "sure", "frames", "loses"))
        unknown = lost - set(frames)
        if unknown:
            raise rows.wrong(at, f"no frame {min(unknown)!r}")
        yield World(rows.text(row, "name", at), words, sure, lost, loses)


def _by_head(lexemes: Iterable[Lexeme]) -> dict[tuple[Kind, str], tuple[Lexeme, ...]]:
    """Longer phrases come first, then rows that ask for more, so that the first that fits is the right one."""
    heads: dict[tuple[Kind, str], list[Lexeme]] = {}
    for lexeme in lexemes:
        heads.setdefault((lexeme.kind, lexeme.head), []).append(lexeme)
    return {
        key: tuple(sorted(listed, key=lambda lexeme: (-len(lexeme.others), not lexeme.predicate.is_bound))) for key, listed in heads.items()
    }


def _by_lemma(exemptions: Iterable[Exemption]) -> dict[str, tuple[Exemption, ...]]:
    lemmas: dict[str, list[Exemption]] = {}
    for exemption in exemptions:
        for lemma in exemption.lemmas:
            lemmas.setdefault(lemma, []).append(exemption)
    return {lemma: tuple(listed) for lemma, listed in lemmas.items()}
