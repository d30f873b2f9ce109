"""One thing to come that a report names several times stands once."""

from __future__ import annotations

from dateline.records.claims import Scheduled


def merged(drafts: list[Scheduled], text: str) -> list[Scheduled]:
    """Return the scheduled things in the order of the text without later mentions that add nothing."""
    kept: list[Scheduled] = []
    for draft in drafts:
        place = next((index for index, other in enumerate(kept) if _is_same(other, draft, text)), None)
        if place is None:
            kept.append(draft)
        elif _clarity(draft) > _clarity(kept[place]):
            kept[place] = draft
    return kept


def _is_same(left: Scheduled, right: Scheduled, text: str) -> bool:
    if left.what.meets(right.what):
        return left.kind == right.kind or left.due == right.due
    if left.kind != right.kind or left.change != right.change:
        return False
    if left.what.of(text) == right.what.of(text):
        return True
    return left.due == right.due or _is_open(left) or _is_open(right)


def _is_open(draft: Scheduled) -> bool:
    """A mention without a day tells of the thing that another mention dates."""
    return draft.due.end is None


def _clarity(draft: Scheduled) -> tuple[int, int]:
    firm = {"scheduled": 3, "announced": 2, "expected": 2, "planned": 1, "conditional": 0, "threatened": 1}
    return (draft.due.end is not None, firm[draft.firmness] if draft.due.end is not None else 0)
