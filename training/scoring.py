"""Figures of a parser against gold sentences: tags, trees, frames, factuality, names, and words cut from running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import numpy as np

from dateline.records.texts import Sentence
from training.names import COARSER, spans_of
from training.sets import Example, head_of_span

Figures = dict[str, float]
REPORTED_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD", "ARGM-ADV")
REPORTED_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "conj", "appos", "ccomp", "parataxis", "acl:relcl", "nummod")


class Tally:
    """Hits, answers given and answers in the gold set, by key."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, key: str, given: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Count one comparison of two sets."""
        answers, truth = set(given), set(gold)
        self.hits[key] += len(answers & truth)
        self.given[key] += len(answers)
        self.gold[key] += len(truth)

    def f1(self, key: str) -> float:
        """Return F1 in per cent."""
        total = self.given[key] + self.gold[key]
        return round(200 * self.hits[key] / total, 2) if total else 0.0


def tree_figures(examples: Sequence[Example], readings: Sequence[Sentence]) -> Figures:
    """Return the shares of words with the right tag, lemma, head, and head and relation, and F1 for some relations."""
    hits: Counter[str] = Counter()
    tally = Tally()
    for example, reading in zip(examples, readings, strict=True):
        gold = list(zip(example.heads or (), example.relations or (), strict=True))
        given = [(token.head + 1, token.relation) for token in reading.tokens]
        hits["words"] += len(gold)
        hits["UPOS"] += sum(token.tag == tag for token, tag in zip(reading.tokens, example.tags or (), strict=True))
        hits["lemmas"] += sum(token.lemma == lemma for token, lemma in zip(reading.tokens, example.lemmas or (), strict=True))
        hits["UAS"] += sum(answer[0] == truth[0] for answer, truth in zip(given, gold, strict=True))
        hits["LAS"] += sum(answer == truth for answer, truth in zip(given, gold, strict=True))
        for relation in REPORTED_RELATIONS:
            answers, truths = ({arc for arc in enumerate(arcs) if arc[1][1] == relation} for arcs in (given, gold))
            tally.add(relation, answers, truths)
    shares = {name: round(100 * hits[name] / hits["words"], 2) for name in ("UPOS", "lemmas", "UAS", "LAS")}
    return shares | {relation: tally.f1(relation) for relation in REPORTED_RELATIONS}


def role_figures(examples: Sequence[Example], readings: Sequence[Sentence]) -> Figures:
    """Return F1 of predicates, of predicates with their senses, and of labelled argument heads end to end."""
    tally = Tally()
    for example, reading in zip(examples, readings, strict=True):
        if example.frames is None or example.heads is None:
            continue
        tally.add("predicates", {frame.predicate for frame in reading.frames}, {frame.predicate for frame in example.frames})
        tally.add(
            "senses",
            {(frame.predicate, frame.sense) for frame in reading.frames},
            {(frame.predicate, frame.sense) for frame in example.frames},
        )
        given = {(frame.predicate, argument.label, argument.head) for frame in reading.frames for argument in frame.arguments}
        gold = {
            (frame.predicate, label, head_of_span(example.heads, start, end))
            for frame in example.frames
            for label, start, end in frame.arguments
        }
        tally.add("heads", given, gold)
        tally.add(
            "heads_unlabelled", {(predicate, head) for predicate, _, head in given}, {(predicate, head) for predicate, _, head in gold}
        )
        for role in REPORTED_ROLES:
            tally.add(role, (arc for arc in given if arc[1] == role), (arc for arc in gold if arc[1] == role))
    return {key: tally.f1(key) for key in ("predicates", "senses", "heads", "heads_unlabelled", *REPORTED_ROLES)}


def factuality_figures(examples: Sequence[Example], readings: Sequence[Sentence]) -> Figures:
    """Return Pearson's r and the mean absolute error at the rated words, and the share with the right sign."""
    pairs = [
        (value, reading.tokens[word].fact)
        for example, reading in zip(examples, readings, strict=True)
        for word, value in example.factuality.items()
    ]
    gold, given = (np.array(column) for column in zip(*pairs, strict=True))
    return {
        "r": round(float(np.corrcoef(gold, given)[0, 1]), 3),
        "MAE": round(float(np.abs(gold - given).mean()), 3),
        "MAE_of_median": round(float(np.abs(gold - np.median(gold)).mean()), 3),
        "sign_right": round(100 * float(((gold > 0) == (given > 0)).mean()), 1),
        "rated": len(pairs),
    }


def name_figures(examples: Sequence[Example], readings: Sequence[Sentence], types: Sequence[str]) -> Figures:
    """Return F1 of names with their types and without, over some types; types finer than those count as the one that covers them."""
    tally = Tally()
    for example, reading in zip(examples, readings, strict=True):
        gold = {span for span in spans_of(labels[0] for labels in example.names or ()) if span[0] in types}
        given = {(covering(name.type, types), name.first, name.last) for name in reading.names}
        given = {span for span in given if span[0] in types}
        tally.add("typed", given, gold)
        tally.add("untyped", {span[1:] for span in given}, {span[1:] for span in gold})
        for kind in types:
            tally.add(kind, {span for span in given if span[0] == kind}, {span for span in gold if span[0] == kind})
    return {key: tally.f1(key) for key in ("typed", "untyped", *types)}


def covering(kind: str, types: Sequence[str]) -> str:
    """Return a type itself where it is asked for, else the one that covers it."""
    return kind if kind in types else COARSER.get(kind, kind)
