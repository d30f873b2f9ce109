"""What several reports give of one incident beside its figures, put together."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.publication import Particulars

NOTHING = Particulars()


def together(known: Sequence[Particulars]) -> Particulars:
    """Return everybody who took part once, as first told, the losses of the report that tells of most, and all witnesses."""
    if len(known) == 1 and not _repeats(known[0]):
        return known[0]
    parties = {(party.name, party.role): party for each in reversed(known) for party in reversed(each.parties)}
    return Particulars(
        parties=tuple(parties.values())[::-1],
        losses=max(known, key=_lost, default=NOTHING).losses,
        witnesses=tuple(witness for each in known for witness in each.witnesses),
        instruments=tuple(dict.fromkeys(words for each in known for words in each.instruments)),
    )


def _repeats(known: Particulars) -> bool:
    """Tell whether one report names a party or an instrument twice."""
    names = {(party.name, party.role) for party in known.parties}
    return len(names) < len(known.parties) or len(set(known.instruments)) < len(known.instruments)


def _lost(known: Particulars) -> int:
    return sum(loss.bounds.low or 0 for loss in known.losses)
