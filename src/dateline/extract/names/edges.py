"""Where a name begins and ends: without titles, articles, quotation marks; a person apart from the body that stands before him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.names import bodies, lexicon
from dateline.extract.names.endings import ending_of
from dateline.extract.names.words import NameSpan, goes_on, text_of
from dateline.records.texts import Sentence, Token

_EDGES = frozenset("'’‘\"“”,.;:()[]-–—/")
_CLITICS = ("'s", "’s", "'", "’")
_OPENERS = frozenset("“\"‘':;—–-•(.!?")
_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT"))
_TITLED = 0.8  # share of capitalised words from which a line is a headline


def pieces(sentence: Sentence, name: NameSpan, *, loud: bool) -> Iterator[NameSpan]:
    """Yield the names within what the model takes for one: "Taliban leader Saifullah" holds a body, or none, and a person."""
    bare = _stripped(sentence, name)
    if bare is None:
        return
    bare = _without_happening(sentence, bare)
    cut = _after_role(sentence, bare, loud=loud)
    if cut > bare.first:
        if bare.type in _BODIES:
            yield from _whole(sentence, replace(bare, last=_role_start(sentence, bare.first, cut)))
        bare = replace(bare, first=cut, type="PERSON")
    yield from _whole(sentence, bare)


def _without_happening(sentence: Sentence, name: NameSpan) -> NameSpan:
    """Return the body or place in what is named after it in small letters ("NATO summit", "Taiwan Strait crisis")."""
    last = name.last
    while last > name.first + 1 and sentence.tokens[last - 1].text.islower():
        last -= 1
    words = lexicon.plain(text_of(sentence, name.first, last))
    if last == name.last or name.type not in ("EVENT", "OTHER") or not (_is_body(words) or ending_of(words)):
        return name
    end = ending_of(words)
    return replace(name, last=last, type=end[0] if end is not None else "ORGANIZATION")


def _whole(sentence: Sentence, name: NameSpan) -> Iterator[NameSpan]:
    """Yield a name with its initials or its article, and without its titles."""
    bare = _stripped(sentence, name)
    if bare is None or _is_no_name(sentence, bare):
        return
    opening = lexicon.openings().get(sentence.tokens[bare.first - 1].text.casefold()) if bare.first else None
    if opening is not None and goes_on(sentence.tokens[bare.first - 1]):
        yield replace(bare, first=bare.first - 1, type=opening[0], sector=opening[1], sure=True)
    elif bare.type == "PERSON":
        yield replace(bare, first=_honoured(sentence, _initials_before(sentence, _untitled(sentence, bare))))
    elif bare.type in _BODIES or (ending_of(text_of(sentence, bare.first, bare.last)) or ("",))[0] in _BODIES:
        yield replace(bare, first=_article_before(sentence, bare))
    else:
        yield bare


def _stripped(sentence: Sentence, name: NameSpan) -> NameSpan | None:
    """Return a name without articles, quotation marks and possessive endings at its edges; none if nothing is left."""
    first, last = name.first, name.last
    tokens = sentence.tokens
    while first < last and (set(tokens[first].text) <= _EDGES or tokens[first].text in ("the", "The", "a", "A")):
        first += 1
    while first < last and (set(tokens[last - 1].text) <= _EDGES or tokens[last - 1].text in _CLITICS):
        last -= 1
    if first >= last or not any(token.text[0].isalnum() for token in tokens[first:last]) or tokens[last - 1].text.endswith("$"):
        return None
    return name if (first, last) == (name.first, name.last) else replace(name, first=first, last=last)


def _is_no_name(sentence: Sentence, name: NameSpan) -> bool:
    """Tell whether a single word is a common noun, or an abbreviation of one ("GDP", "CEO")."""
    if name.last - name.first > 1:
        return False
    token = sentence.tokens[name.first]
    if token.text in lexicon.words("common_abbreviations") or token.text in lexicon.words("posts"):
        return True
    return token.text.islower() and token.tag not in ("PROPN", "X")


def _untitled(sentence: Sentence, name: NameSpan) -> int:
    """Return where a person's name begins behind titles, ranks and peoples ("Colonel", "Lt. Gen.", "Afghan")."""
    first, last, tokens = name.first, name.last, sentence.tokens
    while first < last - 1 and is_title(tokens[first].text):
        first += 2 if tokens[first + 1].text == "." and first + 2 < last else 1
    while first < last - 1 and tokens[first].text in lexicon.demonyms():
        first += 1
    return first


