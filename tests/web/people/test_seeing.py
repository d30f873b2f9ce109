"""What is withheld from whom where decisions are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from dateline.ledger.view import open_view
from dateline.web.people.seeing import refuse_withheld, withheld_from
from dateline.web.person import Person, Role
from tests.ledger.village import add_reports, open_as


@pytest.mark.parametrize(("role", "sees"), [("reader", False), ("analyst", False), ("reviewer", True), ("admin", True)])
def test_a_restricted_record_is_not_there_for_those_who_may_not_see_it(tmp_path: Path, role: Role, *, sees: bool) -> None:
    ledger = str(tmp_path / "news.db")
    first, second = add_reports(ledger, 2)
    with open_as(ledger, "human:rev") as opened:
        opened.restrict(first, "names of victims")
    with open_view(ledger) as view:
        assert withheld_from(view, Person("ana", role)) == (set() if sees else {first})
        refuse_withheld(view, Person("ana", role), [second])
        if sees:
            refuse_withheld(view, Person("ana", role), [first])
            return
        with pytest.raises(HTTPException, match="404"):
            refuse_withheld(view, Person("ana", role), [second, first])
