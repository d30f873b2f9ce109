"""Who the counted are: the class a reader of conflict reports gives them, their entity and their side."""

from __future__ import annotations

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.words import lemma, losses, people
from dateline.extract.found import Found
from dateline.records.claims import Entity, PersonClass, Who
from dateline.records.texts import Sentence, Span, Token

_OUTSIDE = frozenset({"acl", "acl:relcl", "conj", "cc", "punct", "appos", "advcl", "parataxis", "nsubj", "cop", "case"})
_SIDES = ("GROUP", "MILITARY", "GOVERNMENT", "NATIONALITY", "ORGANIZATION")


def who_of(found: Found, sentence: Sentence, figure: Figure) -> Who:
    """Return who is counted; the side is the name or people that the phrase gives them to."""
    head = figure.head
    if head.tag == "NUM" and figure.head == figure.trigger:
        return Who(None, None, "unknown", None)
    span = figure.span if figure.span.holds(head.span) else head.span
    entity = _entity(found, head, span)
    return Who(span, entity.id if entity is not None else None, class_of(sentence, head), _side(found, sentence, head, span))


def _entity(found: Found, head: Token, span: Span) -> Entity | None:
    """Return the entity that the phrase speaks of: one mentioned by its head, else one named inside it."""
    return found.entity_at(head.span) or found.entity_at(span)


def _side(found: Found, sentence: Sentence, head: Token, span: Span) -> str | None:
    before = [child for child in sentence.children(head, "amod", "compound", "nmod:poss", "nmod") if child.tag in ("PROPN", "ADJ", "NOUN")]
    for child in before:
        entity = found.entity_at(child.span) if span.holds(child.span) else None
        if entity is not None and entity.type in _SIDES and any(mention.kind == "name" for mention in entity.mentions):
            return entity.name
    return None


def class_of(sentence: Sentence, head: Token) -> PersonClass:
    """Return the class of a counted phrase: what it is said to be, else its head noun, else its modifiers and members."""
    described = _described(sentence, head)
    if described is not None:
        return described
    own = people().classes.get(_compound(sentence, head)) or people().classes.get(lemma(head)) or people().classes.get(head.text.lower())
    if own is not None and own != "unknown" and lemma(head) not in people().sets["broad.nouns"]:
        return own
    return _by_modifier(sentence, head) or _by_membership(sentence, head) or own or _by_shared_noun(sentence, head) or "unknown"


def _by_shared_noun(sentence: Sentence, head: Token) -> PersonClass | None:
    """Return the class of the noun that two peoples share: "three Marovian and two Orshan soldiers"."""
    if head.tag not in ("PROPN", "ADJ") or sentence.child(head, "nummod") is None:
        return None
    sharing = [each for each in sentence.children(head, "conj") if sentence.child(each, "nummod") is not None]
    return next((people().classes[lemma(each)] for each in sharing if lemma(each) in people().classes), None)


def _compound(sentence: Sentence, head: Token) -> str:
    """Return the head with the noun before it: "aid worker"."""
    before = next((child for child in sentence.children(head, "compound", "amod") if child.index == head.index - 1), None)
    return f"{before.text.lower()} {lemma(head)}" if before is not None else ""


def _described(sentence: Sentence, head: Token) -> PersonClass | None:
    """Return the class behind "described as", "identified as", or of a title before a name."""
    behind = [token for token in sentence.tokens[head.index + 1 : head.index + 2] if token.tag == "VERB"]
    for clause in [*sentence.children(head, "acl", "acl:relcl"), *behind]:
        if clause.lemma.lower() in people().sets["described.verbs"] and not _is_of_part(sentence, head, clause):
            said = [people().classes.get(lemma(token)) for token in sentence.subtree(clause) if token.tag in ("NOUN", "PROPN")]
            found = next((each for each in said if each not in (None, "unknown")), None)
            if found is not None:
                return found
    if head.tag == "PROPN" and lemma(head) not in people().classes:
        return _title(sentence, head)
    return None


def _is_of_part(sentence: Sentence, head: Token, clause: Token) -> bool:
    """Tell whether "described as" tells of a part only: "16 rebels, including five men described as commanders"."""
    between = sentence.tokens[head.index + 1 : clause.index]
    return any(token.text.lower() in losses().sets["part.marks"] for token in between)


def _title(sentence: Sentence, head: Token) -> PersonClass | None:
    """Return the class of "Colonel" in "Colonel Ane Brekke" and of "commander" in "their commander, Ane Brekke"."""
    above = sentence.governor(head)
    near = sentence.children(head, "compound", "flat", "nmod:desc", "appos", "amod")
    if above is not None and head.relation in ("appos", "flat"):
        near.append(above)
    said = [people().titles.get(each.text.lower()) or people().classes.get(lemma(each)) for each in near]
    return next((each for each in said if each is not None), None)


def _by_modifier(sentence: Sentence, head: Token) -> PersonClass | None:
    before = [child for child in sentence.children(head, "compound", "amod", "nmod", "nmod:poss") if child.index < head.index]
    said = [people().modifiers.get(child.text.lower()) or people().modifiers.get(lemma(child)) for child in before]
    nouns = [people().classes.get(lemma(child)) for child in before if child.tag == "NOUN"]
    return next((each for each in said + nouns if each not in (None, "unknown")), None)


def _by_membership(sentence: Sentence, head: Token) -> PersonClass | None:
    """Return the class of members: "members of the militant group", "others" stay unknown."""
    bodies = [
        each
        for each in sentence.children(head, "nmod")
        if any(case.text.lower() in ("of", "from") for case in sentence.children(each, "case"))
    ]
    for inner in [word for each in bodies for word in sentence.subtree(each, _OUTSIDE - {"case"})]:
        if inner.tag not in ("NOUN", "PROPN", "ADJ"):
            continue
        said = people().modifiers.get(inner.text.lower()) or people().classes.get(lemma(inner))
        if said not in (None, "unknown"):
            return said
    return None
