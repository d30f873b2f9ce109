"""Who did it, to whom, with what: the arguments of a trigger, by its frame in the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.extract.codebook import Codebook, Light
from dateline.extract.events.arguments import Argument
from dateline.extract.events.blame import find_blamed, is_reason, suffering
from dateline.extract.events.clauses import (
    base,
    by_agent,
    carrier,
    clause_words,
    conjuncts,
    first_conjunct,
    is_capitals,
    is_nominal,
    is_passive,
    is_verb,
    looks_past,
    opening,
    preposition,
    stranded,
)
from dateline.extract.events.damage import find_damaged
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.words import listed
from dateline.records.claims import RoleKind
from dateline.records.texts import Sentence, Token

RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})
SUFFERING: frozenset[RoleKind | None] = frozenset({"target", "victim"})
Slots = Mapping[str, RoleKind]


def find_arguments(sentence: Sentence, trigger: Trigger, codebook: Codebook) -> list[Argument]:
    """Return the participants of an event as the tree gives them, each word once, conjoined ones one by one."""
    slots = trigger.lexeme.predicate.slots
    told = _told(sentence, trigger, slots, codebook)
    spread = [Argument(each.role, _antecedent(sentence, word)) for each in told for word in _all_of(sentence, each)]
    found: dict[int, Argument] = {}
    for each in spread:
        if is_nominal(each.token) or each.token.tag in {"ADJ", "DET"}:
            found.setdefault(each.token.index, each)
    return [found[index] for index in sorted(found) if index != trigger.token.index and index >= opening(sentence)]


def _all_of(sentence: Sentence, argument: Argument) -> Iterator[Token]:
    """Yield a word, those conjoined to it, and of those who suffered also who is told to be among them: "six members, including X"."""
    for word in conjuncts(sentence, argument.token):
        yield word
        if argument.role in SUFFERING:
            heads = (word, *sentence.children(word, "nmod"))
            among = (child for head in heads for child in sentence.children(head, "nmod", "acl", "appos") if _is_among(sentence, child))
            yield from (each for child in among for each in conjuncts(sentence, child))


def _is_among(sentence: Sentence, word: Token) -> bool:
    return is_nominal(word) and preposition(sentence, word) in {"include", "including"}


def _told(sentence: Sentence, trigger: Trigger, slots: Slots, codebook: Codebook) -> Iterator[Argument]:
    token = trigger.token
    if trigger.lexeme.kind == "verb":
        yield from _of_verb(sentence, token, slots, frozenset(word.index for word in trigger.words))
    elif trigger.lexeme.kind == "noun":
        yield from _of_noun(sentence, token, slots)
        yield from _lent(sentence, token, slots, codebook)
        yield from find_blamed(sentence, token)
        yield from find_damaged(sentence, token, slots)
    else:
        yield from _of_adjective(sentence, token, slots)
    yield from _framed(sentence, token, slots)


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _of_verb(sentence: Sentence, verb: Token, slots: Slots, own: frozenset[int]) -> Iterator[Argument]:
    passive = is_passive(sentence, verb)
    subject = _subject(sentence, verb)
    objects = _objects(sentence, verb, passive)
    sufferers = [subject] if passive else [child for child in objects if child.index not in own]
    settled = {slots.get("object")} & SUFFERING if any(sufferers) else set()
    if subject is not None:
        left = stranded(sentence, verb)
        yield from _fill(slots, left if left in slots else "object" if passive else "subject", subject)
    for child in objects:
        if child.index in own:
            yield from _hung(sentence, child, slots)
        elif not passive:
            yield from _fill(slots, "object", child)
            if slots.get("object") in {"instrument", "topic"}:
                yield from _hung(sentence, child, slots)
    if passive and (agent := by_agent(sentence, verb)) is not None:
        yield from _fill(slots, "subject", agent)
    yield from _of_phrase(sentence, verb, slots, own)
    for child in sentence.children(verb, "obl", "nmod"):
        word = preposition(sentence, child)
        if child.index not in own and not (passive and word == "by"):
            yield from (each for each in _fill(slots, word, child) if each.role not in settled)


def _of_phrase(sentence: Sentence, verb: Token, slots: Slots, own: frozenset[int]) -> Iterator[Argument]:
    """As in "Set fire to the offices": behind the preposition with which a phrase ends stands its object."""
    last = sentence.tokens[max(own)]
    if last.tag == "ADP" and last is not verb:
        below = [child for head in (verb, *(sentence.tokens[index] for index in own)) for child in sentence.children(head, "obl", "nmod")]
        yield from (each for child in below if preposition(sentence, child) == last.text.lower() for each in _fill(slots, "object", child))


def _objects(sentence: Sentence, verb: Token, passive: bool) -> list[Token]:
    """Return the objects of a verb; where a tree has none, the noun without a preposition that it takes for an adverbial."""
    own = sentence.children(verb, "obj", "iobj")
    if own or passive:
        return own
    bare = (child for child in sentence.children(verb) if child.relation == "obl" and child.index > verb.index)
    return [child for child in bare if is_nominal(child) and sentence.child(child, "case") is None][:1]


def _hung(sentence: Sentence, noun: Token, slots: Slots) -> Iterator[Argument]:
    """As in "Fired rockets at the town", "imposed sanctions on the bank": what seems to hang on the noun belongs to the deed."""
    for child in sentence.children(noun, "nmod"):
        word = preposition(sentence, child)
        yield from (each for each in _fill(slots, word, child) if each.role == "target" and word != "of")


def _fill(slots: Slots, slot: str, token: Token) -> Iterator[Argument]:
    role = slots.get(slot)
    if role is not None:
        yield Argument(role, token)


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of a verb, also where it stands with a verb before or above it, or is the noun it describes."""
    own = [word for child in sentence.children(verb, "nsubj") for word in _behind_opening(sentence, child)] or _crossed(sentence, verb)
    if own:
        return own[-1]
    relation, above = base(verb), sentence.governor(verb)
    if above is None:
        return None
    if relation == "conj" and is_verb(above):
        return _shared(sentence, verb, above)
    if relation == "acl" and is_nominal(above):
        return _held_in(sentence, verb, above) or above
    if relation in {"advcl", "xcomp"} and is_verb(above):
        return _controller(sentence, verb, above)
    return None


