"""Until when something must be done: ultimatums, "has until Friday to leave", "demanded a withdrawal by 5 May"."""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.found import Found
from dateline.extract.scheduled.clauses import has_to, helpers, is_denied, word_before
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import kinds, words
from dateline.extract.spoken import spoken
from dateline.extract.times.stepping import moved
from dateline.records.claims import Time
from dateline.records.quantities import Due
from dateline.records.texts import Sentence, Span, Token

_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)")
_UNITS = {"TH": "H", "TM": "MIN", "TS": "S"}


def find_deadlines(sentence: Sentence, found: Found) -> list[Plan]:
    """Return the deadlines that a sentence sets, each with the day on which it ends."""
    times = found.times_in(sentence.span)
    plans = [_by_noun(sentence, token, times, found) for token in sentence.tokens if token.lemma in words("deadlines", "nouns")]
    plans += [_given(sentence, token, times, found) for token in sentence.tokens if token.tag in ("VERB", "AUX")]
    plans += [_demanded(sentence, token, times, found) for token in sentence.tokens if token.tag in ("VERB", "AUX")]
    return [plan for plan in plans if plan is not None]


def end_of_length(time: Time, found: Found, since: str | None = None) -> str | None:
    """Return the day on which a length of time ends, counted from a day or from the day of the report."""
    match = _LENGTH.fullmatch(time.value)
    today = since or found.anchor.date
    if match is None or today is None:
        return None
    unit = _UNITS.get(match.group(1) + match.group(3), match.group(3))
    return moved(date.fromisoformat(today), unit, float(match.group(2))).isoformat()


def _ending(time: Time, sentence: Sentence, found: Found) -> Due | None:
    """Return the end that a time sets: a day not yet past, or a length counted from the last day that the sentence names before it."""
    if time.value.endswith("_REF"):
        return None
    if time.type == "DURATION":
        given = [
            each
            for each in found.times_in(sentence.span)
            if each.type == "DATE" and each.precision == "day" and not each.span.meets(time.span)
        ]
        since = next((each.start for each in given if each.start is not None and _is_past(each, found)), None)
        end = time.end if time.end is not None and since is None else end_of_length(time, found, since)
    else:
        end = time.end
    if end is None or (found.anchor.date is not None and end < found.anchor.date):
        return None
    return Due(None, end, "day" if time.type == "DURATION" else time.precision)


def _is_past(time: Time, found: Found) -> bool:
    return found.anchor.date is not None and (time.end or "9999") <= found.anchor.date


def _by_noun(sentence: Sentence, noun: Token, times: list[Time], found: Found) -> Plan | None:
    """Read "a seven-day ultimatum", "Friday's deadline", "a deadline of 5 May", "the deadline is Friday"."""
    if is_denied(sentence, noun) or noun.tag not in ("NOUN", "PROPN"):
        return None
    near = [time for time in times if _is_beside(sentence, noun, time)]
    for time in near:
        due = _ending(time, sentence, found)
        if due is not None:
            return Plan(event=noun, said=noun, firmness="scheduled", rule="deadline", kind="deadline", due=due)
    return None


def _is_beside(sentence: Sentence, noun: Token, time: Time) -> bool:
    """Tell whether a time stands before a noun, as its modifier, or after it with nothing but small words between."""
    if time.type not in ("DATE", "TIME", "DURATION"):
        return False
    first, last = (time.span, noun.span) if time.span.end <= noun.span.start else (noun.span, time.span)
    between = [token for token in sentence.tokens if first.end <= token.span.start and token.span.end <= last.start]
    if first is time.span:
        return all(token.tag in ("ADJ", "NOUN", "PART", "PUNCT") and token.text != "," for token in between) and len(between) <= 2
    broken = any(
        token.text in (",", ";", "—") or (token.tag == "VERB" and token.lemma not in words("deadlines", "set")) for token in between
    )
    return len(between) <= 12 and not broken and time.type != "DURATION"


def _given(sentence: Sentence, verb: Token, times: list[Time], found: Found) -> Plan | None:
    """Read "gave them 48 hours to leave", "have ten days to surrender", "has until Friday to resign"."""
    holds = (
        verb.lemma == "have" and (verb.text.casefold() != "had" or verb.relation == "ccomp") and verb.relation not in ("aux", "aux:pass")
    )
    if not (holds or verb.lemma in words("deadlines", "givers")) or is_denied(sentence, verb) or _is_doubted(sentence, verb):
        return None
    for time in times:
        if time.span.start < verb.span.end or time.span.start - verb.span.end > 60 or not _is_followed_by_to(sentence, time.span):
            continue
        until = word_before(sentence, time.span) in ("until", "till")
        between = [token for token in sentence.tokens if verb.span.end <= token.span.start and token.span.end <= time.span.start]
        if not (until or time.type == "DURATION") or any(token.tag == "VERB" or token.text == "," for token in between):
            continue
        due = _ending(time, sentence, found)
        if due is not None:
            return Plan(event=verb, said=verb, firmness="scheduled", rule="time_given", kind="deadline", due=due)
    return None


def _is_doubted(sentence: Sentence, verb: Token) -> bool:
    return bool(helpers(sentence, verb) & words("future", "possible"))


def _is_followed_by_to(sentence: Sentence, span: Span) -> bool:
    after = [token for token in sentence.tokens if token.span.start >= span.end][:4]
    places = [place for place, token in enumerate(after) if token.text.casefold() == "to"]
    return bool(places) and places[0] <= 2 and len(after) > places[0] + 1 and after[places[0] + 1].tag in ("VERB", "AUX", "NOUN", "ADV")


def _demanded(sentence: Sentence, verb: Token, times: list[Time], found: Found) -> Plan | None:
    """Read "demanded the release of 15 prisoners by 20 December", "ordered residents to leave within 24 hours", "must go by Friday"."""
    obliged = _is_obliged(sentence, verb)
    if not (obliged or verb.lemma in words("deadlines", "demands")) or is_denied(sentence, verb) or _is_doubted(sentence, verb):
        return None
    for time in times:
        before = word_before(sentence, time.span)
        bounded = before in words("deadlines", "prepositions") or (time.start is None and time.end is not None)
        if time.span.start < verb.span.end or not bounded or time.type not in ("DATE", "TIME", "DURATION"):
            continue
        if before == "in" or not _reaches(sentence, verb, time.span):
            continue
        due = _ending(time, sentence, found)
        if due is not None:
            return Plan(event=verb, said=verb, firmness="scheduled", rule="demand", kind="deadline", due=due)
    return None


def _is_obliged(sentence: Sentence, verb: Token) -> bool:
    before = sentence.tokens[verb.index - 2 : verb.index] if verb.index >= 2 else ()
    have_to = (
        len(before) == 2
        and before[0].lemma in ("have", "need")
        and before[1].text.casefold() == "to"
        and before[0].text.casefold() != "had"
    )
    return verb.tag == "VERB" and (have_to or ("must" in spoken(sentence) and "must" in helpers(sentence, verb)))


def _reaches(sentence: Sentence, verb: Token, span: Span) -> bool:
    """Tell whether what is demanded runs on to a time: no other finite verb lies between."""
    between = [token for token in sentence.tokens if verb.index < token.index and token.span.end <= span.start]
    infinitives = [token for token in between if token.tag == "VERB" and has_to(sentence, token)]
    finite = [token for token in between if token.tag == "VERB" and token not in infinitives and token.lemma not in kinds()]
    closed = len(infinitives) > 1 or any(
        token.tag == "AUX" and token.text.casefold() in ("was", "were", "had", "has", "is", "are") for token in between
    )
    return not finite and not closed
