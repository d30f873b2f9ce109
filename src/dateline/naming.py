"""Where the ledger meets those who find who is who over reports: names that may mean one bearer, suggested and never merged."""

from __future__ import annotations

from collections.abc import Callable

from dateline.ledger.store import Ledger
from dateline.ledger.view import open_view

RULE = "entities.name@1"


def suggest_names(ledger: Ledger, say: Callable[[str], None]) -> int:
    """Keep which names of different reports may be one bearer's; return how many suggestions the ledger learned."""
    from dateline.reconcile.entities import other_spellings  # noqa: PLC0415 questions need none of it

    say("comparing names")
    with open_view(ledger.path) as view:
        named = view.named()
    firsts, links = other_spellings(named)
    return ledger.suggest(links, RULE, (), firsts).edges
