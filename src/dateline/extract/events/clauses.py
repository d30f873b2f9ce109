"""Ways through a UD tree: the words of one clause, the verb that carries a noun, the voice of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.remembered import remembered
from dateline.records.texts import Sentence, Token

DASHES = frozenset({"—", "–", "--", "-", "―"})
OPENING = 16  # words that a dateline can have
CLAUSAL = frozenset({"ccomp", "advcl", "acl", "csubj", "parataxis", "discourse", "xcomp"})
NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "compound", "dep", "dislocated", "nummod", "amod", "list"})
PASSIVE_ENDINGS = ("ed", "en", "t", "n", "d", "k", "ng", "wn")


def base(token: Token) -> str:
    """Return a relation without its subtype."""
    return token.relation.partition(":")[0]


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb that can head a clause."""
    return token.tag == "VERB"


def is_nominal(token: Token) -> bool:
    """Tell whether a word is a noun, a name, a pronoun or a number."""
    return token.tag in {"NOUN", "PROPN", "PRON", "NUM"}


@remembered
def is_capitals(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals, as old wire copy is."""
    return not any(token.text.islower() for token in sentence.tokens)


def clause_words(sentence: Sentence, head: Token) -> list[Token]:
    """Return the words of the clause that a word heads, in order, without clauses below it and without conjoined predicates."""
    tokens, dependents = sentence.tokens, sentence.dependents
    reached, waiting = [], [head.index]
    while waiting:
        current = waiting.pop()
        reached.append(current)
        waiting += [child for child in dependents[current] if not _opens(tokens[child], within=current != head.index)]
    return [tokens[index] for index in sorted(reached)]


def _opens(child: Token, *, within: bool) -> bool:
    """Tell whether a branch is a clause of its own; `within` where it hangs on a word below the clause's head."""
    relation = base(child)
    return relation in CLAUSAL or (relation == "conj" and not (within and child.tag != "VERB"))


def phrase(sentence: Sentence, head: Token) -> list[Token]:
    """Return a noun with its modifiers in order: no clauses, appositions, conjoined nouns, or phrases other than "of"."""
    reached, waiting = [], [head]
    while waiting:
        current = waiting.pop()
        reached.append(current)
        for child in sentence.children(current):
            relation = base(child)
            if relation in CLAUSAL or relation in {"appos", "conj", "cc", "dep"}:
                continue
            if relation == "nmod" and preposition(sentence, child) not in {"", "of", "'s", "’s"}:
                continue
            if current is head and relation in {"case", "punct", "mark", "cop", "nsubj", "advmod", "aux", "obl", "expl"}:
                continue
            waiting.append(child)
    words = sorted(reached, key=lambda word: word.index)
    return unbroken(words, head)


def unbroken(words: list[Token], head: Token) -> list[Token]:
    """Return the run of neighbouring words around a head, with no punctuation at its rim."""
    words = sorted(words, key=lambda word: word.index)
    places = {word.index for word in words}
    first = last = head.index
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    run = [word for word in words if first <= word.index <= last]
    while len(run) > 1 and run[0].tag == "PUNCT":
        run.pop(0)
    while len(run) > 1 and run[-1].tag == "PUNCT":
        run.pop()
    return run


def carrier(sentence: Sentence, noun: Token) -> tuple[Token, Token] | None:
    """Return the predicate above a noun and the word through which the noun hangs on it."""
    through = noun
    for above in sentence.ancestors(noun):
        if base(through) not in NOMINAL:
            return None
        if is_verb(above) or sentence.child(above, "cop") is not None or (above.tag == "ADJ" and base(through) in {"nsubj", "obl"}):
            return above, through
        through = above
    return None


def opening(sentence: Sentence) -> int:
    """Return how many words stand before a sentence to say where and when it was written: "SELMIN, Marovia (2 May) —"; often none."""
    dash = next((word.index for word in sentence.tokens[:OPENING] if word.text in DASHES and _is_apart(sentence, word)), 0)
    before = [word for word in sentence.tokens[:dash] if word.tag != "PUNCT"]
    if is_capitals(sentence) and any(word.tag in {"VERB", "AUX", "DET", "PRON"} for word in before):
        return 0
    return dash + 1 if before and all(word.text[0].isupper() or word.text[0].isdigit() for word in before) else 0


def _is_apart(sentence: Sentence, dash: Token) -> bool:
    """Tell whether a dash joins no two words ("car-bomb")."""
    return dash.text != "-" or (dash.index > 0 and dash.space and sentence.tokens[dash.index - 1].space)


def conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield a word and the words conjoined to it."""
    yield token
    for child in sentence.children(token, "conj"):
        yield from conjuncts(sentence, child)


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """Return the word that a chain of conjoined words starts from."""
    while base(token) == "conj" and (above := sentence.governor(token)) is not None:
        token = above
    return token


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is in the passive, also where only its participle stands."""
    if any(child.relation in {"aux:pass", "nsubj:pass", "obl:agent"} for child in sentence.children(verb)):
        return True
    if sentence.children(verb, "aux", "nsubj") or sentence.child(verb, "obj") is not None:
        return False
    if not looks_past(verb):
        return False
    if base(verb) == "conj":
        head = first_conjunct(sentence, verb)
        return is_verb(head) and is_passive(sentence, head)
    return base(verb) in {"acl", "advcl", "amod", "xcomp"} or by_agent(sentence, verb) is not None


def stranded(sentence: Sentence, verb: Token) -> str:
    """Return the preposition that a passive leaves without its noun ("the bus was fired upon"), empty where there is none."""
    behind = sentence.tokens[verb.index + 1 : verb.index + 3]
    if not behind or behind[0].tag != "ADP" or sentence.child(verb, "aux") is None or not is_passive(sentence, verb):
        return ""
    bare = len(behind) == 1 or behind[1].tag in {"ADP", "PUNCT", "ADV", "SCONJ", "CCONJ"}
    return behind[0].text.lower() if bare and behind[0].text.lower() != "by" else ""


def looks_past(verb: Token) -> bool:
    """Tell whether a verb's form can be a past participle."""
    text = verb.text.lower()
    return not text.endswith("ing") and text != verb.lemma and text != verb.lemma + "s" and not text.endswith("es")


def by_agent(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun of a "by" phrase; one before the verb on which a tree hangs it is that of a participle before it."""
    own = next((child for child in sentence.children(verb, "obl", "nmod") if preposition(sentence, child) == "by"), None)
    if own is not None or not looks_past(verb):
        return own
    behind = sentence.tokens[verb.index + 1 :]
    early = next((word for word in behind if is_verb(word) or (word.relation == "obl:agent" and word.head > word.index)), None)
    return early if early is not None and early.relation == "obl:agent" else None


def preposition(sentence: Sentence, noun: Token) -> str:
    """Return the preposition of a noun, empty where it has none."""
    case = sentence.child(noun, "case")
    if case is None:
        return ""
    return case.text.lower() if case.tag != "VERB" else case.lemma
