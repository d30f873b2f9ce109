"""Who and what takes part in an event: roles with their words and entities, bodies, spots and instruments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.codebook import Codebook
from dateline.extract.events.arguments import Argument
from dateline.extract.events.clauses import base, carrier, clause_words, is_nominal, is_verb, phrase, preposition
from dateline.extract.events.damage import find_struck
from dateline.extract.events.naming import is_one, names_behind
from dateline.extract.events.setting import Surroundings, clause_heads
from dateline.extract.events.spans import Standing
from dateline.extract.events.spots import is_street, spot_words
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.words import listed, people, things
from dateline.records.claims import Entity, Role, RoleKind
from dateline.records.texts import Sentence, Span, Token

ACTORS = frozenset({"PERSON", "ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "NATIONALITY", "LOCATION"})
PEOPLE = frozenset({"PERSON", "GROUP", "MILITARY", "GOVERNMENT"})
BODIES = frozenset({"GROUP", "MILITARY", "ORGANIZATION"})
SIDES: dict[RoleKind, RoleKind] = {"actor": "actor", "target": "target", "victim": "target"}  # the side of those whose people act or suffer
CLAUSES = 3  # how many clauses up an event's spots and instruments are looked for


@dataclass(frozen=True, slots=True)
class Participants:
    """What a report names that can take part in an event."""

    codebook: Codebook
    around: Surroundings
    entities: Standing[Entity]

    def roles(self, sentence: Sentence, trigger: Trigger, arguments: list[Argument]) -> Iterator[Role]:
        """Yield the participants with their words and entities, then places and instruments of the clause."""
        taken: set[int] = set()
        told = [
            *self.sides(sentence, trigger, arguments),
            *self.aims(sentence, trigger),
            *self.means(sentence, trigger),
            *self.circumstances(sentence, trigger),
        ]
        for role, word in told:
            if word.index not in taken:
                taken.add(word.index)
                yield self.role(sentence, role, word)
        sides = {word.index for role, word in told if role != "place"}
        yield from (self.role(sentence, "target", word) for word in self.struck(sentence, trigger) if word.index not in sides)

    def struck(self, sentence: Sentence, trigger: Trigger) -> Iterator[Token]:
        """Yield the buildings and vehicles that a blast or a planted bomb is said to be at: where it is, and what it is aimed at."""
        predicate, token = trigger.lexeme.predicate, trigger.token
        if predicate.mode == "explosives" and predicate.frame in {"blast", "fire"}:
            carried = carrier(sentence, token) if is_nominal(token) else None
            heads = {token.index: token} | ({carried[0].index: carried[0]} if carried and is_verb(carried[0]) else {})
            yield from (word for head in heads.values() for word in find_struck(sentence, head))

    def sides(self, sentence: Sentence, trigger: Trigger, arguments: list[Argument]) -> Iterator[tuple[RoleKind, Token]]:
        """Yield those who did and suffered it, each followed by the bodies they belong to."""
        for each in arguments:
            if self.around.times.over(each.token.span) is not None or self.is_deed(each) or self.is_same(trigger.token, each.token):
                continue
            if each.role != "actor" or not _is_nobody(sentence, each.token):
                role = self.fitting(sentence, trigger, each)
                yield role, each.token
                if not is_one(each.token):
                    yield from ((role, name) for name in names_behind(sentence, each.token))
                if role in SIDES:
                    yield from ((SIDES[role], body) for body in self.bodies(sentence, each.token) if self.can_be_hit(role, body))

    def can_be_hit(self, role: RoleKind, body: Token) -> bool:
        """Tell whether a deed of or on people is one of or on their body: who kills a firm's driver has not attacked the firm."""
        entity = self.entities.over(body.span)
        return role == "actor" or (entity is not None and entity.type not in {"ORGANIZATION", "GOVERNMENT"})

    def aims(self, sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleKind, Token]]:
        """Yield those whom an operation is after: "during a search for a commander", "while pursuing a commander"."""
        for head in clause_heads(sentence, trigger, self.around)[:CLAUSES]:
            for word in [*clause_words(sentence, head), *sentence.children(head, "advcl", "acl")]:
                if word is not trigger.token and word.lemma.lower() in listed("aims", "words"):
                    yield from self.sought(sentence, word)

    def sought(self, sentence: Sentence, word: Token) -> Iterator[tuple[RoleKind, Token]]:
        """Yield the people that a word of seeking is about, and their bodies."""
        below = [
            child for child in sentence.children(word, "nmod", "obl") if preposition(sentence, child) in listed("aims", "prepositions")
        ]
        for child in [*sentence.children(word, "obj"), *below]:
            if self.is_party(Argument("target", child)):
                yield "target", child
                yield from (("target", body) for body in self.bodies(sentence, child))

    def fitting(self, sentence: Sentence, trigger: Trigger, argument: Argument) -> RoleKind:
        """Return the role that a word can fill: things are no actors, people no instruments, towns beside a noun no sides."""
        thing = self.is_instrument(sentence, argument.token) or self.is_rigged(sentence, argument.token)
        if thing and (argument.role == "actor" or (argument.role == "target" and trigger.lexeme.predicate.frame == "blast")):
            return "instrument"
        if argument.role in {"actor", "instrument"} and not thing and self.is_blown_up(sentence, trigger, argument.token):
            return "target"
        if argument.role == "actor" and self.is_origin(sentence, trigger, argument.token):
            return "place"
        if argument.role == "instrument" and not thing:
            return "actor" if self.is_party(Argument("actor", argument.token)) else "topic"
        only = self.only_places(trigger, argument) or self.is_street(sentence, argument.token)
        return "place" if argument.role in SIDES and only else argument.role

    def is_blown_up(self, sentence: Sentence, trigger: Trigger, word: Token) -> bool:
        """Tell whether a building or vehicle is what goes up in a blast that nobody is said to have set off: "the plane blew up"."""
        blast = trigger.lexeme.predicate.mode == "explosives" and trigger.lexeme.kind == "verb"
        alone = base(word) == "nsubj" and sentence.child(trigger.token, "obj") is None
        return blast and alone and things().get(word.lemma.lower(), "LOCATION") != "LOCATION" and not self.is_rigged(sentence, word)

    def is_rigged(self, sentence: Sentence, word: Token) -> bool:
        """Tell whether a vehicle is the bomb itself: "a truck packed with explosives"."""
        return things().get(word.lemma.lower()) == "OTHER" and bool(self.loads(sentence, word))

    def loads(self, sentence: Sentence, vehicle: Token) -> list[Token]:
        """Return the explosives with which a vehicle is said to be packed."""
        packed = [child for verb in sentence.children(vehicle, "acl", "amod") for child in sentence.children(verb, "obl")]
        return [child for child in packed if self.is_instrument(sentence, child)]

    def is_origin(self, sentence: Sentence, trigger: Trigger, word: Token) -> bool:
        """Tell whether a name only says from where something came: "rockets were fired from Tyre"."""
        placed = trigger.lexeme.kind == "verb" and preposition(sentence, word) == "from"
        return placed and self.around.places.over(word.span) is not None

    def is_party(self, argument: Argument) -> bool:
        """Tell whether an argument is a name, people or a body."""
        if argument.role not in {"actor", "target", "victim", "topic"}:
            return False
        word = argument.token
        entity = self.entities.over(word.span)
        return (
            (entity is not None and entity.type in ACTORS)
            or word.lemma.lower() in people()
            or word.tag == "NUM"
            or word.lemma.lower() in listed("people", "pronouns")
        )

    def is_deed(self, argument: Argument) -> bool:
        """Tell whether an argument is an event or a spot, which nobody can be: "the blast killed nine", "the hotel that was hit"."""
        if argument.role not in {"actor", "victim"} or not is_nominal(argument.token):
            return False
        entity = self.entities.over(argument.token.span)
        spot = entity is not None and entity.type == "FACILITY"
        return spot or ("noun", argument.token.lemma.lower()) in self.codebook.lexemes or argument.token.lemma.lower() in {"series", "wave"}

    def is_same(self, trigger: Token, word: Token) -> bool:
        """Tell whether a word belongs to a mention that is the event itself: "the terrorist attack"."""
        entity = self.entities.over(word.span)
        return entity is not None and entity is self.entities.over(trigger.span)

    def role(self, sentence: Sentence, role: RoleKind, token: Token) -> Role:
        """Return a role with the words of its noun phrase."""
        words = spot_words(sentence, token) if role == "place" else phrase(sentence, token)
        words = _without_count(words, token) if role == "instrument" else words
        if role in SIDES and is_one(token):
            words = [*words, *(word for name in names_behind(sentence, token)[:1] for word in phrase(sentence, name))]
        entity = self.meant(sentence, token)
        return Role(role, Span(words[0].span.start, words[-1].span.end), entity.id if entity else None)

    def meant(self, sentence: Sentence, token: Token) -> Entity | None:
        """Return the entity that a noun means: of "a group of armed men" the men, of "the rebel leader Omar Selm" the man of that name."""
        own = self.entities.over(token.span)
        named = names_behind(sentence, token) if is_one(token) and (own is None or not own.is_named) else []
        if named and (known := self.entities.over(named[0].span)) is not None:
            return known
        if token.lemma.lower() not in listed("people", "holders") | listed("people", "remains") or (own is not None and own.is_named):
            return own
        counted = next((child for child in sentence.children(token, "nmod", "obl") if preposition(sentence, child) == "of"), None)
        held = self.entities.over(counted.span) if counted is not None else None
        return held if held is not None and held.type in PEOPLE else own

    def bodies(self, sentence: Sentence, token: Token) -> Iterator[Token]:
        """Yield the names of the bodies to which people belong: "members of the 3rd cell of the Front", "Northern Front fighters"."""
        own = self.entities.over(token.span)
        for child in sentence.children(token, "nmod", "compound", "amod"):
            entity = self.entities.over(child.span)
            if entity is not None and entity is not own and _is_force(entity) and preposition(sentence, child) in {"", "of", "from"}:
                yield child
                yield from self.bodies(sentence, child)

    def only_places(self, trigger: Trigger, argument: Argument) -> bool:
        """Tell whether a place name beside a noun says where, not who: "the Orsha raid", "shootings in Orsha"."""
        if self.around.places.over(argument.token.span) is None or trigger.lexeme.kind != "noun":
            return False
        return argument.role == "victim" or base(argument.token) == "compound"

    def is_street(self, sentence: Sentence, word: Token) -> bool:
        """Tell whether a word is the name of a street, which says where shots were fired and not at whom: "fired on Elm Street"."""
        place = self.around.places.over(word.span)
        named = sentence.tokens_in(place.span) if place is not None and place.lat is None else [word] if word.tag == "PROPN" else []
        return any(is_street(each) for each in named)

    def is_instrument(self, sentence: Sentence, token: Token) -> bool:
        """Tell whether a noun is a thing that does harm, alone or with the word before it."""
        lemma = token.lemma.lower()
        if lemma in listed("instrument", "discharges"):
            return False
        before = [child.lemma.lower() for child in sentence.children(token, "compound", "amod") if child.index == token.index - 1]
        return (lemma,) in self.codebook.instruments or any((word, lemma) in self.codebook.instruments for word in before)

    def means(self, sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleKind, Token]]:
        """Yield the weapon that the word of the event has before it: "a car bomb attack", and the load of a rigged truck."""
        before = [*trigger.words, *(sentence.children(trigger.token, "compound") if is_nominal(trigger.token) else ())]
        for word in dict.fromkeys(before):
            if word is not trigger.token and word.index < trigger.token.index and is_nominal(word) and self.is_instrument(sentence, word):
                yield "instrument", word
        if trigger.lexeme.predicate.frame == "blast":
            rigged = [word for word in sentence.children(trigger.token, "nsubj") if self.is_rigged(sentence, word)]
            yield from (("instrument", load) for word in rigged for load in self.loads(sentence, word))

    def circumstances(self, sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleKind, Token]]:
        """Yield the nouns of the event's clauses that say where or with what."""
        for head in clause_heads(sentence, trigger, self.around)[:CLAUSES]:
            for word in clause_words(sentence, head):
                if word.tag not in {"NOUN", "PROPN"} or word is trigger.token or base(word) == "compound":
                    continue
                if self.is_instrument(sentence, word) and _is_used(sentence, word):
                    yield "instrument", word
                elif self.is_site(sentence, word):
                    yield "place", word

    def scenes(self, sentence: Sentence) -> Iterator[Token]:
        """Yield the spots that verbs of being called and of happening name: "officers were called to the 300 block of Elm Street"."""
        for verb in sentence.tokens:
            if is_verb(verb) and _sends(sentence, verb):
                below = [word for word in sentence.children(verb, "obl") if word.lemma.lower() not in listed("dispatch", "refuges")]
                yield from (word for word in below if self.is_site(sentence, word, extra=frozenset({"to"})))

    def is_site(self, sentence: Sentence, word: Token, extra: frozenset[str] = frozenset()) -> bool:
        """Tell whether a noun with a preposition of place names a spot, a building or a place."""
        if preposition(sentence, word) not in listed("place", "prepositions") | extra:
            return False
        if self.around.times.over(word.span) is not None:
            return False
        entity = self.entities.over(word.span)
        if entity is not None and entity.type in {"LOCATION", "FACILITY"}:
            return True
        return self.around.places.over(word.span) is not None or word.lemma.lower() in listed("place", "nouns")


