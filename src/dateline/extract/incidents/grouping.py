"""Which mentions are one happening: evidence for and against is added up, pair by pair, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.incidents.ascribed import is_apart as is_apart_deed
from dateline.extract.incidents.ascribed import is_of_record
from dateline.extract.incidents.causes import arrest_before, reason_of
from dateline.extract.incidents.contrast import contrast, shares
from dateline.extract.incidents.mentions import Mention, is_definite
from dateline.extract.incidents.sites import is_apart, is_other, is_same
from dateline.extract.incidents.words import words
from dateline.records.claims import Count, Time

OPEN = 30  # happenings that a text keeps in play at once
MEMORY = 30  # mentions of a happening that a new one is compared with
NEXT = 2  # sentences within which "he" and "the victims" stand for people told before
NEVER = -100.0
JOINS = 0.5  # the evidence that a mention needs to join; set on our own short reports
FINE = frozenset({"time", "day", "part_of_week", "week", "part_of_month", "month", "year"})
FORCE = frozenset({"ASSAULT", "COERCE", "AID"})  # types that can be parts of one operation
VIOLENCE = frozenset({"ASSAULT", "COERCE"})
FIGHTERS = frozenset({"militant", "leader"})
JUSTICE = frozenset({"COERCE", "SANCTION"})
OUTCOMES = FORCE | {"RETREAT", "PROTEST"}  # types that can be told as the outcome of violence
DAYS_OF_WEEK = 7
AFTER = frozenset({"after", "following"})
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_MONTH = re.compile(r"XXXX-(\d\d)$")


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

    def is_violent(self) -> bool:
        """Tell whether people were hurt or held."""
        return any(mention.event.type in VIOLENCE for mention in self.mentions)


def grouped(mentions: Iterable[Mention]) -> list[Group]:
    """Return the happenings that the mentions tell, in order of their first mention."""
    groups: list[Group] = []
    for mention in mentions:
        first = max(0, len(groups) - OPEN)
        ranked = [(_weighed(mention, group, groups[first:]), first + number) for number, group in enumerate(groups[first:])]
        best = max(ranked, key=lambda each: (each[0], each[1]), default=(NEVER, -1))
        if best[0] >= JOINS:
            groups[best[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return groups


def _weighed(mention: Mention, group: Group, near: list[Group]) -> float:
    """Return the evidence for a mention belonging to a group; a deed by which a report says who somebody is stays apart from its news."""
    news = any(other is not group and other.is_violent() and not is_of_record(other.mentions) for other in near)
    return NEVER if is_apart_deed(mention, group.mentions, news) else evidence(mention, group)


def evidence(mention: Mention, group: Group) -> float:
    """Return how much speaks for a mention belonging to a group; far below zero where something rules it out."""
    told = group.mentions[-MEMORY:]
    if not _same_kind(mention, group) or any(is_ruled_out(mention, other) for other in told):
        return NEVER
    last = told[-1]
    beside = [other for other in told if other.sentence.index == mention.sentence.index]
    score = 0.5 + 0.5 * (mention.sentence.index - last.sentence.index <= 2)
    score += 0.7 * (mention.refers_back and mention.sentence.index - last.sentence.index <= NEXT)
    score += 2.0 * any(_is_bound(mention, other) for other in beside) + 0.5 * bool(beside)
    score += 1.5 * (mention.points_back or (mention.definite and mention.is_noun))
    score += 1.0 * any(_stem(other) == _stem(mention) for other in told)
    score += 0.1 * min(len(group.mentions), 4)
    score += 1.0 * any(shares(mention, other) for other in told)
    score += 1.0 * any(_same_day(mention.time, other.time) for other in told)
    score += 1.0 * any(mention.site and other.site and is_same(mention.site, other.site) for other in told)
    score += 1.0 * any(_same_figures(mention, other) for other in told)
    score += 3.0 * _tells_the_parts(mention, told)
    score += 3.0 * any(mention.tells_the_death_of(other) for other in told)
    score -= 1.5 * (mention.indefinite and mention.is_noun and not beside and not mention.is_reported)
    score -= 1.5 * _other_actors(mention, group)
    score -= 1.5 * (not beside and any(mention.site and other.site and is_other(mention.site, other.site) for other in told))
    score -= 3.0 * (mention.other and not beside and not any(other.other for other in told))
    score -= contrast(mention, told)
    return score


def is_ruled_out(mention: Mention, other: Mention) -> bool:
    """Tell whether two mentions cannot be one happening: other days, other places, or words that set them apart."""
    if not (mention.is_a_death_that_followed or other.is_a_death_that_followed):
        if mention.time and other.time and _other_days(mention.time, other.time):
            return True
        if mention.site and other.site and is_apart(mention.site, other.site):
            return True
    if mention.event.span == other.event.span or _is_elsewhere(mention, other) or _is_cause(mention, other) or _is_cause(other, mention):
        return True
    if mention.other and not _is_told_again(mention, other) and mention.sentence.index == other.sentence.index:
        return True
    return (
        "background" in {mention.event.status, other.event.status}
        and mention.event.status != other.event.status
        and not _is_bound(mention, other)
        and not mention.tells_the_death_of(other)
    )


def _is_told_again(mention: Mention, other: Mention) -> bool:
    """Tell whether what a sentence sets apart is told in it twice: "in the largest raid, they searched a farm and killed four"."""
    return _is_bound(mention, other) or (other.other and mention.is_noun != other.is_noun)


def _is_elsewhere(mention: Mention, other: Mention) -> bool:
    """Tell whether one of two mentions in a sentence repeats the other for another place: "and two more in Brannick on Tuesday"."""
    repeats = mention.event.rule.startswith("event.repeat") or other.event.rule.startswith("event.repeat")
    return repeats and mention.sentence.index == other.sentence.index


def _is_cause(cause: Mention, held: Mention) -> bool:
    """Tell whether people are held or tried for what another mention tells: "arrested 12 people over the bombing"."""
    if held.event.type not in JUSTICE or cause.event.type in JUSTICE or cause.sentence.index != held.sentence.index:
        return False
    reason = reason_of(cause.sentence, cause.token) or arrest_before(cause.sentence, cause.token)
    return reason is not None and (reason is held.token or held.token in cause.sentence.ancestors(cause.token))


def _same_kind(mention: Mention, group: Group) -> bool:
    """Tell whether a mention can be part of a group by its type: arrests, rescues and riots can be part of one violent happening."""
    types = {other.event.type for other in group.mentions}
    if mention.event.type in types:
        return True
    kinds = types | {mention.event.type}
    if "ASSAULT" not in kinds or _is_aftermath(mention, group):
        return False
    if "COERCE" in kinds and not _is_one_operation(mention, group):
        return False
    bound = any(_is_bound(mention, other) for other in group.mentions)
    return kinds <= FORCE or (bound and kinds <= OUTCOMES)


def _is_one_operation(mention: Mention, group: Group) -> bool:
    """Tell whether arrests and violence are told as one: in one sentence, by the same people, or in a raid."""
    types = {other.event.type for other in group.mentions}
    if {"ASSAULT", "COERCE"} <= types or any(other.sentence.index == mention.sentence.index for other in group.mentions):
        return True
    told = [*group.mentions, mention]
    if any(_is_of_raid(other, mention) for other in told) or any(mention.actors & other.actors for other in group.mentions):
        return True
    if any(other.token.lemma.lower() in words("capturing") for other in group.mentions) and mention.frame == "hold":
        return True
    return any(count.who.class_ in FIGHTERS for other in told for count in other.counts)


def _is_of_raid(mention: Mention, newest: Mention) -> bool:
    """Tell whether a mention is an operation, or arrests told in a sentence on one that is not new itself, nor over by then.

    "Five were held in a raid" opens a story of its own, and so does "he was caught after a search".
    """
    near = mention.sentence.tokens if mention.event.type == "COERCE" else (mention.token,)
    raids = [word for word in near if word.lemma.lower() in words("raids")]
    if mention.event.type == "COERCE":
        raids = [word for word in raids if not any(case.text.lower() in AFTER for case in mention.sentence.children(word, "case"))]
    if mention is newest:
        raids = [word for word in raids if is_definite(mention.sentence, word)]
    return bool(raids)


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


def _stem(mention: Mention) -> str:
    """Return the word of a mention without the ending of a noun made of a verb: "shooting", "shoot"."""
    return mention.token.lemma.lower().removesuffix("ing")


def _other_actors(mention: Mention, group: Group) -> bool:
    """Tell whether the doers have other names, and are not those on whom the deed was done either."""
    told = {each for other in group.mentions for each in other.actors | other.targets}
    actors = {each for other in group.mentions for each in other.actors} & mention.named
    own = mention.actors & mention.named
    return bool(own and actors) and not own & told


def _same_figures(mention: Mention, other: Mention) -> bool:
    return bool(_figures(mention) & _figures(other))


def _tells_the_parts(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether a mention breaks down a whole that was told: twelve people, then "nine men and three women"."""
    wholes = {count.id: count.value for other in told for count in other.counts}
    parts: dict[str, float] = {}
    for count in mention.counts:
        if count.part_of in wholes:
            parts[count.part_of] = parts.get(count.part_of, 0) + (count.value or 0)
    return any(value == wholes[whole] for whole, value in parts.items())


