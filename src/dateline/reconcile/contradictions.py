"""What cannot both be true: figures of two sources that exclude each other, and what one says and another denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from dateline.reconcile.sources import independent
from dateline.records.happenings import Bounds, Contradiction, Family, Happening, Stand, Told, Voice

TOLLS = ("killed", "injured", "captured")
SUPERSEDED = 2  # days after which another figure is news, and no contradiction


def contradictions(members: Sequence[Happening], families: Iterable[Family] = ()) -> Iterator[Contradiction]:
    """Yield what stands against each other, once for each pair of sources; members stand in the order of their days.

    Of figures in one report, its reading says which cannot hold beside each other: it knows an earlier toll from a rival one.
    """
    kept = tuple(families)
    for outcome in TOLLS:
        last = _last_words(members, outcome, kept)
        yield from (Contradiction(outcome, "figures", left, right) for left, right in combinations(last, 2) if _exclude(left, right))
        yield from dict.fromkeys(each for member in members for each in _within(member, outcome))
    yield from dict.fromkeys(_denials(members))


def _last_words(members: Sequence[Happening], outcome: str, families: tuple[Family, ...]) -> list[Stand]:
    """Return the last figure that each source gave: what it said before is revised."""
    stands: list[tuple[Voice, Stand]] = []
    for each in members:
        told = next((told for told in each.told if told.outcome == outcome and told.part_of is None), None)
        bounds: Bounds | None = getattr(each, outcome)
        if told is not None and bounds is not None:
            stands += [(voice, _stand(each, told, voice, bounds)) for voice in told.voices[:1]]
    if len(stands) < 2:
        return []  # one voice alone contradicts nobody
    origins = independent((voice for voice, _ in stands), families, {each.document: each.published for each in members}).origins
    source = {voice: number for number, origin in enumerate(origins) for voice in origin.voices}
    last = {source[voice]: stand for voice, stand in stands if voice in source}
    return list(last.values())


def _within(member: Happening, outcome: str) -> Iterator[Contradiction]:
    """Yield the figures of one report, for people of one kind, that cannot both hold and come of two sources."""
    figures = [(voice, told) for told in member.told if told.outcome == outcome and told.part_of is None for voice in told.voices[:1]]
    for (one, left), (other, right) in combinations(figures, 2):
        rivals = left.kind == right.kind and (other.claim in one.against or one.claim in other.against)
        if rivals and _apart(left.bounds, right.bounds) and len(independent((one, other)).origins) > 1:
            yield Contradiction(outcome, "figures", _stand(member, left, one, left.bounds), _stand(member, right, other, right.bounds))


def _stand(member: Happening, told: Told, voice: Voice, bounds: Bounds) -> Stand:
    return Stand(voice.speaker or voice.publisher, member.document, member.published, bounds, told.quote)


def _exclude(left: Stand, right: Stand) -> bool:
    return left.bounds is not None and right.bounds is not None and _apart(left.bounds, right.bounds) and _are_of_one_time(left, right)


def _apart(one: Bounds, other: Bounds) -> bool:
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Bounds, other: Bounds) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _are_of_one_time(left: Stand, right: Stand) -> bool:
    if left.day is None or right.day is None:
        return True
    return abs((date.fromisoformat(left.day[:10]) - date.fromisoformat(right.day[:10])).days) <= SUPERSEDED


def _denials(members: Sequence[Happening]) -> Iterator[Contradiction]:
    for each in members:
        for told in each.told:
            for voice in told.voices:
                for denier in voice.denied_by:
                    says = Stand(voice.speaker or voice.publisher, each.document, each.published, told.bounds, told.quote)
                    yield Contradiction(told.outcome, "denial", says, Stand(denier, each.document, each.published, None, ""))
        yield from _denied_altogether(each)


def _denied_altogether(member: Happening) -> Iterator[Contradiction]:
    figured = {voice.claim for told in member.told for voice in told.voices}
    for voice in member.voices:
        for denier in voice.denied_by if voice.claim not in figured else ():
            says = Stand(voice.speaker or voice.publisher, member.document, member.published, None, member.words)
            yield Contradiction(None, "denial", says, Stand(denier, member.document, member.published, None, ""))
