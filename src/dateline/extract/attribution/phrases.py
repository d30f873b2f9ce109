"""Cues that are no verbs of their own: "according to", "citing", "the claim by X that", "was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attribution import content, lexicon, speakers, verbs
from dateline.extract.attribution.draft import Draft, pieces
from dateline.extract.attribution.kinds import kind_of
from dateline.records.texts import Sentence, Span, Token

QUOTING_ONLY = frozenset({"cite", "quote"})
QUOTING = frozenset({"quote", "cite", "report", "describe", "see", "hear"})
OWNERS = ("by", "of", "from")
FARTHEST_THAT = 8
# Relations that no predicate has.
LOST = frozenset({"compound", "nmod", "nsubj", "obj", "obl", "flat"})


def find_phrases(sentence: Sentence) -> Iterator[Draft]:
    """Yield the attributions by "according to" and its like: the source stands inside the phrase, the clause around it is the content."""
    for start, length in _openings(sentence):
        head = _governed(sentence, start, length)
        if head is None:
            continue
        phrase = _phrase_words(sentence, head, start)
        source = [word for word in phrase if word.index >= start + length]
        opening = sentence.tokens[start].text.lower() if length == 1 else ""
        if not _may_speak(sentence, head, opening):
            continue
        words = _relayed_content(sentence, head) if opening in lexicon.cues().relayed else _clause_around(sentence, head, phrase)
        if words and source:
            cue = Span(sentence.tokens[start].span.start, sentence.tokens[start + length - 1].span.end)
            relay = _relay(sentence, head) if opening in lexicon.cues().relayed else None
            place = relay.index if relay is not None else None
            yield Draft(
                sentence, sentence.tokens[start], (cue,), head, pieces(source)[:1], words, "said", "cue.phrase@1", 0.85, relay=place
            )


def _may_speak(sentence: Sentence, head: Token, opening: str) -> bool:
    """Tell whether a phrase of one word has a source behind it: "citing a diplomat", "under a draft", but not "under fire"."""
    kind = kind_of(sentence, head, None)
    if opening in lexicon.cues().documents:
        return kind == "document"
    return opening not in lexicon.cues().relayed or kind != "unknown" or head.tag == "PROPN"


def _relayed_content(sentence: Sentence, head: Token) -> tuple[Span, ...]:
    """Return what is said by the verb that governs "citing a source": one content, told by both."""
    relay = _relay(sentence, head)
    handed = content.handed_over(sentence, relay, lexicon.cues().verbs[relay.lemma.lower()]) if relay is not None else None
    return pieces(handed.words) if handed is not None else ()


def _relay(sentence: Sentence, head: Token) -> Token | None:
    """Return the verb of saying that governs "citing a source"."""
    table = lexicon.cues().verbs
    for above in sentence.ancestors(head):
        entry = table.get(above.lemma.lower())
        if entry is not None and entry.sense == "speech" and above.lemma not in QUOTING_ONLY:
            return above
    return None


def _openings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    words = [token.text.lower() for token in sentence.tokens]
    table = lexicon.cues().phrases
    for start, word in enumerate(words):
        for phrase in table.get(word, ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                yield start, len(phrase)


def _governed(sentence: Sentence, start: int, length: int) -> Token | None:
    """Return the noun that the phrase governs: a dependent of one of its words, or the noun that has them as its case."""
    opening = range(start, start + length)
    for index in opening:
        token = sentence.tokens[index]
        above = sentence.governor(token)
        if above is not None and above.index >= start + length and token.relation in ("case", "mark", "fixed"):
            return above
    for index in opening:
        for child in sentence.children(sentence.tokens[index], "obl", "obj", "nmod", "pobj"):
            if child.index >= start + length:
                return child
    return next((token for token in sentence.tokens[start + length : start + length + 8] if token.tag in ("PROPN", "NOUN", "PRON")), None)


def _phrase_words(sentence: Sentence, head: Token, start: int) -> list[Token]:
    """Return the words of the whole phrase: what hangs on its noun and on its opening word, from the opening on."""
    words = {word.index: word for word in sentence.subtree(head) if word.index >= start}
    opening = sentence.tokens[start]
    if opening.relation not in ("case", "fixed", "mark", "root"):
        words |= {word.index: word for word in sentence.subtree(opening)}
    return _run_from(sorted(words.values(), key=lambda word: word.index), head)


def _run_from(words: list[Token], head: Token) -> list[Token]:
    """Return the unbroken run of words around the head."""
    indices = {word.index for word in words}
    first = last = head.index
    while first - 1 in indices:
        first -= 1
    while last + 1 in indices:
        last += 1
    return [word for word in words if first <= word.index <= last]


def _clause_around(sentence: Sentence, head: Token, phrase: list[Token]) -> tuple[Span, ...]:
    """Return the clause that the phrase stands in, without the phrase: the governing predicate's words, or the whole sentence."""
    inside = {word.index for word in phrase}
    inside |= set(range(min(inside) - 1, min(inside))) if min(inside) and sentence.tokens[min(inside) - 1].text in ("—", "-") else set()
    if _ends_sentence(sentence, inside):
        return pieces(word for word in sentence.tokens if word.index not in inside)
    above = next((each for each in sentence.ancestors(head) if each.index not in inside and each.tag in ("VERB", "AUX", "ADJ")), None)
    words = sentence.subtree(above) if above is not None else list(sentence.tokens)
    return pieces(word for word in words if word.index not in inside)


