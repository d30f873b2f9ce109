"""Who asks. In local use it is the one person at this machine; with people, a login says who it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request

Role = Literal["reader", "analyst", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "reviewer", "admin")
"""Each role may do what those before it may."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name, and what he may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Tell whether a person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def person_of(request: Request) -> Person:
    """Return who asks: whom the login put there, else the one person of local use."""
    found = getattr(request.state, "person", None)
    if isinstance(found, Person):
        return found
    settings = request.app.state.settings
    return Person("", "reader") if settings.people else Person(settings.reviewer, "admin")
