"""People: invited, logged in, given roles, and closed when they leave; never removed, and no name is given twice."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from dateline.errors import DatelineError
from dateline.web.people.passwords import Hashing, plain, refuse_weak
from dateline.web.people.store import Chance, Store, digest
from dateline.web.person import ROLES, Person, Role

# Letters of one alphabet, small: two names that look alike are one name. They are pseudonyms; the ledger shows them beside decisions.
NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
INVITED = 3 * 24 * 3600  # seconds that a one-time link holds


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in, or might once: `has_password` is false until the one-time link was followed."""

    name: str
    role: Role
    has_password: bool
    made_at: int
    closed_at: int | None

    def person(self) -> Person:
        """Return who that is, for those who only ask what he may do."""
        return Person(self.name, self.role)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The people of a ledger."""

    store: Store
    chance: Chance
    hashing: Hashing

    def invite(self, name: str, role: str, by: str) -> str:
        """Add somebody without a password; return the secret of a link that lets him choose one, once."""
        refuse_name(name)
        chosen = role_named(role)
        with self.store.writing(by, "invited", name, chosen) as connection:
            _insert(connection, name, chosen, None, self.store.clock())
            return self._link(connection, name)

    def add(self, name: str, role: str, password: str, by: str) -> None:
        """Add somebody with a password."""
        refuse_name(name)
        refuse_weak(name, password)
        chosen, kept = role_named(role), self.hashing.hashed(password)
        with self.store.writing(by, "added", name, chosen) as connection:
            _insert(connection, name, chosen, kept, self.store.clock())

    def reset(self, name: str, by: str) -> str:
        """Take somebody's password, sessions and tokens away; return the secret of a link that lets him choose another password."""
        with self.store.writing(by, "reset", name) as connection:
            account = open_account(connection, name)
            connection.execute("UPDATE person SET password = NULL WHERE name = ?", (account.name,))
            end_everything(connection, name, self.store.clock())
            return self._link(connection, name)

    def invited(self, secret: str) -> str | None:
        """Return whom a one-time link is for; nobody where it was followed, has run out, or never was."""
        with self.store.reading() as connection:
            return self._whose(connection, secret)

    def welcome(self, secret: str, password: str) -> str:
        """Let somebody choose a password by a one-time link; return the name. The link is used up."""
        name = self.invited(secret)
        if name is None:
            raise DatelineError("this link was used, or has run out: ask for another one")
        refuse_weak(name, password)
        kept = self.hashing.hashed(password)
        with self.store.writing(name, "chose a password", name) as connection:
            if self._whose(connection, secret) != name:  # somebody else was quicker, while this one was hashed
                raise DatelineError("this link was used, or has run out: ask for another one")
            now = self.store.clock()
            connection.execute("UPDATE link SET used_at = ? WHERE digest = ?", (now, digest(secret)))
            connection.execute("UPDATE person SET password = ? WHERE name = ?", (kept, name))
            end_everything(connection, name, now)
        return name

    def recognised(self, name: str, password: str) -> Person | None:
        """Return who gives this name and password; a name that is not known or closed takes as long to refuse as a wrong password."""
        wanted = plain(name).strip().lower()
        with self.store.reading() as connection:
            row = connection.execute("SELECT role, password FROM person WHERE name = ? AND closed_at IS NULL", (wanted,)).fetchone()
        kept: str | None = row["password"] if row is not None else None
        fits = self.hashing.fits(kept, password)
        # What was typed as a name may have been a password: only names that are known are written down.
        with self.store.writing("the page", "logged in" if fits else "login refused", wanted if row is not None else "") as connection:
            if fits and kept is not None and self.hashing.is_outdated(kept):
                connection.execute("UPDATE person SET password = ? WHERE name = ?", (self.hashing.hashed(password), wanted))
        return Person(wanted, cast("Role", row["role"])) if fits else None

    def change_password(self, name: str, old: str, new: str) -> None:
        """Give somebody another password, if he knows the present one; his sessions and tokens end."""
        if self.recognised(name, old) is None:
            raise DatelineError("the present password is another one")
        refuse_weak(name, new)
        kept = self.hashing.hashed(new)
        with self.store.writing(name, "changed the password", name) as connection:
            connection.execute("UPDATE person SET password = ? WHERE name = ?", (kept, name))
            end_everything(connection, name, self.store.clock())

    def give_role(self, name: str, role: str, by: str) -> None:
        """Give somebody another role; he logs in anew."""
        chosen = role_named(role)
        with self.store.writing(by, "gave a role", name, chosen) as connection:
            account = open_account(connection, name)
            if account.role == chosen:
                raise DatelineError(f"{name} is {chosen} already")
            connection.execute("UPDATE person SET role = ? WHERE name = ?", (chosen, name))
            _refuse_no_admin(connection)
            end_everything(connection, name, self.store.clock())

    def close(self, name: str, by: str, why: str, also: Callable[[], None] = lambda: None) -> None:
        """Close somebody's account: what he did stays, with his name, and nobody gets that name again.

        `also` is done before that is kept: where it fails, nothing was closed.
        """
        with self.store.writing(by, "closed", name, why) as connection:
            account = open_account(connection, name)
            now = self.store.clock()
            connection.execute("UPDATE person SET closed_at = ?, password = NULL WHERE name = ?", (now, account.name))
            _refuse_no_admin(connection)
            end_everything(connection, name, now)
            also()

    def listed(self) -> list[Account]:
        """Return everybody, by name."""
        with self.store.reading() as connection:
            return [_account(row) for row in connection.execute("SELECT * FROM person ORDER BY closed_at IS NOT NULL, name")]

    def _link(self, connection: sqlite3.Connection, name: str) -> str:
        secret, now = self.chance(32), self.store.clock()
        connection.execute("UPDATE link SET used_at = ? WHERE person = ? AND used_at IS NULL", (now, name))
        connection.execute("INSERT INTO link VALUES (?, ?, ?, NULL)", (digest(secret), name, now + INVITED))
        return secret

    def _whose(self, connection: sqlite3.Connection, secret: str) -> str | None:
        question = """SELECT link.person FROM link JOIN person ON person.name = link.person
            WHERE digest = ? AND used_at IS NULL AND expires_at > ? AND closed_at IS NULL"""
        row = connection.execute(question, (digest(secret), self.store.clock())).fetchone()
        return None if row is None else str(row[0])


