"""Whether an event happened: from tense, modality, negation, conditions, the words above it and who denies it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.codebook import Codebook
from dateline.extract.events.clauses import base, by_agent, carrier, first_conjunct, is_verb, looks_past
from dateline.extract.events.roles import light_verb
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.words import marks
from dateline.records.claims import Status
from dateline.records.texts import Sentence, Token

UNREAL = -1.5  # factuality below which the model is sure enough that something did not happen
PAST = frozenset({"has", "have", "'ve", "’ve", "had", "did", "was", "were"})
BE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})


@dataclass(frozen=True, slots=True)
class Reality:
    """The status of a predicate and the rule that decided it."""

    status: Status
    why: str


def find_status(sentence: Sentence, trigger: Trigger, headline: bool, codebook: Codebook) -> Reality:
    """Return whether an event happened as far as its sentence tells."""
    signs = (
        _signs_of_noun(sentence, trigger, headline, codebook)
        if trigger.lexeme.kind == "noun"
        else _of_verb(sentence, trigger.token, trigger, headline)
    )
    return next(signs, Reality("occurred", "plain"))


def _signs_of_noun(sentence: Sentence, trigger: Trigger, headline: bool, codebook: Codebook) -> Iterator[Reality]:
    """What the verb above tells holds for the event it carries out or lets happen, not for one that it only speaks of."""
    noun = trigger.token
    yield from _of_noun(sentence, noun)
    carried = carrier(sentence, noun)
    if carried is None or carried[1] is not noun:
        return
    verb = carried[0]
    yield from _demanded(trigger, verb)
    yield from _governed(sentence, verb, noun)
    if base(noun) == "nsubj" and verb.lemma.lower() in marks("continuing", "verbs"):
        yield Reality("ongoing", "continuing")
    light = is_verb(verb) and light_verb(sentence, verb, codebook) is not None
    if light and _is_definite(sentence, noun) and by_agent(sentence, verb) is not None and _may_have(sentence, verb):
        return
    if _is_definite(sentence, noun) and not light:
        return
    yield from _of_oblique(sentence, verb) if base(noun) == "obl" else _of_verb(sentence, verb, trigger, headline)


def _may_have(sentence: Sentence, verb: Token) -> bool:
    """Tell whether only the doer of what happened is in doubt: "the attack may have been carried out by the Front"."""
    said = {child.text.lower() for child in sentence.children(verb, "aux", "aux:pass")}
    return "have" in said and bool(said & marks("modals", "possible"))


def is_given(sentence: Sentence, token: Token) -> bool:
    """Tell whether who denies a sentence leaves this part of it standing: "denied carrying out the raid, in which six died"."""
    if any(word.relation == "acl:relcl" for word in (token, *sentence.ancestors(token))):
        return True
    return token.tag in {"NOUN", "PROPN"} and _is_definite(sentence, token)


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(child.lemma.lower() in {"the", "this", "that"} for child in sentence.children(noun, "det"))


# --- nouns ---------------------------------------------------------------------------------------------------------------


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Reality]:
    """Read "no attack", "a planned attack", "plans for an attack", "the anniversary of the attack"."""
    yield from _of_modifiers(sentence, noun)
    for child in sentence.children(noun, "acl"):
        if child.lemma.lower() in marks("governors", "scheduled") | marks("governors", "expected") and looks_past(child):
            yield Reality("scheduled", "scheduled")
    for above in sentence.ancestors(noun):
        if is_verb(above):
            return
        word = above.lemma.lower()
        if above.tag in {"NOUN", "ADJ"} and word not in marks("presupposed", "words"):
            yield from _by_governor(word)


def _of_modifiers(sentence: Sentence, noun: Token) -> Iterator[Reality]:
    for child in sentence.children(noun, "det", "amod", "advmod", "compound"):
        word = child.lemma.lower()
        if child.index > noun.index:
            continue
        if word in marks("negations", "quantities"):
            yield Reality("denied", "negated")
        if word in marks("adjectives", "expected"):
            yield Reality("expected", "adjective")
        if word in marks("adjectives", "possible"):
            yield Reality("possible", "adjective")


def _of_oblique(sentence: Sentence, verb: Token) -> Iterator[Reality]:
    """What hangs on a predicate that did not happen or is to come did not happen either; negation stays with the predicate."""
    for each in _of_modals(sentence, verb):
        if each.status in {"expected", "possible", "conditional"}:
            yield each
    yield from _of_governors(sentence, verb)


def _governed(sentence: Sentence, verb: Token, noun: Token) -> Iterator[Reality]:
    """As in "They prevented an attack", "they fear an attack"; "they condemned the attack" tells one that happened."""
    word = verb.lemma.lower()
    if not is_verb(verb) or base(noun) not in {"obj", "nsubj", "obl"}:
        return
    if base(noun) == "obj" and word in marks("governors", "done"):
        return
    if word in marks("presupposed", "words") and (base(noun) != "nsubj" or noun.relation == "nsubj:pass"):
        yield Reality("occurred", "presupposed")
    if _is_definite(sentence, noun):
        return
    if base(noun) == "obj" or (base(noun) == "nsubj" and sentence.child(verb, "aux:pass") is not None):
        yield from _by_governor(word)
    if base(noun) == "obl" and word in marks("governors", "possible"):
        yield Reality("possible", "governed")


def _demanded(trigger: Trigger, verb: Token) -> Iterator[Reality]:
    """As in "They demanded the release of the prisoners", "talks to discuss the withdrawal"; violence is no thing to ask for."""
    asked = base(trigger.token) == "obj" or (base(trigger.token) == "obl" and verb.lemma.lower() == "call")
    if trigger.lexeme.predicate.type != "ASSAULT" and asked and verb.lemma.lower() in marks("demands", "verbs"):
        yield Reality("possible", "demanded")


def _by_governor(word: str) -> Iterator[Reality]:
    statuses: tuple[Status, ...] = ("expected", "scheduled", "possible", "denied", "background")
    for status in statuses:
        if word in marks("governors", status):
            yield Reality(status, "governed")


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _of_verb(sentence: Sentence, verb: Token, trigger: Trigger, headline: bool) -> Iterator[Reality]:
    yield from _negated(sentence, verb)
    yield from _of_marks(sentence, verb)
    yield from _of_modals(sentence, verb)
    yield from _of_governors(sentence, verb)
    if trigger.lexeme.kind != "adjective" and is_verb(verb):
        yield from _of_tense(sentence, verb, headline)
    if trigger.token.fact <= UNREAL:
        yield Reality("denied", "factuality")


def _negated(sentence: Sentence, verb: Token) -> Iterator[Reality]:
    for child in sentence.children(verb):
        word = child.text.lower()
        if base(child) in {"advmod", "aux", "det"} and word in marks("negations", "words"):
            yield Reality("denied", "negated")
        if base(child) in {"nsubj", "obj"} and _is_none(sentence, child):
            yield Reality("denied", "negated")
        if word in marks("negations", "nearly") and base(child) == "advmod" and child.index < verb.index:
            yield Reality("denied", "nearly")
        if base(child) == "mark" and word == "without":
            yield Reality("denied", "negated")


def _is_none(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for nothing: "no one", "no soldiers", "none"."""
    none = marks("negations", "quantities")
    return noun.text.lower() in none or any(
        child.text.lower() in none and child.index < noun.index for child in sentence.children(noun, "det", "nummod", "advmod")
    )


