"""A total set against another total or period: "double the number of attacks compared to last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.counts.words import lemma, lemmas, losses
from dateline.extract.found import Found
from dateline.extract.numbers import Number, find_numbers
from dateline.extract.spoken import spoken
from dateline.extract.tallies.rivals import is_set_against
from dateline.extract.tallies.words import comparing, totals
from dateline.records.claims import Against, Comparing, Comparison, Tally, Time
from dateline.records.texts import Sentence, Span, Token

_REACH = 25  # words from the word of comparison to what it compares with
# "double the attacks this year compared to last": the noun after "last" is left out.
_CLIPPED = re.compile(r"[^.;]{0,120}?\b(?:compared (?:to|with)|than|against|from) (?:in |the )?last\b(?! \w)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)")


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    relation: Comparing
    ratio: float | None
    against: Against
    left: str | None
    rule: str


def find_comparisons(found: Found) -> tuple[Comparison, ...]:
    """Return the totals that are set against another total or period."""
    raw: list[_Found] = []
    for sentence in found.analysis.sentences:
        here = sorted([*_numbered(found, sentence), *_worded(found, sentence)], key=lambda each: each.span)
        raw += [each for place, each in enumerate(here) if not any(each.span.meets(other.span) for other in here[:place])]
    return tuple(
        Comparison(
            id=f"comparison-{place}",
            span=each.span,
            rule=each.rule,
            score=0.7,
            left=each.left,
            relation=each.relation,
            ratio=each.ratio,
            against=each.against,
            attributions=found.attributions_over(each.span),
        )
        for place, each in enumerate(raw, 1)
    )


def _numbered(found: Found, sentence: Sentence) -> Iterator[_Found]:
    """Yield the comparisons of two totals with numbers: "61 attacks, against 44 last year"."""
    tallies = [tally for tally in found.tallies if sentence.span.holds(tally.span)]
    for number in find_numbers(sentence):
        right = next((tally for tally in tallies if tally.number == number.span), None)
        left = next(
            (
                tally
                for tally in reversed(tallies)
                if right is not None and tally.span.end <= right.span.start and tally.measure == right.measure
            ),
            None,
        )
        if right is None or left is None or not is_set_against(found, sentence, number):
            continue
        against = Against(right.id, right.period.start, right.period.end)
        yield _Found(
            Span(left.span.start, _end_of(found, sentence, number)), _by_value(left, right), None, against, left.id, "comparison.totals@1"
        )


def _end_of(found: Found, sentence: Sentence, number: Number) -> int:
    time = next((each for each in found.times_in(sentence.span) if number.span.end <= each.span.start <= number.span.end + 40), None)
    return time.span.end if time is not None else number.span.end


def _by_value(left: Tally, right: Tally) -> Comparing:
    if left.value is None or right.value is None or left.value == right.value:
        return "equal" if left.value is not None and left.value == right.value else "more"
    return "more" if left.value > right.value else "less"


def _worded(found: Found, sentence: Sentence) -> Iterator[_Found]:
    """Yield the comparisons without a second number: "twice as many as last year", "up 30 percent from 2023"."""
    if _said().isdisjoint(lemmas(sentence)) and _said().isdisjoint(spoken(sentence)):
        return
    for token in sentence.tokens:
        if lemma(token) not in _said() and token.text.lower() not in _said():
            continue
        said = _ratio_at(sentence, token, found) or _direction_at(sentence, token)
        if said is None:
            continue
        rival = _compared(found, sentence, token)
        if rival is None:
            continue
        ratio, relation = said
        end, against = rival
        span = Span(token.span.start, end)
        tally = next((each for each in reversed(found.tallies) if sentence.span.holds(each.span) and not span.meets(each.span)), None)
        relation = "on_pace" if ratio is not None and _is_pace(found, sentence, token) else relation
        yield _Found(span, relation, ratio, against, tally.id if tally is not None else None, "comparison.words@1")


@cache
def _said() -> frozenset[str]:
    """Return the words of which a comparison without a second number has one."""
    words = comparing()
    return frozenset({"times", *words.verbs, *words.times, *words.directions})


def _ratio_at(sentence: Sentence, token: Token, found: Found) -> tuple[float | None, Comparing] | None:
    words = comparing()
    word, low = lemma(token), token.text.lower()
    if token.tag == "VERB" and word in words.verbs:
        return words.verbs[word], "ratio"
    following = [each.text.lower() for each in sentence.tokens[token.index + 1 : token.index + 2]]
    if low in words.times and following in (["as"], ["the"], ["last"]) and _counts(sentence, token):
        return words.times[low], "ratio"
    if low == "times" and token.index and following in (["as"], ["more"], ["the"]):
        number = next(
            (
                each
                for each in find_numbers(sentence)
                if each.head == token.index - 1 or each.span.end in (token.span.start - 1, token.span.start)
            ),
            None,
        )
        return (float(number.quantity.value), "ratio") if number is not None and number.quantity.value is not None else None
    direction = words.directions.get(word) or words.directions.get(low)
    if direction in ("more", "less"):
        return _percent(found, sentence, token, direction)
    return None


def _percent(found: Found, sentence: Sentence, token: Token, direction: str) -> tuple[float | None, Comparing] | None:
    """Return the ratio of "up 30 percent", "a 30 percent increase", "fell by 12%"."""
    near = found.analysis.text[max(sentence.span.start, token.span.start - 20) : min(sentence.span.end, token.span.end + 25)]
    found_percent = _PERCENT.search(near)
    if found_percent is None:
        return None
    share = float(found_percent.group(1)) / 100
    return round(1 + share if direction == "more" else 1 - share, 4), "ratio"


def _direction_at(sentence: Sentence, token: Token) -> tuple[float | None, Comparing] | None:
    """Return the direction of "more attacks than last year", "fewer deaths than in 2023"."""
    relations: dict[str, Comparing] = {"more": "more", "less": "less"}
    direction = relations.get(comparing().directions.get(token.text.lower(), ""))
    if direction is None or not _counts(sentence, token):
        return None
    following = [each.text.lower() for each in sentence.tokens[token.index + 1 : token.index + 8]]
    compares = "than" in following and (following[0] != "than" or following[1:2] == ["last"])
    return (None, direction) if compares else None


def _counts(sentence: Sentence, token: Token) -> bool:
    """Tell whether what is compared is a number of happenings or losses."""
    near = sentence.tokens[max(0, token.index - 8) : token.index + 10]
    return any(lemma(each) in _countable() for each in near)


@cache
def _countable() -> frozenset[str]:
    return frozenset(totals().measures.keys() | totals().sets["hint.nouns"] | losses().by_object.keys() | losses().by_subject.keys())


def _compared(found: Found, sentence: Sentence, token: Token) -> tuple[int, Against] | None:
    """Return the period behind "than", "compared to" or "from" with where its words end."""
    time = _compared_time(found, sentence, token)
    if time is not None:
        return time.span.end, Against(None, time.start, time.end)
    clipped = _CLIPPED.search(found.analysis.text, token.span.end, sentence.span.end)
    if clipped is None:
        return None
    this = found.anchor.date
    year = int(this[:4]) - 1 if this is not None and "this year" in clipped.group(0).lower() else None
    return clipped.end(), Against(None, f"{year}-01-01" if year else None, f"{year}-12-31" if year else None)


def _compared_time(found: Found, sentence: Sentence, token: Token) -> Time | None:
    last = sentence.tokens[min(len(sentence.tokens) - 1, token.index + _REACH)]
    for time in found.times_in(Span(token.span.end, max(last.span.end, token.span.end))):
        before = " ".join(found.analysis.text[token.span.start : time.span.start].lower().replace(",", "").split())
        tail = " ".join(before.split()[-4:])
        if any(f" {mark} " in f" {tail} " for mark in comparing().sets["mark.words"]):
            return time
    return None


def _is_pace(found: Found, sentence: Sentence, token: Token) -> bool:
    above = [token, *sentence.ancestors(token)][:3]
    if any(each.lemma.lower() in comparing().sets["pace.lemmas"] for each in above):
        return True
    before = " ".join(found.analysis.text[sentence.span.start : token.span.start].lower().split())
    return any(before.endswith(phrase) or f"{phrase} " in before[-30:] for phrase in comparing().sets["pace.phrases"])
