"""From a codebook file to a Codebook: every row is checked, and an error names the row."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from dateline.errors import TableError
from dateline.extract.codebook.records import Codebook, EventType, Exemption, Hint, Kind, Lexeme, Light, ModeRow, Predicate, Slots, World
from dateline.records.claims import RoleKind

Row = Mapping[str, Any]
KINDS: tuple[tuple[Kind, str], ...] = (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives"))
SLOTS = {"subject", "object", "modifier", "nounhead", "any", "of", "with", "for", "at", "to", "in", "from", "against", "on", "by"}


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
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: the codebook cannot be read ({error}).") from error


def _parse(name: str, text: str) -> Codebook:
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: not valid TOML ({error}).") from error
    return _Loader(name, rows).codebook()


@dataclass(frozen=True, slots=True)
class _Loader:
    """One file on its way to a Codebook."""

    name: str
    rows: Row

    def codebook(self) -> Codebook:
        types = {row.name: row for row in self.types()}
        modes = {(row.type, row.name): row for row in self.modes(types)}
        frames = dict(self.frames())
        return Codebook(
            version=self.text(self.rows, "version", "the file"),
            types=types,
            modes=modes,
            frames=frames,
            lexemes=_by_head(self.lexemes(types, modes, frames)),
            hints=tuple(self.hints(modes)),
            instruments=frozenset(tuple(words.split()) for words in self.strings(self.table("instruments"), "words", "instruments")),
            lights=tuple(self.lights()),
            results=frozenset(self.strings(self.table("results"), "verbs", "results")),
            exemptions=_by_lemma(self.exemptions()),
            worlds=tuple(World(self.text(row, "name", at), frozenset(self.strings(row, "words", at))) for at, row in self.listed("worlds")),
        )

    def types(self) -> Iterator[EventType]:
        for at, row in self.listed("types"):
            happening = row.get("happening")
            if not isinstance(happening, bool):
                raise self.wrong(at, "`happening` must be true or false")
            yield EventType(
                self.text(row, "name", at),
                self.number(row, "score", at),
                int(self.number(row, "quad", at)),
                happening,
                self.text(row, "acled", at),
            )

    def modes(self, types: Mapping[str, EventType]) -> Iterator[ModeRow]:
        for type_, listed in self.table("modes").items():
            if type_ not in types:
                raise self.wrong(f"modes.{type_}", "no such type")
            for name, row in listed.items():
                at = f"modes.{type_}.{name}"
                yield ModeRow(type_, name, self.number(row, "score", at), row.get("acled", types[type_].acled), row.get("polecat", name))

    def frames(self) -> Iterator[tuple[str, Slots]]:
        for name, slots in self.table("frames").items():
            for slot, role in slots.items():
                if role not in get_args(RoleKind):
                    raise self.wrong(f"frames.{name}", f"`{slot}` is {role!r}, which is no role ({', '.join(get_args(RoleKind))})")
            yield name, slots

    def lexemes(self, types: Row, modes: Mapping[tuple[str, str], ModeRow], frames: Row) -> Iterator[Lexeme]:
        for number, (at, row) in enumerate(self.listed("predicates")):
            predicate = self.predicate(number, at, row)
            if predicate.type not in types:
                raise self.wrong(at, f"no type {predicate.type!r}")
            if predicate.mode is not None and (predicate.type, predicate.mode) not in modes:
                raise self.wrong(at, f"type {predicate.type} has no mode {predicate.mode!r}")
            if predicate.frame not in frames:
                raise self.wrong(at, f"no frame {predicate.frame!r}")
            for kind, key in KINDS:
                yield from (_lexeme(kind, words, predicate) for words in self.strings(row, key, at))

    def predicate(self, number: int, at: str, row: Row) -> Predicate:
        if not any(row.get(key) for _, key in KINDS):
            raise self.wrong(at, "no verbs, nouns or adjectives")
        return Predicate(
            row=number,
            type=self.text(row, "type", at),
            mode=row.get("mode"),
            frame=self.text(row, "frame", at),
            sides=bool(row.get("sides", False)),
            generic=bool(row.get("generic", False)),
            context=frozenset(self.strings(row, "context", at)),
        )

    def hints(self, modes: Mapping[tuple[str, str], ModeRow]) -> Iterator[Hint]:
        for at, row in self.listed("hints"):
            hint = Hint(
                self.text(row, "type", at),
                self.text(row, "mode", at),
                tuple(tuple(word.split()) for word in self.strings(row, "words", at)),
            )
            if (hint.type, hint.mode) not in modes:
                raise self.wrong(at, f"type {hint.type} has no mode {hint.mode!r}")
            yield hint

    def lights(self) -> Iterator[Light]:
        for at, row in self.listed("light"):
            role = self.text(row, "subject", at)
            if role and role not in get_args(RoleKind):
                raise self.wrong(at, f"`subject` is {role!r}, which is no role")
            yield Light(role or None, frozenset(tuple(verb.split()) for verb in self.strings(row, "verbs", at)))  # type: ignore[arg-type]

    def exemptions(self) -> Iterator[Exemption]:
        for at, row in self.listed("exceptions"):
            slot = self.text(row, "slot", at)
            if slot not in SLOTS:
                raise self.wrong(at, f"no slot {slot!r} ({', '.join(sorted(SLOTS))})")
            yield Exemption(frozenset(self.strings(row, "lemmas", at)), slot, frozenset(self.strings(row, "words", at)))

    def listed(self, key: str) -> Iterator[tuple[str, Row]]:
        rows = self.rows.get(key, [])
        if not isinstance(rows, list):
            raise self.wrong(key, f"write it as [[{key}]]")
        for number, row in enumerate(rows, start=1):
            yield f"{key} row {number}", row

    def table(self, key: str) -> Row:
        rows = self.rows.get(key, {})
        if not isinstance(rows, dict):
            raise self.wrong(key, f"write it as [{key}]")
        return rows

    def text(self, row: Row, key: str, at: str) -> str:
        value = row.get(key)
        if not isinstance(value, str):
            raise self.wrong(at, f"`{key}` is missing or no text")
        return value

    def number(self, row: Row, key: str, at: str) -> float:
        value = row.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(at, f"`{key}` is missing or no number")
        return float(value)

    def strings(self, row: Row, key: str, at: str) -> list[str]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            raise self.wrong(at, f"`{key}` must be a list of words")
        return value

    def wrong(self, at: str, what: str) -> TableError:
        return TableError(f"{self.name}: {at}: {what}.")


def _lexeme(kind: Kind, words: str, predicate: Predicate) -> Lexeme:
    """The head of a verb phrase is its first word, of a noun phrase its last; a sense stands behind the head as in shoot.02."""
    parts = words.split()
    head, others = (parts[-1], parts[:-1]) if kind == "noun" else (parts[0], parts[1:])
    lemma, _, sense = head.partition(".")
    return Lexeme(kind, lemma, tuple(others), sense or None, predicate)


def _by_head(lexemes: Iterator[Lexeme]) -> dict[tuple[Kind, str], tuple[Lexeme, ...]]:
    """Longer phrases come first, so that the first that fits is the right one."""
    heads: dict[tuple[Kind, str], list[Lexeme]] = {}
    for lexeme in lexemes:
        heads.setdefault((lexeme.kind, lexeme.head), []).append(lexeme)
    return {key: tuple(sorted(listed, key=lambda lexeme: -len(lexeme.others))) for key, listed in heads.items()}


def _by_lemma(exemptions: Iterator[Exemption]) -> dict[str, tuple[Exemption, ...]]:
    lemmas: dict[str, list[Exemption]] = {}
    for exemption in exemptions:
        for lemma in exemption.lemmas:
            lemmas.setdefault(lemma, []).append(exemption)
    return {lemma: tuple(listed) for lemma, listed in lemmas.items()}
