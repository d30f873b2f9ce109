"""Who may do what: one table, from which pages, programs and documents take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from dateline.web.people.tables import load_table
from dateline.web.person import ROLES, Person, Role

Scope = Literal["read", "decide", "export"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done, from which role on; with which scope of a token, or (null) none; `fresh`: after giving the password."""

    name: str
    least: Role
    scope: Scope | None
    fresh: bool
    says: str


@cache
def acts() -> Mapping[str, Act]:
    """Return what can be done, by name."""
    rows = load_table("acts.toml")["act"]
    return {row["name"]: Act(row["name"], row["least"], row.get("scope"), row.get("fresh", False), row["says"]) for row in rows}


def act_named(name: str) -> Act:
    """Return an act of the table; the name of a role stands for whatever that role may do and those before it may not."""
    if name in ROLES:
        scope: Scope = "read" if name == "reader" else "decide"
        return Act(name, name, scope, fresh=False, says=f"what a person with the role {name} may do")
    return acts()[name]


def may(person: Person, name: str) -> bool:
    """Tell whether somebody's role allows an act."""
    return bool(person.name) and person.may(act_named(name).least)