def _crossed(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the noun before a verb that a tree hangs on what follows the verb: it has lost the subject."""
    before = sentence.tokens[verb.index - 1 : verb.index] if verb.index else ()
    return [word for word in before if is_nominal(word) and word.head > verb.index]


def _behind_opening(sentence: Sentence, subject: Token) -> list[Token]:
    """Return the subject; where a tree takes the place a report was written at for it, the noun hung on that place."""
    start = opening(sentence)
    if subject.index >= start:
        return [subject]
    return [child for child in sentence.children(subject, "appos", "dep", "list", "nmod") if child.index >= start and is_nominal(child)]


def _shared(sentence: Sentence, verb: Token, above: Token) -> Token | None:
    """Conjoined predicates share their subject where both are active or both passive."""
    head = first_conjunct(sentence, verb)
    if is_passive(sentence, verb) != is_passive(sentence, head if is_verb(head) else above):
        return None
    return _subject(sentence, above) if above is not verb else None


def _held_in(sentence: Sentence, verb: Token, noun: Token) -> Token | None:
    """Return those whom a noun of arrest or trial is about: "the arrest of two men for killing her"."""
    of = (child for child in sentence.children(noun, "nmod") if preposition(sentence, child) == "of")
    return next(of, None) if is_reason(sentence, verb, noun) else None


def _controller(sentence: Sentence, verb: Token, above: Token) -> Token | None:
    """The subject of an infinitive or participle is the object above it ("ordered troops to attack"), else the subject above it.

    Who is held, charged or tried for killing did it, not who holds him.
    """
    if is_reason(sentence, verb, above):
        own = suffering(sentence, above)
        return own[0] if own else _subject(sentence, above) if is_passive(sentence, above) else None
    if base(verb) == "xcomp" and (told := sentence.child(above, "obj", "iobj")) is not None:
        return told
    if base(verb) == "advcl" and not (verb.text.lower().endswith("ing") or looks_past(verb) or sentence.child(verb, "mark") is not None):
        return None
    if is_passive(sentence, above) and not is_passive(sentence, verb):
        agent = by_agent(sentence, above)
        return agent if agent is not None and base(verb) == "advcl" else _subject(sentence, above)
    return _subject(sentence, above)


def _antecedent(sentence: Sentence, word: Token) -> Token:
    """Return the noun that a relative pronoun stands for; other words stand for themselves."""
    if word.text.lower() not in RELATIVE or word.tag not in {"PRON", "DET", "SCONJ"}:
        return word
    for above in sentence.ancestors(word):
        if above.relation.startswith("acl"):
            return sentence.governor(above) or word
    return word


# --- nouns ---------------------------------------------------------------------------------------------------------------


def _of_noun(sentence: Sentence, noun: Token, slots: Slots) -> Iterator[Argument]:
    owned = any(preposition(sentence, child) == "of" for child in sentence.children(noun, "nmod", "obl"))
    for child in sentence.children(noun):
        relation = child.relation
        if relation == "nmod:poss":
            yield from _possessor(child, slots, owned)
        elif base(child) in {"nmod", "obl"}:
            yield from _fill(slots, preposition(sentence, child), child)
        elif base(child) in {"compound", "amod"} and _can_act(sentence, child):
            yield from _fill(slots, "compound", child)
    for child in sentence.children(noun, "acl"):
        yield from _of_participle(sentence, child, slots)
    yield from _of_doer(sentence, noun, slots)


def _of_doer(sentence: Sentence, noun: Token, slots: Slots) -> Iterator[Argument]:
    """As in "An attack by rebels on a convoy": what seems to hang on the doer belongs to the deed."""
    for doer in sentence.children(noun, "nmod", "obl"):
        if preposition(sentence, doer) == "by":
            for child in sentence.children(doer, "nmod"):
                yield from (
                    each
                    for each in _fill(slots, preposition(sentence, child), child)
                    if each.role == "target" and preposition(sentence, child) != "of"
                )


def _possessor(child: Token, slots: Slots, owned: bool) -> Iterator[Argument]:
    """As in "Its killing of three": the possessor acts where the sufferer is told; else the frame decides."""
    if owned and slots.get("of") in {"victim", "target"}:
        yield Argument("actor", child)
    else:
        yield from _fill(slots, "possessor", child)


def _of_participle(sentence: Sentence, verb: Token, slots: Slots) -> Iterator[Argument]:
    """As in "An attack carried out by X", "a raid targeting Y", "an attack blamed on X"."""
    if (agent := by_agent(sentence, verb)) is not None and is_passive(sentence, verb):
        yield Argument("actor", agent)
    word = verb.text.lower()
    if word in slots:
        yield from (Argument(slots[word], child) for child in sentence.children(verb, "obj"))


def _can_act(sentence: Sentence, word: Token) -> bool:
    """Tell whether a modifier names people or a body ("rebel attack"), not a kind ("suicide attack")."""
    if word.tag == "PROPN" or word.lemma.lower() in listed("people", "nouns"):
        return True
    named = any(name.first <= word.index < name.last for name in sentence.names)
    return word.tag == "ADJ" and (named if is_capitals(sentence) else word.text[:1].isupper())


def _lent(sentence: Sentence, noun: Token, slots: Slots, codebook: Codebook) -> Iterator[Argument]:
    """Return the arguments that a light verb lends to the noun ("troops launched an attack on the camp")."""
    carried = carrier(sentence, noun)
    if carried is None or not is_verb(carried[0]):
        return
    verb, through = carried
    light = light_verb(sentence, verb, codebook)
    passive = is_passive(sentence, verb)
    if light is None or light.subject is None or base(through) != ("nsubj" if passive else "obj"):
        return
    doer = by_agent(sentence, verb) if passive else _subject(sentence, verb)
    if doer is not None:
        yield Argument(light.subject, doer)
    for child in sentence.children(verb, "obl"):
        yield from (each for each in _fill(slots, preposition(sentence, child), child) if each.role in {"target", "instrument", "victim"})


def light_verb(sentence: Sentence, verb: Token, codebook: Codebook) -> Light | None:
    """Return the row of a light verb; a phrase such as "carry out" needs its particle."""
    after = [word.lemma.lower() for word in sentence.tokens[verb.index + 1 : verb.index + 4]]
    for light in codebook.lights:
        for phrase in light.verbs:
            if phrase[0] == verb.lemma.lower() and (len(phrase) == 1 or phrase[1] in after):
                return light
    return None


# --- adjectives and frames ---------------------------------------------------------------------------------------------


def _of_adjective(sentence: Sentence, adjective: Token, slots: Slots) -> Iterator[Argument]:
    """As in "Three people are dead", "left three people dead", "three dead"."""
    subject, above = sentence.child(adjective, "nsubj"), sentence.governor(adjective)
    if subject is not None:
        yield from _fill(slots, "subject", subject)
    elif above is not None and base(adjective) in {"amod", "acl"}:
        yield from _fill(slots, "subject", above)
    elif above is not None and base(adjective) in {"xcomp", "advcl"} and is_verb(above):
        sufferer = sentence.child(above, "obj") or _subject(sentence, above)
        if sufferer is not None:
            yield from _fill(slots, "subject", sufferer)


def _framed(sentence: Sentence, token: Token, slots: Slots) -> Iterator[Argument]:
    """Yield what the model's semantic roles add: the doer and the sufferer that the tree hangs elsewhere."""
    frame = next((frame for frame in sentence.frames if frame.predicate == token.index), None)
    if frame is None or token.tag != "VERB":
        return
    inside = {word.index for word in clause_words(sentence, token)}
    for argument in frame.arguments:
        slot = {"ARG0": "subject", "ARG1": "object"}.get(argument.label)
        word = sentence.tokens[argument.head]
        free = slot is not None and argument.head not in inside and is_nominal(word)
        between = sentence.tokens[argument.head + 1 : token.index]
        if slot and free and slots.get(slot) in {"actor", "target", "victim"} and not any(each.tag == "VERB" for each in between):
            yield from _fill(slots, slot, word)
