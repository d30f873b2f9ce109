"""Which words are a name: the model's names, mended by the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.extract.names import lexicon
from dateline.extract.names.lexicon import Known
from dateline.records.texts import Sentence, Span, Token

LONGEST = 9
_EDGES = frozenset("'’‘\"“”,.;:()[]-–—/")
_LINKS = ("of", "for")
_CLITICS = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence: words `first` up to but not including `last`, the model's type, and what a table knows of it."""

    first: int
    last: int
    type: str
    known: Known | None


def find_names(sentence: Sentence) -> list[NameSpan]:
    """Return the names of a sentence in order; none overlaps another."""
    loud = is_shouted(sentence)
    known = _from_tables(sentence, loud)
    read = (NameSpan(name.first, name.last, name.type, None) for name in sentence.names)
    mended = (_trimmed(sentence, name) for name in _joined(sentence, read, loud))
    found = _without_overlap([*known, *(name for name in mended if name is not None)])
    return _with_bodies(sentence, found, loud)


def is_shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals."""
    letters = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """Return words with the spaces between them as the text has them."""
    words = sentence.tokens[first:last]
    return "".join(word.text + (" " if word.space else "") for word in words).rstrip()


def span_of(sentence: Sentence, name: NameSpan) -> Span:
    """Return where a name stands in the text."""
    return Span(sentence.tokens[name.first].span.start, sentence.tokens[name.last - 1].span.end)


def _from_tables(sentence: Sentence, loud: bool) -> list[NameSpan]:
    """Return the longest names that a table knows, read from the left."""
    found, place = [], 0
    while place < len(sentence.tokens):
        match = _longest(sentence, place, loud)
        if match is None:
            place += 1
        else:
            found.append(match)
            place = match.last
    return found


def _longest(sentence: Sentence, first: int, loud: bool) -> NameSpan | None:
    token = sentence.tokens[first]
    if (
        not token.text[0].isalnum()
        or token.text.casefold() == "the"
        or (token.tag in ("VERB", "AUX", "PRON", "ADP") and not token.text.isupper())
    ):
        return None
    for last in range(min(len(sentence.tokens), first + LONGEST), first, -1):
        words = lexicon.plain(text_of(sentence, first, last))
        body = _look_up(words, loud)
        if body is not None and _stands_alone(sentence, first, last, words, loud):
            return NameSpan(first, last, body.type, body)
    return None


def _look_up(words: str, loud: bool) -> Known | None:
    if loud and words.isupper():
        return lexicon.shouted().get(words) or (None if len(words) < 4 else _titled(words))
    return lexicon.bodies().get(words) or lexicon.countries().get(words) or lexicon.demonyms().get(words)


def _titled(words: str) -> Known | None:
    name = words.title()
    return lexicon.countries().get(name) or lexicon.demonyms().get(name)


def _stands_alone(sentence: Sentence, first: int, last: int, words: str, loud: bool) -> bool:
    """Tell whether a single word that a table knows is not part of a longer name ("Jordan Smith", "Georgia Tech", "Wagner Street")."""
    if last - first > 1 or loud:
        return True
    read = next((name for name in sentence.names if name.first <= first and last <= name.last), None)
    if read is None:
        return sentence.tokens[first].tag in ("PROPN", "ADJ", "NOUN", "X") or words.isupper()
    if read.last - read.first == 1:
        return not (read.type == "PERSON" and (words in lexicon.countries() or words in lexicon.words("also_persons")))
    return False


def _joined(sentence: Sentence, names: Iterable[NameSpan], loud: bool) -> list[NameSpan]:
    """Return the names with neighbours made one where the words between them are one body's name ("Iraqi" + "Army")."""
    joined: list[NameSpan] = []
    for name in names:
        last = _linked(sentence, name, loud)
        while not loud and last < len(sentence.tokens) and last - name.first < LONGEST and _goes_on(sentence.tokens[last]):
            last += 1
        longer = replace(name, last=last)
        if last > name.last and ending_of(text_of(sentence, name.first, last)) and name.type != "PERSON":
            joined.append(longer)
        else:
            joined.append(name)
    return joined


