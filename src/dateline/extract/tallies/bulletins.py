"""Reports that speak of a month, a quarter or a year: their losses are totals of it, also where a sentence does not say the days again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.counts.arguments import is_passive
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.figures import find_figures
from dateline.extract.counts.words import is_plural, lemma
from dateline.extract.found import Found
from dateline.extract.tallies.clauses import is_happening
from dateline.extract.tallies.frame import Frame, days_of
from dateline.extract.tallies.periods import frame_of, has_day
from dateline.extract.tallies.single import is_general, is_of_one
from dateline.extract.tallies.words import totals
from dateline.records.claims import Time
from dateline.records.quantities import Period
from dateline.records.texts import Sentence, Token

_MONTH = 27  # days of the shortest period that a bulletin speaks of
_HEADING = 3  # sentences in which a heading may stand
_OPENING = 6  # sentences in which a report may name its period, heading and dateline among them
_FEW = 14  # words of a heading


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The period that a report speaks of; `last` is the sentence up to which it does, none where the whole report does."""

    frame: Frame
    last: int | None = None


def bulletin_of(found: Found) -> Bulletin | None:
    """Return the period that the heading of a report names: "Casualty figures for September 2015"."""
    for sentence in found.analysis.sentences[:_HEADING]:
        if any(token.tag in ("VERB", "AUX") for token in sentence.tokens) or len(sentence.tokens) > _FEW:
            continue
        long = next((time for time in found.times_in(sentence.span) if _is_long(time)), None)
        if long is not None and any(lemma(token) in totals().sets["bulletin.headings"] for token in sentence.tokens):
            return Bulletin(Frame(Period(long.start, long.end), None, firm=True, days=days_of(long.start, long.end)))
    return None


def bulletin_after(found: Found, sentence: Sentence, before: Bulletin | None) -> Bulletin | None:
    """Return the period that holds in a sentence: that told before, or one that a sum opens there.

    "A total of 90 people were killed in Orsha in May" makes the whole report one of May where it opens it, else its own paragraph.
    """
    if before is not None and (before.last is None or sentence.index <= before.last):
        return before
    for figure in find_figures(sentence):
        frame = _opened(found, sentence, figure)
        if frame is not None:
            return Bulletin(frame, None if sentence.index < _OPENING else _last_of_paragraph(found, sentence))
    return None


def _opened(found: Found, sentence: Sentence, figure: Figure) -> Frame | None:
    if not _is_summed(found, sentence, figure) or is_of_one(sentence, figure) or has_day(found, sentence, figure.trigger):
        return None
    frame = frame_of(found, sentence, figure.trigger)
    return replace(frame, firm=True) if frame is not None and frame.days is not None and frame.days >= _MONTH else None


def _last_of_paragraph(found: Found, sentence: Sentence) -> int:
    sentences, place = found.analysis.sentences, sentence.index
    while place + 1 < len(sentences) and "\n" not in found.analysis.text[sentences[place].span.end : sentences[place + 1].span.start]:
        place += 1
    return place


def frame_in_bulletin(found: Found, sentence: Sentence, figure: Figure, bulletin: Bulletin) -> Frame | None:
    """Return the period of a loss in a bulletin: the one its clause names, else that of the bulletin; None for one happening's."""
    if figure.cumulative and figure.former:
        return None
    if _tells_happening(found, sentence) or is_of_one(sentence, figure) or _is_done(sentence, figure) or not _continues(found, sentence):
        return None
    own = frame_of(found, sentence, figure.trigger)
    if own is None:
        return replace(bulletin.frame, span=None)
    if own.period.start is None and own.firm and own.period.end is not None:
        # "up to and including 29 September" closes the month that the bulletin speaks of.
        return replace(own, period=Period(bulletin.frame.period.start, own.period.end))
    return replace(own, firm=True) if own.days is None or own.days >= _MONTH else None


def _is_long(time: Time) -> bool:
    days = days_of(time.start, time.end)
    return days is not None and days >= _MONTH


def _is_summed(found: Found, sentence: Sentence, figure: Figure) -> bool:
    """Tell whether the words of a figure say that it is a sum: "a total of 90", "90 in all", "the number of killed was 90"."""
    said = f" {sentence.span.of(found.analysis.text).lower()} "
    near = f" {found.analysis.text[max(0, figure.number.start - 16) : figure.number.end + 16].lower()} "
    return (
        figure.cumulative
        or any(word in near for word in totals().sets["bulletin.sums"])
        or any(f" {word} " in said for word in totals().sets["bulletin.altogether"])
    )


def _continues(found: Found, sentence: Sentence) -> bool:
    """Tell whether no sentence before it in its paragraph tells of one happening: what follows such a one is its detail."""
    for place in range(sentence.index - 1, -1, -1):
        before, after = found.analysis.sentences[place], found.analysis.sentences[place + 1]
        if "\n" in found.analysis.text[before.span.end : after.span.start]:
            return True
        if _tells_happening(found, before):
            return False
    return True


def _tells_happening(found: Found, sentence: Sentence) -> bool:
    """Tell whether a sentence tells of one happening or of one day."""
    nouns = [token for token in sentence.tokens if token.tag == "NOUN" and not is_plural(token) and is_happening(token)]
    single = any(sentence.child(token, "det") is not None for token in nouns)
    return single or any(has_day(found, sentence, token) for token in sentence.tokens if token.tag == "VERB")


def _is_done(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether somebody does it in the sentence: "gunmen killed four" tells of one deed, "shelling killed 40" of many."""
    verb: Token = figure.trigger
    if verb.tag != "VERB" or is_passive(sentence, verb) or sentence.child(verb, "obj") is None:
        return False
    return not is_general(sentence, figure)
