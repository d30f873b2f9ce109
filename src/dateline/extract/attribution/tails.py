"""Headlines that close with who says so: "Army kills ten in north - ministry", "Ten killed in blast: police"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.kinds import kind_of
from dateline.records.texts import Analysis, Sentence, Span, Token

# A line without a full stop whose last words stand behind a dash with blanks around it, or behind a colon.
HEADLINE = re.compile(r"(?m)^[ \t]*([^\n]{12,200}?)(?: +(—|–|-|--) +| *(:) +)((?:(?! - )[^\n:.!?—–]){3,50})(?: - [^\n:]{2,30})?[ \t]*$")
LONGEST = 5
PREDICATES = frozenset({"VERB", "AUX"})


def find_tails(analysis: Analysis) -> Iterator[Draft]:
    """Yield the headlines that name their source at the end; a newspaper's own name there is no source of the words."""
    for found in HEADLINE.finditer(analysis.text):
        content, span = Span(*found.span(1)), Span(*found.span(4))
        sentence = analysis.sentence_at(span.start)
        words = sentence.tokens_in(span) if sentence is not None else []
        if sentence is None or not 0 < len(words) <= LONGEST or not sentence.span.holds(content) or not _has_predicate(sentence, content):
            continue
        head = sentence.head_of(span) or words[-1]
        if _is_source(sentence, words, head):
            mark = Span(*found.span(2 if found.group(2) else 3))
            yield Draft(sentence, None, (mark,), head, (span,), (content,), "said", "label.tail@1", 0.6)


def _has_predicate(sentence: Sentence, content: Span) -> bool:
    """Tell whether the headline states something: with a verb, or with a number and no verb ("12 dead in blast")."""
    return any(word.tag in PREDICATES | {"NUM"} for word in sentence.tokens_in(content))


def _is_source(sentence: Sentence, words: list[Token], head: Token) -> bool:
    """Tell whether the last words of a headline are somebody who speaks: no verb, and a noun or name for a person or body."""
    table = lexicon.sources()
    if any(word.tag in PREDICATES | {"ADP", "NUM"} for word in words) or any(word.lemma.lower() in table.relay for word in words):
        return False
    if words[-1].lemma.lower() in table.person | table.group | table.organization | table.document or words[-1].text.lower() in table.group:
        return True
    named = any(name.first <= words[-1].index < name.last and name.type in ("PERSON", "MILITARY", "GOVERNMENT") for name in sentence.names)
    return named and kind_of(sentence, head, None) != "document"
