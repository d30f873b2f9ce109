"""Which words are a name: the model's names, mended by the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.names import lexicon
from dateline.extract.names.bodies import Setting
from dateline.extract.names.edges import pieces
from dateline.extract.names.endings import ending_of
from dateline.extract.names.evidence import with_evidence
from dateline.extract.names.known import LONGEST, find_known
from dateline.extract.names.words import NameSpan, goes_on, is_shouted, text_of
from dateline.records.texts import Sentence

_LINKS = ("of", "for")
_MARKS = frozenset("“”\"‘’'")
_JOINTS = frozenset("-–‐'’‘ʿʾ`")
_JOINED = 4  # words between two parts of a name
_MANY = 2  # given names before a nickname
_FIRM = ("GROUP", "MILITARY", "GOVERNMENT")  # bodies whose head word is no family name


def find_names(sentence: Sentence, setting: Setting) -> list[NameSpan]:
    """Return the names of a sentence in order; none overlaps another."""
    loud = is_shouted(sentence)
    model = _mended(sentence, [NameSpan(name.first, name.last, name.type, None) for name in sentence.names])
    given = [_with_nickname(sentence, name) for name in model]
    read = [piece for name in _joined(sentence, given, loud=loud) for piece in pieces(sentence, name, loud=loud)]
    known = find_known(sentence, setting, read, loud=loud)
    found = _with_bodies(sentence, _without_overlap([*known, *read]), loud=loud)
    return [with_evidence(sentence, name) for name in found if not _is_abbreviation(sentence, name, setting)]


def _mended(sentence: Sentence, names: list[NameSpan]) -> list[NameSpan]:
    """Return the names with persons made one whose name a model cuts at a particle or an apostrophe ("Abu" + "Ali" + "al Havari")."""
    whole: list[NameSpan] = []
    for name in names:
        last = whole[-1] if whole else None
        if last is not None and last.type == name.type == "PERSON" and _is_cut(sentence, last, name):
            whole[-1] = replace(last, last=name.last)
        else:
            whole.append(name)
    return whole


def _is_cut(sentence: Sentence, left: NameSpan, right: NameSpan) -> bool:
    """Tell whether nothing but marks and name-like words stands between two parts of a name, and a particle joins them."""
    words = sentence.tokens
    between = words[left.last : right.first]
    joins = words[right.first].text.casefold() in lexicon.words("particles") or words[left.last - 1].text.casefold() in lexicon.words(
        "particles"
    )
    small = all(set(word.text) <= _JOINTS or word.text.casefold() in lexicon.words("particles") or goes_on(word) for word in between)
    return joins and small and len(between) <= _JOINED


def _with_nickname(sentence: Sentence, name: NameSpan) -> NameSpan:
    """Return a person's name with a nickname in quotation marks and the family name behind it (Tomas "Grey Wolf" Havel)."""
    words = sentence.tokens
    last = name.last - 1 if words[name.last - 1].text in _MARKS else name.last
    if name.type != "PERSON" or last - name.first > _MANY or last >= len(words) or words[last].text not in _MARKS:
        return name
    close = next((word.index for word in words[last + 2 : last + 6] if word.text in _MARKS), None)
    if (
        close is None
        or close + 1 >= len(words)
        or not all(goes_on(word) or word.tag in ("ADJ", "NOUN") for word in words[last + 1 : close])
    ):
        return name
    end = close + 1
    while end < len(words) and goes_on(words[end]):
        end += 1
    return replace(name, last=end) if end > close + 1 else name


def _is_abbreviation(sentence: Sentence, name: NameSpan, setting: Setting) -> bool:
    """Tell whether the report made a name out of the initials of common nouns."""
    return name.last - name.first == 1 and name.known is None and sentence.tokens[name.first].text in setting.abbreviations


def _joined(sentence: Sentence, names: Iterable[NameSpan], *, loud: bool) -> list[NameSpan]:
    """Return the names with neighbours made one where the words between them are one body's name ("Iraqi" + "Army")."""
    joined: list[NameSpan] = []
    for name in names:
        last = _linked(sentence, name, loud=loud)
        while not loud and last < len(sentence.tokens) and last - name.first < LONGEST and goes_on(sentence.tokens[last]):
            last += 1
        end = ending_of(text_of(sentence, name.first, last)) if last > name.last else None
        if end is not None and (name.type != "PERSON" or end[0] in _FIRM):
            joined.append(replace(name, last=last, type=end[0] if name.type == "PERSON" else name.type))
        else:
            joined.append(name)
    return joined


def _linked(sentence: Sentence, name: NameSpan, *, loud: bool) -> int:
    """Return where a body's name ends that goes on with "of" or "for" after its head word ("Front for the Northern Valleys")."""
    tokens, last = sentence.tokens, name.last
    if tokens[last - 1].text in _LINKS and last - name.first > 1:
        last -= 1
    heads = last - name.first == 1 and not loud and name.type != "PERSON" and tokens[last - 1].text.casefold() in lexicon.endings()
    if not heads or last + 1 >= len(tokens) or tokens[last].text not in _LINKS:
        return name.last
    rest = last + 2 if tokens[last + 1].text == "the" else last + 1
    end = rest
    while end < len(tokens) and (goes_on(tokens[end]) or (tokens[end].tag in ("ADJ", "NOUN") and tokens[end].text[0].isupper())):
        end += 1
    return end if end > rest else name.last


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


def _with_bodies(sentence: Sentence, names: list[NameSpan], *, loud: bool) -> list[NameSpan]:
    """Return the names and the runs of capitalised words, overlooked by the model, that end like the name of a body."""
    if loud:
        return names
    taken = {place for name in names for place in range(name.first, name.last)}
    found, first = list(names), 0
    while first < len(sentence.tokens):
        last = first
        while last < len(sentence.tokens) and last not in taken and goes_on(sentence.tokens[last]):
            last += 1
        if last - first > 1 and (end := ending_of(text_of(sentence, first, last))):
            found.append(NameSpan(first, last, end[0], None))
        first = max(last, first + 1)
    return sorted(found, key=lambda name: name.first)
