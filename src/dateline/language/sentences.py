"""Where sentences end: at a stop that belongs to no abbreviation, or at an abbreviation when what follows begins a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language.tables import load_abbreviations
from dateline.records.texts import Span

STOP = re.compile(r"\.|[!?]+|[.…]{2,}")
DOTS = re.compile(r"[.…]*…|\.{2,}")
CLOSERS = frozenset("”’»)]}")
STRAIGHT = frozenset("\"'")
OPENERS = frozenset("\"'“‘«([{")
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})  # a sentence may begin with "al-Hasan"
DASHES = frozenset({"—", "–", "--", "-", "―"})
OPENING = 14  # words of a dateline at most
BODY = 4  # words behind it at least
LETTERS = 2  # of its first word, all capitals
LONGEST = 200  # words; a longer run is a table or a list without stops
QUOTED = 5  # words after a quoted question among which its speaker's verb stands

Words = Sequence[Span]


def split_sentences(text: str, words: Words) -> Iterator[Words]:
    """Yield the words of each sentence of a block; each word is in one sentence."""
    forms = [span.of(text) for span in words]
    start = dateline(forms, words)
    if start:
        yield words[:start]
    for end in (each for each in _ends(forms, words) if each > start):
        yield from _cut_long(words[start:end])
        start = end


def dateline(forms: Sequence[str], words: Words) -> int:
    """Return how many words say where and when a block was written, with their dash: "SELMIN, Marovia (2 May) —"; often none.

    They are no part of the sentence behind them, and a parser would make them its subject.
    """
    if len(forms[0]) < LETTERS or not (forms[0].isalpha() and forms[0].isupper()):
        return 0
    held = False
    for place, form in enumerate(forms[:OPENING]):
        if form in DASHES and _stands_apart(words, place):
            return place + 1 if len(forms) - place > BODY else 0
        held = form == "(" or (held and form != ")")
        if not (held or form[0].isupper() or form[0].isdigit() or form in {",", ".", ")", "/"}):
            return 0
    return 0


def _stands_apart(words: Words, place: int) -> bool:
    return 0 < place < len(words) - 1 and words[place - 1].end < words[place].start and words[place].end < words[place + 1].start


def _cut_long(words: Words) -> Iterator[Words]:
    for start in range(0, len(words), LONGEST):
        yield words[start : start + LONGEST]


def _ends(forms: Sequence[str], words: Words) -> Iterator[int]:
    """Yield the place after the last word of each sentence."""
    start = 0
    for place, form in enumerate(forms):
        if place < start or not (form[-1] in ".!?…" and (len(form) == 1 or not form.startswith("["))):
            continue
        end = _after_closers(forms, words, place + 1)
        if end < len(forms) and _is_end(forms, words, start, place, end):
            yield end
            start = end
    if start < len(forms):
        yield len(forms)


def _after_closers(forms: Sequence[str], words: Words, place: int) -> int:
    """Return the place after the quotation marks and brackets that close there; a straight mark closes what it touches."""
    while place < len(forms) and (forms[place] in CLOSERS or (forms[place] in STRAIGHT and words[place].start == words[place - 1].end)):
        place += 1
    return place


def _is_end(forms: Sequence[str], words: Words, start: int, stop: int, following: int) -> bool:
    """Tell whether a sentence ends with the stop, given the place of the first word after it and its closing marks."""
    first = _after_openers(forms, following)
    beginning = forms[first]
    if words[following].start == words[following - 1].end:
        return forms[stop] == "." and forms[stop - 1 : stop][-1:] != [] and forms[stop - 1].islower() and beginning[0].isupper()
    if STOP.fullmatch(forms[stop]) is None:
        return _ends_with_abbreviation(forms[stop], beginning)
    if stop == start + 1 and (forms[start].isdigit() or len(forms[start]) == 1):
        return False  # the number of a paragraph or of a list
    if beginning[0].islower():
        return beginning in ARTICLES and forms[first + 1 : first + 2] == ["-"]
    if DOTS.fullmatch(forms[stop]):
        return beginning in load_abbreviations().starters
    return not (forms[stop] != "." and following > stop + 1 and _speaks(forms[following : following + QUOTED]))


def _after_openers(forms: Sequence[str], place: int) -> int:
    while place + 1 < len(forms) and forms[place] in OPENERS:
        place += 1
    return place


def _ends_with_abbreviation(form: str, beginning: str) -> bool:
    tables = load_abbreviations()
    word = form[:-1]
    if word in tables.titles or word in tables.linking or word in tables.numbering:
        return False
    return beginning in tables.starters


def _speaks(forms: Sequence[str]) -> bool:
    """Tell whether a verb of speech comes before anything but names."""
    speech = load_abbreviations().speech
    for form in forms:
        if form in speech:
            return True
        if not form[0].isupper():
            return False
    return False
