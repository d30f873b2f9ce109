"""The arcs between the words that a rule stood on, with their semantic roles, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records.texts import Sentence, Span, Token

SHORT = 6  # words of a span that are all shown; of a longer one its head is
MOST = 40  # words of a tree
SAID = frozenset({"nsubj", "obj", "iobj", "obl", "aux", "cop", "mark", "advmod", "xcomp", "ccomp", "compound", "case", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word of the tree: how deep it stands, its arc to the word above, its PropBank sense where it is a predicate, its roles."""

    depth: int
    span: Span
    text: str
    lemma: str
    tag: str
    relation: str
    frame: str | None
    roles: tuple[str, ...]


def tree_of(sentence: Sentence, triggers: list[Token], spans: list[Span]) -> tuple[Node, ...]:
    """Return the words involved and those between them, from the highest down, each below its governor."""
    wanted = dict.fromkeys([*triggers, *(token for span in spans for token in _of_span(sentence, span))])
    beside = [child for token in triggers for child in sentence.children(token) if child.relation.partition(":")[0] in SAID]
    shown = {token.index for token in list(dict.fromkeys([*wanted, *beside]))[:MOST]}
    if not shown:
        return ()
    top = _common(sentence, [sentence.tokens[index] for index in sorted(shown)])
    for index in list(shown):
        shown |= {above.index for above in _path(sentence, sentence.tokens[index], top)}
    return tuple(_walk(sentence, top, 0, shown))


def _of_span(sentence: Sentence, span: Span) -> list[Token]:
    inside = [token for token in sentence.tokens_in(span) if token.tag != "PUNCT"]
    head = sentence.head_of(span)
    return inside if len(inside) <= SHORT else [head] if head is not None else []


def _common(sentence: Sentence, tokens: list[Token]) -> Token:
    """Return the lowest word that stands above all of them."""
    chains = [[token, *sentence.ancestors(token)] for token in tokens]
    return next((each for each in chains[0] if all(each in chain for chain in chains[1:])), sentence.root())


def _path(sentence: Sentence, token: Token, top: Token) -> Iterator[Token]:
    for each in (token, *sentence.ancestors(token)):
        yield each
        if each is top:
            return


def _walk(sentence: Sentence, token: Token, depth: int, shown: set[int]) -> Iterator[Node]:
    yield _node(sentence, token, depth)
    for child in sentence.children(token):
        if child.index in shown:
            yield from _walk(sentence, child, depth + 1, shown)


def _node(sentence: Sentence, token: Token, depth: int) -> Node:
    frame = next((each for each in sentence.frames if each.predicate == token.index), None)
    roles = tuple(
        f"{argument.label} of {sentence.tokens[each.predicate].text}"
        for each in sentence.frames
        for argument in each.arguments
        if argument.head == token.index and each.predicate != token.index
    )
    sense = f"{token.lemma}.{frame.sense}" if frame is not None else None
    return Node(depth, token.span, token.text, token.lemma, token.tag, token.relation, sense, roles)
