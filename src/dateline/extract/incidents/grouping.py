"""Which mentions are one happening: evidence for and against is added up, pair by pair, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.incidents.mentions import Mention
from dateline.records.claims import Count, Place, Time

OPEN = 30  # happenings that a text keeps in play at once
MEMORY = 30  # mentions of a happening that a new one is compared with
NEVER = -100.0
JOINS = 0.5  # the evidence that a mention needs to join; set on our own short reports
FINE = frozenset({"time", "day", "part_of_week", "week", "part_of_month", "month", "year"})
SMALL = frozenset({"point", "city", "admin2"})
NEAR_DEGREES = 0.12  # two names for one spot: about twelve kilometres
FORCE = frozenset({"ASSAULT", "COERCE", "AID"})  # types that can be parts of one operation
OUTCOMES = FORCE | {"RETREAT", "PROTEST"}  # types that can be told as the outcome of violence


@dataclass(slots=True)
class Group:
    """The mentions of one happening as they are collected."""

    mentions: list[Mention] = field(default_factory=list)
    others: list[Count] = field(default_factory=list)  # losses told near the mentions without a trigger of their own

    def counts(self) -> list[Count]:
        """Return the losses of the happening in the order of the text."""
        return sorted([count for mention in self.mentions for count in mention.counts] + self.others, key=lambda count: count.span)

    def is_happening(self) -> bool:
        """Tell whether the mentions together say that something happened."""
        return any(mention.is_telling() for mention in self.mentions)


def grouped(mentions: Iterable[Mention]) -> list[Group]:
    """Return the happenings that the mentions tell, in order of their first mention."""
    groups: list[Group] = []
    for mention in mentions:
        first = max(0, len(groups) - OPEN)
        ranked = [(evidence(mention, group), first + number) for number, group in enumerate(groups[first:])]
        best = max(ranked, key=lambda each: (each[0], each[1]), default=(NEVER, -1))
        if best[0] >= JOINS:
            groups[best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return groups


def evidence(mention: Mention, group: Group) -> float:
    """Return how much speaks for a mention belonging to a group; far below zero where something rules it out."""
    told = group.mentions[-MEMORY:]
    if not _same_kind(mention, group) or any(is_ruled_out(mention, other) for other in told):
        return NEVER
    last = told[-1]
    beside = [other for other in told if other.sentence.index == mention.sentence.index]
    score = 0.5 + 0.5 * (mention.sentence.index - last.sentence.index <= 2)
    score += 2.0 * any(_is_bound(mention, other) for other in beside) + 0.5 * bool(beside)
    score += 1.5 * (mention.definite and mention.is_noun)
    score += 1.0 * any(other.token.lemma == mention.token.lemma for other in told)
    score += 1.0 * any(_shares(mention, other) for other in told)
    score += 1.0 * any(_same_day(mention.time, other.time) for other in told)
    score += 1.0 * any(mention.place and other.place and _same_spot(mention.place, other.place) for other in told)
    score += 1.0 * any(_same_figures(mention, other) for other in told)
    score -= 1.5 * (mention.indefinite and mention.is_noun and not beside)
    score -= 1.5 * _other_actors(mention, group)
    score -= 1.5 * (not beside and any(_other_names(mention.place, other.place) for other in told))
    score -= 1.5 * (mention.other and not beside)
    return score


def is_ruled_out(mention: Mention, other: Mention) -> bool:
    """Tell whether two mentions cannot be one happening: other days, other places, or words that set them apart."""
    if mention.time and other.time and _other_days(mention.time, other.time):
        return True
    if mention.place and other.place and _other_spots(mention.place, other.place):
        return True
    if mention.other and not _is_bound(mention, other) and mention.sentence.index == other.sentence.index:
        return True
    return (
        "background" in {mention.event.status, other.event.status}
        and mention.event.status != other.event.status
        and not _is_bound(mention, other)
    )


def _same_kind(mention: Mention, group: Group) -> bool:
    """Tell whether a mention can be part of a group by its type: arrests, rescues and riots can be part of one violent happening."""
    types = {other.event.type for other in group.mentions}
    if mention.event.type in types:
        return True
    kinds = types | {mention.event.type}
    if "ASSAULT" not in kinds or _is_aftermath(mention, group):
        return False
    bound = any(_is_bound(mention, other) for other in group.mentions)
    return kinds <= FORCE or (bound and kinds <= OUTCOMES and mention.event.mode != "demo")


def _is_aftermath(mention: Mention, group: Group) -> bool:
    """Tell whether those who are held are those who did it."""
    held = mention.targets if mention.event.type == "COERCE" else frozenset()
    return bool(held & {each for other in group.mentions for each in other.actors})


def _is_bound(mention: Mention, other: Mention) -> bool:
    """Tell whether one mention hangs on the other in the tree of one sentence: "killed in a raid"."""
    if mention.sentence.index != other.sentence.index:
        return False
    return _above(mention, other) or _above(other, mention)


def _above(lower: Mention, upper: Mention) -> bool:
    below = lower.token
    for token in lower.sentence.ancestors(lower.token):
        if below.relation.partition(":")[0] in {"conj", "parataxis", "ccomp"} and token.tag == "VERB":
            return False
        if token.index == upper.token.index:
            return True
        if below.relation.startswith("acl"):
            return False
        below = token
    return False


def _shares(mention: Mention, other: Mention) -> bool:
    return bool(mention.targets & other.targets) or bool(mention.actors & other.actors and not (mention.targets and other.targets))


def _other_actors(mention: Mention, group: Group) -> bool:
    """Tell whether the doers have other names, and are not those on whom the deed was done either."""
    told = {each for other in group.mentions for each in other.actors | other.targets}
    actors = {each for other in group.mentions for each in other.actors} & mention.named
    own = mention.actors & mention.named
    return bool(own and actors) and not own & told


def _same_figures(mention: Mention, other: Mention) -> bool:
    own = {(count.outcome, count.value) for count in mention.counts if count.value and count.value > 1}
    return bool(own & {(count.outcome, count.value) for count in other.counts})


# --- days and places -----------------------------------------------------------------------------------------------------


def _interval(time: Time) -> tuple[int, int] | None:
    start, end = time.start or time.end, time.end or time.start
    if start is None or end is None or time.precision not in FINE:
        return None
    return date.fromisoformat(start[:10]).toordinal(), date.fromisoformat(end[:10]).toordinal()


def _other_days(left: Time, right: Time) -> bool:
    one, two = _interval(left), _interval(right)
    return one is not None and two is not None and (one[1] + 1 < two[0] or two[1] + 1 < one[0])


def _same_day(left: Time | None, right: Time | None) -> bool:
    if left is None or right is None:
        return False
    one, two = _interval(left), _interval(right)
    return one is not None and one == two


def _same_spot(left: Place, right: Place) -> bool:
    return left.name == right.name or (left.geonameid is not None and left.geonameid == right.geonameid)


def _other_spots(left: Place, right: Place) -> bool:
    if _same_spot(left, right):
        return False
    if left.country and right.country and left.country != right.country:
        return True
    if left.precision in SMALL and right.precision in SMALL:
        return not _near(left, right)
    return bool(left.admin1 and right.admin1 and left.admin1 != right.admin1)


def _other_names(left: Place | None, right: Place | None) -> bool:
    """Tell whether two places have different names and one of them is on no map of ours."""
    return left is not None and right is not None and left.name != right.name and (left.lat is None or right.lat is None)


def _near(left: Place, right: Place) -> bool:
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return True
    return abs(left.lat - right.lat) <= NEAR_DEGREES and abs(left.lon - right.lon) <= NEAR_DEGREES
