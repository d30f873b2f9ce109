"""What was to come and was moved, put off or called off, or was held as planned."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dateline.extract.found import Found
from dateline.extract.scheduled.clauses import helpers, is_denied, word_before
from dateline.extract.scheduled.deadlines import end_of_length
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import change_nouns, changes, firmness, kinds, phrase_of, words
from dateline.extract.times.foretelling import cue_before
from dateline.records.claims import Change, Time
from dateline.records.quantities import Due, Period
from dateline.records.texts import Sentence, Token

_NOWHEN = Due(None, None, "unknown")
_DASHES = frozenset({"—", "–", "-", "--"})
DATELINE = 8  # words in which a dateline ends
_TO = frozenset({"to", "until", "till", "for"})
_ONWARD = frozenset({"until", "till", "through"})


def find_changes(sentence: Sentence, found: Found) -> list[Plan]:
    """Return the things to come whose day a sentence changes, with the new day and the old."""
    plans = [_by_verb(sentence, token, found) for token in sentence.tokens if token.tag in ("VERB", "ADJ")]
    plans += [_by_noun(sentence, token, found) for token in sentence.tokens if token.lemma in change_nouns()]
    plans += [_as_planned(sentence, token, found) for token in sentence.tokens if token.tag == "VERB"]
    return [plan for plan in plans if plan is not None]


def _by_verb(sentence: Sentence, verb: Token, found: Found) -> Plan | None:
    """Read "the summit was postponed to 5 May", "called off Friday's march", "the talks, due on Monday, were moved to Thursday"."""
    phrase = phrase_of(sentence, verb, frozenset(changes()) | {"suspend"})
    if phrase is None or not _is_done(sentence, verb):
        return None
    named = _what_changed(sentence, verb)
    if named is None:
        return None
    change: Change = changes().get(phrase, "postponed")
    times = [time for time in found.times_in(sentence.span) if time.type in ("DATE", "TIME", "DURATION")]
    was = _old_day(sentence, verb, named, times)
    new = _new_day(sentence, verb, times, was, found) if change != "cancelled" else None
    if new is None and (
        phrase in words("changes", "with_day") or (change == "cancelled" and phrase in words("changes", "ending") and was is None)
    ):
        return None
    if new is not None and phrase in words("changes", "lengthening"):
        new = Due(None, new.end, new.precision)
    return Plan(event=named, said=verb, firmness="scheduled", rule="change", change=change, was=was, due=new or _NOWHEN)


def _is_done(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a change is told as made or settled: not "could be postponed", "threatened to cancel", "refused to delay"."""
    if is_denied(sentence, verb) or helpers(sentence, verb) & words("changes", "unsure"):
        return False
    governors = [word for word in (cue_before(sentence, verb), sentence.governor(verb)) if word is not None]
    if any(word.lemma in words("changes", "irrealis") and word.tag in ("VERB", "ADJ", "NOUN") for word in governors):
        return verb.relation not in ("xcomp", "ccomp", "advcl", "csubj", "root", "acl") and cue_before(sentence, verb) is None
    return verb.tag == "VERB" or verb.relation == "amod"


