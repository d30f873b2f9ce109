"""Who passes on whose words: an attribution inside another's content is told by that other."""

from __future__ import annotations

from dateline.records.claims import Attribution
from dateline.records.texts import Span

# How many contents are kept open while looking for the one that relays a cue.
DEEPEST = 12


def relays_in(made: list[Attribution]) -> dict[str, str]:
    """Return, for each attribution whose cue stands inside the content of others, the innermost of those."""
    open_ones: list[tuple[Span, str]] = []
    relayed: dict[str, str] = {}
    for start, order, span, each in _edges(made):
        open_ones = [(content, name) for content, name in open_ones if content.end > start][-DEEPEST:]
        if order == 0:
            open_ones.append((span, each.id))
        else:
            holders = [(content.end - content.start, name) for content, name in open_ones if content.holds(span) and name != each.id]
            if holders:
                relayed[each.id] = min(holders)[1]
    return relayed


def _edges(made: list[Attribution]) -> list[tuple[int, int, Span, Attribution]]:
    """Return where contents open (0) and where cues stand (1), in the order of the text."""
    opened = [(content.start, 0, content, each) for each in made for content in each.content]
    cues = [(each.cue.start, 1, each.cue, each) for each in made if each.cue is not None]
    return sorted([*opened, *cues], key=lambda edge: (edge[0], edge[1], edge[2], edge[3].id))
