"""The totals of a report: happenings that are counted, and losses over a period."""

from __future__ import annotations

from dateline.extract.counts.counted import counted
from dateline.extract.found import Found
from dateline.extract.tallies.again import find_again
from dateline.extract.tallies.bulletins import Bulletin, bulletin_after, bulletin_of
from dateline.extract.tallies.happenings import find_happenings
from dateline.extract.tallies.losses import find_losses
from dateline.extract.tallies.ordinals import find_ordinals
from dateline.extract.tallies.total import Total
from dateline.records.texts import Sentence


def find_totals(found: Found) -> list[Total]:
    """Return the totals of a report in order."""
    ended: list[Total] = []
    bulletin = bulletin_of(found)
    for sentence in found.analysis.sentences:
        bulletin = bulletin_after(found, sentence, bulletin)
        ended += _totals_in(found, sentence, ended, bulletin)
    return ended


def _totals_in(found: Found, sentence: Sentence, earlier: list[Total], bulletin: Bulletin | None) -> list[Total]:
    counts = counted(sentence)
    ordered = list(find_ordinals(found, sentence))
    if not counts.numbers:
        return ordered
    happenings = find_happenings(found, counts, earlier)
    lost = list(find_losses(found, counts, [*earlier, *happenings], bulletin))
    taken = [each.number for each in lost]
    kept = [each for each in happenings if not any(each.number.meets(span) for span in taken)]
    told = [*kept, *lost]
    told += find_again(found, counts, [*earlier, *sorted(told, key=lambda each: each.number)])
    return sorted([*told, *ordered], key=lambda each: (each.number, each.measure))
