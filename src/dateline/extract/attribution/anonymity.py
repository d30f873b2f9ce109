"""Who asks to stay unnamed: in the words of the source, in its sentence, or right behind it ("He asked us not to use his name")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.attribution.draft import Draft
from dateline.records.claims import Attribution
from dateline.records.texts import Analysis, Sentence, Span

# "not to be named", "not be identified by name", "that her name not be used", "not to use his full name", "declined to give their names".
GRANT = re.compile(
    r"\b(?:anonym(?:ity|ous(?:ly)?)"
    r"|not (?:want(?:ing)? )?(?:to )?(?:be )?(?:(?:further )?identified|named|quoted by name)"
    r"|(?:declined|refused|asked not|requested not|preferred not) to (?:be (?:named|identified|quoted by name)"
    r"|give (?:his|her|their) (?:full )?names?)"
    r"|not (?:to )?(?:use|publish|print|disclose|reveal|give|broadcast) (?:his|her|their) (?:real |full |last )?(?:names?|identit(?:y|ies))"
    r"|(?:names?|identit(?:y|ies)) (?:not )?(?:be )?(?:withheld|not be (?:used|published|printed|disclosed|revealed)|not used)"
    r"|not (?:been )?authori[sz]ed to (?:speak|comment|talk|brief)|withh(?:eld|olding) (?:his|her|their) names?)\b",
    re.IGNORECASE,
)
# One of these stands in all of them, and to look for it is a tenth of the work.
PARTS = ("anonym", "not", "declined", "refused", "withh", "name", "identit")
PRONOUNS = frozenset({"he", "she", "they", "both"})


def grants(text: str) -> bool:
    """Tell whether words ask for, or grant, anonymity."""
    low = text.casefold()
    return any(part in low for part in PARTS) and GRANT.search(text) is not None


def with_grants(analysis: Analysis, made: list[tuple[Attribution, Draft]]) -> list[tuple[Attribution, Draft]]:
    """Return the attributions, those anonymous whose speaker asks for it in a sentence of its own right behind."""
    asked = {number for sentence in _asking(analysis) if (number := _before(sentence, made)) is not None}
    return [(_unnamed(each) if number in asked else each, draft) for number, (each, draft) in enumerate(made)]


def _asking(analysis: Analysis) -> Iterator[Sentence]:
    for sentence in analysis.sentences:
        opening = next((word for word in sentence.tokens if word.tag != "PUNCT"), None)
        if opening is not None and opening.text.lower() in PRONOUNS and grants(sentence.span.of(analysis.text)):
            yield sentence


def _before(sentence: Sentence, made: list[tuple[Attribution, Draft]]) -> int | None:
    """Return the place of the last attribution before a sentence whose source is people without a name."""
    ends = [
        (each.source.spans[0].end, number)
        for number, (each, _) in enumerate(made)
        if each.source.kind in ("person", "group") and each.source.spans and each.source.spans[0].end <= sentence.span.start
    ]
    number = max(ends)[1] if ends else None
    return None if number is None or made[number][0].source.named else number


def _unnamed(each: Attribution) -> Attribution:
    channel = "unnamed_official" if each.channel == "statement" else each.channel
    return replace(each, source=replace(each.source, anonymous=True), channel=channel)


def withheld(text: str, span: Span, longest: int) -> bool:
    """Tell whether a piece of content is no more than the wish to stay unnamed."""
    return grants(span.of(text)[:longest])
