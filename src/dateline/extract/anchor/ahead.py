"""Words that look ahead, or speak of the present, and so tell when they were written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateline.extract.times import Expression
from dateline.extract.times.almanac import calendar
from dateline.extract.times.calendars import assembly_week
from dateline.extract.times.days import shifted
from dateline.records.texts import Analysis, Sentence, Span, Token

# A meeting on a day of the month without its year is announced less than half a year before.
_AHEAD_DAYS = 180
_STALE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that can only have been written between two days."""

    span: Span
    first: date
    last: date


def find_witnesses(analysis: Analysis, expressions: tuple[Expression, ...], published: date) -> list[Witness]:
    """Return the witnesses against a page's day: what the text still expects, or calls present, though it lies before that day."""
    found = []
    for expression in expressions:
        sentence = analysis.sentences[expression.sentence]
        witness = _assembly(analysis.text, sentence, expression, published) or _calendar(sentence, expression, published)
        if witness is not None:
            found.append(witness)
    return found


def agreed(witnesses: list[Witness]) -> tuple[date, date] | None:
    """Return the days on which all witnesses could have been written, if there are at least two that stand apart."""
    if len({witness.span for witness in witnesses}) < 2:
        return None
    first, last = max(witness.first for witness in witnesses), min(witness.last for witness in witnesses)
    return (first, last) if first <= last else None


def _calendar(sentence: Sentence, expression: Expression, published: date) -> Witness | None:
    meaning = expression.meaning
    if meaning.kind != "date" or meaning.month is None or meaning.bound or meaning.which is not None:
        return None
    verb = _governing(sentence, expression.span)
    if verb is None or not _is_present(sentence, verb):
        return None
    return _expected_day(expression, published) if meaning.day is not None else _present_month(sentence, expression, verb, published)


def _present_month(sentence: Sentence, expression: Expression, verb: Token, published: date) -> Witness | None:
    """Return a witness where a month that has passed acts in the present ("September 2021 marks"), or is still to come."""
    meaning = expression.meaning
    if meaning.year is None or meaning.month is None or meaning.part:
        return None
    first = date(meaning.year, meaning.month, 1)
    last = first.replace(day=monthrange(meaning.year, meaning.month)[1])
    subject = sentence.head_of(expression.span)
    acts = subject is not None and subject.relation == "nsubj"
    if last >= shifted(published, -_STALE_DAYS) or not (acts or _is_future(sentence, verb)):
        return None
    return Witness(expression.span, first if acts else shifted(first, -2 * _AHEAD_DAYS), last)


def _expected_day(expression: Expression, published: date) -> Witness | None:
    """Return a witness where a day that is still expected has passed."""
    meaning = expression.meaning
    if expression.direction <= 0:
        return None
    for year in [meaning.year] if meaning.year is not None else [published.year, published.year - 1]:
        try:
            day = date(year, meaning.month or 1, meaning.day or 1)
        except ValueError:
            continue
        if _STALE_DAYS <= (published - day).days <= (_AHEAD_DAYS if meaning.year is None else 10 * _AHEAD_DAYS):
            return Witness(expression.span, shifted(day, -_AHEAD_DAYS), day)
    return None


def _assembly(text: str, sentence: Sentence, expression: Expression, published: date) -> Witness | None:
    """Return the days before the UN General Assembly's high-level week where a sentence puts it in this or the next week."""
    meaning = expression.meaning
    if meaning.kind != "step" or meaning.unit != "W" or meaning.base != "anchor" or meaning.which not in (0, 1):
        return None
    words = sentence.span.of(text)
    if not any(name in words for name in calendar()["assembly"]["words"]):
        return None
    weeks = [assembly_week(year) for year in (published.year, max(published.year - 1, 1))]
    week = min(weeks, key=lambda each: abs((published - (each.start or published)).days))
    start = shifted(week.start or published, -7 * meaning.which)
    return Witness(expression.span, start, shifted(start, 6)) if (published - start).days > _STALE_DAYS else None


def _governing(sentence: Sentence, span: Span) -> Token | None:
    """Return the verb, or the word with a copula, of the clause around a time; a participle hands over to its own governor."""
    token = sentence.head_of(span)
    for word in sentence.ancestors(token) if token is not None else ():
        if (word.tag in ("VERB", "AUX") or sentence.child(word, "cop")) and not word.relation.startswith(("acl", "advcl")):
            return word
    return None


def _helpers(sentence: Sentence, verb: Token) -> set[str]:
    return {child.text.casefold() for child in sentence.children(verb, "aux", "cop", "aux:pass")}


def _is_future(sentence: Sentence, verb: Token) -> bool:
    return bool(_helpers(sentence, verb) & {"will", "shall", "’ll", "'ll"})


def _is_present(sentence: Sentence, verb: Token) -> bool:
    helpers = _helpers(sentence, verb)
    if helpers & {"was", "were", "had", "has", "have", "did", "would", "could", "might", "been"}:
        return False
    form = verb.text.casefold()
    return bool(helpers & {"is", "are", "will", "shall", "’s", "'s"}) or form in ("is", "are", verb.lemma) or form.endswith("s")
