"""What kind of voice speaks: lists of sources are made of provenance, never of outlets (one wire story on ten sites is one list)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from dateline.records.happenings import Voice

OFFICIAL = "officials"
PERPETRATOR = "perpetrators"
MEDIA = "media"
OTHERS = "others"


def is_official(voice: Voice) -> bool:
    """Tell whether a state's body or an official speaks, anonymous ones too."""
    return provenance(voice) == OFFICIAL


def provenance(voice: Voice) -> str:
    """Return the class of a voice: who did it, officials, monitors, the report itself, or others."""
    return _provenance(voice.side, voice.sector, voice.speaker, voice.body)


@lru_cache(maxsize=1 << 14)
def _provenance(side: str, sector: str | None, speaker: str | None, body: str | None) -> str:
    if side == "perpetrator":
        return PERPETRATOR
    by_sector = _table()["sectors"].get(sector or "")
    if by_sector is not None:
        return by_sector
    if speaker is None and body is None:
        return MEDIA
    named = " ".join(filter(None, (speaker, body))).casefold().replace("-", " ").split()
    return next((name for name, words in _words().items() if words & set(named)), OTHERS)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    text = (resources.files("dateline.answer") / "tables" / "voices.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {"sectors": {sector: name for name, sectors in table["sectors"].items() for sector in sectors}}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    text = (resources.files("dateline.answer") / "tables" / "voices.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)["words"].items()}
