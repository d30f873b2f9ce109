"""The language model: one run of an ONNX file over a sentence gives the scores of all heads.

Activations are scaled over a whole run, so a run holds one sentence: what is read of it depends on nothing else. Runs of
several sentences are no faster on a processor.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.language.wordpieces import Encoded

INPUTS = ("pieces", "mask", "shapes", "first")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a sentence; place 0 among the words is the root.

    Arcs are (dependent, head), relations (dependent, relation, head), factuality (word); roles are (predicate, role, argument), with
    one predicate for each word whose best label of predicates is not the first; the others (word, label).
    """

    tags: Floats
    arcs: Floats
    relations: Floats
    names: Floats
    predicates: Floats
    roles: Floats
    factuality: Floats


@dataclass(frozen=True, slots=True)
class Labels:
    """The alphabets of the heads in the order of their scores; the first sense, role and name stand for none."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    senses: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...]


Engine = Callable[[Encoded], Scores]


def read_labels(path: Path) -> Labels:
    """Read the alphabets that were written beside the weights."""
    return Labels(**{name: tuple(labels) for name, labels in json.loads(path.read_text(encoding="utf-8")).items()})


def open_engine(path: Path, threads: int) -> Engine:
    """Return a function that runs the model in so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    wanted = list(Scores.__dataclass_fields__)

    def run(sentence: Encoded) -> Scores:
        given = {"pieces": np.array([sentence.pieces]), "shapes": np.array([sentence.shapes]), "first": np.array([sentence.first])}
        tags, arcs, relations, names, predicates, roles, factuality = session.run(wanted, given)
        return Scores(tags[0], arcs, relations, names[0], predicates[0], roles, factuality)

    def run_traced(sentence: Encoded) -> Scores:
        given = (sentence.pieces, (1,) * len(sentence.pieces), sentence.shapes, sentence.first)
        found = session.run(wanted, {name: np.array([values]) for name, values in zip(INPUTS, given, strict=True)})
        tags, arcs, relations, names, predicates, roles, factuality = (array[0] for array in found)
        chosen = np.flatnonzero(predicates.argmax(-1))
        return Scores(tags, arcs, relations.transpose(1, 0, 2), names, predicates, roles[:, chosen].transpose(1, 0, 2), factuality)

    # A graph as it was traced for training takes a mask besides, and scores every pair of words for every role.
    return run_traced if any(each.name == "mask" for each in session.get_inputs()) else run
