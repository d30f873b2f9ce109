"""What speaks against a mention belonging to a happening although nothing rules it out: another scene, day, item or kind of deed."""

from __future__ import annotations

from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import Site, is_same, may_hold
from dateline.extract.incidents.words import words


def contrast(mention: Mention, told: list[Mention]) -> float:
    """Return how much speaks against a mention being one of those told; words of one sentence are tied by it."""
    score = 2.0 * all(other.item != mention.item for other in told)
    if any(other.sentence.index == mention.sentence.index for other in told):
        return score
    score += 1.0 * _is_new_ground(mention, told)
    score += 1.0 * (mention.opening is not None and _is_new_scene(mention.opening, told))
    score += 1.5 * _is_on_other_day(mention, told)
    score += (1.0 if mention.event.attributions else 1.5) * _strikes_anew(mention, told)  # sources may differ over what was struck
    score += 1.5 * all(_is_interception(other) != _is_interception(mention) for other in told)
    return score


def _is_on_other_day(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether a mention names another day than each of those told that names one."""
    timed = [other for other in told if other.time is not None]
    return bool(timed) and all(is_on_other_day(mention, other) for other in timed)


def _strikes_anew(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether a verb tells that buildings or vehicles were struck which are none of those struck before: "burned two buses"."""
    struck = [other.things for other in told if other.things]
    return bool(mention.things and struck) and not mention.is_noun and not any(mention.things & each for each in struck)


def shares(mention: Mention, other: Mention) -> bool:
    """Tell whether two mentions have sufferers in common, or doers where not both say who suffered."""
    return bool(mention.targets & other.targets) or bool(mention.actors & other.actors and not (mention.targets and other.targets))


def _is_new_ground(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether a mention leads to a town that none of the others names, with people whom none of them names."""
    if mention.site is None or mention.site.kind not in {"town", "name"} or any(shares(mention, other) for other in told):
        return False
    sites = [other.site for other in told if other.site is not None]
    return bool(sites) and not any(
        is_same(mention.site, each) or each.kind in {"spot", "part"} or may_hold(each, mention.site) for each in sites
    )


def _is_new_scene(opening: Site, told: list[Mention]) -> bool:
    """Tell whether the place on which a sentence opens is none of those told."""
    sites = [each for other in told if (each := other.site or other.opening) is not None]
    return bool(sites) and not any(is_same(opening, each) or may_hold(each, opening) or may_hold(opening, each) for each in sites)


def is_on_other_day(mention: Mention, other: Mention) -> bool:
    """Tell whether two mentions name different days; an hour or a night may run on, and people may die later."""
    one, two = _named_day(mention), _named_day(other)
    return one is not None and two is not None and one != two


def _named_day(mention: Mention) -> str | None:
    time = mention.time
    if time is None or time.precision != "day" or mention.frame == "lose":
        return None
    return time.start if time.start == time.end else None


def _is_interception(mention: Mention) -> bool:
    """Tell whether a mention brings down what flies, which hurts nobody by itself."""
    if mention.token.lemma.lower() in words("interception"):
        return True
    if mention.token.lemma.lower() not in words("bringing_down"):
        return False
    return any(child.text.lower() == "down" for child in mention.sentence.children(mention.token, "compound:prt", "advmod"))
