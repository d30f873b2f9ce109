"""Where an event was: the place that its own clause gives, that it points back to, or that its sentence gives."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clauses import DASHES, base, clause_words, is_verb, preposition
from dateline.extract.events.pointing import pointed_at
from dateline.extract.events.setting import Surroundings, is_apart, is_said
from dateline.extract.events.words import listed, people
from dateline.records.claims import Place
from dateline.records.texts import Sentence, Span, Token

FINE = {"point": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}
BROAD = frozenset({"region", "country"})
DATELINE = 14  # words between the place and the dash of a dateline
FAR = frozenset({"place.near@1", "place.bearing@1"})  # rules of places told by another


def find_place(sentence: Sentence, heads: list[Token], around: Surroundings) -> Place | None:
    """Return the place that the nearest clause gives, else the finest of the sentence that a preposition sets."""
    found = _best(sentence, list(_own(sentence, heads[0], around)), heads[0]) or _of_scene(sentence, heads[0], around)
    for head in heads[1:]:
        if found is None and not leads_away(sentence, head):
            found = _best(sentence, list(_own(sentence, head, around)), head)
    return found or pointed_at(sentence, heads, around) or _left(sentence, heads[0], around)


def leads_away(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells where people went or were brought afterwards."""
    if verb.lemma.lower() in listed("setting", "away"):
        return True
    onward = verb.lemma.lower() in listed("setting", "onward")
    return onward and any(preposition(sentence, child) in {"to", "into", "towards", "toward"} for child in sentence.children(verb, "obl"))


def _own(sentence: Sentence, head: Token, around: Surroundings) -> Iterator[Place]:
    """Yield the places of a clause: those that say where, and the town that was hit itself."""
    struck = {word.index for word in sentence.children(head, "obj", "nsubj:pass")} if is_verb(head) else set()
    for place in _places_in(clause_words(sentence, head), around):
        top = sentence.head_of(place.span)
        hit = top is not None and top.index in struck and place.precision not in BROAD and not _is_dateline(sentence, place.span)
        if hit or is_set(sentence, place):
            yield place


def _places_in(words: list[Token], around: Surroundings) -> list[Place]:
    return list({place.id: place for word in words if (place := around.places.over(word.span)) is not None}.values())


def _of_scene(sentence: Sentence, head: Token, around: Surroundings) -> Place | None:
    """Return the place that a clause is about: "the prison in Orsha, where nine men were killed"."""
    for word in (head, *sentence.ancestors(head)):
        if base(word) == "acl" and any(child.lemma.lower() == "where" for child in sentence.children(word)):
            before = Span(sentence.span.start, min(each.span.start for each in clause_words(sentence, word)))
            told = [place for place in around.places.inside(before) if is_set(sentence, place)]
            about = sentence.governor(word)
            return _best(sentence, _nearest_run(sentence, told), about if about is not None else word)
    return None


def _nearest_run(sentence: Sentence, told: list[Place]) -> list[Place]:
    """Return the last place and those before it that no verb parts from it: "a prison in Orsha, 20 km from Selm"."""
    run: list[Place] = []
    for place in reversed(told):
        if run and any(is_verb(word) for word in sentence.tokens_in(Span(place.span.end, run[-1].span.start))):
            break
        run.append(place)
    return run


def _left(sentence: Sentence, head: Token, around: Surroundings) -> Place | None:
    """Return the finest place of the rest of a sentence, none of a saying or of a clause that tells something else."""
    left = [
        place
        for place in around.places.inside(sentence.span)
        if is_set(sentence, place) and not _is_of_saying(sentence, place.span, head, around) and not is_apart(sentence, place.span, head)
    ]
    return _best(sentence, [place for place in left if not _is_away(sentence, place.span, head)], head)


def _is_of_saying(sentence: Sentence, span: Span, event: Token, around: Surroundings) -> bool:
    """Tell whether a place is that of a saying; not where the verb of the event parts them: "a bomb in Orsha killed two, police said"."""
    if not is_said(sentence, span, around):
        return False
    head = sentence.head_of(span)
    saying = next((word for word in sentence.ancestors(head) if is_verb(word)), None) if head is not None else None
    return saying is None or not (is_verb(event) and span.end <= event.span.start < saying.span.start)


def _is_away(sentence: Sentence, span: Span, event: Token) -> bool:
    """Tell whether a place is where people were brought or went, by a verb other than the event."""
    head = sentence.head_of(span)
    verb = next((word for word in sentence.ancestors(head) if is_verb(word)), None) if head is not None else None
    return verb is not None and verb is not event and leads_away(sentence, verb)


