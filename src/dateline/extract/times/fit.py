"""What has the shape of a time and is none: the modal "may", the verb "march", "M23", ages, amounts, people called April."""

from __future__ import annotations

from bisect import bisect_right

from dateline.extract.times import calendar_fit, length_fit
from dateline.extract.times.candidate import Candidate
from dateline.records.texts import Sentence, Span, Token

_STANDS_ALONE = frozenset(
    {"feast", "iso", "day_month_year", "month_day_year", "year", "month_year", "national_day", "known_day", "anniversary", "dtg"}
)
_CHECKS = {**calendar_fit.CHECKS, **length_fit.CHECKS}


def is_time(rule: str, text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether words that match a rule speak of a time."""
    offset = sentence.span.start
    tokens = _tokens(sentence, Span(offset + start, offset + end))
    if not tokens:
        return False
    candidate = Candidate(rule, text, start, end, sentence, tokens)
    check = _CHECKS.get(rule)
    return not _in_name(candidate) and (check is None or check(candidate))


def _tokens(sentence: Sentence, span: Span) -> tuple[Token, ...]:
    """Return the tokens of a sentence, which stand in order, that meet a span."""
    first = bisect_right(sentence.tokens, span.start, key=lambda token: token.span.end)
    last = first
    while last < len(sentence.tokens) and sentence.tokens[last].span.start < span.end:
        last += 1
    return sentence.tokens[first:last]


def _in_name(candidate: Candidate) -> bool:
    """Words inside a longer name of a person, body or thing date nothing; a year does even there: "the 1968 convention"."""
    if candidate.rule in _STANDS_ALONE:
        return False
    first, last = candidate.tokens[0].index, candidate.tokens[-1].index + 1
    return any(name.first <= first and last <= name.last and name.last - name.first > last - first for name in candidate.sentence.names)
