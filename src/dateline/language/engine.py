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

from dateline.language.wordpieces import Encoded, pad

INPUTS = ("pieces", "mask", "shapes", "first")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a sentence; place 0 among the words is the root.

    Arcs are (dependent, head), relations (relation, dependent, head), roles (role, predicate, argument), factuality (word);
    the others (word, label).
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

    def run(sentence: Encoded) -> Scores:
        found = session.run(None, dict(zip(INPUTS, pad([sentence]).inputs(), strict=True)))
        return Scores(*(array[0] for array in found))

    return run
