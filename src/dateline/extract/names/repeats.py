"""Descriptions that come again: "the official" after "an official", "the minister" after "Minister X", "the group" after its name."""

from __future__ import annotations

from dateline.extract.names import lexicon
from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.seen import Seen

WINDOW = 60  # mentions back that anything looks
NEAR = 3  # sentences back that "the group" and "the minister" look
_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT"))


def repeated(draft: Draft, seen: Seen) -> Chain | None:
    """Return the last thing described by the same noun, or the person or body that a bare "the" and noun mean."""
    if not draft.definite and draft.lemma != "police" and not _is_standing(draft):
        return None
    topic = _topic(draft, seen)
    if topic is not None:
        return topic
    for other, chain in reversed(seen.recent(WINDOW)):
        if other.kind == "nominal" and other.lemma == draft.lemma and other.plural == draft.plural and _within(draft, other):
            return chain
        if draft.sentence - other.sentence <= NEAR and _is_bare(draft) and other.kind == "name" and _wears(draft, other):
            return _sole(draft, seen)
    return _sole(draft, seen) if _is_bare(draft) else None


def _topic(draft: Draft, seen: Seen) -> Chain | None:
    """Return what the same bare words last stood for, where they open a paragraph: it takes up the thread, not the last one named."""
    before = seen.sentences[draft.sentence - 1].paragraph if draft.sentence else -1
    if draft.first > 1 or seen.sentences[draft.sentence].paragraph == before or not _is_bare(draft):
        return None
    alike = ((other, chain) for other, chain in reversed(seen.recent(WINDOW)) if other.kind == "nominal" and other.lemma == draft.lemma)
    return next((chain for other, chain in alike if _is_bare(other) and other.plural == draft.plural and _within(draft, other)), None)


def _is_bare(draft: Draft) -> bool:
    """Tell whether a description is "the" or "this" and a noun."""
    return draft.text.casefold().startswith(("the ", "this ")) and " " not in draft.what.name


def _sole(draft: Draft, seen: Seen) -> Chain | None:
    """Return the only person or body near that a noun can mean; none where there are two."""
    found: dict[int, Chain] = {}
    for other, chain in seen.recent(WINDOW):
        if other.kind == "name" and draft.sentence - other.sentence <= _reach(draft) and _wears(draft, other):
            found[id(chain)] = chain
    return next(iter(found.values())) if len(found) == 1 else None


def _reach(draft: Draft) -> int:
    return WINDOW if draft.person else NEAR


def _wears(draft: Draft, other: Draft) -> bool:
    """Tell whether a name has the noun in its title ("Defence Minister X") or is of the sort that the noun means."""
    if draft.person and not draft.plural:
        return other.person and draft.lemma in other.titles
    if other.what.type not in _BODIES:
        return False
    if draft.lemma in other.text.casefold().split():
        return True
    sorts = lexicon.sorts().get(draft.lemma)
    return sorts is not None and (other.what.type in sorts or other.what.sector in sorts)


def _is_standing(draft: Draft) -> bool:
    """Tell whether a description without article means one body throughout ("U.S. forces", "Iraqi officials" with no number)."""
    return draft.what.country is not None and draft.text == draft.what.name


def _within(draft: Draft, other: Draft) -> bool:
    """Tell whether a description adds no word that the earlier one lacks, and the earlier one is not of two sides."""
    if _is_standing(draft) and not draft.definite:
        return draft.what.name.casefold() == other.what.name.casefold()
    if " and " in other.what.name and " and " not in draft.what.name:
        return False
    return set(draft.what.name.casefold().split()[:-1]) <= set(other.what.name.casefold().split())
