"""Counts that come on top of those told before: "another five", "two others", "three more soldiers"."""

from __future__ import annotations

import re

from dateline.extract.counts.words import losses

_WORD = re.compile(r"[a-z]+")


def is_additional(words: str) -> bool:
    """Tell whether the words of a count say that its people come on top of those told before."""
    said = " ".join(_WORD.findall(words.lower()))
    for phrase in losses().sets["additional.unless"]:
        said = said.replace(phrase, " ")
    return bool(set(said.split()) & losses().sets["additional.words"])
