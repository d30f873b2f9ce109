"""One incident's figures, put together by who tells them: parts stay in their whole, a loss told twice is told once.

What a voice tells of several kinds of people adds up: "five soldiers and nine rebels" are fourteen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.answer.counts.bounds import add, ordered, size
from dateline.answer.counts.policy import Policy
from dateline.answer.voices import is_official
from dateline.records.happenings import Bounds, Told

Key = tuple[str, str | None, str | None]
MEANT: Mapping[str, tuple[str, ...]] = {"captured": ("captured", "arrested")}  # who is arrested is held, too
# Kinds of people that no two of have anybody in common; a leader may be a fighter, and "people" may be anybody.
KINDS: Mapping[str, str] = {
    "militant": "fighters",
    "leader": "fighters",
    "soldier": "forces",
    "police": "forces",
    "civilian": "civilians",
    "child": "civilians",
    "woman": "civilians",
    "journalist": "civilians",
    "aid_worker": "civilians",
}


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

    A figure that is part of another is left out. What one mention tells of several people is added up, and so is the greatest figure for
    each kind of people. Of all these the greatest stands: a headline and a lead that tell the same dead twice are the rule, two losses of
    one kind in one incident the exception.
    """
    meant = MEANT.get(outcome, (outcome,))
    by_voice: dict[Key, list[tuple[Told, Telling]]] = {}
    for each in _wholes([each for each in told if each.outcome in meant]):
        telling = _telling(each, policy)
        by_voice.setdefault((telling.document, telling.speaker, telling.side), []).append((each, telling))
    kept = (max([*_sums(said), _by_kind(said)], key=_rank) for said in by_voice.values())
    return sorted(kept, key=lambda each: (each.at, each.document, each.speaker or "", each.side or ""))


def _sums(said: Sequence[tuple[Told, Telling]]) -> Iterator[Telling]:
    """Yield what each mention tells; figures without one stand alone."""
    by_event: dict[str, list[Telling]] = {}
    for figure, telling in said:
        by_event.setdefault(figure.event or figure.statement, []).append(telling)
    yield from map(_added, by_event.values())


def _by_kind(said: Sequence[tuple[Told, Telling]]) -> Telling:
    """Return the greatest figure of each kind of people, added up; where no kind is told, the greatest of all."""
    kinds: dict[str, list[Telling]] = {}
    for figure, telling in said:
        if (kind := KINDS.get(figure.kind or "")) is not None:
            kinds.setdefault(kind, []).append(telling)
    return _added([max(each, key=_rank) for each in kinds.values()] or [max((telling for _, telling in said), key=_rank)])


def _added(parts: Sequence[Telling]) -> Telling:
    """Return figures for different people as one."""
    if len(parts) == 1:
        return parts[0]
    statements = tuple(sorted({name for each in parts for name in each.statements}))
    official = any(each.official for each in parts)
    return replace(parts[0], bounds=add(each.bounds for each in parts), statements=statements, official=official)


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