def _best(sentence: Sentence, places: list[Place], near: Token) -> Place | None:
    """A country counts last; else the place that hangs closest counts, then the finest; a name on no map is a small place."""
    return min(
        [place for place in places if not any(_lies_in(sentence, other, place) for other in places)],
        key=lambda place: (
            place.precision in BROAD,
            _is_aside(sentence, place, places),
            _steps(sentence, place.span, near),
            FINE.get(place.precision or "", 1.5),
            abs(place.span.start - near.span.start),
        ),
        default=None,
    )


def _lies_in(sentence: Sentence, inner: Place, outer: Place) -> bool:
    """Tell whether the words say that a place lies in another, wider one: "Torbek village in Ghazni province"."""
    if FINE.get(inner.precision or "", 1.5) >= FINE.get(outer.precision or "", 1.5) or not inner.span.end <= outer.span.start:
        return False
    between = [word.text.lower() for word in sentence.tokens_in(Span(inner.span.end, outer.span.start))]
    return bool(between) and set(between) <= {"in", "of", "the", ","}


def _is_aside(sentence: Sentence, place: Place, places: list[Place]) -> bool:
    """Tell whether a place only tells where another one lies: "in Orsha, about 80 km from Selm"."""
    if place.rule not in FAR or not any(other.span.end <= place.span.start for other in places):
        return False
    before = [word for word in sentence.tokens if word.span.end <= place.span.start and word.tag != "ADV"]
    return bool(before) and (before[-1].tag == "PUNCT" or before[-1].lemma.lower() in listed("place", "nouns"))


def _steps(sentence: Sentence, span: Span, near: Token) -> int:
    """Return how many words of the tree stand between a place and the word that it sets."""
    head = sentence.head_of(span)
    for steps, above in enumerate(sentence.ancestors(head) if head is not None else ()):
        if above is near:
            return steps
    return len(sentence.tokens)


def is_set(sentence: Sentence, place: Place) -> bool:
    """Tell whether a place says where: it has a preposition of place, or belongs to a noun that has one."""
    head = sentence.head_of(place.span)
    if head is None or _is_owner(sentence, place.span) or _is_dateline(sentence, place.span):
        return False
    if place.rule in FAR:
        return True
    if base(head) in {"compound", "amod"} and head.index < head.head and not _is_spot(sentence, head):
        return False
    prepositions = (listed("place", "prepositions") - {"by"}) | {"of", "to", "into", "against", "targeting"}
    for word in (head, *sentence.ancestors(head)):
        if any(case.text.lower() in prepositions for case in sentence.children(word, "case")):
            return not _is_home(sentence, word)
        if is_verb(word) or base(word) in {"nsubj", "nmod:poss"}:
            return False
    return False


def _is_owner(sentence: Sentence, span: Span) -> bool:
    """Tell whether a name stands in the possessive: "Yemen's army"."""
    behind = next((word for word in sentence.tokens if word.span.start >= span.end), None)
    return behind is not None and behind.text in {"'s", "’s", "'", "’"} and behind.span.start == span.end


def _is_dateline(sentence: Sentence, span: Span) -> bool:
    """Tell whether a name says where a report was written: no preposition sets it, and a dash follows behind capitals alone."""
    first = sentence.token_at(span.start)
    if first is None or (first.index and sentence.tokens[first.index - 1].tag in {"ADP", "DET", "ADJ"}):
        return False
    for word in [word for word in sentence.tokens if word.span.start >= span.end][:DATELINE]:
        if word.text in DASHES and (word.text != "-" or sentence.tokens[word.index - 1].space):
            return True
        if word.text[:1].islower():
            return False
    return False


def _is_home(sentence: Sentence, place: Token) -> bool:
    """Tell whether a place only says where people come from: "Adam Weller, 24, of Orsha", "a man from Orsha"."""
    if preposition(sentence, place) not in {"of", "from"}:
        return False
    above, case = sentence.governor(place), sentence.child(place, "case")
    before = sentence.tokens[case.index - 1] if case is not None and case.index else None
    return any(word is not None and (word.tag in {"PROPN", "NUM"} or word.lemma.lower() in people()) for word in (above, before))


def _is_spot(sentence: Sentence, modifier: Token) -> bool:
    """Tell whether a name stands before a noun that is itself a spot: "Orsha province", "the Orsha market"."""
    above = sentence.governor(modifier)
    return above is not None and above.lemma.lower() in listed("place", "nouns")