def _what_changed(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun of happening that a verb of change is about."""
    governor = sentence.governor(verb)
    # a headline leaves out "were": "talks moved to 9 December"; before a dateline's dash the place may be taken for the subject
    named = [*sentence.children(verb, "nsubj:pass"), *sentence.children(verb, "obj"), *sentence.children(verb, "nsubj")]
    named += [child for word in named for child in sentence.children(word, "appos")]
    if governor is not None and verb.relation in ("amod", "acl"):
        named.append(governor)
    # "called off Friday's march": the particle may be taken for a preposition
    named += [
        child for child in sentence.children(verb, "obl", "xcomp") if child.index > verb.index and _is_particle(sentence, verb, child)
    ]
    inner = [child for word in named for child in sentence.children(word, "nmod")]
    return next((word for word in [*named, *inner, *_stranded_subject(sentence, verb)] if _is_happening(word)), None)


def _stranded_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the noun that opens a sentence, behind its dateline, before a passive verb: a long relative clause may hide whose it is."""
    if not sentence.children(verb, "aux:pass"):
        return []
    opening = next((token.index + 1 for token in sentence.tokens[:DATELINE] if token.text in _DASHES), 0)
    first = next((token for token in sentence.tokens[opening : verb.index] if token.tag in ("NOUN", "PROPN", "VERB", "AUX")), None)
    return [first] if first is not None and sentence.child(first, "case") is None else []


def _is_particle(sentence: Sentence, verb: Token, noun: Token) -> bool:
    case = sentence.child(noun, "case")
    return case is not None and case.index == verb.index + 1 and f"{verb.lemma} {case.text.casefold()}" in changes()


def _is_happening(word: Token) -> bool:
    lemma = word.lemma.casefold()
    return word.tag in ("NOUN", "PROPN") and (lemma in words("nominal", "nouns") or lemma in kinds())


def _new_day(sentence: Sentence, verb: Token, times: list[Time], was: Period | None, found: Found) -> Due | None:
    """Return the day after "to", "until" or "for" behind a verb of change, or the old day and the length "by two weeks"."""
    for time in times:
        before = word_before(sentence, time.span)
        if time.span.start < verb.span.end or before == "from":
            continue
        if time.type == "DURATION" and before in ("by", "for"):
            old = was.start if was is not None else None
            end = end_of_length(time, found, old) if old is not None else None
            if end is not None:
                return Due(end, end, "day")
        elif time.type != "DURATION" and (before in _TO or _closes_range(time, times)):
            return opened(time, open_start=False)
    return None


def _closes_range(time: Time, times: list[Time]) -> bool:
    return any(other is not time and other.span.holds(time.span) for other in times)


def opened(time: Time, *, open_start: bool) -> Due:
    """Return the days of a time; "until June" is June itself where something was put off until then."""
    start, end = time.start, time.end
    if start is None and end is not None and not open_start:
        start = _first_day(time.value, end)
    return Due(start, end, time.precision)


def _first_day(value: str, end: str) -> str:
    """Return the first day of a period by its TIMEX3 value; its end where the value does not tell."""
    if len(value) == 4 and value.isdigit():
        return f"{value}-01-01"
    if len(value) == 7 and value[5:].isdigit():
        return f"{value}-01"
    if len(value) == 8 and value[4:6] == "-W" and value[6:].isdigit():
        return date.fromordinal(date.fromisoformat(end).toordinal() - 6).isoformat()
    return end


def _old_day(sentence: Sentence, verb: Token, named: Token, times: list[Time]) -> Period | None:
    """Return the earlier day: after "from" or "instead of", of "Friday's march", or of "which was to be held on Friday"."""
    for time in times:
        if time.type == "DURATION" or time.end is None:
            continue
        before = word_before(sentence, time.span)
        if before == "from" and time.span.start > named.span.start:
            closing = any(time.span.holds(other.span) and other is not time for other in times)
            return Period(time.start, (time.start if time.precision == "day" else None) if closing else time.end)
        if before in ("instead", "than") or _belongs(sentence, named, time) or _is_planned_for(sentence, verb, named, time):
            return Period(time.start, time.end)
    return None


def _belongs(sentence: Sentence, named: Token, time: Time) -> bool:
    """Tell whether a time stands as modifier before a noun: "Friday's march", "the 5 May summit"."""
    return any(
        time.span.holds(token.span)
        and token.head == named.index
        and token.relation in ("nmod:poss", "compound", "amod", "nmod", "nmod:unmarked")
        for token in sentence.tokens
        if token.index < named.index
    )


def _is_planned_for(sentence: Sentence, verb: Token, named: Token, time: Time) -> bool:
    """Tell whether the words between a noun and a time plan it: "talks which were to resume on Monday", "a vote due on 5 May"."""
    between = [token for token in sentence.tokens if named.index < token.index and token.span.end <= time.span.start]
    crosses = any(token is verb for token in between)
    cued = any(token.lemma in firmness() or token.text.casefold() in words("adjectives", "words") for token in between)
    be_to = any(left.text.casefold() in words("future", "be") and right.text.casefold() == "to" for left, right in pairwise(between))
    return not crosses and time.span.start > named.span.end and (cued or be_to)


def _by_noun(sentence: Sentence, noun: Token, found: Found) -> Plan | None:
    """Read "the postponement of the vote", "a delay of the talks until June"."""
    named = next((child for child in sentence.children(noun, "nmod") if _is_happening(child)), None)
    if named is None or is_denied(sentence, noun) or noun.tag != "NOUN" or named.index < noun.index:
        return None
    change = change_nouns()[noun.lemma]
    times = [time for time in found.times_in(sentence.span) if time.type in ("DATE", "TIME")]
    new = _new_day(sentence, noun, times, None, found)
    if noun.lemma in ("delay", "extension") and new is None:
        return None
    return Plan(event=named, said=noun, firmness="scheduled", rule="change_noun", change=change, due=new or _NOWHEN)


def _as_planned(sentence: Sentence, verb: Token, found: Found) -> Plan | None:
    """Read "the vote went ahead as planned on Sunday": what was to come and was held."""
    unsaid = words("future", "helpers") | words("changes", "unsure")
    if (
        phrase_of(sentence, verb, words("changes", "held")) is None
        or verb.tag != "VERB"
        or is_denied(sentence, verb)
        or helpers(sentence, verb) & unsaid
    ):
        return None
    text = " ".join(token.text.casefold() for token in sentence.tokens[verb.index :])
    named = next((word for word in sentence.children(verb, "nsubj") if _is_happening(word)), None)
    if (
        named is None
        or not any(f" {phrase}" in f" {text}" for phrase in words("changes", "settled"))
        or verb.text.casefold() in (verb.lemma, f"{verb.lemma}s")
    ):
        return None
    times = [time for time in found.times_in(sentence.span) if time.type in ("DATE", "TIME") and time.precision in ("day", "time")]
    due = next((Due(time.start, time.end, time.precision) for time in times if time.start is not None), _NOWHEN)
    return Plan(event=named, said=verb, firmness="scheduled", rule="held", change="held", due=due)
