"""Numbers that count no things: money, shares, measures, ages, dates, designations, scores, codes."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.numbers.pattern import choice, tables
from dateline.extract.numbers.words import Written
from dateline.records.texts import Sentence, Token

_DAYS = 31
_LIST = 40  # characters of a list of ages
_YEARS = range(1800, 2100)


@cache
def _measured() -> re.Pattern[str]:
    """Return what may stand right after a number that measures or dates."""
    units = choice([word for words in tables()["units"].values() for word in words] + tables()["months"]["names"])
    scale = rf"(?:(?:{choice(list(tables()['scales']))})\s+)?"
    return re.compile(rf"[\s-]*{scale}(?:{units})(?![\w-])\.?|['’]s\b|\s*[-–]?\s*year[s]?[\s-]old", re.IGNORECASE)


@cache
def _designated() -> re.Pattern[str]:
    months = choice(tables()["months"]["names"])
    return re.compile(
        rf"(?<!\w)(?:(?P<word>{choice(tables()['designators']['words'])})|(?P<month>{months})\.?|(?P<money>US\$|usd|eur|[$€£¥₹]))\s*$",
        re.IGNORECASE,
    )


@cache
def _aged() -> re.Pattern[str]:
    """Return the words and ages before another age: "aged 24 and", "ages 9, 12 and", "aged between 9 and"."""
    return re.compile(r"\bage[sd]?\s+(?:between\s+|from\s+)?\d{1,3}(?:\s*,\s*\d{1,3})*\s*(?:,\s*)?(?:and|or|to|,|-|–)\s*$", re.IGNORECASE)


def is_unfit(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Tell whether a written number measures, dates or names something rather than counts things."""
    first = text[written.start : written.end]
    return (
        (first[0] == "0" and len(first) > 1)
        or _measured().match(text, written.end) is not None
        or _in_name(sentence, tokens)
        or _is_age(written, text, sentence, tokens)
        or _is_label(written, text, sentence, tokens)
        or _is_year(written, text, sentence, tokens)
        or _is_score(written, text, sentence, tokens)
        or _is_word_alone(written, text, sentence, tokens)
    )


def _in_name(sentence: Sentence, tokens: list[Token]) -> bool:
    if tokens[-1].index + 1 < len(sentence.tokens) and sentence.tokens[tokens[-1].index + 1].text.casefold() in tables()["states"]["words"]:
        # "Tolmere 7 killed and 4 injured": a place and its dead in a list.
        return False
    places = {token.index for token in tokens}
    return any(places <= set(range(name.first, name.last)) and name.last - name.first > len(places) for name in sentence.names)


def _governs(sentence: Sentence, tokens: list[Token]) -> Token | None:
    """Return the noun after the number that it counts, if the tree has one."""
    last = tokens[-1].index
    for token in tokens:
        if token.head > last and token.relation.partition(":")[0] in ("nummod", "det", "amod", "compound"):
            return sentence.tokens[token.head]
    return None


def _is_age(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """Recognise "Ana Brek, 34, was" and "Brek (34)", a number in apposition to a person, and the second age of "aged 24 and 31"."""
    before, after = text[: written.start].rstrip(), text[written.end :].lstrip()
    if _aged().search(text, max(0, written.start - _LIST), written.start):
        return _governs(sentence, tokens) is None
    if not before or tokens[0].index == 0 or _governs(sentence, tokens) is not None:
        return False
    opened = before[-1] in ",(" and (not after or after[0] in ",.;)")
    if not opened or tokens[0].index < 2:
        return False
    previous = sentence.tokens[tokens[0].index - 2]
    return previous.tag == "PROPN" or (previous.text[:1].isupper() and written.kind == "figure")


def _is_label(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    first = text[written.start : written.end]
    match = _designated().search(text, max(0, written.start - 20), written.start)
    if match is not None:
        if match.group("word") is None:
            return not (match.group("month") and (_governs(sentence, tokens) is not None or not _is_date(first)))
        word = match.group("word").casefold()
        return word == "per" or (_governs(sentence, tokens) is None and not (word == "at" and _is_put(sentence, tokens)))
    head = tokens[0].head
    return tokens[0].relation == "nummod" and head == tokens[0].index - 1 and sentence.tokens[head].text[:1].isupper() and head > 0


def _is_put(sentence: Sentence, tokens: list[Token]) -> bool:
    """Tell whether somebody puts a figure at the number: "puts the toll at 61", "stands at 14"."""
    above = next((each for each in sentence.ancestors(tokens[0]) if each.tag == "VERB"), None)
    return above is not None and above.lemma.casefold() in tables()["at"]["verbs"]


def _is_year(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    words = text[written.start : written.end]
    if not re.fullmatch(r"\d{4}(?:\D{1,4}(?:\d{2}|\d{4}))?", words) or int(words[:4]) not in _YEARS:
        return False
    governed = _governs(sentence, tokens)
    return governed is None or tokens[0].relation != "nummod" or (len(words) == 4 and _is_single(governed))


def _is_single(noun: Token) -> bool:
    """Tell whether a noun stands in the singular, of which there are no thousands: "the 1983 barracks bombing"."""
    word = noun.text.casefold()
    return noun.tag == "NOUN" and word == noun.lemma.casefold() and word not in tables()["collectives"]["words"]


def _is_score(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    """A bare "10-15" is a range only before a noun: "10-15 people", but "won 3-5"."""
    words = text[written.start : written.end]
    return (
        bool(re.fullmatch(r"\d+\s*[-–—]\s*\d+", words))
        and _governs(sentence, tokens) is None
        and not re.match(r"\s+[a-z]", text[written.end :])
    )


def _is_word_alone(written: Written, text: str, sentence: Sentence, tokens: list[Token]) -> bool:
    words = text[written.start : written.end].casefold()
    before = sentence.tokens[tokens[0].index - 1].text.casefold() if tokens[0].index else ""
    after = sentence.tokens[tokens[-1].index + 1].text.casefold() if tokens[-1].index + 1 < len(sentence.tokens) else ""
    if words == "one":
        rule = tables()["one"]
        bare = tokens[0].tag in ("PRON", "DET") and after not in ("of", "person")
        only = before == "only" and tokens[0].index > 1 and sentence.tokens[tokens[0].index - 2].text.casefold() in rule["only_after"]
        return bare or only or _stands_for_noun(sentence, tokens[0], before) or after in rule["not_before"]
    if words == "many":
        return before in tables()["many"]["not_after"] or after == "as"
    if words == "both":
        return tokens[0].relation != "det"
    row: dict[str, object] = next((row for row in tables()["vague"] if words in row["words"]), {})
    if row.get("with_of") and after != "of":
        return True
    if row.get("bare"):
        return tokens[-1].tag != "NOUN" or bool(sentence.children(tokens[-1], "compound", "amod", "nmod:poss", "det"))
    return False


def _stands_for_noun(sentence: Sentence, one: Token, before: str) -> bool:
    """Tell whether "one" takes up a noun: "that one", but "said that one soldier was hurt"."""
    conjunction = one.index > 0 and sentence.tokens[one.index - 1].tag == "SCONJ"
    return before in tables()["one"]["not_after"] and not conjunction


def _is_date(words: str) -> bool:
    """Tell whether a number can be a day or a year: "January 153" is neither."""
    return not words.isdecimal() or int(words) <= _DAYS or int(words) in _YEARS
