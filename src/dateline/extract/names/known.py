"""Names that a table knows: bodies, countries, peoples, by their longest form."""

from __future__ import annotations

from dateline.extract.names import bodies, lexicon
from dateline.extract.names.bodies import Setting
from dateline.extract.names.lexicon import Known
from dateline.extract.names.words import NameSpan, text_of
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence

LONGEST = 9
_NO_NAMES = ("VERB", "AUX", "PRON", "ADP")


def find_known(sentence: Sentence, setting: Setting, read: list[NameSpan], *, loud: bool) -> list[NameSpan]:
    """Return the longest names that a table knows, read from the left; `read` are the names that the model sees."""
    found, place = [], 0
    while place < len(sentence.tokens):
        match = _longest(sentence, place, setting, read, loud=loud)
        force = _force(sentence, place) if loud else None
        match = max(filter(None, (match, force)), key=lambda each: each.last, default=None)
        if match is None:
            place += 1
        else:
            found.append(match)
            place = match.last
    return found


def _longest(sentence: Sentence, first: int, setting: Setting, read: list[NameSpan], *, loud: bool) -> NameSpan | None:
    token = sentence.tokens[first]
    start, longest = token.span.start, bodies.reach_from(token.text)
    if not longest or not token.text[0].isalnum() or token.text.casefold() == "the":
        return None
    if token.tag in _NO_NAMES and not token.text.isupper():
        return None
    for last in range(min(len(sentence.tokens), first + LONGEST), first, -1):
        if sentence.tokens[last - 1].span.end - start > longest:
            continue
        words = lexicon.plain(text_of(sentence, first, last))
        body = _look_up(sentence, first, words, setting, loud=loud)
        if body is not None and _stands_alone(sentence, first, last, words, read, loud=loud):
            return NameSpan(first, last, body.type, body)
    return None


def _force(sentence: Sentence, first: int) -> NameSpan | None:
    """Return the force of a state that begins at a word of a text in capitals: "HONDURAN ARMY", "CHILEAN AIR FORCE", "ARMED FORCES".

    In small letters "the army" and "the Honduran army" describe, and "the Honduran Army" is a name; capitals do not tell,
    but a country before it, or a title that no passing group has, makes it that one body.
    """
    known = _titled(sentence.tokens[first].text) if sentence.tokens[first].text.isupper() else None
    start = first + 1 if known is not None and known.country else first
    for size in (2, 1):
        words = " ".join(token.text.casefold() for token in sentence.tokens[start : start + size])
        if words in lexicon.words("forces" if start > first else "sole_forces"):
            kind: EntityType = "GOVERNMENT" if words.endswith("police") else "MILITARY"
            name = text_of(sentence, first, start + size)
            code = known.country if known is not None and start > first else None
            return NameSpan(first, start + size, kind, Known(name, kind, "COP" if kind == "GOVERNMENT" else "MIL", code))
    return None


def _look_up(sentence: Sentence, first: int, words: str, setting: Setting, *, loud: bool) -> Known | None:
    shouting = loud and words.isupper()
    listed = (bodies.shouted() if shouting else bodies.senses()).get(words)
    if listed:
        before = sentence.tokens[first - 1] if first else None
        body = setting.meant(listed, article=before is not None and before.text.casefold() == "the")
        if body is not None:
            return bodies.of_country(body, _country_before(sentence, first), words)
    if shouting:
        return None if len(words) < len("IRAN") else _titled(words)
    return lexicon.countries().get(words) or lexicon.demonyms().get(words)


def _country_before(sentence: Sentence, first: int) -> str | None:
    """Return the country in "the Iraqi National Guard" and "Iraq's National Guard"."""
    words = sentence.tokens[max(0, first - 2) : first]
    words = words[:-1] if words and words[-1].text in ("'s", "’s") else words[-1:]
    known = lexicon.demonyms().get(words[0].text) or lexicon.countries().get(words[0].text) if words else None
    return known.country if known is not None else None


def _titled(words: str) -> Known | None:
    name = words.title()
    return lexicon.countries().get(name) or lexicon.demonyms().get(name)


def _stands_alone(sentence: Sentence, first: int, last: int, words: str, read: list[NameSpan], *, loud: bool) -> bool:
    """Tell whether a single word that a table knows is not part of a longer name ("Jordan Smith", "Georgia Tech", "Wagner Street")."""
    if last - first > 1 or loud:
        return True
    around = next((name for name in read if name.first <= first and last <= name.last), None)
    if around is None:
        return sentence.tokens[first].tag in ("PROPN", "ADJ", "NOUN", "X") or words.isupper()
    if around.last - around.first == 1:
        return not (around.type == "PERSON" and (words in lexicon.countries() or words in lexicon.words("also_persons")))
    return False
