"""How far the phrase around a counted word reaches."""

from __future__ import annotations

from dateline.extract.counts.words import lemma, people
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Span, Token


def phrase_span(sentence: Sentence, head: Token, number: Number | None) -> Span:
    """Return the words from the number to the counted noun, with "of the group" where the noun needs it."""
    before = [
        child
        for child in sentence.children(head, "det", "nummod", "amod", "compound", "nmod:poss", "flat", "nmod:desc", "det:predet")
        if child.index < head.index
    ]
    before += [child for each in before for child in sentence.children(each, "det", "advmod") if child.text.lower() == "no"]
    start = min([head.span.start, *(each.span.start for each in before), *([number.span.start] if number is not None else [])])
    end = max(head.span.end, number.span.end if number is not None else 0)
    after = [child for child in sentence.children(head, "flat", "compound", "nmod:desc", "nummod") if child.index > head.index]
    end = max([end, *(each.span.end for each in after if each.index <= head.index + 6)])
    inner = of_noun(sentence, head)
    if inner is not None and (
        head.tag in ("NUM", "DET", "PRON")
        or lemma(head) in people().sets["broad.nouns"]
        or (number is not None and number.head == head.index)
    ):
        end = max(end, phrase_end(sentence, inner))
    return Span(start, end)


def phrase_end(sentence: Sentence, head: Token) -> int:
    """Return where a noun phrase ends, without clauses and coordinations."""
    after = [child for child in sentence.children(head, "flat", "compound") if child.index > head.index]
    return max([head.span.end, *(each.span.end for each in after)])


def of_noun(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun behind "of": "men" in "a group of men"."""
    return next(
        (each for each in sentence.children(token, "nmod") if any(case.text.lower() == "of" for case in sentence.children(each, "case"))),
        None,
    )
