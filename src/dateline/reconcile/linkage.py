"""Which happenings of different reports are one incident: who is compared, how alike they are, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.reconcile.block import candidates
from dateline.reconcile.boilerplate import boilerplate, told
from dateline.reconcile.cluster import join
from dateline.reconcile.columns import NONE, Columns, Ints, columns
from dateline.reconcile.engines import Weigher, own
from dateline.reconcile.reasons import reasons
from dateline.reconcile.settings import Settings, settings
from dateline.reconcile.weigh import MILLI, Model, Scored, probability, trained, within_window
from dateline.reconcile.words import Wording, bag, likeness, weigh
from dateline.records.happenings import Family, Happening, Link, Text

THRESHOLD = 0.5
"""Links at or above this score hold an incident together in the working view."""
_OWN = 2  # a happening's own sentences count so many times beside the whole report


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs of happenings (positions in `happenings`, left below right) with their levels and weights."""

    happenings: tuple[Happening, ...]
    rows: Columns
    wording: Wording
    left: Ints
    right: Ints
    scored: Scored


def link(
    happenings: Sequence[Happening],
    families: Sequence[Family] = (),
    texts: Sequence[Text] = (),
    model: Model | None = None,
    weigher: Weigher = own,
) -> list[Link]:
    """Return the pairs of happenings that are likely one, with the reasons; links at or above THRESHOLD are its clusters.

    Every cluster of n happenings is held together by n - 1 such links, and never holds two happenings of one report. Links
    below THRESHOLD are doubtful pairs for a person to look at. `texts` are the reports: with them, like wording counts.
    `weigher` does the sums; whichever it is, the links are the same.
    """
    limits = settings()
    compared = compare_all(happenings, families, texts, model or trained(), weigher)
    named = (compared.rows.name[compared.left] != NONE) & (compared.rows.name[compared.right] != NONE)
    weight = within_window(compared.scored.weight, compared.scored.levels, named, limits.outside)
    tree = _tree(compared, weight, limits)
    score = probability(weight, limits.threshold)
    found = [_link(compared, at, max(float(score[at]), THRESHOLD)) for at in tree]
    together = _groups(tree, compared)
    for at in np.flatnonzero(score >= limits.doubtful).tolist():
        left, right = together.get(int(compared.left[at])), together.get(int(compared.right[at]))
        if left is None or left != right:
            found.append(_link(compared, at, min(float(score[at]), THRESHOLD - 0.001)))
    return sorted(found, key=lambda one: (one.left, one.right))


def compare_all(
    happenings: Sequence[Happening], families: Sequence[Family], texts: Sequence[Text], model: Model, weigher: Weigher = own
) -> Compared:
    """Return every pair worth comparing with its levels and weight; the order of what is given changes nothing."""
    limits = settings()
    ordered = tuple(sorted(happenings, key=lambda one: one.id))
    rows = columns(ordered, limits.radius, _origins({(each.left, each.right) for each in families if each.relation == "syndicated"}))
    whole = _reports(ordered, texts)
    wording = weigh([bag(each.wording or each.words, _OWN) + whole[each.document] for each in ordered], list(whole.values()))
    left, right = candidates(rows, weigh(list(whole.values()), list(whole.values())), limits.block)
    scored = weigher(rows, likeness(wording, left, right), (left, right), limits, model)
    return Compared(ordered, rows, wording, left, right, scored)


def _reports(happenings: Sequence[Happening], texts: Sequence[Text]) -> dict[str, Counter[str]]:
    """Return the words of each report that has a happening, in the order of their ids; without a text, those of its happenings."""
    whole: dict[str, Counter[str]] = {document: Counter() for document in sorted({each.document for each in happenings})}
    printed = boilerplate(texts)
    given = {text.document: f"{text.title or ''}\n{told(text.text, printed)}" for text in texts}
    for each in happenings:
        if each.document not in given:
            whole[each.document] += bag(each.wording or each.words)
    return {document: bag(given[document]) if document in given else words for document, words in whole.items()}


def _origins(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """Return for each copied document the smallest of its family."""
    origin: dict[str, str] = {}

    def find(document: str) -> str:
        while origin.get(document, document) != document:
            document = origin[document]
        return document

    for one, other in sorted(pairs):
        low, high = sorted((find(one), find(other)))
        origin[low] = low
        origin[high] = low
    return {document: find(document) for document in origin}


def _tree(compared: Compared, weight: Ints, limits: Settings) -> list[int]:
    """Return the positions of the pairs that hold the clusters together."""
    least, missing = round(limits.threshold * MILLI), round(limits.missing * MILLI)
    pairs = list(zip(compared.left.tolist(), compared.right.tolist(), weight.tolist(), strict=True))
    at = {(left, right): position for position, (left, right, _) in enumerate(pairs)}
    return [at[pair] for pair in join(pairs, compared.rows.document.tolist(), missing, least, limits.best)]


def _groups(tree: Sequence[int], compared: Compared) -> dict[int, str]:
    """Return the cluster of each happening that is in one."""
    pairs = {(str(compared.left[at]).zfill(12), str(compared.right[at]).zfill(12)) for at in tree}
    return {int(row): origin for row, origin in _origins(pairs).items()}


def _link(compared: Compared, at: int, score: float) -> Link:
    left, right = int(compared.left[at]), int(compared.right[at])
    one, other = compared.happenings[left], compared.happenings[right]
    names = {comparison: int(levels[at]) for comparison, levels in compared.scored.levels.items()}
    return Link(one.id, other.id, round(score, 3), reasons(one, other, names, compared.wording, (left, right)))