def _ends_sentence(sentence: Sentence, inside: set[int]) -> bool:
    """Tell whether a phrase is set off by a comma at the end of its sentence: it speaks for all of it."""
    first, last = min(inside), max(inside)
    return first > 0 and sentence.tokens[first - 1].text == "," and all(word.tag == "PUNCT" for word in sentence.tokens[last + 1 :])


def find_nouns(sentence: Sentence) -> Iterator[Draft]:
    """Yield the attributions by a noun with its clause: "his claim that", "a report by aid groups that"."""
    table = lexicon.cues().nouns
    for noun in sentence.tokens:
        force = table.get(noun.lemma.lower()) if noun.tag == "NOUN" else None
        clause = _clause_of(sentence, noun) if force else None
        if force is None or clause is None:
            continue
        owner = _owner(sentence, noun)
        said = pieces(_stated(sentence, noun, clause))
        if owner is None:
            if noun.lemma.lower() in lexicon.cues().unowned:
                yield Draft(sentence, noun, (noun.span,), None, (), said, force, "cue.unowned@1", 0.5)
            continue
        spans = pieces(
            word
            for word in sentence.subtree(owner)
            if word.index < clause.index and (word.text.lower() not in OWNERS or word.index > owner.index)
        )
        yield Draft(sentence, noun, (noun.span,), owner, spans[:1], said, force, "cue.noun@1", 0.7)


def _stated(sentence: Sentence, noun: Token, clause: Token) -> list[Token]:
    """Return the words of a noun's clause; where the sentence has no other predicate, without one that the tree has taken into it.

    In "The army's statement that nobody was hurt drew anger" the verb "drew" is the sentence's own.
    """
    words = list(sentence.subtree(clause))
    if noun.relation != "root":
        return words
    lost = (word for word in words if word.index > clause.index and word.tag == "VERB" and word.relation in LOST and _is_finite(word))
    end = next((word.index for word in lost), len(sentence.tokens))
    return [word for word in words if word.index < end]


def _is_finite(verb: Token) -> bool:
    return not verb.text.lower().endswith("ing")


def find_adjectives(sentence: Sentence) -> Iterator[Draft]:
    """Yield the attributions by an adjective with its clause: "the mayor is sure that the dam will hold"."""
    table = lexicon.cues().adjectives
    for word in sentence.tokens:
        force = table.get(word.lemma.lower()) if word.tag in ("ADJ", "VERB") else None
        clause = sentence.child(word, "ccomp") if force else None
        source = speakers.subject_of(sentence, word) if clause is not None else None
        if force is None or clause is None or source is None or clause.index < word.index or source.lemma == "it":
            continue
        cue = verbs.cue_span(verbs.cue_words(sentence, word))
        yield Draft(sentence, word, (cue,), source, (), pieces(sentence.subtree(clause)), force, "cue.adjective@1", 0.6, spoken=False)


def find_infinitive_nouns(sentence: Sentence) -> Iterator[Draft]:
    """Yield the attributions by a noun with its infinitive: "his promise to leave"."""
    table = lexicon.cues().infinitive_nouns
    for noun in sentence.tokens:
        force = table.get(noun.lemma.lower()) if noun.tag == "NOUN" else None
        clause = sentence.child(noun, "acl") if force else None
        if force is None or clause is None or not any(mark.lemma == "to" for mark in sentence.children(clause, "mark")):
            continue
        owner = sentence.child(noun, "nmod:poss")
        if owner is not None:
            words = pieces(sentence.subtree(clause))
            yield Draft(sentence, noun, (noun.span,), owner, (), words, force, "cue.noun_infinitive@1", 0.5, spoken=False)


