"""Export trained weights to ONNX: in 32 bits, with everything in 8 bits, and that drawn anew for the program."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.language.engine import INPUTS, Scores
from dateline.language.wordpieces import WordEncoder, pad
from training.encoder import encoder_folder
from training.labels import Alphabets
from training.lean import slim
from training.model import Reader, load_encoder

AXES = {
    "pieces": {0: "sentence", 1: "piece"},
    "mask": {0: "sentence", 1: "piece"},
    "shapes": {0: "sentence", 1: "piece"},
    "first": {0: "sentence", 1: "word"},
    "tags": {0: "sentence", 1: "word"},
    "arcs": {0: "sentence", 1: "dependent", 2: "head"},
    "relations": {0: "sentence", 2: "dependent", 3: "head"},
    "names": {0: "sentence", 1: "word"},
    "predicates": {0: "sentence", 1: "word"},
    "roles": {0: "sentence", 2: "predicate", 3: "argument"},
    "factuality": {0: "sentence", 1: "word"},
}
OUTPUTS = tuple(Scores.__dataclass_fields__)


def export(model: Reader, encoder: WordEncoder, path: Path) -> None:
    """Trace the model over two sentences of ours and write it."""
    examples = ["Rebels killed 21 soldiers near the border , the army said .", "It denied it ."]
    batch = pad([encoder.encode(example.split()) for example in examples])
    inputs = tuple(map(torch.from_numpy, batch.inputs()))
    names, outputs = list(INPUTS), list(OUTPUTS)
    torch.onnx.export(model, inputs, str(path), input_names=names, output_names=outputs, dynamic_axes=AXES, opset_version=17, dynamo=False)


def quantise(full: Path, small: Path) -> None:
    """Write the model with 8-bit weights, of which seven are used.

    Processors without VNNI add two products in 16 bits, and with eight they overflow and read otherwise.
    """
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def main() -> None:
    """Export and quantise, and put the files that the program reads beside each other."""
    parser = argparse.ArgumentParser(description="Export a trained reader to ONNX.")
    parser.add_argument("--out", type=Path, default=Path("training/out"), help="the folder with labels.json and model.pt")
    parser.add_argument("--encoder", type=Path, help="the folder of the pretrained encoder, where its package is not installed")
    options = parser.parse_args()
    folder = encoder_folder(options.encoder)
    shutil.copyfile(folder / "tokenizer.json", options.out / "tokenizer.json")
    model = Reader(load_encoder(folder, attention="eager"), Alphabets.load(options.out / "labels.json"))
    model.load_state_dict(torch.load(options.out / "model.pt"))
    model.eval()
    full, traced, small = (options.out / name for name in ("reader.onnx", "reader.traced.onnx", "reader.int8.onnx"))
    export(model, WordEncoder(options.out / "tokenizer.json"), full)
    quantise(full, traced)
    slim(traced, small)
    for path in (full, traced, small):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
