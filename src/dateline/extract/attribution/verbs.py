"""Verbs of saying and thinking: the words of the cue and the subject that speaks."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.lexicon import Verb
from dateline.extract.attribution.sources import kind_of
from dateline.records.texts import Sentence, Span, Token

# Relations in which a verb form is no predicate of its own.
NO_PREDICATE = frozenset({"amod", "case", "mark", "compound", "fixed", "flat", "aux", "aux:pass", "cop"})
BEFORE = frozenset({"aux", "cop", "advmod", "mark"})
CLIMBING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})


def find_verbs(sentence: Sentence) -> Iterator[tuple[Token, Verb]]:
    """Yield the verbs of a sentence that can be a cue."""
    table = lexicon.cues().verbs
    for word in sentence.tokens:
        if word.tag == "VERB" and word.relation not in NO_PREDICATE:
            verb = table.get(word.lemma.lower())
            if verb is not None:
                yield word, verb


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb is in the passive: its subject does not speak."""
    return any(child.relation in ("nsubj:pass", "aux:pass", "csubj:pass") for child in sentence.children(verb))


def speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Return the head of the phrase that speaks: the subject, the agent of a passive, or the subject that the verb shares."""
    if is_passive(sentence, verb) or is_participle(sentence, verb):
        return _agent(sentence, verb)
    if is_resumed(sentence, verb):
        return _spoken_above(sentence, verb)
    if verb.lemma in lexicon.cues().continuing and (outer := _outer(sentence, verb)) is not None:
        return outer
    current, seen = verb, 0
    while seen < 6:
        subject = _subject(sentence, current)
        if subject is not None:
            return subject
        above = sentence.governor(current)
        if above is None:
            return None
        kind = current.relation.partition(":")[0]
        if current is verb and kind == "advcl" and not _is_active_form(sentence, verb):
            return None
        if kind == "acl":
            return above
        if kind not in CLIMBING or (kind in ("ccomp", "parataxis") and current is not verb):
            return None
        if is_passive(sentence, above) and kind == "advcl":
            return sentence.child(above, "nsubj")
        current, seen = above, seen + 1
    return None


def _is_active_form(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a subordinate verb without a subject acts for the main one: "saying", "to say"; "asked about it" is asked, not asking."""
    return verb.text.lower().endswith("ing") or any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))


def _outer(sentence: Sentence, verb: Token) -> Token | None:
    """Return who spoke before a participle that goes on: "the army said it was over, adding that ..."."""
    return _spoken_above(sentence, verb) if verb.text.lower().endswith("ing") else None


def _spoken_above(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of the verb of saying that governs a word, or that is inserted beside one of its governors."""
    for above in sentence.ancestors(verb):
        if _says(above):
            return _subject(sentence, above)
        for inserted in sentence.children(above, "parataxis"):
            if inserted.index < verb.index and _says(inserted):
                return _subject(sentence, inserted)
    return None


def _says(verb: Token) -> bool:
    entry = lexicon.cues().verbs.get(verb.lemma.lower())
    return entry is not None and entry.sense == "speech" and "clause" in entry.frames and verb.tag == "VERB"


def is_participle(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb is a passive participle with an agent: "attacks blamed by sources on the insurgents"."""
    return verb.relation == "acl" and not verb.text.lower().endswith("ing") and _agent(sentence, verb) is not None


def is_resumed(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of saying goes on with the speaker though a tree joins it to what he says: "said hits were seen and said ...".

    So it is where the shared subject is a thing that cannot speak.
    """
    above = sentence.governor(verb)
    if above is None or verb.relation != "conj" or not _says(verb) or _subject(sentence, verb) is not None:
        return False
    subject, outer = _subject(sentence, above), sentence.governor(above)
    if above.relation != "ccomp" or outer is None or not _says(outer) or subject is None:
        return False
    return subject.tag == "NOUN" and kind_of(sentence, subject, None) == "unknown"


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    subjects = [child for child in sentence.children(verb, "nsubj") if child.relation != "nsubj:outer"]
    active = [each for each in subjects if each.relation == "nsubj"] or subjects
    return min(active, key=lambda each: abs(each.index - verb.index), default=None)


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for child in sentence.children(verb, "obl"):
        if child.relation == "obl:agent" or any(case.lemma == "by" for case in sentence.children(child, "case")):
            return child
    return None


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
    while first - 1 in allowed:
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
    near = [child for each in chain for child in sentence.children(each, "advmod") if not any(span.holds(child.span) for span in content)]
    near += [deeper for child in near for deeper in sentence.children(child, "advmod", "det")]
    return any(child.lemma in ("not", "never", "n't", "no") for child in near)
