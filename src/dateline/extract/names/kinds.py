"""What a name is: its type, PLOVER sector and country."""

from __future__ import annotations

from typing import cast

from dateline.extract.names import lexicon
from dateline.extract.names.lexicon import Known
from dateline.extract.names.spans import NameSpan, ending_of, text_of
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence

_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON",
    "ORGANIZATION": "ORGANIZATION",
    "LOCATION": "LOCATION",
    "NATIONALITY": "NATIONALITY",
    "EVENT": "EVENT",
}
_BODIES = ("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT")
# A place's name may end like a body's ("Camp Guard"), a body's like a place's ("Northern Valleys"): which endings overrule the model.
_OVERRULED = {
    "ORGANIZATION": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION", "FACILITY"),
    "LOCATION": ("FACILITY", "MILITARY", "GOVERNMENT"),
    "EVENT": ("MILITARY", "GROUP", "GOVERNMENT"),
    "OTHER": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION", "FACILITY", "EVENT"),
    "NATIONALITY": ("MILITARY", "GROUP", "GOVERNMENT", "ORGANIZATION"),
    "PERSON": ("MILITARY", "GOVERNMENT"),
}


def kind_of(sentence: Sentence, name: NameSpan) -> Known:
    """Return what a name is, by the tables where they know it or its ending, else by the model."""
    if name.known is not None:
        return name.known
    text = text_of(sentence, name.first, name.last)
    end = ending_of(text)
    if end is not None and (name.type in end[0] or end[0] in _OVERRULED.get(name.type, ())):
        return Known(text, cast("EntityType", end[0]), end[1], country_in(sentence, name))
    kind = _TYPES.get(name.type, "OTHER")
    country = country_in(sentence, name) if kind in _BODIES else None
    return Known(text, kind, None, country)


def country_in(sentence: Sentence, name: NameSpan) -> str | None:
    """Return the country that a body's name, or the word before it, tells ("Iraqi Security Forces", "Iraq's parliament")."""
    words = [token.text for token in sentence.tokens[max(0, name.first - 2) : name.last]]
    for word in words:
        known = lexicon.demonyms().get(word) or lexicon.countries().get(word)
        if known is not None and known.country:
            return known.country
    return None
