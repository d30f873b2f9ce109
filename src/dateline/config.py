"""Settings: one frozen object, built once at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Config:
    """Where things are. `codebook` is null for the one that ships; `cache` holds the gazetteer index; `gazetteer` adds places to it.

    `hosts` are those that may be fetched from although they are inside a network, as host:port.
    """

    ledger: str
    cache: Path
    codebook: Path | None = None
    gazetteer: Path | None = None
    hosts: frozenset[str] = frozenset()


def from_environment(environment: Mapping[str, str]) -> Config:
    """Return the settings that the environment gives.

    DATELINE_LEDGER, DATELINE_CACHE, DATELINE_CODEBOOK and DATELINE_GAZETTEER name files; DATELINE_HOSTS lists hosts with spaces between.
    """
    cache = environment.get("DATELINE_CACHE")
    codebook = environment.get("DATELINE_CODEBOOK")
    gazetteer = environment.get("DATELINE_GAZETTEER")
    return Config(
        ledger=environment.get("DATELINE_LEDGER") or "dateline.db",
        cache=Path(cache) if cache else Path(platformdirs.user_cache_dir("dateline")),
        codebook=Path(codebook) if codebook else None,
        gazetteer=Path(gazetteer) if gazetteer else None,
        hosts=frozenset(environment.get("DATELINE_HOSTS", "").split()),
    )
