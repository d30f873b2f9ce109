"""Which reports are copies of one another, and who relays whom."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.happenings import Family, Text


def copies(texts: Sequence[Text]) -> list[Family]:
    """Return the pairs of reports that are of one origin; nothing depends on the order of the texts."""
    first: dict[str, str] = {}
    found: list[Family] = []
    for text in sorted(texts, key=lambda one: (one.published or "9999", one.document)):
        origin = first.setdefault(" ".join(text.text.split()), text.document)
        if origin != text.document:
            left, right = sorted((origin, text.document))
            found.append(Family(left, right, "syndicated", "the same text, word for word"))
    return sorted(found, key=lambda one: (one.left, one.right))
