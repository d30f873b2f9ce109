"""The open training sets as one kind of example: a sentence with the layers that its set annotates.

A layer that a set does not annotate is None (or empty, for factuality) and is left out of the loss.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Allowed = tuple[str, ...]  # the name labels that a word may have; empty where nothing is known


@dataclass
class Frame:
    """A predicate: its word, its lemma, its sense suffix and its arguments as (label, first word, word after the last)."""

    predicate: int
    lemma: str
    sense: str
    arguments: list[tuple[str, int, int]]


@dataclass
class Example:
    """Words and the layers over them; `heads` count words from 1, 0 being the root."""

    words: list[str]
    text: str = ""
    tags: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    entities: list[str] | None = None
    frames: list[Frame] | None = None
    names: list[Allowed] | None = None
    factuality: dict[int, float] = field(default_factory=dict)
    id: str = ""


def blocks(path: Path) -> Iterator[list[str]]:
    """Yield the groups of lines that blank lines separate."""
    group: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def read_trees(path: Path) -> list[Example]:
    """Read a CoNLL-U file; multiword tokens and empty nodes are left out."""
    return [read_tree(block) for block in blocks(path)]


def read_tree(block: list[str]) -> Example:
    """Read the lines of one sentence."""
    rows = [line.split("\t") for line in block if re.match(r"\d+\t", line)]
    said = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
    return Example(
        words=[row[1] for row in rows],
        text=said.get("text", ""),
        tags=[row[3] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        entities=[row[9] for row in rows],
        id=said.get("sent_id", "").strip(),
    )


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def add_roles(examples: list[Example], path: Path) -> None:
    """Give sentences the frames that the file has under their id."""
    by_id = {example.id: example for example in examples}
    for record in read_jsonl(path):
        example = by_id.get(record["sent_id"])
        if example is not None and example.words == record["words"]:
            example.frames = [read_frame(frame) for frame in record["frames"]]


def read_frame(record: dict[str, Any]) -> Frame:
    """Read one frame, its verb itself not being an argument."""
    arguments = [(label, start, end) for label, start, end in record["args"] if label != "V"]
    return Frame(record["predicate"], record["lemma"], record["roleset"].rpartition(".")[2], arguments)


def read_factuality(path: Path) -> list[Example]:
    """Read sentences whose only layer is factuality."""
    examples = []
    for record in read_jsonl(path):
        ratings = {target["span1"][0]: float(target["label"]) for target in record["targets"]}
        examples.append(Example(words=record["text"].split(" "), factuality=ratings))
    return examples


def add_factuality(examples: list[Example], rated: list[Example]) -> list[Example]:
    """Give sentences the ratings of rated sentences with the same words; return the rated ones that match none."""
    by_words: dict[tuple[str, ...], Example] = {}
    for example in examples:
        by_words.setdefault(tuple(example.words), example)
    unmatched = []
    for example in rated:
        match = by_words.get(tuple(example.words))
        if match is None:
            unmatched.append(example)
        else:
            match.factuality |= example.factuality
    return unmatched


def head_of_span(heads: list[int], start: int, end: int) -> int:
    """Return the word of a span that is nearest to the root among those whose head lies outside it."""
    outer = [word for word in range(start, end) if not start <= heads[word] - 1 < end]
    return min(outer, key=lambda word: (depth(heads, word), word)) if outer else start


def depth(heads: list[int], word: int) -> int:
    """Return the number of arcs between a word and the root."""
    steps = 0
    while heads[word] and steps <= len(heads):
        word = heads[word] - 1
        steps += 1
    return steps
