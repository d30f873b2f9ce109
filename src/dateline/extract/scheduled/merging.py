"""One thing to come that a report names several times stands once."""

from __future__ import annotations

from dataclasses import replace

from dateline.records.claims import Scheduled

_FIRM = {"scheduled": 3, "announced": 2, "expected": 2, "planned": 1, "conditional": 0, "threatened": 1}


def merged(drafts: list[Scheduled], text: str) -> list[Scheduled]:
    """Return the scheduled things in the order of the text without later mentions that add nothing."""
    kept: list[Scheduled] = []
    for draft in drafts:
        place = next((index for index, other in enumerate(kept) if _is_same(other, draft, text)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = _clearer(kept[place], draft)
    return kept


def _clearer(left: Scheduled, right: Scheduled) -> Scheduled:
    """Return the mention that says more, with the change and the old day that either tells."""
    best, other = (right, left) if _clarity(right) > _clarity(left) else (left, right)
    if best.change is not None or other.change is None:
        return best
    return replace(best, change=other.change, was=other.was)


def _is_same(left: Scheduled, right: Scheduled, text: str) -> bool:
    if left.what.meets(right.what):
        return left.kind == right.kind or left.due == right.due
    if left.kind != right.kind:
        return False
    if left.change is not None or right.change is not None:
        return _is_moved(left, right) or _is_moved(right, left)
    if left.what.of(text) == right.what.of(text):
        return True
    return left.due == right.due or _is_open(left) or _is_open(right)


def _is_moved(changed: Scheduled, plain: Scheduled) -> bool:
    """Tell whether a mention names the new or the old day of a thing that another says was moved."""
    if changed.change is None or (plain.change is not None and plain.change != changed.change):
        return False
    if _is_open(plain) or (_is_open(changed) and changed.was is None):
        return changed.what.start < plain.what.start or plain.change is None
    old = changed.was is not None and (plain.due.start, plain.due.end) == (changed.was.start, changed.was.end)
    return old or plain.due == changed.due


def _is_open(draft: Scheduled) -> bool:
    """A mention without a day tells of the thing that another mention dates."""
    return draft.due.end is None


def _clarity(draft: Scheduled) -> tuple[int, int, int]:
    dated = draft.due.end is not None
    return (draft.change is not None and draft.was is not None, dated, _FIRM[draft.firmness] if dated else 0)
