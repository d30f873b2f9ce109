"""Which attribution each utterance belongs to: the one whose content holds it, the cue beside it, or the speaker before."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from dateline.extract.attribution import lexicon, speech, verbs
from dateline.extract.attribution.draft import Draft, hull, joined
from dateline.extract.attribution.quotes import Quote, quotes_in
from dateline.records.texts import Analysis, Span

# What may stand between two paragraphs of speech, and where the keys of quotations without a cue begin, past those of all words.
BETWEEN = ' \n\t\xa0.”"'
FLOATING = 1_000_000


def with_speech(analysis: Analysis, drafts: list[Draft], quotes: tuple[Quote, ...]) -> list[Draft]:
    """Return the attributions with every utterance given to the one that it belongs to."""
    made = {draft.key: draft for draft in drafts}
    owners = _owners(drafts, quotes)
    for number, (quote, following) in enumerate(zip_longest(quotes, quotes[1:])):
        if quote is not None and number not in owners and speech.is_utterance(analysis.text, quote):
            owner = _cued(analysis, quote, following, made) or _continued(analysis, quotes, number, owners, made)
            if owner is not None:
                owners[number] = owner
    return list(made.values())


def _owners(drafts: list[Draft], quotes: tuple[Quote, ...]) -> dict[int, tuple[int, int]]:
    """Return, for each quotation by its number, the attribution whose content holds it; the nearest cue wins."""
    distances: dict[int, tuple[int, tuple[int, int]]] = {}
    numbers = {quote: number for number, quote in enumerate(quotes)}
    for draft in drafts:
        for quote in quotes_in(quotes, hull(draft.content)):
            if any(span.holds(quote.inner) for span in draft.content) and draft.cue:
                distance = min(abs(draft.cue[0].start - quote.span.end), abs(quote.span.start - draft.cue[0].end))
                best = distances.get(numbers[quote])
                if best is None or (distance, draft.key) < best:
                    distances[numbers[quote]] = (distance, draft.key)
    return {number: key for number, (_, key) in distances.items()}


def _cued(analysis: Analysis, quote: Quote, following: Quote | None, made: dict[tuple[int, int], Draft]) -> tuple[int, int] | None:
    """Give a quotation to the verb of saying beside it; a verb that had no content so far becomes an attribution."""
    place = speech.cue_near(analysis, quote, following)
    if place is None:
        return None
    key = (place.sentence.index, place.word.index)
    known = made.get(key)
    if known is not None:
        made[key] = replace(known, content=joined([*known.content, _span_of(analysis, place, quote)], analysis.text))
        return key
    source = speech.source_near(place.sentence, place.word, (quote.span,))
    if source is None:
        return None
    cue = verbs.cue_span(verbs.cue_words(place.sentence, place.word))
    entry = lexicon.cues().verbs[place.word.lemma.lower()]
    made[key] = Draft(
        place.sentence, place.word, (cue,), source, (), (_span_of(analysis, place, quote),), entry.force, "quote.beside@1", 0.8
    )
    return key


def _span_of(analysis: Analysis, place: speech.Place, quote: Quote) -> Span:
    if place.word.span.start > quote.span.start:
        return quote.span
    return speech.content_before(analysis, place, quote)


def _floating(analysis: Analysis, quote: Quote, made: dict[tuple[int, int], Draft], owner: tuple[int, int]) -> tuple[int, int] | None:
    """Give a paragraph that is nothing but a quotation to the speaker whose quotation ended the paragraph before."""
    line_end = analysis.text.find("\n", quote.span.end)
    rest = analysis.text[quote.span.end : line_end if line_end >= 0 else len(analysis.text)]
    spoken = made[owner]
    if rest.strip() or quote.single:
        return None
    key = (spoken.sentence.index, quote.span.start + FLOATING)
    made[key] = replace(spoken, word=None, cue=(), content=(quote.span,), rule="quote.floating@1", score=0.4, relay=None)
    return key


def _continued(
    analysis: Analysis, quotes: tuple[Quote, ...], number: int, owners: dict[int, tuple[int, int]], made: dict[tuple[int, int], Draft]
) -> tuple[int, int] | None:
    """Give a quotation without a cue to the speaker of the one before it in the same paragraph, or in an unclosed one."""
    if number == 0 or number - 1 not in owners:
        return None
    quote, before = quotes[number], quotes[number - 1]
    owner = owners[number - 1]
    between = analysis.text[before.span.end : quote.span.start]
    if "\n" in between and not before.goes_on:
        return _floating(analysis, quote, made, owner) if not between.strip(BETWEEN) else None
    made[owner] = replace(made[owner], content=joined([*made[owner].content, quote.span], analysis.text))
    return owner
