"""Over which days a total runs: the period that its clause names."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.setting import dateline_times
from dateline.extract.found import Found
from dateline.extract.tallies.beginnings import since_beginning
from dateline.extract.tallies.clauses import belongs
from dateline.extract.tallies.frame import Frame, days_of
from dateline.extract.tallies.spells import before_of, frame_in, since_happening
from dateline.extract.tallies.words import comparing, totals
from dateline.records.claims import Time
from dateline.records.quantities import AsOf, Period
from dateline.records.texts import Sentence, Span, Token

_BESIDE = 12  # characters between a number and its own period: "90 in 2022"


def frame_of(found: Found, sentence: Sentence, token: Token) -> Frame | None:
    """Return the period that the clause of a word names: a firm one before others, the nearest among equals."""
    named = found.times_in(sentence.span)
    outer = [time for time in named if not any(other.span != time.span and other.span.holds(time.span) for other in named)]
    times = [time for time in outer if belongs(sentence, time, token) and not _is_rival(found, time, token)]
    frames = [frame for time in times if (frame := frame_in(found, sentence, time)) is not None]
    since = since_happening(found, sentence, token, times)
    begun = since_beginning(found, sentence, token) if since is None else since
    if begun is not None:
        frames.append(begun)
    best = min(frames, key=lambda each: (not each.firm, _far(each, token)), default=None)
    return _with_as_of(found, sentence, best, times)


def frame_behind(found: Found, sentence: Sentence, number: Span) -> Frame | None:
    """Return the period that stands right behind a number: "from 90 in 2022 to 61 in 2023"."""
    times = [time for time in found.times_in(sentence.span) if number.end <= time.span.start <= number.end + _BESIDE]
    frames = [frame for time in times[:1] if (frame := frame_in(found, sentence, time)) is not None]
    return replace(frames[0], firm=True) if frames else None


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
    times = [time for time in within if time.id not in apart and belongs(sentence, time, token)]
    return any((days := days_of(time.start, time.end)) is not None and days <= 2 and not _is_bound(found, time) for time in times)


def _is_bound(found: Found, time: Time) -> bool:
    """Tell whether a day only opens or closes a period: "since 3 May", "as of Friday"."""
    sets = totals().sets
    marks = sets["period.since"] | sets["period.as_of"] | sets["period.between"] | sets["period.joins"]
    return any(before_of(found, time).endswith(word) for word in marks)


def _far(frame: Frame, token: Token) -> int:
    return abs(frame.span.start - token.span.start) if frame.span is not None else 10**6


def _with_as_of(found: Found, sentence: Sentence, frame: Frame | None, times: list[Time]) -> Frame | None:
    """Return the frame closed by "as of mid-July" or "by the end of June" where its clause says so."""
    closing = next((time for time in times if _closes(found, time, frame)), None)
    if closing is None or closing.end is None:
        return frame
    as_of = AsOf(closing.end, closing.precision)
    if frame is None:
        start = f"{closing.end[:4]}-01-01" if "this year" in sentence.span.of(found.analysis.text).lower() else None
        return Frame(Period(start, closing.end), as_of, firm=True, days=None, span=closing.span)
    return Frame(Period(frame.period.start, closing.end), as_of, firm=True, days=frame.days, span=frame.span)


def _closes(found: Found, time: Time, frame: Frame | None) -> bool:
    """Tell whether a time closes a period: one that is named, or with "as of" any."""
    before, words, sets = before_of(found, time), time.span.of(found.analysis.text).lower(), totals().sets
    if any(before.endswith(word) or words.startswith(word) for word in sets["period.counted"]):
        return True
    inside = frame is not None and time.end is not None and (frame.period.start or "") < time.end <= (frame.period.end or time.end)
    return inside and frame is not None and frame.span != time.span and any(before.endswith(word) for word in sets["period.closing"])
