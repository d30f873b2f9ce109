"""Where one speaker's words end: at a semicolon, and where somebody else answers: ", a claim the army dismissed", ", which X denied"."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.attribution import lexicon
from dateline.records.texts import Sentence, Token

PLAIN = frozenset({'"', "''", "``"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
GOES_ON = frozenset({"that", "whether"})


def segment(sentence: Sentence, word: Token) -> tuple[int, int]:
    """Return the first word, and the one after the last, of the part between semicolons in which a word stands; none part a quotation."""
    breaks = _breaks(sentence)
    first = max((each + 1 for each in breaks if each < word.index), default=0)
    return first, min((each for each in breaks if each > word.index), default=len(sentence.tokens))


def _breaks(sentence: Sentence) -> list[int]:
    found: list[int] = []
    plain = depth = 0
    for word in sentence.tokens:
        plain += word.text in PLAIN
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if word.text == ";" and plain % 2 == 0 and depth <= 0 and not _same_speaker(sentence, word):
            found.append(word.index)
    return found


def _same_speaker(sentence: Sentence, semicolon: Token) -> bool:
    """Tell whether what follows is one more thing that the same speaker says: "; that the road was closed", "; and that"."""
    following = [word.text.lower() for word in sentence.tokens[semicolon.index + 1 : semicolon.index + 3]]
    return bool(following) and (following[0] in GOES_ON or (following[0] == "and" and following[-1] in GOES_ON))


def bounded(sentence: Sentence, verb: Token, words: Iterable[Token]) -> tuple[Token, ...]:
    """Return the words of a content as far as they stand on the verb's side of semicolons, without what somebody else says of them.

    A colon behind the verb opens a list, which semicolons do not end.
    """
    held = tuple(sorted(words, key=lambda word: word.index))
    opens = verb.index + 1 < len(sentence.tokens) and sentence.tokens[verb.index + 1].text == ":"
    first, last = (0, len(sentence.tokens)) if opens else segment(sentence, verb)
    inside = tuple(word for word in held if first <= word.index < last)
    end = min((_start(sentence, word) for word in inside if word.index > verb.index and _answers(sentence, verb, word)), default=last)
    return tuple(word for word in inside if word.index < end)


def _answers(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Tell whether a relative clause set off by a comma is another's act of speech about what has been said."""
    entry = lexicon.cues().verbs.get(word.lemma.lower()) if word.tag == "VERB" and word.relation == "acl:relcl" else None
    subject = sentence.child(word, "nsubj")
    if entry is None or entry.sense == "thought" or subject is None or subject.text.lower() in lexicon.sources().relative:
        return False
    start = _start(sentence, word)
    return start > verb.index + 1 and subject.tag in ("NOUN", "PROPN") and sentence.tokens[start].text == ","


def _start(sentence: Sentence, clause: Token) -> int:
    """Return the comma before "which" of a relative clause, or before the noun that it describes: ", a claim"."""
    noun = sentence.governor(clause)
    first = min(word.index for word in sentence.subtree(clause))
    if noun is not None and noun.lemma.lower() in lexicon.cues().nouns and sentence.tokens[first].text.lower() != "which":
        first = min([noun.index, *(word.index for word in sentence.children(noun, "det", "amod") if word.index < noun.index)])
    while first > 0 and sentence.tokens[first].text != "," and sentence.tokens[first - 1].text == ",":
        first -= 1
    return first


def opens_segment(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun that opens a verb's part behind a semicolon: who speaks there, whatever a tree hangs the verb on."""
    first, _ = segment(sentence, verb)
    words = sentence.tokens[first : verb.index]
    if first == 0 or not words or words[0].tag in ("ADP", "SCONJ", "CCONJ", "ADV", "VERB"):
        return None
    end = next((each for each, word in enumerate(words) if word.text == "," or word.tag in ("ADP", "VERB", "AUX")), len(words))
    nominal = [word for word in words[:end] if word.tag in ("NOUN", "PROPN", "PRON")]
    if not nominal:
        return None
    head = nominal[-1]
    while head.relation.partition(":")[0] in ("flat", "compound") and first <= head.head < first + end:
        head = sentence.tokens[head.head]
    return head
