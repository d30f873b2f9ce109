"""Numbers in words and figures, with their hedges."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.numbers.hedges import find_hedge, hedged
from dateline.extract.numbers.pattern import tables
from dateline.extract.numbers.unfit import is_unfit
from dateline.extract.numbers.words import Written, find_written
from dateline.extract.remembered import remembered
from dateline.extract.spoken import spoken
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

_NONE = Quantity(0, 0, 0, "exactly")
_NOTHING = frozenset({"no", "without"})
_DOZEN = 12  # who counts in dozens rounds to them


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its words with the hedge, the words of the number alone, and the interval they give.

    `head` is the place of the token that carries the number in the tree (the one with relation nummod, or the noun "dozens").
    """

    span: Span
    core: Span
    head: int
    quantity: Quantity


@remembered
def find_numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order; not money, percentages, ages, scores, dates, ordinals or parts of names."""
    if not sentence.tokens:
        return ()
    text = _text(sentence)
    found = [number for written in find_written(text) if (number := _number(written, text, sentence)) is not None]
    return tuple(sorted([*found, *_nothing(sentence)], key=lambda number: number.core))


def _text(sentence: Sentence) -> str:
    """Return the sentence with one blank for every character between words, so that places in it are places in the text."""
    parts, reached = [], sentence.span.start
    for token in sentence.tokens:
        parts.append(" " * (token.span.start - reached))
        parts.append(token.text)
        reached = token.span.end
    return "".join(parts)


def _number(written: Written, text: str, sentence: Sentence) -> Number | None:
    offset = sentence.span.start
    core = Span(offset + written.start, offset + written.end)
    tokens = [token for token in sentence.tokens if token.span.meets(core)]
    if not tokens or is_unfit(written, text, sentence, tokens):
        return None
    start, end, comparator = find_hedge(text, written.start, written.end)
    head = _head(tokens)
    quantity = hedged(written.quantity, comparator, some=_asserts(sentence, head), step=_DOZEN if written.kind == "dozen" else None)
    return Number(Span(offset + start, offset + end), core, head.index, quantity)


def _head(tokens: list[Token]) -> Token:
    """Return the word of the number that governs the others: the last whose own governor lies outside."""
    places = {token.index for token in tokens}
    outer = [token for token in tokens if token.head not in places and token.tag != "PUNCT"]
    counting = [token for token in outer if token.relation in ("nummod", "det") or token.tag in ("NUM", "NOUN")]
    return (counting or outer or tokens)[-1]


def _asserts(sentence: Sentence, token: Token) -> bool:
    """Tell whether the clause around a number says that something happened, without modal verb or negation."""
    verb = next((above for above in sentence.ancestors(token) if above.tag == "VERB"), None)
    if verb is None:
        return False
    modals = tables()["asserting"]["modals"]
    helpers = sentence.children(verb, "aux", "advmod")
    return not any(helper.lemma in modals or helper.lemma in ("not", "never") for helper in helpers)


def _nothing(sentence: Sentence) -> list[Number]:
    """Return the zeros that "no casualties" and "without injuries" state."""
    rule, found = tables()["nothing"], list[Number]()
    if _NOTHING.isdisjoint(spoken(sentence)):
        return found
    for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        word, following = token.text.casefold(), after.text.casefold()
        denied = (
            word == "no"
            and token.relation == "det"
            and after.tag in ("NOUN", "ADJ", "PROPN", "NUM")
            and following not in rule["not_before"]
        )
        if denied or (word == "without" and following in rule["without"]):
            found.append(Number(token.span, token.span, token.index, _NONE))
    return found
