"""What kind of source words mean: a person, a group, a body, a document."""

from __future__ import annotations

from dateline.extract.attribution import lexicon
from dateline.records.claims import Entity, SourceKind
from dateline.records.texts import Sentence, Token

BODIES = frozenset({"ORGANIZATION", "MILITARY", "GOVERNMENT", "LOCATION", "FACILITY", "GROUP"})


def kind_of(sentence: Sentence, head: Token, entity: Entity | None) -> SourceKind:
    """Return what kind of source the words mean: by the entity's type, else by the noun."""
    counted = sentence.child(head, "nmod") if head.tag in ("NUM", "DET", "PRON", "ADJ") else None
    head = counted if counted is not None and head.text.lower() not in lexicon.sources().group else head
    table, lemma, form = lexicon.sources(), head.lemma.lower(), head.text.lower()
    common = head.tag != "PROPN" or is_sentence_case(sentence, head)
    if common and head.tag == "PROPN":
        lemma = _singular(form)
    if common and lemma in table.document:
        return "document"
    many = common and form != lemma and form.endswith("s")
    if common and (form in table.group or lemma in table.group or (many and lemma in table.person)):
        return "group"
    if common and lemma in table.person:
        return "person" if not sentence.children(head, "conj") else "group"
    if entity is not None and entity.type == "PERSON":
        return "person"
    if (entity is not None and entity.type in BODIES) or lemma in table.organization:
        return "organization"
    return "group" if entity is not None and entity.type == "NATIONALITY" else "unknown"


def is_sentence_case(sentence: Sentence, head: Token) -> bool:
    """Tell whether a noun for people has its capital only from opening the sentence, though a model takes it for a name: "Medics said"."""
    table, form = lexicon.sources(), head.text.lower()
    opens = all(word.tag == "PUNCT" for word in sentence.tokens[: head.index])
    return opens and (form in table.group or (form.endswith("s") and _singular(form) in table.person))


def _singular(form: str) -> str:
    return form.removesuffix("s")
