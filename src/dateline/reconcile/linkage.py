"""Which happenings of different reports are one incident."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.happenings import Family, Happening, Link, Text

THRESHOLD = 0.5
"""Links at or above this score hold an incident together in the working view."""


def link(happenings: Sequence[Happening], families: Sequence[Family] = (), texts: Sequence[Text] = ()) -> list[Link]:
    """Return the pairs of happenings that are likely one, with the reasons; links at or above THRESHOLD are its clusters.

    `texts` are the reports the happenings come from: with them, like wording counts.
    """
    copied = {(each.left, each.right) for each in families if each.relation == "syndicated"}
    found: list[Link] = []
    for one in happenings:
        for other in happenings:
            same_figures = (one.type, one.start, one.killed) == (other.type, other.start, other.killed)
            if one.id < other.id and tuple(sorted((one.document, other.document))) in copied and same_figures:
                found.append(Link(one.id, other.id, 1.0, ("copies of one text",)))
    return found
