"""From cues and quotations to attributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.attribution import content, labels, meaning, phrases, speakers, speech, tails, verbs
from dateline.extract.attribution.adverbs import find_adverbs
from dateline.extract.attribution.anonymity import with_grants, withheld
from dateline.extract.attribution.draft import Draft, bridged, hull, pieces, whole_names, without_dateline
from dateline.extract.attribution.kinds import kind_of
from dateline.extract.attribution.lexicon import Verb
from dateline.extract.attribution.linking import with_speech
from dateline.extract.attribution.quotes import Quote, find_quotes, quotes_in
from dateline.extract.attribution.relays import relays_in
from dateline.extract.attribution.sources import Register, described, register, source_spans
from dateline.extract.attribution.turns import with_turns
from dateline.records.claims import Attribution, Entity
from dateline.records.texts import Analysis, Sentence, Span, Token

# Rules whose content is a clause of its own; inside of it, only another act of speech is worth a record.
FIRM = frozenset({"cue.clause@1", "cue.linear@1", "cue.inserted@1", "cue.phrase@1", "cue.relayed@1", "cue.noun@1"})


# Acts of speech that are worth a record wherever they are told: "his lawyer said that he denied the charges".
STANDING = frozenset({"denied", "confirmed", "claimed", "accused"})
# Words of anonymity count where a piece of content opens with them, not somewhere in a long one.
LONGEST_GRANT = 60
# Rules that tell of what is said without anybody who says it.
UNSAID = frozenset({"cue.unsaid@1", "cue.unowned@1", "cue.adverb@1"})


def find_attributions(analysis: Analysis, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their content."""
    quotes = find_quotes(analysis.text)
    drafts = [draft for sentence in analysis.sentences for draft in _in_sentence(sentence, quotes, analysis.text)]
    drafts = _labelled(drafts, [*labels.find_labels(analysis), *labels.find_signed(analysis, quotes), *tails.find_tails(analysis)])
    drafts = with_speech(analysis, drafts, quotes)
    return _finished(analysis, drafts, quotes, entities)


def _labelled(drafts: list[Draft], labelled: list[Draft]) -> list[Draft]:
    """Return both kinds of attributions; where a label names the speaker, no verb takes the label for content or speaker."""
    names = {draft.sentence.index: hull([*draft.source_spans, *draft.cue]) for draft in labelled}
    kept = [draft if (name := names.get(draft.sentence.index)) is None else _behind(draft, name) for draft in drafts]
    return [*(draft for draft in kept if draft.content), *labelled]


def _behind(draft: Draft, name: Span) -> Draft:
    """Return the attribution without the label in its content; without any content where the label is its speaker."""
    if draft.source is not None and name.meets(draft.source.span):
        return replace(draft, content=())
    ends = [Span(max(span.start, name.end), span.end) if span.meets(name) and span.end > name.end else span for span in draft.content]
    return replace(draft, content=tuple(_unpadded(span, draft.sentence) for span in ends if not span.meets(name)))


def _unpadded(span: Span, sentence: Sentence) -> Span:
    """Return a span that begins with a word."""
    return Span(next((word.span.start for word in sentence.tokens if word.span.end > span.start), span.start), span.end)


def _in_sentence(sentence: Sentence, quotes: tuple[Quote, ...], text: str) -> list[Draft]:
    found: dict[tuple[int, int], Draft] = {}
    inside = quotes_in(quotes, sentence.span)
    for draft in [
        *phrases.find_relayed(sentence),
        *phrases.find_phrases(sentence),
        *phrases.find_nouns(sentence),
        *phrases.find_infinitive_nouns(sentence),
        *phrases.find_verdicts(sentence),
        *phrases.find_adjectives(sentence),
        *find_adverbs(sentence),
        *_by_verbs(sentence),
    ]:
        if not any(quote.span.holds(draft.cue[0]) and speech.is_spoken_through(text, quote) for quote in inside):
            found.setdefault(draft.key, _with_own_source(_tidied(speech.snapped(text, draft, inside), text)))
    drafts = [_before_joined(draft, list(found.values())) for draft in found.values() if draft.content]
    return [draft for draft in drafts if not _is_shadowed(draft, drafts) and not _is_carried(draft, drafts)]


def _before_joined(draft: Draft, others: list[Draft]) -> Draft:
    """Return the attribution without what the same speaker goes on to say by a joined verb: "claimed the raid ... and said it was over"."""
    for other in others:
        word = other.word
        joint = draft.sentence.child(word, "cc") if word is not None and word.relation == "conj" else None
        if word is None or joint is None or other.source is not draft.source or draft.word is None or word.index < draft.word.index:
            continue
        if draft.rule.startswith("cue.object") and any(span.holds(word.span) for span in draft.content):
            ends = [Span(span.start, joint.span.start - 1) if span.holds(joint.span) else span for span in draft.content]
            draft = replace(draft, content=tuple(span for span in ends if span.start < min(span.end, joint.span.start)))
    return draft


