"""Sessions: kept on the server, known by a secret of 256 bits of which only the digest is stored."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.web.people.accounts import open_account
from dateline.web.people.store import Chance, Store, digest
from dateline.web.person import Person

SEEN = 60  # seconds between two notes of when somebody was last seen
PROGRAM = 120  # characters of what a browser calls itself


@dataclass(frozen=True, slots=True)
class Lasting:
    """Seconds: without a request, at all, and after the password during which it is not asked for again."""

    idle: int = 2 * 3600
    longest: int = 12 * 3600
    fresh: int = 10 * 60


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which somebody has logged in; `id` names it among his own and opens nothing."""

    id: str
    person: Person
    made_at: int
    seen_at: int
    proved_at: int
    program: str


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of the people of a ledger."""

    store: Store
    chance: Chance
    lasting: Lasting

    def begin(self, name: str, program: str, before: str | None) -> str:
        """Begin a session for somebody who has just given the password, under a new secret; the one he came with ends."""
        secret = self.chance(32)
        with self.store.writing(name, "began a session", name) as connection:
            open_account(connection, name)
            now = self.store.clock()
            if before:
                connection.execute("UPDATE session SET ended_at = ? WHERE digest = ? AND ended_at IS NULL", (now, digest(before)))
            _forget(connection, now - self.lasting.longest)
            row = (digest(secret), name, now, now, now, _printable(program))
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        return secret

    def of(self, secret: str) -> Session | None:
        """Return the session of a secret, if it is open; note that it was seen."""
        now = self.store.clock()
        with self.store.reading() as connection:
            row = connection.execute(f"{LIVE} AND session.digest = ?", (*self._bounds(now), digest(secret))).fetchone()
        if row is None:
            return None
        if now - row["seen_at"] >= SEEN:
            with self.store.noting() as connection:
                connection.execute("UPDATE session SET seen_at = ? WHERE digest = ?", (now, row["digest"]))
        return _session(row)

    def is_fresh(self, session: Session) -> bool:
        """Tell whether the password was given so lately that it need not be given again."""
        return self.store.clock() - session.proved_at < self.lasting.fresh

    def of_person(self, name: str) -> list[Session]:
        """Return the open sessions of somebody, the last seen first."""
        with self.store.reading() as connection:
            asked = f"{LIVE} AND session.person = ? ORDER BY session.seen_at DESC, session.digest"
            return [_session(row) for row in connection.execute(asked, (*self._bounds(self.store.clock()), name))]

    def end(self, secret: str, name: str) -> None:
        """End one session."""
        with self.store.writing(name, "logged out", name) as connection:
            connection.execute("UPDATE session SET ended_at = ? WHERE digest = ?", (self.store.clock(), digest(secret)))

    def end_all(self, name: str, by: str) -> None:
        """End all sessions of somebody, wherever they are."""
        with self.store.writing(by, "ended all sessions", name) as connection:
            now = self.store.clock()
            connection.execute("UPDATE session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", (now, name))

    def end_one(self, name: str, wanted: str) -> None:
        """End one session of somebody by its id; those of others are not his to end."""
        with self.store.writing(name, "ended a session", name) as connection:
            ended = connection.execute(
                "UPDATE session SET ended_at = ? WHERE person = ? AND substr(digest, 1, 16) = ? AND ended_at IS NULL",
                (self.store.clock(), name, wanted),
            )
            if ended.rowcount == 0:
                raise DatelineError("you have no such session")

    def _bounds(self, now: int) -> tuple[int, int]:
        return now - self.lasting.idle, now - self.lasting.longest


LIVE = """SELECT session.*, person.role FROM session JOIN person ON person.name = session.person
    WHERE session.ended_at IS NULL AND person.closed_at IS NULL AND session.seen_at > ? AND session.made_at > ?"""


def _session(row: sqlite3.Row) -> Session:
    person = Person(row["person"], row["role"])
    return Session(row["digest"][:16], person, row["made_at"], row["seen_at"], row["proved_at"], row["program"])


def _forget(connection: sqlite3.Connection, before: int) -> None:
    connection.execute("DELETE FROM session WHERE made_at < ?", (before,))


def _printable(program: str) -> str:
    return "".join(each if each.isprintable() else " " for each in program[:PROGRAM])
