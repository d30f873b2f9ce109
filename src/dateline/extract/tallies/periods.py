"""Over which days a total runs: the period that its clause names, or that it takes over from the total before it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.extract.counts.words import is_plural, lemma
from dateline.extract.events.setting import dateline_times
from dateline.extract.found import Found
from dateline.extract.tallies.words import comparing, totals
from dateline.records.claims import Time
from dateline.records.quantities import AsOf, Period
from dateline.records.texts import Sentence, Span, Token

_CLAUSAL = ("root", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "csubj", "advcl:relcl")


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a total. A firm frame ("since March", "so far this year") makes any number a total; others only totals of happenings."""

    period: Period
    as_of: AsOf | None
    firm: bool
    days: int | None
    span: Span | None = None


def frame_of(found: Found, sentence: Sentence, token: Token) -> Frame | None:
    """Return the period that the clause of a word names: a firm one before others, the nearest among equals."""
    times = [time for time in found.times_in(sentence.span) if _belongs(sentence, time, token) and not _is_rival(found, time, token)]
    frames = [frame for time in times if (frame := _frame(found, sentence, time)) is not None]
    frames += [*_joined(found, times), *_first_months(found, times)]
    since = _since_happening(sentence, token, times)
    if since is not None:
        frames.append(since)
    best = min(frames, key=lambda each: (not each.firm, _far(each, token)), default=None)
    return _with_as_of(found, sentence, best, times)


def _is_rival(found: Found, time: Time, token: Token) -> bool:
    """Tell whether a time belongs to what the total is compared with: "61 attacks, against 44 in all of last year"."""
    if time.span.start < token.span.end:
        return False
    between = found.analysis.text[token.span.end : time.span.start].lower().replace(",", " ").split()
    said = f" {' '.join(between)} "
    behind = [said.split(f" {mark} ", 1)[1] for mark in comparing().sets["mark.rival"] if f" {mark} " in said]
    sentence = found.analysis.sentence_at(time.span.start)
    numbers = [each.text.lower() for each in sentence.tokens if each.tag == "NUM"] if sentence is not None else []
    # "against the rebels in November" compares nothing: what is compared is a number.
    return any(word in numbers for words in behind for word in words.split())


def has_day(found: Found, sentence: Sentence, token: Token) -> bool:
    """Tell whether the clause of a word names one day or night."""
    within = tuple(found.times_in(sentence.span))
    apart = dateline_times(found.analysis.text, within)
    times = [time for time in within if time.id not in apart and _belongs(sentence, time, token)]
    return any((days := _days(time.start, time.end)) is not None and days <= 2 and not _is_bound(found, time) for time in times)


def _is_bound(found: Found, time: Time) -> bool:
    """Tell whether a day only opens or closes a period: "since 3 May", "as of Friday"."""
    before = _before(found, time)
    sets = totals().sets
    return any(before.endswith(word) for word in sets["period.since"] | sets["period.as_of"] | {"between", "from", "and", "to"})


def _far(frame: Frame, token: Token) -> int:
    return abs(frame.span.start - token.span.start) if frame.span is not None else 10**6


def _belongs(sentence: Sentence, time: Time, token: Token) -> bool:
    """Tell whether a time modifies the clause of a word, not another clause nor another noun."""
    head = sentence.head_of(time.span)
    if head is None:
        return False
    noun = sentence.governor(head)
    chain = _said_chain(sentence, token)
    if noun is not None and noun.tag in ("NOUN", "PROPN") and noun not in chain and not is_plural(noun) and _is_happening(noun):
        return False
    tops = {_top(sentence, each).index for each in chain if _is_clausal(each)}
    clause = next((each for each in [head, *sentence.ancestors(head)] if _is_clausal(each)), None)
    return clause is None or _top(sentence, clause).index in tops


def _said_chain(sentence: Sentence, token: Token) -> list[Token]:
    """Return a word and those above it up to the clause that is said: not the verb of saying, whose day is that of the words."""
    chain = [token]
    while chain[-1].relation != "ccomp" and (above := sentence.governor(chain[-1])) is not None:
        chain.append(above)
    return chain