def open_account(connection: sqlite3.Connection, name: str) -> Account:
    """Return an account that is not closed; raise where there is none."""
    row = connection.execute("SELECT * FROM person WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise DatelineError(f"nobody is called {name} here")
    if row["closed_at"] is not None:
        raise DatelineError(f"{name} has left")
    return _account(row)


def end_everything(connection: sqlite3.Connection, name: str, now: int) -> None:
    """End somebody's sessions and tokens."""
    connection.execute("UPDATE session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", (now, name))
    connection.execute("UPDATE token SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL", (now, name))


def refuse_name(name: str) -> None:
    """Raise for a name that could be taken for another one."""
    if not NAME.fullmatch(name):
        raise DatelineError(f"{name!r} cannot be a name here: 2 to 40 small letters a-z, digits, '.', '_' and '-', a letter first")


def role_named(role: str) -> Role:
    """Return a role by its name."""
    if role not in ROLES:
        raise DatelineError(f"there is no role {role!r}: the roles are {', '.join(ROLES)}")
    return role


def _insert(connection: sqlite3.Connection, name: str, role: Role, kept: str | None, now: int) -> None:
    try:
        connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, NULL)", (name, role, kept, now))
    except sqlite3.IntegrityError as error:
        raise DatelineError(f"the name {name} is taken, or was: names are not given twice") from error


def _refuse_no_admin(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM person WHERE role = 'admin' AND closed_at IS NULL").fetchone()[0] == 0:
        raise DatelineError("this is the last admin: make somebody else admin first")


def _account(row: sqlite3.Row) -> Account:
    return Account(row["name"], row["role"], row["password"] is not None, row["made_at"], row["closed_at"])
