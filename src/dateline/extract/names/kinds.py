"""What a name is: its type, PLOVER sector and country."""

from __future__ import annotations

from typing import cast

from dateline.extract.names import lexicon
from dateline.extract.names.endings import ending_of
from dateline.extract.names.lexicon import Known
from dateline.extract.names.words import NameSpan, text_of
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence

# A model may tell armed groups, forces and offices apart, or call them all organisations; its finer types stand as they are.
_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON",
    "ORGANIZATION": "ORGANIZATION",
    "MILITARY": "MILITARY",
    "GROUP": "GROUP",
    "GOVERNMENT": "GOVERNMENT",
    "FACILITY": "FACILITY",
    "WEAPON": "WEAPON",
    "LOCATION": "LOCATION",
    "NATIONALITY": "NATIONALITY",
    "EVENT": "EVENT",
}
_BODIES = ("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT")
_SECTORS = {"MILITARY": "MIL", "GOVERNMENT": "GOV"}
# A place's name may end like a body's ("Camp Guard"), a body's like a place's ("Northern Valleys"): which endings overrule the model.
_OVERRULED = {
    "ORGANIZATION": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION", "FACILITY"),
    "MILITARY": ("GROUP", "GOVERNMENT", "FACILITY"),
    "GROUP": ("MILITARY", "GOVERNMENT", "ORGANIZATION"),
    "GOVERNMENT": ("MILITARY", "GROUP", "FACILITY"),
    "LOCATION": ("FACILITY", "MILITARY", "GOVERNMENT"),
    "FACILITY": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION"),
    "EVENT": ("MILITARY", "GROUP", "GOVERNMENT"),
    "OTHER": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION", "FACILITY", "EVENT"),
    "WEAPON": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION", "FACILITY", "EVENT"),
    "NATIONALITY": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION"),
    "PERSON": ("MILITARY", "GOVERNMENT"),
}


def kind_of(sentence: Sentence, name: NameSpan, *, armed: bool) -> Known:
    """Return what a name is, by the tables where they know it or its ending, else by the words around it, else by the model.

    `armed` tells that the report speaks of fighters: in one that does not, what a model takes for an armed group is a club or a firm.
    """
    if name.known is not None:
        return name.known
    text = text_of(sentence, name.first, name.last)
    end = ending_of(text)
    if end is not None and (name.type == end[0] or _overrules(end, name)):
        return Known(text, cast("EntityType", end[0]), end[1], country_in(sentence, name))
    kind = _TYPES.get(name.type, "OTHER")
    if kind == "GROUP" and not (armed or name.sure):
        kind = "ORGANIZATION"
    country = country_in(sentence, name) if kind in _BODIES else None
    return Known(text, kind, name.sector or _SECTORS.get(kind), country)


def _overrules(end: tuple[str, str | None], name: NameSpan) -> bool:
    """Tell whether what a name's words say weighs more than the model's type; news media bear the names of places and people."""
    if name.type == "PERSON":
        return not name.sure and (end[0] in _OVERRULED["PERSON"] or end == ("ORGANIZATION", "JRN"))
    return end[0] in _OVERRULED.get(name.type, ())


def country_in(sentence: Sentence, name: NameSpan) -> str | None:
    """Return the country that a body's name, or the word before it, tells ("Iraqi Security Forces", "Iraq's parliament")."""
    words = [token.text for token in sentence.tokens[max(0, name.first - 2) : name.last]]
    for word in words:
        known = lexicon.demonyms().get(word) or lexicon.countries().get(word)
        if known is not None and known.country:
            return known.country
    return None
