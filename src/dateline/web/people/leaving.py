"""Somebody leaves: the account is closed, and the ledger takes nothing more under that name."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.errors import DatelineError
from dateline.ledger.media import is_there
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.web.people.accounts import Accounts


def leave(accounts: Accounts, ledger: str, name: str, by: str, why: str) -> None:
    """Close an account, and in the ledger the actor of this name, if there is one; what was decided stays."""
    if not why.strip():
        raise DatelineError("say why: it stands in the log")
    accounts.close(name, by, why, lambda: _close_actor(ledger, f"human:{name}", f"human:{by}", why))


def _close_actor(ledger: str, actor: str, by: str, why: str) -> None:
    if not is_there(ledger) or actor not in _writing(ledger):
        return
    with open_ledger(ledger, lambda: f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", by) as opened:
        opened.close_actor(actor, why)


def _writing(ledger: str) -> set[str]:
    with open_view(ledger) as view:
        return {name for name, left in view.actors().items() if left is None}
