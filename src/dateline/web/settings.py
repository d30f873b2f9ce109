"""What a server of pages is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.reporting import Naming, naming

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """One server: its ledger, and who may do what.

    With `people`, everybody logs in (`accounts` is the file of people where it does not lie beside the ledger, `secure` says that
    browsers come over TLS); without, there is one person, `reviewer`, and the server answers only on this machine. `hosts` are the
    names by which it may be called. `confirm` lets decisions wait for a second person. `whole` shows the texts of reports,
    else passages of at most `quote` characters. `largest` is how many bytes a request may have.
    """

    ledger: str
    cache: Path
    codebook: Path | None = None
    gazetteer: Path | None = None
    people: bool = False
    accounts: Path | None = None
    secure: bool = False
    confirm: bool = False
    reviewer: str = "local"
    whole: bool = True
    quote: int = 300
    policy: str = "range"
    reviewed: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    largest: int = 32_000_000
    naming: Naming = field(default_factory=naming)
