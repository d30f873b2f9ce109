"""One incident's figures, put together by who tells them: parts stay in their whole, a loss told twice is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.answer.counts.bounds import ordered, size
from dateline.answer.counts.policy import Policy
from dateline.answer.voices import is_official
from dateline.records.happenings import Bounds, Told

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one voice of one report says of one side's loss; a null side is everybody, or nobody said whose."""

    document: str
    speaker: str | None
    side: str | None
    bounds: Bounds
    statements: tuple[str, ...]
    at: str
    official: bool


def tellings(told: Iterable[Told], outcome: str, policy: Policy) -> list[Telling]:
    """Return each voice's figure for each side.

    A figure that is part of another is left out. Of several figures by one voice for one side in one report the greatest stands:
    a headline and a lead that tell the same dead twice are the rule, two losses of one side in one incident the exception.
    """
    figures = [each for each in told if each.outcome == outcome]
    kept: dict[Key, Telling] = {}
    for each in _wholes(figures):
        telling = _telling(each, policy)
        key = (telling.document, telling.speaker, telling.side)
        if key not in kept or _rank(telling) > _rank(kept[key]):
            kept[key] = telling
    return sorted(kept.values(), key=lambda each: (each.at, each.document, each.speaker or "", each.side or ""))


def _wholes(figures: Sequence[Told]) -> list[Told]:
    """Parts count only where their whole is not among the figures."""
    known = {each.statement for each in figures}
    return [each for each in figures if each.part_of is None or each.part_of not in known]


def _telling(told: Told, policy: Policy) -> Telling:
    speaker = next((voice.body or voice.speaker for voice in told.voices), None)
    official = any(is_official(voice) for voice in told.voices)
    at = told.published or told.recorded_at
    return Telling(told.document, speaker, told.side, _in_policy(told, policy), (told.statement,), at, official)


def _in_policy(told: Told, policy: Policy) -> Bounds:
    """Return the bounds with the policy's own numbers for words that give none."""
    bounds = ordered(told.bounds)
    if told.comparator != "vague":
        return bounds
    words = {word.strip(".,;:“”\"'") for word in told.quote.casefold().split()}
    own = [number for word, number in policy.words.items() if word in words]
    if own:
        return replace(bounds, low=min(own))
    nobody_knows = bounds.best is None and bounds.high is None
    return replace(bounds, low=policy.unknown) if nobody_knows and policy.unknown is not None else bounds


def _rank(telling: Telling) -> tuple[int, int, str]:
    return size(telling.bounds), telling.bounds.low or 0, telling.statements[0]
