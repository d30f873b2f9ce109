"""The mean of the weights of two runs, of which the second went on from the first: often better than either (Wortsman et al. 2022)."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def average(left: Path, right: Path, out: Path) -> None:
    """Write the mean of two folders' model.pt, with the labels and senses of the first; both must have the same labels."""
    if (left / "labels.json").read_bytes() != (right / "labels.json").read_bytes():
        raise SystemExit(f"{left} and {right} have other labels: only runs with the same labels can be averaged")
    out.mkdir(parents=True, exist_ok=True)
    one, other = (torch.load(folder / "model.pt") for folder in (left, right))
    mean = {name: (weight + other[name]) / 2 if weight.is_floating_point() else weight for name, weight in one.items()}
    torch.save(mean, out / "model.pt")
    for name in ("labels.json", "senses.tsv"):
        shutil.copyfile(left / name, out / name)


def main() -> None:
    """Average two runs; export comes next."""
    parser = argparse.ArgumentParser(description="Average the weights of two runs.")
    parser.add_argument("left", type=Path)
    parser.add_argument("right", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    average(options.left, options.right, options.out)


if __name__ == "__main__":
    main()
