"""What an attribution does with its content: force, polarity, certainty, mode, channel."""

from __future__ import annotations

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.quotes import Quote, quotes_in
from dateline.records.claims import Certainty, Channel, Force, Mode, Polarity, Source
from dateline.records.texts import Span, Token

HEDGED: tuple[Certainty, ...] = ("possible", "probable")
SURE: tuple[Certainty, ...] = ("possible", "probable", "certain")


def mode_of(text: str, content: tuple[Span, ...], quotes: tuple[Quote, ...]) -> Mode:
    """Return direct where all words are quoted, indirect where none is, otherwise mixed."""
    quoted = outside = 0
    for span in content:
        inside = sum(_letters(text, max(span.start, each.span.start), min(span.end, each.span.end)) for each in quotes_in(quotes, span))
        quoted += inside
        outside += _letters(text, span.start, span.end) - inside
    if quoted == 0:
        return "indirect"
    return "direct" if outside == 0 else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(sign.isalnum() for sign in text[start:end]) if end > start else 0


def polarity_of(draft: Draft, negated: bool) -> Polarity:
    """Return negative where the source denies the content or is said not to have said it."""
    return "negative" if negated != (draft.force == "denied") else "positive"


def certainty_of(draft: Draft, content: list[Token]) -> Certainty:
    """Return how sure the words are: by hedges in the content's main clause first, then by the cue."""
    degrees = lexicon.certainty()
    lemma = draft.word.lemma.lower() if draft.word else ""
    for degree in HEDGED:
        if any(_hedges(word, degree) for word in content):
            return degree
    for degree in SURE:
        if lemma in degrees[degree].cues:
            return degree
    return "certain" if any(word.text.lower() in degrees["certain"].words for word in content) else "underspecified"


def _hedges(word: Token, degree: str) -> bool:
    sureness = lexicon.certainty()[degree]
    form = word.text.lower()
    return (form in sureness.words and word.tag in ("ADV", "ADJ", "VERB")) or (word.tag == "AUX" and form in sureness.auxiliaries)


def main_words(draft: Draft) -> list[Token]:
    """Return the head of each piece of content with what hangs directly on it."""
    heads: dict[int, Token] = {}
    for span in draft.content:
        head = draft.sentence.head_of(span)
        if head is not None:
            heads |= {word.index: word for word in [head, *draft.sentence.children(head)]}
    return [heads[index] for index in sorted(heads)]


def channel_of(draft: Draft, source: Source, text: str) -> Channel:
    """Return how the words reached the report, as far as the sentence says; plain indirect speech of a person counts as a statement."""
    table = lexicon.channels()
    around = _without_content(draft, text)
    noun = draft.source.lemma.lower() if draft.source else ""
    verb = draft.word.lemma.lower() if draft.word else ""
    for channel in table.order:
        if any(phrase in around for phrase in table.phrases.get(channel, ())):
            return channel
        if noun in table.nouns.get(channel, frozenset()) or verb in table.verbs.get(channel, frozenset()):
            return channel
        if channel == "unnamed_official" and source.anonymous:
            return channel
    return "statement"


def _without_content(draft: Draft, text: str) -> str:
    """Return the sentence's words outside of the content, with blanks around each."""
    words = [word.text.lower() for word in draft.sentence.tokens if not any(span.meets(word.span) for span in draft.content)]
    return " " + " ".join(word for word in words if word not in (",", ".", ":", ";")) + " " if words else text[:0]


def force_of(draft: Draft, content: list[Token]) -> Force:
    """Return the cue's force; "said" that something probably is or surely will be is an estimate, an expectation, an announcement."""
    if draft.force != "said":
        return draft.force
    words = [word for word in content if word is not draft.word and word.tag in ("ADV", "ADJ", "AUX")]
    return "estimated" if any(_hedges(word, "probable") and word.tag == "ADV" for word in words) else "said"
