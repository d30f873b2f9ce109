"""Names that the model overlooked in one sentence and knew in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from dateline.extract.names import lexicon
from dateline.extract.names.words import NameSpan
from dateline.records.texts import Sentence

SHORTEST = 3  # letters of a name that is looked for again
BEARER = 5  # how many mentions of a family name alone one full name outweighs


@dataclass(frozen=True, slots=True)
class Remembered:
    """A name as it is looked for again: its words, its type and what a table knows of it."""

    words: tuple[str, ...]
    name: NameSpan


def recall(sentences: tuple[Sentence, ...], named: dict[int, list[NameSpan]]) -> dict[int, list[NameSpan]]:
    """Return the names of each sentence with those that another sentence of the report shows to be names."""
    memory = _memory(sentences, named)
    return {sentence.index: _completed(sentence, _settled(sentence, named[sentence.index], memory), memory) for sentence in sentences}


def _settled(sentence: Sentence, names: list[NameSpan], memory: dict[str, list[Remembered]]) -> list[NameSpan]:
    """Return the names with the type that most mentions of the same words have, where no table knows them."""
    kinds = {each.words: each.name.type for name in names for each in memory.get(sentence.tokens[name.first].text, ())}
    settled = []
    for short in names:
        name = _lengthened(sentence, short, names, memory)
        words = tuple(token.text for token in sentence.tokens[name.first : name.last])
        settled.append(name if name.known is not None else replace(name, type=kinds.get(words, name.type)))
    return settled


def _lengthened(sentence: Sentence, name: NameSpan, names: list[NameSpan], memory: dict[str, list[Remembered]]) -> NameSpan:
    """Return a name whole that the model cut short here and read whole elsewhere ("Orlan" in "Orlan Mining")."""
    if name.known is not None:
        return name
    taken = {place for other in names if other is not name for place in range(other.first, other.last)}
    for each in memory.get(sentence.tokens[name.first].text, ()):
        last = name.first + len(each.words)
        longer = len(each.words) > name.last - name.first and taken.isdisjoint(range(name.first, last))
        if longer and tuple(word.text for word in sentence.tokens[name.first : last]) == each.words:
            return replace(name, last=last, type=each.name.type, known=each.name.known)
    return name


def _memory(sentences: tuple[Sentence, ...], named: dict[int, list[NameSpan]]) -> dict[str, list[Remembered]]:
    """Return the names of the report by their first word, the longest first; family names stand for their bearers."""
    kinds: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    example: dict[tuple[str, ...], NameSpan] = {}
    for sentence in sentences:
        for name in named[sentence.index]:
            words = tuple(token.text for token in sentence.tokens[name.first : name.last])
            for part in dict.fromkeys((words, words[-1:]) if name.type == "PERSON" else (words,)):
                if len(" ".join(part)) >= SHORTEST and part[0][0].isupper():
                    kinds[part][name.type] += BEARER if len(part) < len(words) else 1
                    example.setdefault(part, name)
    memory: defaultdict[str, list[Remembered]] = defaultdict(list)
    for words, counted in kinds.items():
        kind = counted.most_common(1)[0][0]
        known = example[words].known if kind == example[words].type and len(words) == example[words].last - example[words].first else None
        memory[words[0]].append(Remembered(words, NameSpan(0, len(words), kind, known)))
    return {first: sorted(listed, key=lambda each: (-len(each.words), each.words)) for first, listed in memory.items()}


def _completed(sentence: Sentence, names: list[NameSpan], memory: dict[str, list[Remembered]]) -> list[NameSpan]:
    taken = {place for name in names for place in range(name.first, name.last)}
    found = list(names)
    for token in sentence.tokens:
        if token.index in taken or token.tag != "PROPN" or token.text.casefold() in lexicon.nouns():
            continue
        for each in memory.get(token.text, ()):
            last = token.index + len(each.words)
            places = range(token.index, last)
            if taken.isdisjoint(places) and tuple(word.text for word in sentence.tokens[token.index : last]) == each.words:
                found.append(NameSpan(token.index, last, each.name.type, each.name.known))
                taken.update(places)
                break
    return sorted(found, key=lambda name: name.first)