def _linked(sentence: Sentence, name: NameSpan, loud: bool) -> int:
    """Return where a body's name ends that goes on with "of" or "for" after its head word ("Front for the Northern Valleys")."""
    tokens, last = sentence.tokens, name.last
    if tokens[last - 1].text in _LINKS and last - name.first > 1:
        last -= 1
    heads = last - name.first == 1 and not loud and name.type != "PERSON" and tokens[last - 1].text.casefold() in lexicon.endings()
    if not heads or last + 1 >= len(tokens) or tokens[last].text not in _LINKS:
        return name.last
    rest = last + 2 if tokens[last + 1].text == "the" else last + 1
    end = rest
    while end < len(tokens) and _goes_on(tokens[end]):
        end += 1
    return end if end > rest else name.last


def _goes_on(token: Token) -> bool:
    return token.tag == "PROPN" and token.text[0].isupper()


def _trimmed(sentence: Sentence, name: NameSpan) -> NameSpan | None:
    """Return a name without titles, articles, quotation marks and possessive endings at its edges; none if nothing is left."""
    first, last = name.first, name.last
    tokens = sentence.tokens
    while first < last and (set(tokens[first].text) <= _EDGES or tokens[first].text in ("the", "The", "a", "A")):
        first += 1
    while first < last and (
        set(tokens[last - 1].text) <= _EDGES - {"."} or tokens[last - 1].text in _CLITICS or tokens[last - 1].text == "."
    ):
        last -= 1
    if name.type == "PERSON":
        while first < last - 1 and is_title(tokens[first].text):
            first += 2 if tokens[first + 1].text == "." and first + 2 < last else 1
        while first < last - 1 and tokens[first].text in lexicon.demonyms():
            first += 1
    if first >= last or not any(token.text[0].isalnum() for token in tokens[first:last]) or tokens[last - 1].text.endswith("$"):
        return None
    if last - first == 1 and tokens[first].text.islower() and tokens[first].tag not in ("PROPN", "X"):
        return None
    return replace(name, first=first, last=last)


def is_title(word: str) -> bool:
    """Tell whether a word is a title or rank that stands before a name."""
    bare = word.casefold().rstrip(".")
    return word[0].isupper() and (bare in lexicon.words("titles") or bare in lexicon.words("ranks"))


def _without_overlap(names: list[NameSpan]) -> list[NameSpan]:
    """Return the names in order: of those that overlap the longer, among equals the one that a table knows."""
    ranked = sorted(names, key=lambda name: (name.first - name.last, name.known is None, name.first))
    taken: set[int] = set()
    kept = []
    for name in ranked:
        places = range(name.first, name.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)


def _with_bodies(sentence: Sentence, names: list[NameSpan], loud: bool) -> list[NameSpan]:
    """Return the names and the runs of capitalised words, overlooked by the model, that end like the name of a body."""
    if loud:
        return names
    taken = {place for name in names for place in range(name.first, name.last)}
    found, first = list(names), 0
    while first < len(sentence.tokens):
        last = first
        while last < len(sentence.tokens) and last not in taken and _goes_on(sentence.tokens[last]):
            last += 1
        if last - first > 1 and (end := ending_of(text_of(sentence, first, last))):
            found.append(NameSpan(first, last, end[0], None))
        first = max(last, first + 1)
    return sorted(found, key=lambda name: name.first)


def ending_of(name: str) -> tuple[str, str | None] | None:
    """Return the type and sector that a body's name tells by its head word ("Ministry of Roads", "Northern Front")."""
    words = lexicon.plain(name).casefold().split()
    if len(words) < 2:
        return None
    for link in ("of", "for"):
        if link in words[1:-1]:
            head = words[: words.index(link)]
            return _ending(head) or _ending(words)
    return _ending(words)


def _ending(words: list[str]) -> tuple[str, str | None] | None:
    table = lexicon.endings()
    for size in (3, 2, 1):
        if size <= len(words) and (end := table.get(" ".join(words[-size:]))):
            return end
    return None