def _figures(mention: Mention) -> set[tuple[str, float]]:
    """Return the figures above one that a mention gives, each outcome's sum among them ("nine men and three women": twelve)."""
    single = {(str(count.outcome), count.value) for count in mention.counts if count.value and count.value > 1}
    summed: dict[str, float] = {}
    for count in mention.counts:
        if count.part_of is None:
            summed[count.outcome] = summed.get(count.outcome, 0) + (count.value or 0)
    return single | {(outcome, value) for outcome, value in summed.items() if value > 1}


# --- days ----------------------------------------------------------------------------------------------------------------


def _interval(time: Time) -> tuple[int, int] | None:
    start, end = time.start or time.end, time.end or time.start
    if start is None or end is None or time.precision not in FINE:
        return None
    return date.fromisoformat(start[:10]).toordinal(), date.fromisoformat(end[:10]).toordinal()


def _other_days(left: Time, right: Time) -> bool:
    if left.start is None and left.end is None and right.start is None and right.end is None:
        return _other_names(left.value, right.value)
    one, two = _interval(left), _interval(right)
    return one is not None and two is not None and (one[1] + 1 < two[0] or two[1] + 1 < one[0])


def _other_names(left: str, right: str) -> bool:
    """Tell whether two times that no calendar day is known for are apart: two weekdays, or a month told beside a weekday."""
    one, two = _WEEKDAY.match(left), _WEEKDAY.match(right)
    if one and two:
        return 1 < abs(int(one[1]) - int(two[1])) < DAYS_OF_WEEK - 1
    months = _MONTH.match(left), _MONTH.match(right)
    return any(months) and not (months[0] and months[1] and months[0][1] == months[1][1])


def _same_day(left: Time | None, right: Time | None) -> bool:
    if left is None or right is None:
        return False
    one, two = _interval(left), _interval(right)
    return one is not None and one == two