def _is_clausal(token: Token) -> bool:
    return token.relation in _CLAUSAL and (token.tag in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM") or token.head < 0)


def _is_happening(noun: Token) -> bool:
    return lemma(noun) in totals().measures


def _top(sentence: Sentence, token: Token) -> Token:
    """Return the first clause of a coordination."""
    current = token
    while current.relation == "conj":
        above = sentence.governor(current)
        if above is None:
            return current
        current = above
    return current


def _before(found: Found, time: Time) -> str:
    """Return the words before a time expression with those it starts with, in small letters."""
    sentence = found.analysis.sentence_at(time.span.start)
    begin = sentence.span.start if sentence is not None else time.span.start
    return " ".join(found.analysis.text[max(begin, time.span.start - 24) : time.span.start].lower().split())


def _frame(found: Found, sentence: Sentence, time: Time) -> Frame | None:
    sets = totals().sets
    before, words = _before(found, time), time.span.of(found.analysis.text).lower().split()
    days = _days(time.start, time.end)
    today = found.anchor.date
    if words[0] in sets["period.since"] or before.endswith("since"):
        return Frame(Period(time.start, today), _now(found), firm=True, days=None, span=time.span)
    if any(before.endswith(word) or " ".join(words).startswith(word) for word in sets["period.as_of"]):
        return None
    if days is None or days < 2 or time.type in ("TIME", "SET"):
        return None
    running = any(each in sentence.span.of(found.analysis.text).lower() for each in sets["period.running"])
    closes = (
        today if today is not None and time.start is not None and time.end is not None and time.start <= today <= time.end else time.end
    )
    long = days > 6
    if running or words[0] in sets["period.this"]:
        return Frame(Period(time.start, closes), _now(found), firm=long, days=days, span=time.span)
    if words[0] in sets["period.between"] or before.split()[-1:] == ["between"]:
        return Frame(Period(time.start, time.end), None, firm=long, days=days, span=time.span)
    lasting = len(words) > 2 and bool(set(words[:3]) & sets["period.past"])
    spanning = any(before.endswith((word, f"{word} the", f"{word} of")) for word in sets["period.span"]) or words[0] in sets["period.span"]
    return Frame(Period(time.start, closes), None, firm=long and (lasting or (spanning and days > 26)), days=days, span=time.span)


def _joined(found: Found, times: list[Time]) -> list[Frame]:
    """Return the frames of "between January and September" and "from March to May"."""
    joined = []
    for first, last in pairwise(times):
        between = found.analysis.text[first.span.end : last.span.start].lower().split()
        opened = _before(found, first).split()[-1:] + first.span.of(found.analysis.text).lower().split()[:1]
        if between in (["and"], ["to"], ["until"], ["through"], ["till"], ["-"], ["–"]) and set(opened) & {"between", "from"}:
            days = _days(first.start, last.end)
            if days is not None and days > 6:
                joined.append(Frame(Period(first.start, last.end), None, firm=True, days=days, span=Span(first.span.start, last.span.end)))
    return joined


def _first_months(found: Found, times: list[Time]) -> list[Frame]:
    """Return the frames of "the first six months of 2024"."""
    frames = []
    for time in times:
        words = _before(found, time).split()[-4:]
        if time.precision != "year" or time.start is None or len(words) < 4 or words[0] != "first" or words[3] != "of":
            continue
        months = totals().months.get(words[1]) if words[2].startswith("month") else None
        if months is not None:
            end = f"{time.start[:4]}-{months:02}-{monthrange(int(time.start[:4]), months)[1]}"
            frames.append(Frame(Period(time.start, end), None, firm=True, days=_days(time.start, end), span=time.span))
    return frames


def _since_happening(sentence: Sentence, token: Token, times: list[Time]) -> Frame | None:
    """Return the open frame of "since the ceasefire": a period whose first day the report does not give."""
    chain = {each.index for each in [token, *sentence.ancestors(token)]}
    for word in sentence.tokens:
        if word.lemma.lower() != "since" or word.relation not in ("mark", "case"):
            continue
        head = sentence.governor(word)
        if (
            head is None
            or head.index in chain
            or any(time.span.start <= word.span.end + 30 and time.span.start >= word.span.start for time in times)
        ):
            continue
        if _is_happening(head) and not is_plural(head):
            # What happened "since the strike" is the outcome of one happening.
            continue
        return Frame(Period(), None, firm=True, days=None, span=word.span)
    return None


def _with_as_of(found: Found, sentence: Sentence, frame: Frame | None, times: list[Time]) -> Frame | None:
    """Return the frame closed by "as of mid-July" where its clause says so."""
    closing = next((time for time in times if _closes(found, time)), None)
    if closing is None or closing.end is None:
        return frame
    as_of = AsOf(closing.end, closing.precision)
    if frame is None:
        start = f"{closing.end[:4]}-01-01" if "this year" in sentence.span.of(found.analysis.text).lower() else None
        return Frame(Period(start, closing.end), as_of, firm=True, days=None, span=closing.span)
    return Frame(Period(frame.period.start, closing.end), as_of, firm=True, days=frame.days, span=frame.span)


def _closes(found: Found, time: Time) -> bool:
    words = time.span.of(found.analysis.text).lower()
    return any(_before(found, time).endswith(word) or words.startswith(word) for word in ("as of", "as at"))


def _now(found: Found) -> AsOf | None:
    return AsOf(found.anchor.date, found.anchor.precision) if found.anchor.date is not None else None


def _days(start: str | None, end: str | None) -> int | None:
    """Return how many days an interval has; None where it is open or no date of the calendar."""
    try:
        return (date.fromisoformat((end or "")[:10]) - date.fromisoformat((start or "")[:10])).days + 1
    except ValueError:
        return None
