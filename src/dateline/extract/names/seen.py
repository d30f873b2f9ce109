"""The mentions of a report so far, in the order of the text: where descriptions and pronouns look back."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.names.drafts import Chain, Draft
from dateline.records.texts import Sentence, Token

_OPEN, _CLOSE, _BOTH = "“„«", "”»", '"'


@dataclass(slots=True)
class Seen:
    """Mentions with their chains, all of them and by sentence and head word, and the words that stand in quotation marks."""

    sentences: tuple[Sentence, ...]
    mentions: list[tuple[Draft, Chain]] = field(default_factory=list)
    by_head: dict[tuple[int, int], tuple[Draft, Chain]] = field(default_factory=dict)
    by_sentence: dict[int, list[tuple[Draft, Chain]]] = field(default_factory=dict)
    quoted: set[tuple[int, int]] = field(default_factory=set)

    def add(self, draft: Draft, chain: Chain) -> None:
        """Take a mention in."""
        self.mentions.append((draft, chain))
        self.by_head.setdefault((draft.sentence, draft.head), (draft, chain))
        self.by_sentence.setdefault(draft.sentence, []).append((draft, chain))

    def recent(self, count: int) -> list[tuple[Draft, Chain]]:
        """Return the last mentions in the order of the text."""
        return [(draft, chain.settled()) for draft, chain in self.mentions[-count:]]

    def at(self, sentence: int, token: Token) -> tuple[Draft, Chain] | None:
        """Return the mention that a word heads."""
        found = self.by_head.get((sentence, token.index))
        return (found[0], found[1].settled()) if found is not None else None

    def within(self, sentence: int) -> list[tuple[Draft, Chain]]:
        """Return the mentions of a sentence."""
        return [(draft, chain.settled()) for draft, chain in self.by_sentence.get(sentence, [])]


def open_seen(sentences: tuple[Sentence, ...]) -> Seen:
    """Return an empty list of mentions that knows what is quoted."""
    return Seen(sentences, quoted=_quoted(sentences))


def _quoted(sentences: tuple[Sentence, ...]) -> set[tuple[int, int]]:
    """Return the words in quotation marks; a quotation ends with its paragraph."""
    found: set[tuple[int, int]] = set()
    inside, paragraph = False, -1
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        for token in sentence.tokens:
            if token.text in _OPEN:
                inside = True
            elif token.text in _CLOSE:
                inside = False
            elif token.text in (_BOTH, "``", "''"):
                inside = not inside
            elif inside:
                found.add((sentence.index, token.index))
    return found
