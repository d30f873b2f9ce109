"""What somebody has counted as content: "observers recorded 14 attacks", "eight dead were counted by the inquiry"."""

from __future__ import annotations

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.handed import Handed
from dateline.extract.attribution.kinds import kind_of
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

PLACES = frozenset({"LOCATION", "GPE", "FACILITY"})


def counted(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the numbered deeds or losses that people or a body count; a town that records them only has them."""
    if "count" not in entry.frames:
        return None
    thing = sentence.child(verb, "nsubj:pass") if speakers.is_passive(sentence, verb) else sentence.child(verb, "obj")
    if thing is None or thing.lemma.lower() not in lexicon.cues().counted or not _is_numbered(sentence, thing):
        return None
    counter = speakers.speaker(sentence, verb)
    if counter is None or not _may_count(sentence, counter):
        return None
    behind = [child for child in sentence.children(verb, "obl") if child.index > max(verb.index, thing.index)]
    when = [word for child in behind for word in sentence.subtree(child) if counter not in sentence.subtree(child)]
    return Handed((*sentence.subtree(thing), *when), "count", 0.55)


def _is_numbered(sentence: Sentence, thing: Token) -> bool:
    return any(word.tag == "NUM" for word in sentence.subtree(thing) if word.index < thing.index)


def _may_count(sentence: Sentence, counter: Token) -> bool:
    """Tell whether a subject is somebody who counts: by its noun, or a name that is no place's."""
    if counter.tag != "PROPN":
        return kind_of(sentence, counter, None) != "unknown"
    names = (name for name in sentence.names if name.first <= counter.index < name.last)
    return all(name.type not in PLACES for name in names)
