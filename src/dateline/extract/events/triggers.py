"""Words that bring an event: codebook phrases in a sentence, less those that are about something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.codebook import Codebook, Exemption, Kind, Lexeme
from dateline.extract.events.clauses import base, carrier, clause_words, is_nominal, is_verb, preposition, unbroken
from dateline.extract.events.words import listed
from dateline.records.texts import Sentence, Span, Token

WINDOW = 6  # how far behind its verb the rest of a phrase may stand ("took two of the guards hostage")
WORDS_FOR_A_WORLD = 0.012  # share of sport or screen words above which a text is about sport or the screen


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


def find_triggers(sentence: Sentence, codebook: Codebook) -> Iterator[Trigger]:
    """Yield the words of a sentence that bring an event, in order."""
    for token in sentence.tokens:
        kind = _kind(token, sentence)
        if kind is None:
            continue
        trigger = _match(sentence, token, kind, codebook)
        if trigger is not None and not _is_exempt(sentence, trigger, codebook) and not _other_world(sentence, trigger, codebook):
            yield trigger


def _kind(token: Token, sentence: Sentence) -> Kind | None:
    """Return the kind of phrase that a word can head where it stands."""
    if token.tag == "VERB":
        return None if base(token) == "amod" and token.index < token.head else "verb"
    if token.tag in {"NOUN", "PROPN"} or (token.tag == "ADJ" and base(token) in {"obj", "obl", "nmod", "nsubj"}):
        return None if _only_modifies(token) or _in_name(sentence, token) else "noun"
    if token.tag == "ADJ":
        return "adjective" if _is_predicate(token) else None
    return None


def _only_modifies(noun: Token) -> bool:
    """Tell whether a noun stands before the noun it belongs to ("shooting victim")."""
    return base(noun) in {"compound", "amod"} and noun.index < noun.head


def _in_name(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of the name of a person, body or place of several words."""
    if _is_capitals(sentence):
        return False
    return any(
        name.first <= token.index < name.last and name.last - name.first > 1 and name.type not in {"EVENT", "MISC", "OTHER"}
        for name in sentence.names
    )


def _is_capitals(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals, as old wire copy is."""
    return not any(token.text.islower() for token in sentence.tokens)


def _is_predicate(adjective: Token) -> bool:
    if base(adjective) == "amod":
        return adjective.index > adjective.head
    return base(adjective) in {"xcomp", "acl", "advcl", "parataxis", "conj", "root", "ccomp", "dep"}


def _match(sentence: Sentence, token: Token, kind: Kind, codebook: Codebook) -> Trigger | None:
    for head in dict.fromkeys((token.lemma.lower(), token.text.lower())):
        for lexeme in codebook.lexemes.get((kind, head), ()):
            found = _others(sentence, token, lexeme)
            if found is not None and _has_sense(sentence, token, lexeme):
                return Trigger(token, lexeme, (*found, token))
    return None


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
    names = dict.fromkeys(
        (
            trigger.lexeme.head,
            " ".join((trigger.lexeme.head, *trigger.lexeme.others)),
            " ".join((*trigger.lexeme.others, trigger.lexeme.head)),
        )
    )
    return any(_fills(sentence, trigger.token, exemption) for name in names for exemption in codebook.exemptions.get(name, ()))


def _fills(sentence: Sentence, token: Token, exemption: Exemption) -> bool:
    fillers = _fillers(sentence, token, exemption.slot)
    if "*" in exemption.words:
        return bool(fillers)
    return any(_is(filler, word) for filler in fillers for word in exemption.words) if fillers else False


def _fillers(sentence: Sentence, token: Token, slot: str) -> list[Token]:
    if slot == "subject":
        return [child for child in sentence.children(token, "nsubj") if child.relation != "nsubj:pass"]
    if slot == "object":
        return sentence.children(token, "obj", "nsubj:pass")
    if slot == "modifier":
        return [child for child in sentence.children(token, "amod", "compound", "nmod", "nummod") if child.index < token.index]
    if slot == "nounhead":
        return [token] if base(token) in {"compound", "amod"} else []
    if slot == "any":
        return clause_words(sentence, token)
    return [child for child in sentence.children(token, "obl", "nmod") if preposition(sentence, child) == slot]


def _other_world(sentence: Sentence, trigger: Trigger, codebook: Codebook) -> bool:
    """Tell whether the clause speaks of sport or the screen; words of harm keep their meaning everywhere."""
    if trigger.lexeme.predicate.frame in {"harm", "hold"}:
        return False
    words = {word.lemma.lower() for word in clause_words(sentence, _clause_head(sentence, trigger.token))}
    return any(words & world.words for world in codebook.worlds)


def _clause_head(sentence: Sentence, token: Token) -> Token:
    carried = carrier(sentence, token) if is_nominal(token) else None
    return carried[0] if carried else token


def speaks_of_another_world(sentences: tuple[Sentence, ...], codebook: Codebook) -> bool:
    """Tell whether so many words of a report are of sport or the screen that fighting words mean no violence."""
    total = sum(len(sentence.tokens) for sentence in sentences)
    for world in codebook.worlds:
        told = sum(token.lemma.lower() in world.words for sentence in sentences for token in sentence.tokens if not is_verb(token))
        if total and told / total > WORDS_FOR_A_WORLD and told > 3:
            return True
    return False
