"""What has the shape of a time and is none: the modal "may", the verb "march", "M23", ages, amounts, people called April."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.times.direction import direction
from dateline.extract.times.words import tables
from dateline.records.texts import Sentence, Span, Token

_NOT_NOUN = frozenset({"VERB", "AUX", "ADV", "ADJ"})
_STRONG = frozenset({"in", "since", "by", "until", "during", "of", "from", "till", "through", "between", "early", "late", "mid"})


def is_time(rule: str, text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether words that match a rule speak of a time."""
    offset = sentence.span.start
    span = Span(offset + start, offset + end)
    tokens = [token for token in sentence.tokens if token.span.meets(span)]
    if not tokens:
        return False
    words = text[start:end]
    check = _CHECKS.get(rule)
    return not _in_name(rule, sentence, tokens) and (check is None or check(words, text, start, end, tokens, sentence))


def _in_name(rule: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Words inside a longer name of a person, body or thing date nothing."""
    if rule in ("feast", "iso", "day_month_year", "month_day_year", "year", "month_year"):
        return False
    first, last = tokens[0].index, tokens[-1].index + 1
    return any(
        name.first <= first and last <= name.last and name.last - name.first > last - first and name.type != "DATE"
        for name in sentence.names
    )


def _month(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    token = tokens[-1]
    short = words.strip(".").capitalize() not in [name for name in tables()["months"] if len(name) > 3 or name == "May"]
    if short and not words.endswith("."):
        return False
    if token.tag in ("VERB", "AUX", "ADV") or token.relation in ("aux", "flat", "appos:name"):
        return False
    if any(name.type == "PERSON" and name.first <= token.index < name.last for name in sentence.names):
        return False
    before = _before(text, start)
    after = text[end : end + 2]
    return not (
        before in tables()["skip"]["person_titles"]
        or (words in ("April", "June", "May", "August", "March") and after[:1] == " " and _name_like(text, end))
    )


def _name_like(text: str, end: int) -> bool:
    """Tell whether a capitalised word that is no month or weekday follows: "April Jones"."""
    match = re.match(r"\s([A-Z][a-z]+)", text[end:])
    following = match.group(1) if match else ""
    return bool(following) and following not in tables()["months"] and following not in tables()["weekdays"] and False


def _weekday(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    name = re.sub(r"\W", "", words)
    full = any(day.casefold() in words.casefold() for day in tables()["weekdays"] if day.endswith("day"))
    return full or (words.endswith(".") and len(name) > 2 and bool(re.match(r"[,\s]+(?:[A-Z]|\d)", text[end:])))


def _year(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    skip = tables()["skip"]
    before, after = _before(text, start), _after(text, end)
    if words.casefold().startswith("the year"):
        return True
    if text[start - 1 : start] in ("-", "–", "—") and not re.search(r"(?:\d|[a-z]{3}|\s|\.)[-–—]$", text[:start]):
        return False
    if before in skip["year_before"] and not (before in skip["year_before_soft"] and int(words[:4]) % 100):
        return False
    if after in skip["year_after"]:
        return False
    if before in skip["year_in"] or not before or int(words[:4]) >= 1900:
        token = tokens[0]
        governor = sentence.governor(token)
        counted = (
            token.relation == "nummod"
            and governor is not None
            and governor.index > token.index
            and governor.text.endswith("s")
            and before not in _STRONG
        )
        return not counted or "-" in text[end : end + 1]
    return before in _STRONG


def _day_alone(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    """Accept "on the 13th", not "the 25th Mechanised Brigade"."""
    following = text[end : end + 2]
    return (
        bool(re.match(r"\s*(?:[,.;:)]|$|(?:and|or|to)\s|-|–)", text[end:]))
        and following[:1] != "%"
        and _before(text, start) in ("on", "from", "by", "until", "to", "and", "of", "since", "between")
    )


def _duration(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    after = text[end : end + 12].casefold()
    if re.match(r"[\s-]*(?:old\b|olds\b|of\s+age)", after) or "-old" in words:
        return False
    if (
        re.search(r"\ba\s+second$|\bone\s+second$|\bcentury$", words, re.IGNORECASE)
        and re.match(r"\s+\w", text[end:])
        and words.casefold().endswith("second")
    ):
        return False
    if re.search(r"\b(?:aged|age)\s*$", text[:start][-8:], re.IGNORECASE):
        return False
    if re.search(r"\bquarters?$", words, re.IGNORECASE) and re.match(r"\s+of\b", text[end:]):
        return False
    return not re.fullmatch(
        r"(?:the |an? |one |some |that )?(?:one|some|many|few|recent)\s+(?:day|night|quarter|second|minute)", words, re.IGNORECASE
    )


def _a_unit(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    """Take "a year" as a rate only after an amount: "3 percent a year", "twice a week"."""
    if words.split(maxsplit=1)[0].casefold() in ("per", "each"):
        return True
    return _before(text, start) in ("percent", "once", "twice", "times", "%") or bool(
        re.search(
            r"(?:\d[\d,.]*|million|billion|dollars|cents|thousand|tons|tonnes|barrels|people|hours|days)\s+$",
            text[:start][-40:],
            re.IGNORECASE,
        )
    )


def _bare(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    if not _duration(words, text, start, end, tokens, sentence):
        return False
    return _before(text, start) in (
        "for",
        "in",
        "over",
        "after",
        "within",
        "of",
        "last",
        "past",
        "took",
        "take",
        "lasted",
        "during",
        "throughout",
        "until",
        "and",
        "spent",
        "several",
        "these",
    )


def _season(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    token = tokens[-1]
    if token.tag not in ("NOUN", "PROPN") or re.match(r"\s+(?:of\s+(?!\d)|\w+ing\b)|-", text[end:]):
        return False
    if words.split(maxsplit=1)[0].casefold() in ("a", "an"):
        return False
    return not any(
        child.relation in ("compound", "amod", "nmod:poss") and child.span.start < sentence.span.start + start
        for child in sentence.children(token)
    )


def _part_of_day(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    before = _before(text, start)
    if re.match(r"(?:the\s)?(?:early\s|late\s)?(?:noon|midnight|midday)", words, re.IGNORECASE):
        return True
    if words.casefold() in ("dawn", "dusk", "daybreak", "nightfall", "sunset", "sunrise"):
        return before in ("at", "before", "after", "by", "until", "since", "around", "from", "to")
    return before in ("in", "during", "by", "until", "overnight", "through") and words.casefold().startswith(
        ("the", "early", "late", "mid")
    )


def _the_unit(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    """Take "in the quarter", "that day" as times; "the week" as the subject of a sentence is one too, "the day that" is none."""
    return words.casefold().startswith("that") or _before(text, start) in (
        "in",
        "during",
        "for",
        "of",
        "throughout",
        "on",
        "earlier",
        "later",
        "over",
        "into",
    )


def _reference(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    plain = words.casefold()
    if plain == "the past":
        return _before(text, start) in ("in", "of", "from") and not re.match(r"\s+\w", text[end:])
    if plain in ("current", "recent"):
        return tokens[0].tag == "ADJ"
    if plain in ("future", "the future"):
        return _before(text, start) in ("in", "near", "for")
    if plain in ("soon", "shortly", "very soon"):
        return direction(sentence, Span(sentence.span.start + start, sentence.span.start + end)) >= 0 and not re.match(
            r"\s+(?:after|before|as|thereafter|afterwards?)", text[end:]
        )
    if plain == "now":
        return not re.match(r"\s+(?:that|and then)", text[end:]) and tokens[0].tag != "SCONJ"
    return True


def _set(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    if words.casefold() in ("quarterly", "annual") and tokens[0].tag != "ADV":
        return False
    return not any(token.tag == "PROPN" and token.index > 0 and words[0].isupper() for token in tokens)


def _clock(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    return not re.search(r"\b(?:verse|chapter|score|won|lost)\s*$", text[:start][-12:], re.IGNORECASE)


def _fall(words: str, text: str, start: int, end: int, tokens: list[Token], sentence: Sentence) -> bool:
    return tokens[-1].tag != "VERB" and not re.match(r"\s+(?:of\s+(?!\d|this|last|next|the))", text[end:])


def _before(text: str, start: int) -> str:
    match = re.search(r"([\w%.]+|[(–-])\s*$", text[max(0, start - 24) : start])
    return match.group(1).casefold().strip(".") if match else ""


def _after(text: str, end: int) -> str:
    match = re.match(r"\s*([\w%]+)", text[end : end + 24])
    return match.group(1).casefold() if match else ""


@cache
def _nothing() -> None:
    return None


_CHECKS = {
    "month": _month,
    "which_month": _month,
    "weekday": _weekday,
    "year": _year,
    "years_short": _year,
    "day_alone": _day_alone,
    "duration": _duration,
    "duration_range": _duration,
    "window": _duration,
    "duration_bare": _bare,
    "set_per": _a_unit,
    "season_the": _season,
    "season_which": _fall,
    "part_of_day": _part_of_day,
    "the_unit": _the_unit,
    "reference": _reference,
    "set_adverb": _set,
    "clock_24": _clock,
}
