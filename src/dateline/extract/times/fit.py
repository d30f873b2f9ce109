"""What has the shape of a time and is none: the modal "may", the verb "march", "M23", ages, amounts, people called April."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.extract.times.choices import choice
from dateline.extract.times.direction import direction
from dateline.extract.times.words import tables
from dateline.records.texts import Sentence, Span, Token

# Figures below this are more often amounts than years, unless a preposition says otherwise.
_MODERN = 1600
_STANDS_ALONE = frozenset(
    {"feast", "iso", "day_month_year", "month_day_year", "year", "month_year", "national_day", "known_day", "anniversary", "dtg"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a sentence that match a rule: their place in its text and their tokens."""

    rule: str
    text: str
    start: int
    end: int
    sentence: Sentence
    tokens: tuple[Token, ...]

    @property
    def words(self) -> str:
        """Return the words in lower case."""
        return self.text[self.start : self.end].casefold()

    @property
    def span(self) -> Span:
        """Return the place in the document."""
        return Span(self.sentence.span.start + self.start, self.sentence.span.start + self.end)

    @property
    def before(self) -> str:
        """Return the word before, in lower case, without a full stop."""
        match = re.search(r"([\w%.]+|[(–-])\s*$", self.text[max(0, self.start - 24) : self.start])
        return match.group(1).casefold().strip(".") if match else ""

    @property
    def after(self) -> str:
        """Return the word after, in lower case."""
        match = re.match(r"\s*([\w%]+)", self.text[self.end : self.end + 24])
        return match.group(1).casefold() if match else ""

    def followed_by(self, pattern: str) -> bool:
        """Tell whether a pattern matches right after the words."""
        return re.match(pattern, self.text[self.end : self.end + 40], re.IGNORECASE) is not None

    def is_after(self, row: str) -> bool:
        """Tell whether the word before stands in a row of the table."""
        return self.before in _fit()[row]


@cache
def _fit() -> dict[str, frozenset[str]]:
    return {row: frozenset(words) for row, words in tables()["fit"].items()}


