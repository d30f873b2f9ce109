"""Which sentences are headlines: there the present tense tells what has happened."""

from __future__ import annotations

from dateline.records.texts import Analysis, Sentence

ENDS = (".", "!", "?", "”", '"', "…")
LONGEST = 22  # words


def is_headline(sentence: Sentence, analysis: Analysis) -> bool:
    """Tell whether a sentence is a headline: short, alone in a paragraph, with no full stop."""
    if len(sentence.tokens) > LONGEST or sentence.span.of(analysis.text).rstrip().endswith(ENDS):
        return False
    at = sentence.index
    neighbours = [analysis.sentences[each] for each in (at - 1, at + 1) if 0 <= each < len(analysis.sentences)]
    return all(other.paragraph != sentence.paragraph for other in neighbours)
