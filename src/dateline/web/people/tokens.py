"""Tokens: how programs ask in somebody's name; shown once, kept as digests, for some acts only, and for a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.web.people.accounts import open_account
from dateline.web.people.acts import SCOPES, Scope
from dateline.web.people.store import Chance, Store, digest
from dateline.web.person import Person

PREFIX = "dateline_"  # so that scanners for secrets in public code know one when they see one
DAY = 24 * 3600
LONGEST = 365  # days
LABEL = 80  # characters
MOST = 50  # tokens that a person may hold at once
SEEN = 60


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; never its secret."""

    id: str
    person: Person
    label: str
    scopes: frozenset[Scope]
    made_at: int
    expires_at: int
    used_at: int | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of the people of a ledger."""

    store: Store
    chance: Chance

    def make(self, name: str, label: str, scopes: Iterable[str], days: int) -> str:
        """Make a token and return its secret, which is shown this once."""
        chosen, said = _scopes(scopes), " ".join(label.split())
        if not said or len(said) > LABEL or not said.isprintable():
            raise DatelineError(f"say in 1 to {LABEL} characters what the token is for")
        if not 1 <= days <= LONGEST:
            raise DatelineError(f"a token holds for 1 to {LONGEST} days, not {days}")
        secret = PREFIX + self.chance(32)
        with self.store.writing(name, "made a token", name, f"{said} ({' '.join(chosen)})") as connection:
            open_account(connection, name)
            now = self.store.clock()
            _refuse_many(connection, name, now)
            kept = digest(secret)
            row = (kept, kept[:12], name, said, " ".join(chosen), now, now + days * DAY)
            connection.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)", row)
        return secret

    def of(self, secret: str) -> Token | None:
        """Return the token of a secret, if it holds and its owner has not left; note that it was used."""
        now = self.store.clock()
        with self.store.reading() as connection:
            row = connection.execute(f"{LIVE} AND token.digest = ?", (now, digest(secret))).fetchone()
        if row is None:
            return None
        if now - (row["used_at"] or 0) >= SEEN:
            with self.store.noting() as connection:
                connection.execute("UPDATE token SET used_at = ? WHERE digest = ?", (now, row["digest"]))
        return _token(row)

    def of_person(self, name: str) -> list[Token]:
        """Return the tokens of somebody that hold, the newest first."""
        with self.store.reading() as connection:
            asked = f"{LIVE} AND token.person = ? ORDER BY token.made_at DESC, token.id"
            return [_token(row) for row in connection.execute(asked, (self.store.clock(), name))]

    def revoke(self, name: str, wanted: str) -> None:
        """End a token of somebody; those of others are not his to end."""
        with self.store.writing(name, "revoked a token", name, wanted) as connection:
            now = self.store.clock()
            ended = connection.execute(
                "UPDATE token SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL", (now, wanted, name)
            )
            if ended.rowcount == 0:
                raise DatelineError("you have no such token")


LIVE = """SELECT token.*, person.role FROM token JOIN person ON person.name = token.person
    WHERE token.revoked_at IS NULL AND person.closed_at IS NULL AND token.expires_at > ?"""


def _scopes(given: Iterable[str]) -> list[Scope]:
    wanted = set(given)
    unknown = sorted(wanted - set(SCOPES))
    if unknown or not wanted:
        raise DatelineError(f"say what the token is for: {', '.join(SCOPES)}{f'; not {unknown[0]!r}' if unknown else ''}")
    return [each for each in SCOPES if each in wanted]


def _refuse_many(connection: sqlite3.Connection, name: str, now: int) -> None:
    if len(connection.execute(f"{LIVE} AND token.person = ?", (now, name)).fetchall()) >= MOST:
        raise DatelineError(f"you hold {MOST} tokens: revoke those that nothing uses")


def _token(row: sqlite3.Row) -> Token:
    person = Person(row["person"], row["role"])
    scopes = frozenset(each for each in SCOPES if each in row["scopes"].split())
    return Token(row["id"], person, row["label"], scopes, row["made_at"], row["expires_at"], row["used_at"])