def is_time(rule: str, text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether words that match a rule speak of a time."""
    offset = sentence.span.start
    span = Span(offset + start, offset + end)
    tokens = tuple(token for token in sentence.tokens if token.span.meets(span))
    if not tokens:
        return False
    candidate = Candidate(rule, text, start, end, sentence, tokens)
    check = _checks().get(rule)
    return not _in_name(candidate) and (check is None or check(candidate))


def _in_name(candidate: Candidate) -> bool:
    """Words inside a longer name of a person, body or thing date nothing; a year does even there: "the 1968 convention"."""
    if candidate.rule in _STANDS_ALONE:
        return False
    first, last = candidate.tokens[0].index, candidate.tokens[-1].index + 1
    return any(name.first <= first and last <= name.last and name.last - name.first > last - first for name in candidate.sentence.names)


def _month(candidate: Candidate) -> bool:
    token = candidate.tokens[-1]
    name = candidate.words.split()[-1]
    whole = [month.casefold() for month in tables()["months"] if len(month) > 4 or month in ("May", "June", "July")]
    if name not in whole and not name.endswith(".") and not candidate.followed_by(_another_month()):
        return False
    if token.tag in ("VERB", "AUX", "ADV") or token.relation in ("aux", "flat"):
        return False
    if any(each.type == "PERSON" and each.first <= token.index < each.last for each in candidate.sentence.names):
        return False
    return candidate.before not in tables()["skip"]["person_titles"] and not _names_group(candidate)


@cache
def _another_month() -> str:
    """Return a pattern for the second month of "Jan-Mar 2024", whose year shows that the first is no name."""
    return rf"\s?[-–/]\s?(?-i:{choice(tables()['months'])})\.?,?\s+(?:19|20)\d\d"


def _weekday(candidate: Candidate) -> bool:
    full = any(day.casefold() in candidate.words for day in tables()["weekdays"] if day.endswith("day"))
    return full or (candidate.words.endswith(".") and bool(re.match(r"[,\s]+(?:[A-Z]|\d)", candidate.text[candidate.end :])))


def _year(candidate: Candidate) -> bool:
    if candidate.words.startswith("the year"):
        return True
    hyphened = re.search(r"[-–—]$", candidate.text[: candidate.start]) is not None
    if hyphened and not re.search(r"(?:\d|[a-z]{3}|\s|\.)[-–—]$", candidate.text[: candidate.start]):
        return False
    if _names_group(candidate):
        return False
    likely = int(candidate.words[:4]) >= _MODERN or candidate.is_after("year_strong_after") or candidate.before in ("", "(", "-", "–")
    return likely and not _is_amount(candidate)


def _names_group(candidate: Candidate) -> bool:
    """Tell whether a date is the name of a group: "the April 6 Movement", "the 1920 Revolution Brigades"."""
    led = candidate.before == "the" or candidate.words.startswith("the ")
    return led and candidate.followed_by(rf"(?:\s\d{{1,2}})?(?:\s+(?-i:[A-Z])\w+){{0,2}}\s+(?:{choice(_fit()['groups'])})\b")


def _day(candidate: Candidate) -> bool:
    return not _names_group(candidate)


def _half(candidate: Candidate) -> bool:
    """Accept "in the second half", not "the second half of the column"."""
    return not candidate.followed_by(r"\s+of\b")


def _is_amount(candidate: Candidate) -> bool:
    """Tell whether four figures count things, or number one of them: "about 2000", "2000 people", "Resolution 1973"."""
    skip, before = tables()["skip"], candidate.before
    ranged = candidate.text[candidate.start - 1 : candidate.start] in ("-", "–", "—") or "-" in candidate.words
    if candidate.after in skip["year_after"] and not ranged and not candidate.is_after("year_strong_after"):
        return True
    round_number = int(candidate.words[:4]) % 100 == 0
    if before in skip["year_before"] and (round_number or before not in skip["year_before_soft"]):
        return True
    token = candidate.tokens[0]
    governor = candidate.sentence.governor(token)
    counts = token.relation == "nummod" and governor is not None and governor.index > token.index and governor.text.endswith("s")
    return counts and not candidate.is_after("year_strong_after") and not candidate.followed_by("-")


def _day_alone(candidate: Candidate) -> bool:
    """Accept "on the 13th", not "the 25th Mechanised Brigade"."""
    return candidate.followed_by(r"\s*(?:[,.;:)]|$|(?:and|or|to)\s|[-–])") and candidate.is_after("nth_day_after")


def _duration(candidate: Candidate) -> bool:
    words = candidate.words
    if candidate.followed_by(r"[\s-]*(?:old\b|olds\b|of\s+age)") or "-old" in words or candidate.before in ("age", "aged"):
        return False
    if re.search(r"\b(?:a|one)\s+second$", words) and candidate.followed_by(r"\s+\w"):
        return False
    if re.fullmatch(r"an? \w+", words) and candidate.tokens[0].head > candidate.tokens[-1].index:
        return False
    if re.search(r"\bquarters?$", words) and candidate.followed_by(r"\s+of\b"):
        return False
    return not re.fullmatch(r"(?:the |an? |one |some |that )?(?:one|some|many|few|recent)\s+(?:day|night|quarter|second|minute)", words)


def _rate(candidate: Candidate) -> bool:
    """Take "a year" as a rate only after an amount: "3 percent a year", "twice a week"."""
    return candidate.words.startswith(("per", "each")) or candidate.is_after("rate_after") or candidate.before[:1].isdigit()


def _bare(candidate: Candidate) -> bool:
    return _duration(candidate) and candidate.is_after("bare_unit_after")


def _season(candidate: Candidate) -> bool:
    """Accept "in the spring", not "the Arab Spring", "the spring of hope", "summer-long"."""
    token = candidate.tokens[-1]
    if token.tag not in ("NOUN", "PROPN") or candidate.followed_by(r"\s+(?:of\s+(?!\d)|\w+ing\b)|-"):
        return False
    if candidate.followed_by(r"\s+(?-i:(?!(?:Counter-?)?[Oo]ffensive|Campaign|Uprising)[A-Z][a-z])") and token.text[:1].isupper():
        return False
    described = candidate.sentence.children(token, "compound", "amod", "nmod:poss")
    return not any(child.span.start < candidate.span.start for child in described)


def _named_season(candidate: Candidate) -> bool:
    return candidate.tokens[-1].tag != "VERB" and not candidate.followed_by(r"\s+of\s+(?!\d|this|last|next|the)")


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


def _feast(candidate: Candidate) -> bool:
    """Accept "after Yom Kippur", not "the Yom Kippur War" nor a man called Ramadan."""
    if candidate.followed_by(rf"\s+(?-i:{choice(_fit()['feast_names'])})\b"):
        return False
    first, last = candidate.tokens[0].index, candidate.tokens[-1].index
    named = [name for name in candidate.sentence.names if name.first <= first and last < name.last]
    return not any(name.type == "PERSON" and name.last - name.first > last - first + 1 for name in named)


def _clock(candidate: Candidate) -> bool:
    return not candidate.is_after("score_before")


@cache
def _checks() -> dict[str, Callable[[Candidate], Any]]:
    return {
        **dict.fromkeys(["month", "which_month"], _month),
        **dict.fromkeys(["year", "years_short"], _year),
        **dict.fromkeys(["duration", "duration_range", "duration_long", "window"], _duration),
        "weekday": _weekday,
        "day_alone": _day_alone,
        "duration_bare": _bare,
        "set_per": _rate,
        "season_the": _season,
        "season_which": _named_season,
        "part_of_day": _part_of_day,
        "the_unit": _the_unit,
        "reference": _reference,
        "set_adverb": _set,
        "clock_24": _clock,
        "feast": _feast,
        "quarter": _half,
        **dict.fromkeys(["month_day", "day_month"], _day),
    }