def _is_nobody(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word says that nobody did it: "no group"."""
    return any(child.text.lower() in {"no", "neither"} for child in sentence.children(word, "det"))


def _is_force(entity: Entity) -> bool:
    """Tell whether a body has people who act for it under arms: a group, an army, the police; what clerks and ministers do is theirs."""
    return entity.type in BODIES or (entity.type == "GOVERNMENT" and entity.sector == "COP" and entity.is_named)


def _without_count(words: list[Token], head: Token) -> list[Token]:
    """Return the words of a thing from the first that says what it is: no article, owner's pronoun or number."""
    first = next(word for word in words if word is head or word.tag not in {"DET", "NUM", "PRON"})
    return [word for word in words if word.index >= first.index]


def _sends(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says where something was: officers were sent there, or it took place there."""
    word = verb.lemma.lower()
    taken = word == "take" and any(child.lemma.lower() == "place" for child in sentence.children(verb, "obj"))
    return taken or (word != "take" and word in listed("dispatch", "verbs"))


def _is_used(sentence: Sentence, thing: Token) -> bool:
    """Tell whether a thing is used where it stands, not seized or lost: the object of verbs of holding and firing alone is.

    What is listed with an object or is a part of it shares its fate: "seized nine rifles, a mortar and two boxes of grenades".
    """
    while base(thing) in {"conj", "nmod", "list", "appos"} and (whole := sentence.governor(thing)) is not None and is_nominal(whole):
        thing = whole
    above = sentence.governor(thing)
    suffers = above is not None and is_verb(above) and (base(thing) == "obj" or thing.relation == "nsubj:pass")
    return not suffers or above is None or above.lemma.lower() in listed("instrument", "verbs")
