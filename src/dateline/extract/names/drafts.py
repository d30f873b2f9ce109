"""One mention on its way into an entity."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.names.lexicon import Known
from dateline.records.claims import MentionKind
from dateline.records.texts import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention with what linking asks about it: its words, what it is, its number and gender, where it stands in the tree.

    `head` is the place of its head word in the sentence, `first` of its first. `person` is true of people, false of bodies and things.
    `titles` holds the words for roles and ranks right before a person's name.
    """

    span: Span
    text: str
    kind: MentionKind
    what: Known
    sentence: int
    first: int
    head: int
    relation: str
    person: bool
    plural: bool
    definite: bool
    gender: str | None
    lemma: str
    titles: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Chain:
    """The mentions of one entity found so far; `into` is the chain that took them over, when two turn out to be one."""

    mentions: list[Draft] = field(default_factory=list)
    gender: str | None = None
    into: Chain | None = None

    def add(self, draft: Draft) -> None:
        """Take a mention in; the first that tells a gender settles it."""
        self.mentions.append(draft)
        self.gender = self.gender or draft.gender

    def settled(self) -> Chain:
        """Return the chain that holds the mentions now."""
        chain = self
        while chain.into is not None:
            chain = chain.into
        return chain

    def join(self, other: Chain) -> None:
        """Take over another chain's mentions."""
        for draft in other.mentions:
            self.add(draft)
        other.into = self

    @property
    def best(self) -> Draft:
        """Return the mention that names the entity: the longest proper name, else the first description."""
        names = [draft for draft in self.mentions if draft.kind == "name"]
        if names:
            return max(names, key=lambda draft: (draft.what.type != "OTHER", len(draft.text), not draft.text.isupper(), -draft.span.start))
        described = [draft for draft in self.mentions if draft.kind == "nominal"]
        return (described or self.mentions)[0]
