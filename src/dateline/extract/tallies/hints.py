"""Claims that a number is too low or too high, without another number: "the toll is likely higher"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.words import lemma
from dateline.extract.found import Found
from dateline.extract.spoken import spoken
from dateline.extract.tallies.words import totals
from dateline.records.claims import Attribution, Hint, Tally
from dateline.records.texts import Sentence, Span, Token

_BACK = 3  # sentences between a total and what is said of it


def find_hints(found: Found) -> tuple[Attribution, ...]:
    """Return the attributions, those that call a total too low or too high with their hint."""
    hints = {
        attribution.id: hint
        for sentence in found.analysis.sentences
        if not spoken(sentence).isdisjoint(totals().sets["hint.higher"] | totals().sets["hint.lower"])
        for token in sentence.tokens
        if (direction := _direction(sentence, token)) is not None
        and (attribution := _said(found, sentence, token)) is not None
        and (hint := _hint(found, sentence, token, direction)) is not None
    }
    return tuple(replace(each, hint=hints[each.id]) if each.id in hints else each for each in found.attributions)


def _direction(sentence: Sentence, token: Token) -> str | None:
    """Return where the number really lies, as said of a subject that is a number, a toll or a count."""
    sets = totals().sets
    low = token.text.lower()
    direction = "higher" if low in sets["hint.higher"] else "lower" if low in sets["hint.lower"] else None
    if direction is None:
        return None
    about = [
        token,
        *sentence.children(token, "nsubj"),
        *(each for above in list(sentence.ancestors(token))[:1] for each in sentence.children(above, "nsubj")),
    ]
    return direction if any(lemma(each) in sets["hint.nouns"] for each in about) else None


def _said(found: Found, sentence: Sentence, token: Token) -> Attribution | None:
    """Return the innermost attribution whose content holds the words, else the one whose source and cue stand in the clause."""
    holding = [each for each in found.attributions if any(content.holds(token.span) for content in each.content)]
    if holding:
        return min(holding, key=lambda each: sum(content.end - content.start for content in each.content))
    near = [each for each in found.attributions if each.cue is not None and sentence.span.holds(each.cue)]
    return near[-1] if near else None


def _hint(found: Found, sentence: Sentence, token: Token, direction: str) -> Hint | None:
    before = [tally for tally in found.tallies if tally.span.start < token.span.start and _near(found, sentence, tally.span)]
    named = [tally for tally in before if _counts_same(sentence, tally)]
    chosen = (named or before)[-1:]
    return Hint(chosen[0].id, "higher" if direction == "higher" else "lower") if chosen else None


def _near(found: Found, sentence: Sentence, span: Span) -> bool:
    other = found.analysis.sentence_at(span.start)
    return other is not None and sentence.index - _BACK <= other.index <= sentence.index


def _counts_same(sentence: Sentence, tally: Tally) -> bool:
    return any(totals().measures.get(lemma(token)) == tally.measure for token in sentence.tokens)
