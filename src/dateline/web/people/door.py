"""The door of the pages: what is needed to know who asks, and how often they may try."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from dateline.web.people.accounts import Accounts
from dateline.web.people.acts import Scope
from dateline.web.people.limits import Limit, network_of
from dateline.web.people.passwords import Costs, Hashing
from dateline.web.people.sessions import Lasting, Session, Sessions
from dateline.web.people.store import Chance, Clock, Store, path_beside
from dateline.web.people.tokens import Tokens
from dateline.web.people.work import Work
from dateline.web.person import Person
from dateline.web.settings import Settings

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """How somebody came in; `secret` is that of the cookie to which his forms belong, `fresh` says that the password was given just now."""

    person: Person
    secret: str = ""
    session: Session | None = None
    scopes: frozenset[Scope] | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in, over the file of people; with `local`, one person may, without a login.

    `secure` says that browsers come over TLS: cookies then travel no other way, and no other page's forms are taken from plain http.
    """

    people: Path | None
    local: Person | None = None
    secure: bool = False
    clock: Clock = lambda: int(time.time())
    chance: Chance = secrets.token_urlsafe
    costs: Costs = field(default_factory=Costs)
    lasting: Lasting = field(default_factory=Lasting)
    tries: tuple[int, int] = (10, 15 * MINUTE)
    tries_from: tuple[int, int] = (30, 5 * MINUTE)
    asks: tuple[int, int] = (600, MINUTE)
    store: Store = field(init=False)
    accounts: Accounts = field(init=False)
    sessions: Sessions = field(init=False)
    tokens: Tokens = field(init=False)
    work: Work = field(init=False)
    by_name: Limit = field(init=False)
    by_address: Limit = field(init=False)
    by_token: Limit = field(init=False)
    by_wrong_token: Limit = field(init=False)
    alone: str = field(init=False)

    def __post_init__(self) -> None:
        store = Store(self.people or Path("no-people.db"), self.clock)
        made: dict[str, object] = {
            "store": store,
            "accounts": Accounts(store, self.chance, Hashing(self.costs)),
            "sessions": Sessions(store, self.chance, self.lasting),
            "tokens": Tokens(store, self.chance),
            "work": Work(store),
            "by_name": Limit(*self.tries, self.clock),
            "by_address": Limit(*self.tries_from, self.clock),
            "by_token": Limit(*self.asks, self.clock),
            "by_wrong_token": Limit(*self.tries_from, self.clock),
            "alone": self.chance(32),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def cookie(self, name: str) -> str:
        """Return the name of a cookie; the prefix makes browsers refuse one that another host or an unprotected page has set."""
        return f"__Host-{name}" if self.secure else name


def door_to(settings: Settings) -> Door:
    """Return the door of a server: over the people beside its ledger, or for the one person of local use."""
    if not settings.people:
        return Door(None, Person(settings.reviewer, "admin"))
    return Door(settings.accounts or path_beside(settings.ledger), secure=settings.secure)


SESSION = "dateline"
VISITOR = "dateline-visitor"
Asked = Callable[[Request], Person]


def door_of(request: Request) -> Door:
    """Return the door of the app that is asked."""
    door: Door = request.app.state.door
    return door


def entry_of(request: Request) -> Entry:
    """Return how the one who asks came in."""
    found = getattr(request.state, "entry", None)
    return found if isinstance(found, Entry) else Entry(Person("", "reader"))


def address_of(request: Request) -> str:
    """Return the network that a request comes from."""
    return network_of(request.client.host) if request.client is not None else ""
