"""Trees of clauses that parsers often misread, set right: "two were killed and five wounded", "Talks resume on Monday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# What opens and closes in the plain present is in news style what is to come; as nouns these words follow no plural.
STAGES = frozenset({"resume", "reopen", "restart", "open", "close", "start", "end", "begin", "continue"})
OBLIQUE = {"nmod": "obl", "nmod:unmarked": "obl:unmarked"}
OF_NOUNS = frozenset({"det", "amod", "case", "nmod:poss", "nummod", "cop"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A tag, a head and a relation for each word, heads counted from 0 and -1 for the root's."""

    tags: list[str]
    heads: list[int]
    relations: list[str]

    def below(self, word: int, *relations: str) -> list[int]:
        """Return the dependents of a word with one of the relations, or all where none is given."""
        own = [other for other, head in enumerate(self.heads) if head == word]
        return [other for other in own if not relations or self.relations[other].partition(":")[0] in relations]

    def is_under(self, word: int, top: int) -> bool:
        """Tell whether a word is another or stands below it."""
        for _ in self.heads:
            if word in {top, -1}:
                break
            word = self.heads[word]
        return word == top


def mended(forms: Sequence[str], tree: Tree) -> Tree:
    """Return the tree with bare verbs of a stage read as verbs and each participle given the subject that stands before it."""
    return _with_own_subjects(forms, _with_bare_verb(forms, tree))


def _with_bare_verb(forms: Sequence[str], tree: Tree) -> Tree:
    """Read "Talks resume in Geneva" and "The talks open on Tuesday" as clauses: a plural noun and a bare verb."""
    root = next((word for word, head in enumerate(tree.heads) if head == -1), 0)
    if forms[root].lower() not in STAGES or root == 0:
        return tree
    subject = _subject(forms, tree, root)
    if subject is None:
        return tree
    tags, relations = list(tree.tags), list(tree.relations)
    tags[root], relations[subject] = "VERB", "nsubj"
    for word in tree.below(root, "nmod"):
        relations[word] = OBLIQUE.get(relations[word], relations[word])
    return Tree(tags, list(tree.heads), relations)


def _subject(forms: Sequence[str], tree: Tree, root: int) -> int | None:
    """Return the plural noun of which a noun or an adjective at the root is really the verb."""
    if tree.tags[root] == "NOUN" and not any(tree.relations[word] in OF_NOUNS for word in tree.below(root)):
        before = [root - 1] if tree.relations[root - 1] == "compound" and tree.heads[root - 1] == root else []
    elif tree.tags[root] == "ADJ" and not tree.below(root, "cop", "aux"):
        before = tree.below(root, "nsubj")
    else:
        return None
    return next((word for word in before if word < root and tree.tags[word] == "NOUN" and forms[word].lower().endswith("s")), None)


def _with_own_subjects(forms: Sequence[str], tree: Tree) -> Tree:
    """Give a participle the noun right before it that hangs as a second subject on the verb before: "two were killed and five wounded"."""
    heads = list(tree.heads)
    for verb, head in enumerate(tree.heads):
        if head < 0 or tree.relations[verb] != "conj" or tree.tags[verb] != "VERB" or not _is_participle(forms[verb]):
            continue
        if tree.below(verb, "nsubj", "aux"):
            continue
        first, *others = tree.below(head, "nsubj") or [len(heads)]
        own = next((word for word in others if first < head < word < verb and _reaches(tree, word, verb)), None)
        if own is not None:
            heads[own] = verb
    return Tree(tree.tags, heads, tree.relations) if heads != tree.heads else tree


def _reaches(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether nothing but a noun's own words and adverbs stands between it and a verb."""
    return all(tree.is_under(word, noun) or tree.tags[word] == "ADV" for word in range(noun + 1, verb))


def _is_participle(form: str) -> bool:
    return form.lower().endswith(("ed", "en", "t", "n", "d", "k", "wn"))