def _of_marks(sentence: Sentence, verb: Token) -> Iterator[Reality]:
    for each in (verb, *(above for above in sentence.ancestors(verb) if base(verb) in {"conj", "xcomp"})):
        for child in sentence.children(each, "mark"):
            if child.text.lower() in marks("marks", "conditional"):
                yield Reality("conditional", "condition")
    to = sentence.child(verb, "mark")
    if to is not None and to.text.lower() == "to" and base(verb) in {"advcl", "acl"}:
        yield Reality("possible", "purpose")


def _of_modals(sentence: Sentence, verb: Token) -> Iterator[Reality]:
    head = first_conjunct(sentence, verb)
    auxiliaries = sentence.children(verb, "aux") or ([] if head is verb else sentence.children(head, "aux"))
    words = {child.text.lower() for child in auxiliaries}
    if words & marks("modals", "expected"):
        yield Reality("expected", "modal")
    if words & marks("modals", "possible"):
        yield Reality("possible", "modal")
    if words & marks("modals", "conditional"):
        yield Reality("conditional" if _has_condition(sentence, verb) else "possible", "modal")


def _has_condition(sentence: Sentence, verb: Token) -> bool:
    branches = sentence.children(verb, "advcl")
    return any(child.text.lower() in marks("marks", "conditional") for branch in branches for child in sentence.children(branch, "mark"))


