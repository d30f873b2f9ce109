"""Which names mean the same: full names and their parts, aliases, acronyms, appositions."""

from __future__ import annotations

from collections import defaultdict

from dateline.extract.names import lexicon
from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.spellings import person_words
from dateline.extract.places.spelling import fold
from dateline.records.texts import Span

_TWO = 2  # words of a plain full name
_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "OTHER"))


def link_names(drafts: list[Draft], equals: list[tuple[Draft, Draft]]) -> list[Chain]:
    """Return the chains of proper names: long names open chains, short ones join the chain they abbreviate; `equals` are one."""
    linker = _Linker(equals)
    for draft in sorted(drafts, key=lambda each: (-len(name_words(each)), each.span.start)):
        linker.place(draft)
    for chain in linker.chains:
        chain.mentions.sort(key=lambda each: each.span)
    return sorted(linker.chains, key=lambda chain: chain.mentions[0].span)


def name_words(draft: Draft) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return person_words(draft.text) if draft.what.type == "PERSON" else tuple(fold(draft.text).split())


class _Linker:
    """The chains opened so far, by the keys that lead to them."""

    def __init__(self, equals: list[tuple[Draft, Draft]]) -> None:
        self.twins: defaultdict[Span, list[Span]] = defaultdict(list)
        for left, right in equals:
            self.twins[left.span].append(right.span)
            self.twins[right.span].append(left.span)
        self.by_span: dict[Span, Chain] = {}
        self.chains: list[Chain] = []
        self.by_key: dict[tuple[str, str], Chain] = {}
        self.by_word: defaultdict[str, list[Chain]] = defaultdict(list)
        self.by_acronym: dict[str, Chain] = {}

    def place(self, draft: Draft) -> None:
        """Put a name into its chain, or open one."""
        twin = next((self.by_span[span] for span in self.twins.get(draft.span, ()) if span in self.by_span), None)
        chain = twin or self.by_key.get(_key(draft)) or self._of_parts(draft) or self._of_acronym(draft)
        if chain is None:
            chain = Chain()
            self.chains.append(chain)
            self._index(draft, chain)
        elif twin is not None:
            self._index(draft, chain)
        chain.add(draft)
        self.by_span[draft.span] = chain
        self.by_key.setdefault(_key(draft), chain)

    def _index(self, draft: Draft, chain: Chain) -> None:
        words = name_words(draft)
        if draft.what.type == "PERSON":
            for word in dict.fromkeys(words):
                self.by_word[word].append(chain)
        elif draft.what.type in _BODIES:
            self.by_word[words[0]].append(chain)
            if len(words) > 2:
                self.by_acronym.setdefault(_initials(draft.text), chain)

    def _of_parts(self, draft: Draft) -> Chain | None:
        """Return the chain of the longer name that this one is a part of, the last one that came before it."""
        words = name_words(draft)
        if draft.what.type == "PERSON":
            meaning = [word for word in words if word not in lexicon.words("particles")]
            fitting = [chain for chain in self.by_word.get(meaning[-1], ()) if _is_part(words, name_words(chain.best))] if meaning else []
        elif draft.what.type in _BODIES and len(words) == 1 and draft.text.casefold() not in lexicon.endings():
            fitting = [chain for chain in self.by_word.get(words[0], ()) if chain.mentions[0].what.type in _BODIES]
            fitting = fitting if len(fitting) == 1 else []
        else:
            return None
        before = [chain for chain in fitting if chain.mentions[0].span.start < draft.span.start]
        if before:
            return max(before, key=lambda chain: max(each.span.start for each in chain.mentions if each.span.start < draft.span.start))
        return fitting[0] if len(fitting) == 1 else None

    def _of_acronym(self, draft: Draft) -> Chain | None:
        word = draft.text.replace(".", "")
        if draft.what.type not in _BODIES or not (2 < len(word) < 8 and word.isupper()):
            return None
        return self.by_acronym.get(word.casefold())


def _key(draft: Draft) -> tuple[str, str]:
    """Return what makes two names the same: the table's name, else the words and whether they name a person, a place or a body."""
    if draft.what.type in _BODIES:
        return "BODY", fold(draft.what.name)
    if draft.what.type == "PERSON":
        return "PERSON", " ".join(person_words(draft.text))
    return draft.what.type, fold(draft.what.name)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a person's short name is made of words of the long one and holds its first or last word."""
    bare = tuple(word for word in long if word not in lexicon.words("suffixes")) or long
    if not set(short) <= set(long):
        return False
    return short[-1] in (bare[-1], bare[0], long[-1]) or (len(bare) > _TWO and short[-1] == bare[-2] and not _is_given(short[-1]))


def _is_given(word: str) -> bool:
    """Tell whether a word is a given name; a family name may stand before the last one ("Pablo Rivas Montoya": Rivas)."""
    return word in lexicon.words("male_names") or word in lexicon.words("female_names")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper()).casefold()