def _clause_of(sentence: Sentence, noun: Token) -> Token | None:
    """Return the clause that a noun hands over, where a tree hangs it on the noun, or on its owner: "claims by the rebels that"."""
    clause = sentence.child(noun, "acl", "ccomp")
    if clause is not None and _is_that_clause(sentence, clause):
        return clause
    following = sentence.tokens[noun.index + 1 : noun.index + FARTHEST_THAT]
    that = next((word for word in following if word.text.lower() == "that" and word.tag == "SCONJ"), None)
    between = following[: that.index - noun.index - 1] if that is not None else ()
    if that is None or not between or between[0].lemma not in OWNERS or any(word.tag in ("VERB", "AUX", "PUNCT") for word in between):
        return None
    return sentence.governor(that)


def _is_that_clause(sentence: Sentence, clause: Token) -> bool:
    return any(mark.lemma in ("that", "whether") for mark in sentence.children(clause, "mark"))


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Return whose words the noun means: its possessor, "by X", or the subject of the verb that it is the object of."""
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in sentence.children(noun, "nmod"):
        if any(case.lemma in OWNERS for case in sentence.children(child, "case")):
            return child
    behind = _behind(sentence, noun)
    above = sentence.governor(noun)
    if behind is not None or above is None or noun.relation != "obj" or above.lemma not in lexicon.cues().owning:
        return behind
    return speakers.speaker(sentence, above)


def find_verdicts(sentence: Sentence) -> Iterator[Draft]:
    """Yield the attributions by a noun and "is that": "the command's assessment is that nobody was hurt"."""
    table = lexicon.cues().nouns
    for noun in sentence.tokens:
        force = table.get(noun.lemma.lower()) if noun.tag == "NOUN" else None
        following = sentence.tokens[noun.index + 1 : noun.index + 3]
        if force is None or len(following) < 2 or following[0].lemma != "be" or following[1].text.lower() != "that":
            continue
        owner, clause = _owner(sentence, noun), sentence.governor(following[1])
        if owner is None or clause is None or clause.index < following[1].index:
            continue
        said = pieces(word for word in sentence.subtree(clause) if word.index >= following[1].index)
        phrase = pieces(word for word in sentence.subtree(noun) if word.index <= noun.index)
        yield Draft(sentence, following[0], (following[0].span,), noun, phrase[-1:], said, force, "cue.copula@1", 0.7)


def _behind(sentence: Sentence, noun: Token) -> Token | None:
    """Return the noun right behind "by" where a tree hangs it on another word: "rejected claims by the rebels that"."""
    following = sentence.tokens[noun.index + 1 : noun.index + 6]
    if not following or following[0].lemma != "by":
        return None
    nominal = [word for word in following[1:] if word.tag in ("NOUN", "PROPN", "PRON")]
    above = sentence.governor(following[0])
    return above if above in nominal else nominal[0] if nominal else None


def find_relayed(sentence: Sentence) -> Iterator[Draft]:
    """Yield what somebody is quoted as saying: the one who is quoted speaks, whoever quotes him."""
    for word in sentence.tokens:
        above = sentence.governor(word)
        if above is None or above.lemma not in QUOTING or above.index > word.index or word.lemma.lower() not in lexicon.cues().verbs:
            continue
        if not any(mark.lemma == "as" for mark in sentence.children(word, "mark", "case")):
            continue
        passive = speakers.is_passive(sentence, above)
        source = sentence.child(above, "nsubj") if passive else sentence.child(above, "obj")
        clause = sentence.child(word, "ccomp", "obj", "xcomp")
        if source is None or clause is None:
            continue
        opening = verbs.cue_words(sentence, above) if passive else []
        first = opening[0] if opening else word
        cue = Span(first.span.start, word.span.end) if passive and first.index > source.index else word.span
        words = pieces(sentence.subtree(clause))
        yield Draft(sentence, word, (cue,), source, pieces(sentence.subtree(source))[:1], words, "said", "cue.relayed@1", 0.8)
