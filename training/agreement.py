"""How far processors agree: the trees of our held-out sentences, read on this machine and on another, or an emulated one.

    python -m training.agreement read --model DIR > here.jsonl
    qemu-x86_64 -cpu Haswell python -m training.agreement read --model DIR > there.jsonl
    python -m training.agreement compare here.jsonl there.jsonl --out DIR

A Haswell has AVX2 but neither AVX-512 nor VNNI. `compare` adds a line to DIR/agreement.json, from which the card is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from training.corpus import read_corpus
from training.evaluate import open_model, read_words

FIGURES = "agreement.json"
SEVEN, EIGHT = "seven", "eight"  # bits of a weight


def read(model: Path, weights: str) -> None:
    """Print for each held-out sentence of our corpus its tags, heads and labels."""
    for sentence in read_words(open_model(model, 1, weights), read_corpus(held_out=True)):
        sys.stdout.write(json.dumps([[token.tag, token.head, token.relation] for token in sentence.tokens]) + "\n")


def compare(here: Path, there: Path) -> dict[str, int]:
    """Return how many sentences and words there are, and how many differ in tag, head or label."""
    left, right = ([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in (here, there))
    pairs = list(zip(left, right, strict=True))
    return {
        "sentences": len(pairs),
        "sentences_differ": sum(one != other for one, other in pairs),
        "words": sum(map(len, left)),
        "words_differ": sum(word != again for one, other in pairs for word, again in zip(one, other, strict=True)),
    }


def said(path: Path) -> dict[str, str]:
    """Return the sentences of the card about weights of seven and of eight bits; "not measured" where there are no figures."""
    known: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {"agreement": _said(known.get(SEVEN)), "overflow": _said(known.get(EIGHT))}


def _said(figures: dict[str, int] | None) -> str:
    if figures is None:
        return "not measured"
    return (
        f"{figures['sentences_differ']} of {figures['sentences']} held-out sentences differ in a tag, a head or a label "
        f"({figures['words_differ']} of {figures['words']:,} words), VNNI against an emulated Haswell"
    )


def main() -> None:
    """Read, or compare two readings."""
    parser = argparse.ArgumentParser(description="Compare what two processors read.")
    steps = parser.add_subparsers(required=True, dest="step")
    reading = steps.add_parser("read")
    reading.add_argument("--model", type=Path, default=Path("training/out"))
    reading.add_argument("--weights", default="reader.int8.onnx")
    comparing = steps.add_parser("compare")
    comparing.add_argument("here", type=Path)
    comparing.add_argument("there", type=Path)
    comparing.add_argument("--bits", choices=(SEVEN, EIGHT), default=SEVEN)
    comparing.add_argument("--out", type=Path, default=Path("training/out"))
    options = parser.parse_args()
    if options.step == "read":
        read(options.model, options.weights)
        return
    figures = compare(options.here, options.there)
    path = options.out / FIGURES
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(known | {options.bits: figures}, indent=1) + "\n", encoding="utf-8")
    print(_said(figures))


if __name__ == "__main__":
    main()
