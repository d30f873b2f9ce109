"""Who works on what of the queue: taken by oneself, or assigned by an admin; kept with the people, and no part of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.web.people.accounts import open_account
from dateline.web.people.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who works on something, since when, and who said so."""

    person: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Work:
    """What of the queue people work on; who took it and when is in the log of the people too."""

    store: Store

    def held(self) -> dict[str, Held]:
        """Return who works on what; those who left hold nothing."""
        question = "SELECT item, person, by, at FROM work JOIN person ON person.name = work.person WHERE person.closed_at IS NULL"
        with self.store.reading() as connection:
            return {row["item"]: Held(row["person"], row["by"], row["at"]) for row in connection.execute(question)}

    def take(self, items: Iterable[str], person: str) -> int:
        """Give somebody those of some things that nobody else works on, and return how many they are: no two get the same."""
        free = set(items) - set(self.held())
        return self._give(free, person, person, "DO NOTHING")

    def assign(self, items: Iterable[str], person: str, by: str) -> int:
        """Give somebody things, whoever worked on them before, and return how many they are."""
        return self._give(set(items), person, by, "DO UPDATE SET person = excluded.person, by = excluded.by, at = excluded.at")

    def release(self, items: Iterable[str], by: str, *, anybody: bool = False) -> None:
        """Let go of things that one holds oneself, or `anybody` does."""
        held = self.held()
        mine = sorted(item for item in items if item in held and (anybody or held[item].person == by))
        if mine:
            with self.store.writing(
                by, "released", by, f"{len(mine)} of the queue: {' '.join(each[:8] for each in mine)}"[:2000]
            ) as connection:
                connection.executemany("DELETE FROM work WHERE item = ?", [(item,) for item in mine])

    def _give(self, items: Iterable[str], person: str, by: str, clash: str) -> int:
        wanted = sorted(items)
        if not wanted:
            return 0
        said = f"{len(wanted)} of the queue: {' '.join(each[:8] for each in wanted)}"[:2000]
        with self.store.writing(by, "took" if by == person else "assigned", person, said) as connection:
            open_account(connection, person)
            give = f"INSERT INTO work (item, person, by, at) VALUES (?, ?, ?, ?) ON CONFLICT (item) {clash}"  # noqa: S608 both are ours
            return connection.executemany(give, [(item, person, by, self.store.clock()) for item in wanted]).rowcount
