"""Words that bring an event: codebook phrases in a sentence, less those that are about something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.codebook import Codebook, Kind, Lexeme
from dateline.extract.events.clauses import base, is_capitals, unbroken
from dateline.extract.events.slots import is_filled
from dateline.extract.events.staged import is_staged
from dateline.extract.events.subjects import is_lost, subjects_of
from dateline.extract.events.words import listed
from dateline.records.texts import Sentence, Span, Token

WINDOW = 6  # how far behind its verb the rest of a phrase may stand ("took two of the guards hostage")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that brings an event, the codebook's phrase it stands for, and all its words."""

    token: Token
    lexeme: Lexeme
    words: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """Return the unbroken words around the trigger's head."""
        run = unbroken(list(self.words), self.token)
        return Span(run[0].span.start, run[-1].span.end)


def find_triggers(sentence: Sentence, codebook: Codebook, subjects: frozenset[str] = frozenset()) -> Iterator[Trigger]:
    """Yield the words of a sentence that bring an event, in order; `subjects` are those that the whole report is about."""
    spoken = subjects | subjects_of(sentence, codebook)
    taken: set[int] = set()
    for token in sentence.tokens:
        kind = None if token.index in taken else _kind(token, sentence)
        trigger = _match(sentence, token, kind, codebook, spoken) if kind is not None else None
        if trigger is None:
            continue
        taken |= {word.index for word in trigger.words}
        if is_staged(sentence, token, trigger.lexeme.predicate.frame):
            continue
        if not _is_exempt(sentence, trigger, codebook) and not is_lost(trigger.lexeme, spoken, codebook):
            yield trigger


def _kind(token: Token, sentence: Sentence) -> Kind | None:
    """Return the kind of phrase that a word can head where it stands."""
    if token.tag == "VERB":
        return None if _is_people(sentence, token) or (base(token) == "amod" and token.index < token.head) else "verb"
    if token.tag in {"NOUN", "PROPN"} or (token.tag == "ADJ" and base(token) in {"obj", "obl", "nmod", "nsubj"}):
        return None if _only_modifies(token) or _in_name(sentence, token) else "noun"
    if token.tag == "ADJ":
        return "adjective" if _is_predicate(token) else None
    return None


def _is_people(sentence: Sentence, participle: Token) -> bool:
    """Tell whether a participle behind a preposition stands for people: "the number of wounded"."""
    behind = base(participle) in {"nmod", "obl"} and sentence.child(participle, "case") is not None
    return behind and participle.text.lower().endswith("ed") and not sentence.children(participle, "obj", "nsubj")


def _only_modifies(noun: Token) -> bool:
    """Tell whether a noun stands before the noun it belongs to ("shooting victim")."""
    return base(noun) in {"compound", "amod"} and noun.index < noun.head


def _in_name(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of the name of a person, body or place of several words."""
    if is_capitals(sentence):
        return False
    return any(
        name.first <= token.index < name.last and name.last - name.first > 1 and name.type not in {"EVENT", "MISC", "OTHER"}
        for name in sentence.names
    )


def _is_predicate(adjective: Token) -> bool:
    if base(adjective) == "amod":
        return adjective.index > adjective.head
    return base(adjective) in {"xcomp", "acl", "advcl", "parataxis", "conj", "root", "ccomp", "dep"}


def _match(sentence: Sentence, token: Token, kind: Kind, codebook: Codebook, worlds: frozenset[str]) -> Trigger | None:
    joined = _joined(sentence, token)
    own: list[Token] = []
    heads = dict.fromkeys((token.lemma.lower(), token.text.lower()), own)
    for head, before in (*((f"{joined[0].text.lower()}-{token.lemma.lower()}", joined) for _ in joined[:1]), *heads.items()):
        for lexeme in codebook.lexemes.get((kind, head), ()):
            found = _others(sentence, token, lexeme)
            if found is not None and _has_sense(sentence, token, lexeme) and _is_met(sentence, token, lexeme, worlds):
                return Trigger(token, lexeme, (*before, *found, token))
    return None


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    """Return the word and the hyphen that are joined to the front of a word: "test-fired"."""
    if not token.index or sentence.tokens[token.index - 1].text != "-":
        return []
    before = list(sentence.tokens[max(0, token.index - 2) : token.index])
    hyphened = len(before) == 2 and before[0].span.end == before[1].span.start and before[1].span.end == token.span.start
    return before if hyphened else []


def _is_met(sentence: Sentence, token: Token, lexeme: Lexeme, worlds: frozenset[str]) -> bool:
    """Tell whether what a row asks for beside its words is there: a filler of a slot, or the subject it belongs to."""
    predicate = lexeme.predicate
    if not predicate.is_bound:
        return True
    return predicate.world in worlds or any(is_filled(sentence, token, slot, words) for slot, words in predicate.where.items())


def _others(sentence: Sentence, token: Token, lexeme: Lexeme) -> list[Token] | None:
    """Return the other words of a phrase: right before a noun, soon after a verb; none where one is missing."""
    if not lexeme.others:
        return _modifiers(sentence, token) if lexeme.kind == "noun" else []
    if lexeme.kind == "noun":
        before = sentence.tokens[max(0, token.index - len(lexeme.others)) : token.index]
        fits = len(before) == len(lexeme.others) and all(_is(word, other) for word, other in zip(before, lexeme.others, strict=True))
        return list(before) if fits else None
    found, at = [], token.index + 1
    for other in lexeme.others:
        window = sentence.tokens[at : token.index + 1 + WINDOW]
        word = next((each for each in window if _is(each, other)), None)
        if word is None or not _belongs(sentence, word, token):
            return None
        found.append(word)
        at = word.index + 1
    return found


def _belongs(sentence: Sentence, word: Token, verb: Token) -> bool:
    """Tell whether a word hangs on the verb, itself or through one noun."""
    above = sentence.governor(word)
    return above is not None and (above is verb or sentence.governor(above) is verb)


def _modifiers(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the words right before a noun that say by what means ("car bomb" in "car bomb attack")."""
    kinds = listed("trigger", "compounds")
    return [word for word in sentence.children(noun, "compound", "amod") if word.index < noun.index and word.lemma.lower() in kinds]


def _is(token: Token, word: str) -> bool:
    return word in {token.lemma.lower(), token.text.lower()}


def _has_sense(sentence: Sentence, token: Token, lexeme: Lexeme) -> bool:
    """Tell whether the model reads the sense that the codebook asks for; where it reads none, the word counts."""
    if lexeme.sense is None:
        return True
    frame = next((frame for frame in sentence.frames if frame.predicate == token.index), None)
    return frame is None or frame.sense == lexeme.sense


def _is_exempt(sentence: Sentence, trigger: Trigger, codebook: Codebook) -> bool:
    """Tell whether a slot beside a word shows that it is about something else; a phrase has the exceptions of its head too."""
    head, others = trigger.lexeme.head, trigger.lexeme.others
    names = dict.fromkeys((head, " ".join((head, *others)), " ".join((*others, head))))
    told = (exemption for name in names for exemption in codebook.exemptions.get(name, ()))
    return any(is_filled(sentence, trigger.token, exemption.slot, exemption.words) for exemption in told)
