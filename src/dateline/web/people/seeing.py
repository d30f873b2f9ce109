"""What of a ledger somebody may be shown where decisions are made: restricted records are for those who may see them."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException

from dateline.ledger.view import View
from dateline.web.people.acts import may
from dateline.web.person import Person


def withheld_from(view: View, person: Person) -> set[str]:
    """Return the ids of the records, values and reports that somebody may not see."""
    return set() if may(person, "see_restricted") else view.restricted()


def refuse_withheld(view: View, person: Person, records: Iterable[str]) -> None:
    """Raise where one of the records may not be seen, in the words for what is not there: even that it is there is not told."""
    hidden = withheld_from(view, person)
    for each in records:
        if hidden and each in hidden:
            raise HTTPException(404, f"no record {each[:8]}")
