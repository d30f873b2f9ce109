"""What the reports of one incident say together: its days, place, kind and tolls."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.happenings import Happening


def consensus(members: Sequence[Happening]) -> Happening:
    """Return one happening that stands for all: its id is the smallest of theirs, nothing depends on their order."""
    return min(members, key=lambda one: one.id)
