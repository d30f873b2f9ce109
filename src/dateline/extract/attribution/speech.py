"""Direct speech: which attribution a quotation belongs to, and how the content grows to the quotation's own ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.draft import Draft, joined
from dateline.extract.attribution.quotes import Quote
from dateline.records.texts import Analysis, Sentence, Span, Token

FINAL = frozenset(".,!?…—-–")
INTERRUPTED = frozenset(",?!")
NEAR = 24
WINDOW = 60
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its sentence."""

    sentence: Sentence
    word: Token


def is_utterance(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is speech rather than a title or a word held at arm's length."""
    inner = quote.inner.of(text).strip()
    words = inner.split()
    if not words:
        return False
    if not quote.closed or inner[-1] in FINAL:
        return len(words) > 1 or inner[-1] in "!?,"
    return len(words) >= 5


def is_spoken_through(text: str, quote: Quote) -> bool:
    """Tell whether all words in the marks are somebody's speech, so that a cue among them is no cue of the report."""
    return is_utterance(text, quote) and (quote.closed or quote.goes_on)


def snapped(text: str, draft: Draft, quotes: tuple[Quote, ...]) -> Draft:
    """Return the attribution with its content grown to the marks of the quotations that it meets."""
    spans = list(draft.content)
    for quote in quotes:
        if any(cue.meets(quote.span) for cue in draft.cue):
            continue
        spans = [_grown(text, span, quote) for span in spans]
    spans = [piece for span in spans for piece in _without(span, draft.cue)]
    return replace(draft, content=joined(_without_rest(text, spans, draft, quotes), text))


def _without_rest(text: str, spans: list[Span], draft: Draft, quotes: tuple[Quote, ...]) -> list[Span]:
    """Return the pieces of a quotation that ends before its cue without the reporter's own words that a tree may hang on it.

    "'We left,' she said at a market": the comma inside the mark says that the speech is interrupted or over.
    """
    quoted = [
        quote
        for quote in quotes
        if quote.inner.of(text).rstrip()[-1:] in INTERRUPTED and any(span.start <= quote.span.start < span.end for span in spans)
    ]
    if not quoted or not draft.cue or quoted[0].span.end > draft.cue[0].start:
        return spans
    first = quoted[0]
    kept = [Span(span.start, min(span.end, first.span.end)) if span.start <= first.span.start < span.end else span for span in spans]
    return [span for span in kept if span.start <= first.span.start or any(quote.span.meets(span) for quote in quotes)]


def _grown(text: str, span: Span, quote: Quote) -> Span:
    start, end = span
    if not span.meets(quote.span):
        return span
    inside = Span(max(start, quote.span.start), min(end, quote.span.end))
    if (start > quote.span.start and (inside.end - inside.start) * 3 > quote.inner.end - quote.inner.start) or (
        start > quote.span.start and not text[quote.span.start : start].strip("“\"'‘`«„ ")
    ):
        start = quote.span.start
    if end < quote.span.end and ((inside.end - inside.start) * 3 > quote.inner.end - quote.inner.start or start <= quote.span.start):
        end = quote.span.end
    return Span(start, end)


def _without(span: Span, cuts: tuple[Span, ...]) -> list[Span]:
    for cut in cuts:
        if span.meets(cut):
            parts = [Span(span.start, cut.start), Span(cut.end, span.end)]
            return [part for part in parts if part.end - part.start > 2]
    return [span]


def cue_near(analysis: Analysis, quote: Quote, following: Quote | None) -> Place | None:
    """Return the verb of saying that stands beside a quotation: after it up to the sentence's end, else before it."""
    after = _verb_after(analysis, quote, following)
    return after if after is not None else _verb_before(analysis, quote)


def _verb_after(analysis: Analysis, quote: Quote, following: Quote | None) -> Place | None:
    text, end = analysis.text, quote.span.end
    if not quote.closed or quote.inner.of(text).rstrip()[-1:] in (".", ""):
        return None
    stop = min(_line_end(text, end), end + 200, following.span.start if following is not None else len(text))
    count = 0
    sentence = analysis.sentence_at(end)
    while sentence is not None and count < NEAR:
        for word in sentence.tokens:
            if word.span.start < end:
                continue
            if word.span.start >= stop or word.text in (".", ";") or count >= NEAR:
                return None
            count += 1
            if _speaks(word):
                return Place(sentence, word)
        end = sentence.span.end
        sentence = analysis.sentences[sentence.index + 1] if sentence.index + 1 < len(analysis.sentences) else None
    return None


def _verb_before(analysis: Analysis, quote: Quote) -> Place | None:
    text, start = analysis.text, quote.span.start
    window = text[max(0, start - WINDOW) : start]
    before = window.rstrip()
    sentence = analysis.sentence_at(start - len(window) + len(before) - 1) if before else None
    if sentence is None or ("\n" in window[len(before) :] and before[-1:] != ":"):
        return None
    words = [word for word in sentence.tokens if word.span.end <= start][-NEAR:]
    if not words or words[-1].text in (".", "!", "?"):
        return None
    return next((Place(sentence, word) for word in reversed(words) if _speaks(word)), None)


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return found if found >= 0 else len(text)


def _speaks(word: Token) -> bool:
    entry = lexicon.cues().verbs.get(word.lemma.lower()) if word.tag == "VERB" else None
    return entry is not None and entry.sense != "stance" and bool(entry.frames & {"clause", "quotation"})


def source_near(sentence: Sentence, verb: Token, avoid: tuple[Span, ...]) -> Token | None:
    """Return who speaks beside a quotation: the tree's subject, else the nearest noun of the inverted or plain order."""
    found = speakers.speaker(sentence, verb)
    if found is not None and not any(span.meets(found.span) for span in avoid):
        return found
    after = sentence.tokens[verb.index + 1 : verb.index + 6]
    before = sentence.tokens[max(0, verb.index - 4) : verb.index][::-1]
    for words in (after, before):
        for word in words:
            if word.tag in NOMINAL and not any(span.meets(word.span) for span in avoid):
                return _top(sentence, word)
            if word.tag == "PUNCT":
                break
    return None


def _top(sentence: Sentence, word: Token) -> Token:
    """Return the head of the name or compound that a word is part of."""
    while word.relation in ("compound", "flat", "nmod:poss", "amod") and (above := sentence.governor(word)) is not None:
        word = above
    return word


def content_before(analysis: Analysis, place: Place, quote: Quote) -> Span:
    """Return the content of a verb that stands before a quotation: the quotation, with the words between where they lead into it.

    "called the raid 'a crime'" leads into it; "said in a letter: 'We stay'" and "said, 'We stay'" do not.
    """
    between = [word for word in place.sentence.tokens[place.word.index + 1 :] if word.span.end <= quote.span.start]
    if not between or between[-1].text in (":", ",", "—", "--") or between[-1].span.end < place.word.span.end:
        return quote.span
    if not quote.inner.of(analysis.text)[:1].islower():
        return quote.span
    return Span(between[0].span.start, quote.span.end)
