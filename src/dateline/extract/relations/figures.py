"""Figures for one thing that cannot all be right: two tolls of one happening, two totals of one period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.extract.found import Found
from dateline.extract.relations.statements import overlaps, relation, speakers_of, words
from dateline.records.claims import Attribution, Count, Incident, Relation, RelationKind, Tally

MOST = 40
# How many words before a figure the verb stands that makes it one of a part.
NEAR = 4
# A figure out of others is no whole: "eleven of the wounded", "four were in a critical condition".
PART = re.compile(
    r"\s+(?:of\s+(?:the|those|them|these|whom|us|its|their|his|her)"
    r"|(?:is|are|was|were|remain|remained)\s+(?:still\s+)?(?:in\s+)?(?:an?\s+)?(?:critical|serious|grave|stable))\b"
)
EVERYBODY = frozenset({"unknown", "civilian"})
SAME_AS = {"arrested": "captured"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its bounds and the attribution that gives it."""

    of: Count | Tally
    by: Attribution
    low: float
    high: float
    earlier: bool
    speakers: frozenset[str]


def find_disagreeing_figures(found: Found, incidents: tuple[Incident, ...]) -> Iterator[Relation]:
    """Yield how those stand who give figures for the same thing: the later one contradicts, narrows or supersedes the earlier one."""
    for group in [*_tolls(found, incidents), *_totals(found)]:
        figures = sorted((each for each in group[:MOST]), key=lambda each: each.of.span)
        for first, second in combinations(figures, 2):
            kind = _between(first, second)
            if kind is not None:
                left, right = (first, second) if second.earlier and not first.earlier else (second, first)
                yield relation(left.by, right.by, kind, "figures", 0.6)


def _between(first: Figure, second: Figure) -> RelationKind | None:
    if first.by.id == second.by.id or overlaps(first.by, second.by) or "denied" in (first.by.force, second.by.force):
        return None
    if (first.low <= second.high and second.low <= first.high) or not _of_one_thing(first.of, second.of):
        return None
    if first.earlier != second.earlier or _one_speaker(first.by, second.by):
        return "supersedes"
    return "contradicts"


def _of_one_thing(first: Count | Tally, second: Count | Tally) -> bool:
    """Tell whether two totals may count the same: no actor, target or place tells them apart."""
    if isinstance(first, Count) or isinstance(second, Count):
        return True
    pairs = ((first.actor, second.actor), (first.target, second.target), (first.place, second.place))
    return all(one is None or other is None or one == other for one, other in pairs)


def _one_speaker(first: Attribution, second: Attribution) -> bool:
    return first.source.entity is not None and first.source.entity == second.source.entity


def _tolls(found: Found, incidents: tuple[Incident, ...]) -> Iterator[list[Figure]]:
    """Yield the figures given for one outcome of one happening, wholes only, each side's losses by themselves."""
    scene = {event: incident.id for incident in incidents for event in incident.events}
    only = {outcome: _only(incidents, outcome) for outcome in ("killed", "injured", "captured")}
    groups: dict[tuple[str, str, str | None, str], list[Figure]] = defaultdict(list)
    for count in found.counts:
        where = scene.get(count.event) if count.event is not None else only.get(SAME_AS.get(count.outcome, count.outcome))
        figure = _figure(found, count)
        if where is not None and figure is not None and count.part_of is None:
            who = "any" if count.who.class_ in EVERYBODY else count.who.class_
            groups[where, SAME_AS.get(count.outcome, count.outcome), count.who.side, who].append(figure)
    yield from groups.values()


def _only(incidents: tuple[Incident, ...], outcome: str) -> str | None:
    """Return the one happening of a report that cost such losses; none where there are several, or none at all."""
    costly = [incident.id for incident in incidents if getattr(incident, outcome) is not None]
    return costly[0] if len(costly) == 1 else None


def _totals(found: Found) -> Iterator[list[Figure]]:
    """Yield the totals of one measure over one period."""
    groups: dict[tuple[str, str | None, str | None], list[Figure]] = defaultdict(list)
    for tally in found.tallies:
        figure = _figure(found, tally)
        if figure is not None and tally.measure != "other" and tally.period.start is not None:
            groups[tally.measure, tally.period.start, tally.period.end].append(figure)
    yield from groups.values()


def _is_partial(found: Found, record: Count | Tally) -> bool:
    """Tell whether a figure is of those whom the speaker saw to, not of all: "I treated eight people"."""
    sentence = found.analysis.sentence_at(record.number.start)
    before = [word for word in sentence.tokens if word.span.end <= record.number.start][-NEAR:] if sentence is not None else []
    return any(word.lemma.lower() in words().partial for word in before)


def _figure(found: Found, record: Count | Tally) -> Figure | None:
    """Return a figure with the attribution nearest to it; none for what is vague or in the report's own voice."""
    givers = [each for each in found.attributions if each.id in record.attributions]
    if not givers or record.comparator == "vague" or (record.low is None and record.high is None):
        return None
    if PART.match(found.analysis.text, record.number.end) or _is_partial(found, record):
        return None
    giver = min(givers, key=lambda each: sum(span.end - span.start for span in each.content))
    low = float("-inf") if record.low is None else float(record.low)
    high = float("inf") if record.high is None else float(record.high)
    sentence = found.analysis.sentence_at(record.span.start)
    told = {word.text.lower() for word in sentence.tokens if word.tag == "ADV"} if sentence is not None else set()
    return Figure(record, giver, low, high, bool(told & words().earlier), speakers_of(found.analysis, giver))
