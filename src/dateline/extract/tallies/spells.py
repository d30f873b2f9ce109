"""The days that a time expression makes a total run over: "since March", "the first six months of 2024", "from March to May"."""

from __future__ import annotations

from dateline.extract.counts.words import is_plural
from dateline.extract.found import Found
from dateline.extract.tallies.clauses import is_happening, modifies
from dateline.extract.tallies.frame import Frame, days_of
from dateline.extract.tallies.words import totals
from dateline.records.claims import Time
from dateline.records.quantities import AsOf, Period
from dateline.records.texts import Sentence, Token

_LONG = 7  # days that a total may run over at least
_MONTH = 27


def frame_in(found: Found, sentence: Sentence, time: Time) -> Frame | None:
    """Return the days that a time expression names; None where it dates a moment, or only closes a period."""
    before, words = before_of(found, time), _words_of(found, time)
    days, today = days_of(time.start, time.end), found.anchor.date
    if set(before.split()[-1:]) & totals().sets["period.since"]:
        return Frame(Period(time.start, today), _now(found), firm=True, days=None, span=time.span)
    if is_closing(found, time) or days is None or days < 2 or time.type in ("TIME", "SET"):
        return None
    if _is_running(found, sentence) or words[0] in totals().sets["period.this"]:
        return Frame(Period(time.start, _closed(time, today)), _now(found), firm=days >= _LONG, days=days, span=time.span)
    if _is_bounded(words):
        return Frame(Period(time.start, time.end), None, firm=days >= _LONG, days=days, span=time.span)
    return Frame(Period(time.start, _closed(time, today)), None, firm=_is_lasting(before, words, days), days=days, span=time.span)


def is_closing(found: Found, time: Time) -> bool:
    """Tell whether a time only says up to when a total counts: "as of mid-July", "until Friday"."""
    before, words = before_of(found, time), " ".join(_words_of(found, time))
    return any(before.endswith(word) or words.startswith(word) for word in totals().sets["period.as_of"])


def _words_of(found: Found, time: Time) -> list[str]:
    return time.span.of(found.analysis.text).lower().split()


def _is_running(found: Found, sentence: Sentence) -> bool:
    said = sentence.span.of(found.analysis.text).lower()
    return any(each in said for each in totals().sets["period.running"])


def _closed(time: Time, today: str | None) -> str | None:
    """Return the last day of a time, today where it is still running."""
    if today is not None and time.start is not None and time.end is not None and time.start <= today <= time.end:
        return today
    return time.end


def _is_bounded(words: list[str]) -> bool:
    """Tell whether a time has both ends in its words: "between March and May", "from January to June", "January through June"."""
    return bool(set(words[1:-1]) & totals().sets["period.joins"])


def _is_lasting(before: str, words: list[str], days: int) -> bool:
    sets = totals().sets
    spans = any(before.endswith((word, f"{word} the", f"{word} of")) for word in sets["period.span"]) or words[0] in sets["period.span"]
    lasting = len(words) > 2 and bool(set(words[:3]) & sets["period.past"])
    return days >= _LONG and (lasting or (spans and days >= _MONTH))


def since_happening(found: Found, sentence: Sentence, token: Token, times: list[Time]) -> Frame | None:
    """Return the frame of "since the ceasefire": open where the report does not give its day, as it does in "since it began on 3 May"."""
    chain = {each.index for each in [token, *sentence.ancestors(token)]}
    for word in sentence.tokens:
        head = sentence.governor(word) if word.lemma.lower() == "since" and word.relation in ("mark", "case") else None
        dated = any(word.span.start <= time.span.start <= word.span.end + 30 for time in times)
        if head is None or dated or head.index in chain or not modifies(sentence, head, token):
            continue
        if not is_happening(head) or is_plural(head):
            # What happened "since the strike" is the outcome of one happening.
            return Frame(_since_day(found, sentence, head), None, firm=True, days=None, span=word.span)
    return None


def _since_day(found: Found, sentence: Sentence, head: Token) -> Period:
    """Return the period that a happening opens, from its day where its clause gives one."""
    inside = {token.index for token in sentence.subtree(head)}
    for time in found.times_in(sentence.span):
        word = sentence.head_of(time.span)
        if word is not None and word.index in inside and time.start is not None and time.span.start > head.span.start:
            return Period(time.start, found.anchor.date)
    return Period()


def _now(found: Found) -> AsOf | None:
    return AsOf(found.anchor.date, found.anchor.precision) if found.anchor.date is not None else None


def before_of(found: Found, time: Time) -> str:
    """Return the words before a time expression in its sentence, in small letters."""
    sentence = found.analysis.sentence_at(time.span.start)
    begin = sentence.span.start if sentence is not None else time.span.start
    return " ".join(found.analysis.text[max(begin, time.span.start - 24) : time.span.start].lower().split())
