"""The rows of a codebook file: typed access to their keys, and errors that name the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dateline.errors import TableError
from dateline.extract.codebook.records import Slots, Violence
from dateline.records.claims import RoleKind

Row = Mapping[str, Any]
SLOTS = frozenset({"subject", "object", "doer", "holder", "modifier", "nounhead", "case", "complement", "any"})
PREPOSITIONS = frozenset(
    "of with for at to in into from against on onto upon by over about as between off toward towards under after when through".split()  # noqa: SIM905
)
VIOLENCE = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Rows:
    """One codebook file as it stands."""

    name: str
    rows: Row

    def listed(self, key: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a list with what an error calls them."""
        rows = self.rows.get(key, [])
        if not isinstance(rows, list):
            raise self.wrong(key, f"write it as [[{key}]]")
        for number, row in enumerate(rows, start=1):
            yield f"{key} row {number}", row

    def table(self, key: str) -> Row:
        """Return a table; an empty one where the file has none."""
        rows = self.rows.get(key, {})
        if not isinstance(rows, dict):
            raise self.wrong(key, f"write it as [{key}]")
        return rows

    def text(self, row: Row, key: str, at: str) -> str:
        """Return a text that must be there."""
        value = row.get(key)
        if not isinstance(value, str):
            raise self.wrong(at, f"`{key}` is missing or no text")
        return value

    def number(self, row: Row, key: str, at: str) -> float:
        """Return a number that must be there."""
        value = row.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(at, f"`{key}` is missing or no number")
        return float(value)

    def strings(self, row: Row, key: str, at: str) -> list[str]:
        """Return a list of words; an empty one where it is missing."""
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            raise self.wrong(at, f"`{key}` must be a list of words")
        return value

    def expanded(self, words: list[str], at: str) -> frozenset[str]:
        """Return words with a list in the place of each name of one: "@instruments" (their last words), or one of [lists]."""
        found: set[str] = set()
        for word in words:
            if word == "@instruments":
                found |= {each.split()[-1] for each in self.strings(self.table("instruments"), "words", "instruments")}
            elif word.startswith("@"):
                if word[1:] not in self.table("lists"):
                    raise self.wrong(at, f"no list {word[1:]!r} in [lists]")
                found |= set(self.strings(self.table("lists"), word[1:], "lists"))
            else:
                found.add(word)
        return frozenset(found)

    def slot(self, slot: str, at: str) -> str:
        """Return the name of a slot once it is known to be one."""
        if slot not in SLOTS | PREPOSITIONS:
            raise self.wrong(at, f"no slot {slot!r} ({', '.join(sorted(SLOTS | PREPOSITIONS))})")
        return slot

    def roles(self, slots: object, at: str) -> Slots:
        """Return which slot fills which role."""
        if not isinstance(slots, dict):
            raise self.wrong(at, "`slots` must be a table of roles")
        for slot, role in slots.items():
            if role not in get_args(RoleKind):
                raise self.wrong(at, f"`{slot}` is {role!r}, which is no role ({', '.join(get_args(RoleKind))})")
        return slots

    def acled(self, row: Row, at: str, known: Row, inherited: str | None) -> str:
        """Return the ACLED sub-event of a row, else the one it inherits; checked where the file lists them."""
        given = row.get("acled", inherited)
        if not isinstance(given, str):
            raise self.wrong(at, "`acled` is missing or no text")
        if known and given not in known:
            raise self.wrong(at, f"`acled` is {given!r}, which no event of [acled] lists")
        return given

    def ucdp(self, row: Row, at: str, inherited: Violence) -> Violence:
        """Return the UCDP types of violence of a row, else those it inherits."""
        given = row.get("ucdp", list(inherited))
        if not isinstance(given, list) or any(each not in VIOLENCE for each in given):
            raise self.wrong(at, "`ucdp` must be a list of 1 (state-based), 2 (non-state), 3 (one-sided)")
        return tuple(given)

    def wrong(self, at: str, what: str) -> TableError:
        """Return the error that names file and row."""
        return TableError(f"{self.name}: {at}: {what}.")