def _is_carried(draft: Draft, others: list[Draft]) -> bool:
    """Tell whether the cue is only the beginning of another's: "declined" beside "declined to say"."""
    return any(other is not draft and other.cue[0].holds(draft.cue[0]) and other.cue[0] != draft.cue[0] for other in others)


def _is_shadowed(draft: Draft, others: list[Draft]) -> bool:
    """Tell whether an attitude stands inside what somebody else says: "he said he wants peace" hands over one thing, not two.

    A second act of speech stays: "state television said the army had denied it".
    """
    if draft.spoken and (draft.rule in FIRM or draft.force in STANDING):
        return False
    return any(span.holds(draft.cue[0]) for other in others if other is not draft and other.rule in FIRM for span in other.content)


def _tidied(draft: Draft, text: str) -> Draft:
    """Return the attribution without a dateline, and without the words that grant anonymity, in its content."""
    spans = [without_dateline(draft.sentence, span) for span in bridged(draft.content, text)]
    kept = [span for span in spans if not withheld(text, span, LONGEST_GRANT)]
    return replace(draft, content=tuple(kept))


def _with_own_source(draft: Draft) -> Draft:
    """Return the attribution with a source outside of its content; a tree can take the subject of the quoted clause for the speaker."""
    if draft.source is None or draft.word is None or not any(span.meets(draft.source.span) for span in draft.content):
        return draft
    return replace(draft, source=speech.source_near(draft.sentence, draft.word, draft.content), source_spans=())


def _by_verbs(sentence: Sentence) -> Iterable[Draft]:
    for verb, entry in verbs.find_verbs(sentence):
        handed = content.handed_over(sentence, verb, entry)
        if handed is None:
            continue
        source = handed.speaker or speakers.speaker(sentence, verb)
        if source is None and handed.frame != "unsaid":
            continue
        spans = tuple(whole_names(sentence, span, (verb.span, source.span) if source else (verb.span,)) for span in pieces(handed.words))
        cue = verbs.cue_span(verbs.cue_words(sentence, verb, handed.preposition))
        yield Draft(
            sentence,
            verb,
            (cue,),
            source,
            (),
            spans,
            entry.force,
            f"cue.{handed.frame}@1",
            handed.score,
            _is_spoken(sentence, entry, source),
        )


def _is_spoken(sentence: Sentence, entry: Verb, source: Token | None) -> bool:
    """Tell whether the verb is an act of speech here: things that merely indicate do not speak."""
    if entry.evidence and (source is None or kind_of(sentence, source, None) == "unknown"):
        return False
    return entry.sense == "speech"


def _finished(analysis: Analysis, drafts: list[Draft], quotes: tuple[Quote, ...], entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    known = register(entities)
    made = [
        (_attribution(analysis, draft, quotes, known), draft)
        for draft in drafts
        if draft.content and (draft.source is not None or draft.rule in UNSAID) and not _is_nobody(draft)
    ]
    made = with_turns(with_grants(analysis, made), {entity.id: entity for entity in entities})
    made.sort(key=lambda pair: (pair[0].content[0], pair[0].cue or Span(0, 0)))
    named = [(replace(each, id=f"attribution-{number}"), draft) for number, (each, draft) in enumerate(made, 1)]
    ids = {draft.key: each.id for each, draft in named}
    relayed = relays_in([each for each, _ in named])
    relayed |= {
        each.id: ids[key] for each, draft in named if draft.relay is not None and (key := (draft.sentence.index, draft.relay)) in ids
    }
    return tuple(replace(each, via=relayed.get(each.id)) for each, _ in named)


def _is_nobody(draft: Draft) -> bool:
    """Tell whether the speaker is none: where "no group claimed responsibility", nothing has been claimed."""
    if draft.source is None:
        return False
    words = [draft.source, *draft.sentence.children(draft.source, "det")]
    return any(word.lemma.lower() in verbs.NEGATIONS for word in words)


def _attribution(analysis: Analysis, draft: Draft, quotes: tuple[Quote, ...], known: Register) -> Attribution:
    if draft.source is not None and not draft.source_spans:
        draft = replace(draft, source_spans=source_spans(draft.sentence, draft.source, (*draft.content, *draft.cue)))
    source = described(draft, known, analysis.text)
    words = meaning.main_words(draft)
    force = meaning.force_of(draft, words)
    negated = draft.word is not None and verbs.is_negated(draft.sentence, draft.word, draft.content)
    return Attribution(
        id="",
        span=hull([*draft.content, *draft.cue, *draft.source_spans]),
        rule=draft.rule,
        score=draft.score,
        source=source,
        cue=draft.cue[0] if draft.cue else None,
        cues=draft.cue,
        content=draft.content,
        mode=meaning.mode_of(analysis.text, draft.content, quotes),
        force=force,
        via=None,
        polarity=meaning.polarity_of(draft, negated),
        certainty=meaning.certainty_of(draft, words),
        channel=meaning.channel_of(draft, source, analysis.text),
    )
