"""Verbs of saying and thinking, and the words that make them a cue."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Span, Token

# Relations in which a verb form is no predicate of its own.
NO_PREDICATE = frozenset({"amod", "case", "mark", "compound", "fixed", "flat", "aux", "aux:pass", "cop"})
NEGATIONS = frozenset({"not", "never", "n't", "no", "nobody", "none"})
BEFORE = frozenset({"aux", "cop", "advmod", "mark"})


def find_verbs(sentence: Sentence) -> Iterator[tuple[Token, Verb]]:
    """Yield the verbs of a sentence that can be a cue."""
    table = lexicon.cues().verbs
    for word in sentence.tokens:
        if word.tag == "VERB" and word.relation not in NO_PREDICATE:
            verb = table.get(word.lemma.lower())
            if verb is not None:
                yield word, verb


def carrier(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb that carries the cue as its infinitive: "went on to say", "declined to comment"."""
    above = sentence.governor(verb)
    if above is None or verb.relation not in ("xcomp", "advcl") or above.index > verb.index or verb.index - above.index > 4:
        return None
    if not any(mark.lemma == "to" for mark in sentence.children(verb, "mark")) and not verb.text.lower().endswith("ing"):
        return None
    return above if above.lemma in lexicon.cues().carriers else None


def cue_words(sentence: Sentence, verb: Token, preposition: Token | None = None) -> list[Token]:
    """Return the unbroken run of words that make the cue: auxiliaries, adverbs, the verb, its particle and preposition, a colon."""
    top = carrier(sentence, verb) or verb
    allowed = {word.index for each in (top, verb) for child in sentence.children(each) if _leads(child) for word in sentence.subtree(child)}
    first = top.index
    while first - 1 in allowed and sentence.tokens[first - 1].tag != "PUNCT":
        first -= 1
    last = verb.index
    following = {child.index for child in sentence.children(verb, "compound:prt")}
    if preposition is not None and preposition.index - last in (1, 2):
        following |= set(range(last + 1, preposition.index + 1))
    while last + 1 in following:
        last += 1
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == ":":
        last += 1
    return list(sentence.tokens[first : last + 1])


def _leads(child: Token) -> bool:
    kind = child.relation.partition(":")[0]
    return kind in BEFORE and (kind != "mark" or child.lemma == "to") and child.lemma.lower() not in ("as", "when", "how", "why")


def cue_span(words: list[Token]) -> Span:
    """Return the span of the cue's words."""
    return Span(words[0].span.start, words[-1].span.end)


def is_negated(sentence: Sentence, verb: Token, content: tuple[Span, ...]) -> bool:
    """Tell whether the act of saying is negated: "did not say", "declined to comment"; what the content negates does not count."""
    above = carrier(sentence, verb)
    chain = [verb] if above is None else [verb, above]
    if above is not None and above.lemma in lexicon.cues().negative:
        return True
    near = [
        child for each in chain for child in sentence.children(each, "advmod", "det") if not any(span.holds(child.span) for span in content)
    ]
    near += [deeper for child in near for deeper in sentence.children(child, "advmod", "det")]
    return any(child.lemma.lower() in NEGATIONS for child in near)