def _of_governors(sentence: Sentence, verb: Token) -> Iterator[Reality]:
    """As in "Planned to attack", "is expected to attack", "ready to strike", "denied that", "failed to"."""
    below = verb
    for above in sentence.ancestors(verb):
        relation = base(below)
        if relation not in {"xcomp", "ccomp", "conj", "acl", "csubj", "advcl"} or above.tag not in {"VERB", "ADJ", "NOUN", "ADV", "AUX"}:
            return
        if (
            relation in {"xcomp", "acl"}
            or (relation == "ccomp" and _is_infinitive(sentence, below))
            or (relation == "advcl" and above.tag == "ADJ")
        ):
            yield from _by_head(sentence, above, below)
        if relation == "acl" and above.lemma.lower() in marks("proof", "nouns") and _is_none(sentence, above):
            yield Reality("denied", "no proof")
        if relation == "advcl" and above.tag != "ADJ":
            if _is_infinitive(sentence, below):
                yield Reality("possible", "purpose")
            return
        if relation == "ccomp" and any(True for _ in _negated(sentence, above)) and above.lemma.lower() not in {"know", "see", "deny"}:
            yield Reality("denied", "negated")
        below = above


def _by_head(sentence: Sentence, above: Token, below: Token) -> Iterator[Reality]:
    """A noun governs only an infinitive ("plans to attack"); a relative clause is governed by none."""
    if not below.relation.startswith("acl:relcl") and (above.tag != "NOUN" or _is_infinitive(sentence, below)):
        yield from _by_governor(above.lemma.lower())


def _is_before(sentence: Sentence, verb: Token) -> bool:
    return any(child.text.lower() in marks("before", "marks") for child in sentence.children(verb, "mark", "advmod"))


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(child.text.lower() == "to" for child in sentence.children(verb, "mark"))


def _of_tense(sentence: Sentence, verb: Token, headline: bool) -> Iterator[Reality]:
    head = verb
    while base(head) in {"xcomp", "conj"} and (above := sentence.governor(head)) is not None and is_verb(above):
        head = above
    kind = tense(sentence, head) if not sentence.children(verb, "aux") else tense(sentence, verb)
    if kind == "present" and base(verb) == "advcl" and _is_before(sentence, verb):
        yield Reality("expected", "time clause")
    if kind == "progressive":
        yield Reality("ongoing", "progressive")
    if kind == "present" and not headline and (verb.relation == "acl:relcl" or base(verb) not in {"acl", "advcl"}):
        yield Reality("background", "habit")
    if kind == "imperative" and not headline:
        yield Reality("possible", "bare")


def tense(sentence: Sentence, verb: Token) -> str:
    """Return how a verb's form places it: past, present, progressive, perfect, or imperative for a bare form without subject."""
    auxiliaries = {child.text.lower() for child in sentence.children(verb, "aux")}
    if verb.text.lower().endswith("ing"):
        return _tense_of_ing(auxiliaries)
    if auxiliaries & PAST:
        return "past"
    if auxiliaries & (BE | {"do", "does", "be", "being"}):
        return "progressive" if "being" in auxiliaries else "present"
    return _tense_of_form(verb, sentence.child(verb, "nsubj") is not None)


def _tense_of_ing(auxiliaries: set[str]) -> str:
    if auxiliaries & BE or "been" in auxiliaries:
        return "progressive"
    return "past" if auxiliaries else "participle"


def _tense_of_form(verb: Token, has_subject: bool) -> str:
    form, lemma = verb.text.lower(), verb.lemma.lower()
    if form != lemma:
        return "present" if form in {lemma + "s", lemma + "es", lemma[:-1] + "ies"} else "past"
    if not has_subject:
        return "imperative"
    return "past" if _can_be_past(form) else "present"


def _can_be_past(form: str) -> bool:
    """Some verbs of violence keep one form for present and past."""
    return form in {"hit", "hurt", "beat", "shed", "cut", "set", "put"}
