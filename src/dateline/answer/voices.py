"""What kind of voice speaks: lists of sources are made of provenance, never of outlets (one wire story on ten sites is one list)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
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
    if voice.side == "perpetrator":
        return PERPETRATOR
    by_sector = _table()["sectors"].get(voice.sector or "")
    if by_sector is not None:
        return by_sector
    if voice.speaker is None and voice.body is None:
        return MEDIA
    named = " ".join(filter(None, (voice.speaker, voice.body))).casefold().replace("-", " ").split()
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
