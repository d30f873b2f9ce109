"""What the words between two place names say: that the first lies in the second ("Elm Street in Mosul", "Kidal, Mali")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dateline.extract.names import lexicon

Link = Literal["stated", "comma"]
LONGEST = 90  # characters between two names that one clause joins


def link(between: str, next_kind: str | None) -> Link | None:
    """Return how the words between two names put the first into the second; none where they do not.

    A bare comma may as well part two names of a list; before "Ghazni province" it parts a place from what it lies in.
    """
    words = between.strip()
    if len(words) > LONGEST:
        return None
    if words.removesuffix("the").strip() in (",", "("):
        return "stated" if next_kind in ("admin1", "admin2") else "comma"
    return "stated" if _inside().match(f"{words} ") else None


def is_listed(between: str) -> bool:
    """Tell whether two names stand in one list, so that what the last lies in holds the first ("Ash and Elm in Mosul")."""
    return between.strip() in ("and", ", and", "or", "and nearby", "and neighbouring", "and neighboring")


def is_apposed(between: str) -> bool:
    """Tell whether the words between a name and a relation say that it lies so: "Selm, a village" before "near Kidal"."""
    return _apposed().match(between.strip()) is not None


@cache
def _apposed() -> re.Pattern[str]:
    lying = r"(?: ?(?:located|situated|lying|about|some|around|roughly|just)){0,2}"
    return re.compile(rf"^,?(?: ?(?:an?|the) (?:[\w-]+ ){{0,3}}(?:{_kinds()}))?,?{lying}$")


def _kinds() -> str:
    tables = lexicon.toml("places.toml")
    words = {word for listed in tables["kinds"].values() for word in listed}
    return "|".join(sorted(re.escape(word) for word in words | set(tables["towns"]["words"])))


@cache
def _inside() -> re.Pattern[str]:
    """Return the pattern of words that say that what stands before them lies in what follows."""
    kind = _kinds()
    way = "|".join(map(re.escape, lexicon.toml("places.toml")["directions"]["words"]))
    return re.compile(
        rf",?\s*(?:(?:which|that) (?:is|lies) )?(?:(?:an?|the) (?:[\w-]+ ){{0,3}}(?:{kind}) )?(?:(?:{kind}) )?"
        r"(?:located |situated |lying )?"
        rf"(?:in|of|inside|within)\s(?:the )?(?:(?:{way}|middle|heart|centre|center) )?(?:of )?(?:the )?"
        rf"(?:(?:[\w-]+ )?(?:{kind}) of )?(?:the )?$",
        re.IGNORECASE,
    )
