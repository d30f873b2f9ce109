"""Which lengths, parts of the day, sets and references are times, and which only describe something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.extract.times.candidate import Candidate
from dateline.extract.times.direction import direction


def _duration(candidate: Candidate) -> bool:
    words = candidate.words
    if candidate.followed_by(r"[\s-]*(?:old\b|olds\b|of\s+age)") or "-old" in words or candidate.before in ("age", "aged"):
        return False
    if re.search(r"\b(?:a|one)\s+second$", words) and candidate.followed_by(r"\s+\w"):
        return False
    if re.fullmatch(r"an? \w+", words) and _describes(candidate):
        return False
    if re.search(r"\bquarters?$", words) and candidate.followed_by(r"\s+of\b"):
        return False
    return not re.fullmatch(r"(?:the |an? |one |some |that )?(?:one|some|many|few|recent)\s+(?:day|night|quarter|second|minute)", words)


def _describes(candidate: Candidate) -> bool:
    """Tell whether a unit only describes the noun after it: "a day labourer"."""
    last = candidate.tokens[-1].index
    following = candidate.sentence.tokens[last + 1 : last + 2]
    return candidate.tokens[0].head > last or any(token.tag == "NOUN" for token in following)


def _rate(candidate: Candidate) -> bool:
    """Take "a year" as a rate only after an amount: "3 percent a year", "twice a week"."""
    return candidate.words.startswith(("per", "each")) or candidate.is_after("rate_after") or candidate.before[:1].isdigit()


def _bare(candidate: Candidate) -> bool:
    return _duration(candidate) and candidate.is_after("bare_unit_after")


def _part_of_day(candidate: Candidate) -> bool:
    if re.match(r"(?:the\s)?(?:early\s|late\s)?(?:noon|midnight|midday)", candidate.words):
        return True
    if candidate.words in ("dawn", "dusk", "daybreak", "nightfall", "sunset", "sunrise"):
        return candidate.is_after("twilight_after")
    return candidate.is_after("part_of_day_after") and candidate.words.startswith(("the", "early", "late", "mid"))


def _the_unit(candidate: Candidate) -> bool:
    """Take "in the quarter", "that day" as times; "the day that" is none."""
    return candidate.words.startswith("that") or candidate.is_after("the_unit_after")


def _reference(candidate: Candidate) -> bool:
    words, tag = candidate.words, candidate.tokens[0].tag
    if words == "the past":
        return candidate.is_after("past_after") and not candidate.followed_by(r"\s+\w")
    if words in ("current", "recent"):
        return tag == "ADJ"
    if words in ("future", "the future"):
        return candidate.is_after("future_after")
    if words in ("soon", "shortly", "very soon"):
        looks_back = direction(candidate.sentence, candidate.span) < 0
        return not looks_back and not candidate.followed_by(r"\s+(?:after|before|as|thereafter|afterwards?)")
    return words != "now" or (tag != "SCONJ" and not candidate.followed_by(r"\s+that"))


def _set(candidate: Candidate) -> bool:
    """Accept "daily patrols", not "the Daily Courier", nor the accountant's "annual report"."""
    token = candidate.tokens[0]
    if candidate.words in ("quarterly", "annual"):
        return token.tag == "ADV"
    return not (token.tag == "PROPN" and token.index > 0 and token.text[:1].isupper())


def _clock(candidate: Candidate) -> bool:
    return not candidate.is_after("score_before")


CHECKS: dict[str, Callable[[Candidate], bool]] = {
    **dict.fromkeys(["duration", "duration_range", "duration_long", "window"], _duration),
    "duration_bare": _bare,
    "set_per": _rate,
    "part_of_day": _part_of_day,
    "the_unit": _the_unit,
    "reference": _reference,
    "set_adverb": _set,
    "clock_24": _clock,
}