def _after_role(sentence: Sentence, name: NameSpan, *, loud: bool) -> int:
    """Return the place after the last word for a role, or after a possessive, inside a person's name; its first word if there is none."""
    if loud:
        return name.first
    cut = name.first
    for token in sentence.tokens[name.first : name.last - 1]:
        owned = token.text in _CLITICS[:2] and name.type == "PERSON"
        if owned or (_is_role(sentence, token, name) and sentence.tokens[token.index + 1].text[0].isupper()):
            cut = token.index + 1
    return cut


def _is_role(sentence: Sentence, token: Token, name: NameSpan) -> bool:
    noun = lexicon.nouns().get(token.text.casefold())
    if token.text.islower():
        return token.tag in ("NOUN", "PROPN", "ADJ") and noun is not None and noun.person
    if token.index == name.first:
        opens = token.index == 0 and noun is not None and noun.person and name.last - name.first > 2
        return opens and name.type == "PERSON"
    before = text_of(sentence, name.first, token.index)
    return name.type == "PERSON" and is_title(token.text) and _is_body(lexicon.plain(before))


def _is_body(words: str) -> bool:
    return words in bodies.senses() or words in lexicon.demonyms() or words in lexicon.countries() or (words.isupper() and " " not in words)


def _role_start(sentence: Sentence, first: int, cut: int) -> int:
    """Return where the words for a role begin that end before `cut`."""
    start = cut
    while start > first + 1 and (sentence.tokens[start - 1].text.islower() or is_title(sentence.tokens[start - 1].text)):
        start -= 1
    return start


def _initials_before(sentence: Sentence, first: int) -> int:
    """Return where a name begins whose bearer's initials stand before it ("R B Nayar", "D. K. Nayar")."""
    start = first
    while start > 0:
        point = sentence.tokens[start - 1].text == "." and start > 1
        letter = sentence.tokens[start - 2 if point else start - 1]
        bare = letter.text.rstrip(".")
        if not (len(bare) == 1 and bare.isalpha() and bare.isupper()) or (bare in ("A", "I") and not point and letter.text == bare):
            break
        start = letter.index
    return start


def _honoured(sentence: Sentence, first: int) -> int:
    """Return where a name begins with the honorific that its bearer is known by ("Haji Mali", "Mullah Dadu")."""
    before = sentence.tokens[first - 1].text if first else ""
    return first - 1 if before.casefold() in lexicon.words("honorifics") and before[0].isupper() else first


def _article_before(sentence: Sentence, name: NameSpan) -> int:
    """Return where a body's name begins whose capital article is a part of it: written so within a sentence, or in the table."""
    first = name.first
    if first == 0 or sentence.tokens[first - 1].text != "The":
        return first
    if lexicon.plain(text_of(sentence, first - 1, name.last)) in bodies.senses():
        return first - 1
    opens = first == 1 or set(sentence.tokens[first - 2].text) <= _OPENERS
    return first if opens or _is_headline(sentence) else first - 1


def _is_headline(sentence: Sentence) -> bool:
    letters = [token.text for token in sentence.tokens if token.text.isalpha()]
    return sum(word[0].isupper() for word in letters) > _TITLED * len(letters)


def is_title(word: str) -> bool:
    """Tell whether a word is a title, a rank or an abbreviated post that stands before a name."""
    bare = word.casefold().rstrip(".")
    return word in lexicon.words("posts") or (word[0].isupper() and (bare in lexicon.words("titles") or bare in lexicon.words("ranks")))
