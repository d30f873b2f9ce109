"""Passwords: what one may be, and how it is kept so that nobody can read it back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from dateline.errors import DatelineError
from dateline.web.people.tables import common_passwords

SHORTEST = 12  # characters: with the pauses after wrong guesses, out of reach of guessing through the page
LONGEST = 1024  # bytes: a sentence fits, and nobody can make the server chew on megabytes
KINDS = 5  # different characters, fewer are a pattern
AT_ONCE = 2  # each hashing takes 64 MB: so many at a time, the others wait


def refuse_weak(name: str, password: str) -> None:
    """Raise for a password that is short, everybody's first guess, a repetition, or the person's own name; nothing else is asked of it."""
    known = plain(password)
    if len(known) < SHORTEST:
        raise DatelineError(f"the password has {len(known)} characters: give {SHORTEST} or more, best a few words")
    if len(known.encode("utf-8", "surrogatepass")) > LONGEST:
        raise DatelineError(f"the password is longer than {LONGEST} bytes: give a shorter one")
    if known.lower() in common_passwords() or len(set(known)) < KINDS:
        raise DatelineError("the password is one that everybody tries first: give another one, best a few words")
    if known.lower().replace(name.lower(), "").strip(" 0123456789.-_!") == "":
        raise DatelineError("the password is your name: give another one, best a few words")


def refuse_two(password: str, again: str) -> None:
    """Raise where a password was typed in two ways."""
    if password != again:
        raise DatelineError("the two new passwords are not the same: type them again")


def plain(password: str) -> str:
    """Return a password in one Unicode form: the same keys give the same letters on every machine."""
    return unicodedata.normalize("NFKC", password)


@dataclass(frozen=True, slots=True)
class Costs:
    """What a hashing costs: the parameters of argon2id, by default the second choice of RFC 9106."""

    time: int = 3
    memory: int = 65536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Hashing:
    """Hashes passwords with argon2id, and checks them; a missing hash costs as much as a wrong password."""

    costs: Costs = field(default_factory=Costs)
    _hasher: PasswordHasher = field(init=False)
    _nobody: str = field(init=False)
    _turn: BoundedSemaphore = field(init=False)

    def __post_init__(self) -> None:
        costs = self.costs
        hasher = PasswordHasher(costs.time, costs.memory, costs.lanes, type=Type.ID)
        object.__setattr__(self, "_hasher", hasher)
        object.__setattr__(self, "_nobody", hasher.hash("nobody's password"))
        object.__setattr__(self, "_turn", BoundedSemaphore(AT_ONCE))

    def hashed(self, password: str) -> str:
        """Return what is kept of a password."""
        with self._turn:
            return self._hasher.hash(_bytes(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Tell whether a password is the one that was kept; where none was, take the same time to say no."""
        with self._turn:
            try:
                return self._hasher.verify(kept or self._nobody, _bytes(password)) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_outdated(self, kept: str) -> bool:
        """Tell whether a hash was made at other costs than those of today."""
        return self._hasher.check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    return plain(password).encode("utf-8", "surrogatepass")[: LONGEST + 1]
