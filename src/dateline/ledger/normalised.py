"""From the stored bytes to the text again: the same rules must give the same words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from dateline.ledger.canonical import Json
from dateline.ledger.faults import Fault
from dateline.ledger.identity import document_id
from dateline.ledger.lying import Lying

Given = Mapping[str, Json]
Normalise = Callable[[bytes, Given], str]


def check_texts(lying: Lying, normalisers: Mapping[str, Normalise], notes: list[str]) -> Iterator[Fault]:
    """Yield the texts that their bytes no longer give; texts of other rules are counted in `notes` as not checked again."""
    unchecked: Counter[str] = Counter()
    question = """SELECT a.name, a.document, a.normaliser, c.headers_json, b.bytes FROM appearance AS a
        JOIN capture AS c ON c.id = a.capture JOIN blob AS b ON b.sha256 = c.blob ORDER BY a.id"""
    for name, document, normaliser, given, data in lying.rows(question):
        normalise = normalisers.get(str(normaliser))
        if normalise is None or not isinstance(data, bytes):
            unchecked[str(normaliser)] += 1
        elif document_id(normalise(data, json.loads(str(given)))) != document:
            yield Fault("normaliser", str(name), f"{normaliser} makes another text of these bytes today")
    notes += [f"not re-checked: {number} text(s) made by {normaliser}" for normaliser, number in sorted(unchecked.items())]
