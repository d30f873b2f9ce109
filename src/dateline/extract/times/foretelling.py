"""Words that put a verb or a day into the future: "due to resume on Monday", "set for Friday", "were to meet"."""

from __future__ import annotations

from functools import cache

from dateline.extract.times.words import tables
from dateline.records.texts import Sentence, Span, Token

_SMALL = frozenset({"the", "about", "around", "early", "late", "mid", "-", "next", "this"})
_BEFORE_DAYS = frozenset({"for", "on", "in", "at", "by"})


@cache
def looks(row: str) -> frozenset[str]:
    """Return a row of the words that tell which way a clause looks."""
    return frozenset(tables()["direction"][row])


def cue_before(sentence: Sentence, verb: Token) -> Token | None:
    """Return the word before the "to" of an infinitive: "due" of "are due to be released"; null where the verb is none."""
    place = verb.index - 1
    while place >= 0 and (sentence.tokens[place].tag in ("AUX", "ADV") or sentence.tokens[place].text.casefold() == "be"):
        place -= 1
    if place < 1 or sentence.tokens[place].text.casefold() != "to":
        return None
    place -= 1
    while place > 0 and sentence.tokens[place].tag == "ADV" and sentence.tokens[place].text.casefold() not in looks("foretelling"):
        place -= 1
    return sentence.tokens[place]


def is_foretold(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is the infinitive of "is due to", "was set to", "are to"."""
    cue = cue_before(sentence, verb)
    if cue is None:
        return False
    words = cue.text.casefold()
    return (words in looks("foretelling") and not _had(sentence, cue)) or (words in looks("to_be") and cue.tag == "AUX")


def _had(sentence: Sentence, cue: Token) -> bool:
    """Tell whether a plan is told in the past perfect, which puts it behind another past: "had planned to"."""
    return any(token.text.casefold() == "had" for token in sentence.tokens[max(0, cue.index - 3) : cue.index])


def is_planned_day(sentence: Sentence, span: Span) -> bool:
    """Tell whether a day stands right behind words that plan it: "scheduled for Friday", "due on 5 May"."""
    before = [token for token in sentence.tokens if token.span.end <= span.start][-6:]
    while before and before[-1].text.casefold() in _SMALL:
        before.pop()
    if len(before) < 2 or before[-1].text.casefold() not in _BEFORE_DAYS:
        return False
    if before[-2].text.casefold() in looks("foretelling") - {"about", "likely"}:
        as_planned = len(before) > 2 and before[-3].text.casefold() == "as"
        return not as_planned and not _had(sentence, before[-2])
    # "due to resume on": the verb may be taken for a noun, so that no tree shows what it hangs on
    return (
        len(before) > 3
        and before[-3].text.casefold() == "to"
        and before[-4].text.casefold() in looks("foretelling") - {"about"}
        and not _had(sentence, before[-4])
    )


def preposition(sentence: Sentence, span: Span) -> str:
    """Return the word before a time, in lower case, the article and the like left out."""
    before = [token.text.casefold() for token in sentence.tokens if token.span.end <= span.start]
    while before and before[-1] in _SMALL:
        before.pop()
    return before[-1] if before else ""


def is_moving(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb moves or calls off what was to come: "postponed", "put the vote off"."""
    after = {child.text.casefold() for child in sentence.children(verb, "compound:prt", "advmod")}
    after |= {token.text.casefold() for token in sentence.tokens[verb.index + 1 : verb.index + 2]}
    return verb.lemma in looks("moved") or any(f"{verb.lemma} {word}" in looks("moved") for word in after)
