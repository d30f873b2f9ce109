"""Train the reader for a number of steps, from where the last checkpoint stands."""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from dateline.language.wordpieces import WordEncoder, pad
from training.encoder import encoder_folder
from training.examples import Item, batches_of_epoch, encode, read_training, recased
from training.labels import Alphabets, collect_alphabets, write_senses
from training.losses import Losses
from training.model import Reader, load_encoder
from training.names import LABELS
from training.warm import load_weights

WARM_UP = 0.04
WEIGHTS = {"tags": 0.5, "arcs": 1.0, "relations": 1.0, "predicates": 0.7, "roles": 0.8, "factuality": 0.25, "names": 1.5}
REPORTED = 50  # steps between lines of the log
SAVED = 200  # steps between checkpoints


def schedule(done: float) -> float:
    """Return the factor on the learning rates when a share of the steps is done: a short rise, then a straight fall."""
    return min(1.0, done / WARM_UP) * (1 - max(0.0, done - WARM_UP) / (1 - WARM_UP))


def batches(structured: list[Item], named: list[Item], options: argparse.Namespace) -> Iterator[list[Item]]:
    """Yield batches without end; the order depends on the seed alone."""
    epoch = 0
    while True:
        chance = random.Random(f"{options.seed} {epoch}")  # noqa: S311 - an order, not a secret
        yield from batches_of_epoch(structured, named, options.pieces, options.repeat, chance)
        epoch += 1


def optimizer_of(model: Reader, options: argparse.Namespace) -> torch.optim.AdamW:
    """Return the optimiser; word embeddings stay as the encoder has them."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    body = [weight for name, weight in model.named_parameters() if name.startswith("encoder.") and weight.requires_grad]
    heads = [weight for name, weight in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": body, "lr": options.encoder_rate}, {"params": heads, "lr": options.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train(losses: Losses, structured: list[Item], named: list[Item], options: argparse.Namespace) -> None:
    """Run the steps that are left, saving now and then."""
    model = losses.model
    optimizer = optimizer_of(model, options)
    rates = (options.encoder_rate, options.head_rate)
    first = resume(model, optimizer, options.out / "checkpoint.pt")
    history: defaultdict[str, list[float]] = defaultdict(list)
    started, seen = time.time(), 0
    model.train()
    for step, batch in enumerate(batches(structured, named, options)):
        if step < first:
            continue
        if step >= options.steps:
            break
        chance = random.Random(f"{options.seed} case {step}")  # noqa: S311
        torch.manual_seed(options.seed * 1_000_003 + step)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * schedule(step / options.steps) + 1e-7
        with torch.autocast("cpu", torch.bfloat16):
            given = losses.of(pad([recased(item.encoded, chance) for item in batch]), [item.example for item in batch])
        optimizer.zero_grad(set_to_none=True)
        torch.stack([WEIGHTS[layer] * loss for layer, loss in given.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_([weight for group in optimizer.param_groups for weight in group["params"]], 1.0)
        optimizer.step()
        seen += sum(len(item.encoded.pieces) for item in batch)
        for layer, loss in given.items():
            history[layer].append(loss.item())
        if (step + 1) % REPORTED == 0:
            report(step + 1, seen, time.time() - started, history)
        if (step + 1) % SAVED == 0 or step + 1 == options.steps:
            save(model, optimizer, step + 1, options.out)


def report(step: int, seen: int, elapsed: float, history: dict[str, list[float]]) -> None:
    """Print the mean of the last losses."""
    means = "  ".join(f"{layer} {np.mean(values[-80:]):.3f}" for layer, values in sorted(history.items()))
    print(f"{elapsed:6.0f} s  step {step}  {seen / elapsed:.0f} pieces/s  {means}", flush=True)


def save(model: Reader, optimizer: torch.optim.AdamW, step: int, out: Path) -> None:
    """Write the weights, and what is needed to go on."""
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").rename(out / "checkpoint.pt")
    torch.save(model.state_dict(), out / "model.pt")


def resume(model: Reader, optimizer: torch.optim.AdamW, path: Path) -> int:
    """Take up a checkpoint if there is one; return the number of steps done."""
    if not path.exists():
        return 0
    state = torch.load(path)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def settings(options: argparse.Namespace) -> str:
    """Return what the model card says of a run."""
    begun = "the weights of an earlier export" if options.start else "the pretrained encoder"
    return (
        f"{options.steps:,} steps of at most {options.pieces:,} wordpieces, begun from {begun}, seed {options.seed}. "
        f"AdamW; learning rates {options.encoder_rate:g} (encoder) and {options.head_rate:g} (heads), "
        f"a rise over {100 * WARM_UP:.0f} % of the steps and a straight fall; bfloat16; weights of the losses {WEIGHTS}. "
        f"Sentences with trees count {options.repeat} times in a pass, sentences with names only once.\n"
    )


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the settings of a run."""
    parser = argparse.ArgumentParser(description="Train the reader on the open sets.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with trees/, roles/, factuality/ and names/")
    parser.add_argument("--out", type=Path, default=Path("training/out"), help="where labels, senses, checkpoints and weights go")
    parser.add_argument("--encoder", type=Path, help="the folder of the pretrained encoder, where its package is not installed")
    parser.add_argument("--start", type=Path, help="weights to begin from (model.pt or an exported file), labels.json beside them")
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pieces", type=int, default=1400, help="wordpieces of a step")
    parser.add_argument("--repeat", type=int, default=2, help="passes over the structured sentences for one over the names")
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


def main() -> None:
    """Read the sets, train, and save labels, senses and weights."""
    options = options_of()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    structured, named = read_training(options.data)
    before = Alphabets.load(options.start.with_name("labels.json")) if options.start else collect_alphabets(structured)
    labels = replace(before, names=list(LABELS))
    labels.save(options.out / "labels.json")
    write_senses(structured, labels.senses[1:], options.out / "senses.tsv")
    folder = encoder_folder(options.encoder)
    (options.out / "settings.md").write_text(settings(options), encoding="utf-8")
    words = WordEncoder(folder / "tokenizer.json")
    model = Reader(load_encoder(folder), labels)
    if options.start:
        print("not in the file to begin from:", load_weights(model, options.start, before.names, labels.names), flush=True)
    train(Losses(model, labels), encode(structured, words), encode(named, words), options)


if __name__ == "__main__":
    main()
