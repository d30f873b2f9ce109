"""Figures that no longer hold: "had initially reported five dead", "a previous figure of 11", "an earlier report of 12 dead was wrong"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.entry import Entry
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.words import lemma, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Token

FORMER = "count.former@1"  # by this rule a count is one that has been replaced: it is told, and never added to others
_HIGH = 3  # words above a figure that may be the report that gave it
_BACK = 2  # sentences between a toll and "an earlier figure of four"


def with_former(sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return the figures, those marked that somebody gave before; without those that are called wrong."""
    kept = []
    for figure in figures:
        above = [figure.head, figure.trigger, *_above(sentence, figure.head), *_above(sentence, figure.trigger)]
        if any(_is_wrong(sentence, token) for token in above):
            continue
        former = figure.former or any(was_before(sentence, token) for token in above)
        kept.append(replace(figure, former=True, rule=FORMER) if former else figure)
    return kept


def _above(sentence: Sentence, token: Token) -> list[Token]:
    return list(sentence.ancestors(token))[:_HIGH]


def was_before(sentence: Sentence, token: Token) -> bool:
    """Tell whether a number or a report of one is an earlier one: "a previous figure", "had initially reported"."""
    words = losses().sets
    if lemma(token) in words["toll.figures"] | words["toll.nouns"] | words["toll.reports"] and token.tag in ("NOUN", "PROPN"):
        return any(child.lemma.lower() in words["toll.former"] for child in sentence.children(token, "amod"))
    if token.tag == "VERB" and lemma(token) in words["toll.reporting"]:
        # "Initial reports had spoken of four deaths", "police had earlier spoken of four".
        said = [each for each in sentence.children(token, "nsubj") if lemma(each) in words["toll.reports"]]
        beside = sentence.children(token, "advmod") + [child for each in said for child in sentence.children(each, "amod")]
        return any(child.lemma.lower() in words["toll.former"] for child in beside)
    return False


def _is_wrong(sentence: Sentence, token: Token) -> bool:
    words = losses().sets
    above = sentence.governor(token)
    spoken = token.relation == "nsubj" and lemma(token) in words["toll.figures"] | words["toll.reports"]
    return spoken and above is not None and lemma(above) in words["toll.wrong"]


def find_bare_tolls(counts: Counted, earlier: list[Entry]) -> list[Figure]:
    """Return the tolls that say a number alone, after a loss was told: "it had earlier given a figure of four", "the number rose to 14"."""
    told = [entry for entry in earlier if entry.sentence.index >= counts.sentence.index - _BACK and entry.figure.written]
    if not told:
        return []
    return [
        replace(
            told[-1].figure,
            trigger=token,
            head=counts.sentence.tokens[number.head],
            quantity=number.quantity,
            number=number.span,
            span=number.span,
            rule=FORMER if _is_former(counts.sentence, token) else "count.toll_bare@1",
            score=0.7,
            cumulative=True,
            former=_is_former(counts.sentence, token),
        )
        for number in counts.numbers
        if (token := _figure_noun(counts, number)) is not None and number.quantity.value != 0
    ]


def _is_former(sentence: Sentence, token: Token) -> bool:
    return any(was_before(sentence, each) for each in [token, *_above(sentence, token)])


def _figure_noun(counts: Counted, number: Number) -> Token | None:
    """Return "figure" in "gave a figure of four" and "the figure rose to four": nothing says what it is a figure of."""
    sentence, words = counts.sentence, losses().sets
    head = sentence.tokens[number.head]
    first = next((token for token in sentence.tokens if number.span.start < token.span.end), head)
    before = sentence.tokens[first.index - 1].lemma.lower() if first.index else ""
    if before not in words["toll.before"] or sentence.governor(head) is None or head.relation in ("nummod", "compound"):
        return None
    for token in sentence.tokens[: first.index]:
        own = [each for each in sentence.children(token, "nmod", "acl") if each != head]
        near = head in sentence.children(token) or sentence.governor(token) == sentence.governor(head)
        if lemma(token) in words["toll.figures"] and near and not own and sentence.child(token, "compound") is None:
            return token
    return None
