"""Make the language model from nothing: train, export, measure, write its card. Runs a night on two cores."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the four steps one after the other; an interrupted training goes on from its last checkpoint."""
    parser = argparse.ArgumentParser(description="Train, export and measure the language model.")
    parser.add_argument("--data", required=True, help="the folder with trees/, roles/, factuality/ and names/")
    parser.add_argument("--out", type=Path, default=Path("training/out"))
    parser.add_argument("--encoder", help="the folder of the pretrained encoder, where its package is not installed")
    parser.add_argument("training", nargs="*", help="further options of training.train, after --")
    options = parser.parse_args()
    encoder = ["--encoder", options.encoder] if options.encoder else []
    out = ["--out", str(options.out)]
    run("training.train", "--data", options.data, *out, *encoder, *options.training)
    run("training.export", *out, *encoder)
    run("training.evaluate", "--data", options.data, "--model", str(options.out), "--figures", str(options.out / "figures.json"))
    run("training.card", *out)


def run(module: str, *arguments: str) -> None:
    """Run one step in a process of its own, so that its memory is free for the next."""
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)  # noqa: S603 - our own modules


if __name__ == "__main__":
    main()
