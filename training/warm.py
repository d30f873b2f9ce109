"""Begin from weights that were made before: saved in training, or an 8-bit ONNX file back into the parameters of the model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import GROUPS, Reader
from training.names import COARSER

MATRIX = re.compile(r"/([\w./]+)/MatMul_quant")
RARER = 3.0  # taken from the score of a label that is new: one in twenty of its kind
FROZEN = "encoder.embeddings.word_embeddings.weight"  # the encoder's own, more exact than its 8-bit copy


def load_weights(model: Reader, path: Path, before: list[str], now: list[str]) -> list[str]:
    """Give the model the weights of a file whose labels of names were others; return the names of the parameters that it does not have."""
    found = dict(read_weights(path))
    for name in ("names.1.weight", "names.1.bias"):
        found[name] = with_new_labels(found[name], before, now)
    missing = [name for name, weight in model.named_parameters() if name not in found or found[name].shape != weight.shape]
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name in missing and name == "role_bias":
                weight.zero_()  # the earlier weights hold it inside the biaffine form
            if name not in missing and name != FROZEN:
                weight.copy_(found[name])
    return missing


def with_new_labels(weight: Tensor, before: list[str], now: list[str]) -> Tensor:
    """Return the rows of the labels as they are now: a new one begins as a rare kind of the type that covered it before."""
    rows = []
    for label in now:
        mark, _, kind = label.partition("-")
        known = label in before
        row = weight[before.index(label if known else f"{mark}-{COARSER[kind]}")].clone()
        rows.append(row if known or row.ndim else row - RARER)
    return torch.stack(rows)


def read_weights(path: Path) -> Iterator[tuple[str, Tensor]]:
    """Yield the names and values of the parameters in a file of either kind: saved in training, or exported."""
    if path.suffix == ".pt":
        yield from torch.load(path).items()
    else:
        yield from exported_weights(path)


def exported_weights(path: Path) -> Iterator[tuple[str, Tensor]]:
    """Yield the names and values of the parameters in an exported file."""
    graph = onnx.load(str(path)).graph
    if not any(node.op_type == "MatMulInteger" for node in graph.node):
        raise SystemExit(f"{path}: a graph drawn for the program; begin from model.pt, or from reader.traced.onnx beside it")
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for name, array in arrays.items():
        if array.dtype == np.float32 and not name.startswith("onnx::") and not name.endswith("_scale"):
            yield name, torch.from_numpy(array.copy())
        elif name.endswith(".weight_quantized"):
            base = name.removesuffix("_quantized")
            yield base, torch.from_numpy((array.astype(np.float32) - arrays[base + "_zero_point"]) * arrays[base + "_scale"])
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            base = node.input[1].removesuffix("_quantized")
            values = (arrays[base + "_quantized"].astype(np.float32) - arrays[base + "_zero_point"]) * arrays[base + "_scale"]
            yield parameter_of(node.name), torch.from_numpy(values.T.copy())
    yield from mixes(arrays)


def parameter_of(node: str) -> str:
    """Return the parameter that a product multiplies by: the path of its module, without repeated containers."""
    match = MATRIX.fullmatch(node)
    assert match is not None, node  # noqa: S101 - the exporter names products so
    parts: list[str] = []
    for part in match.group(1).split("/"):
        if parts and part.startswith(parts[-1] + "."):
            parts[-1] = part
        else:
            parts.append(part)
    return ".".join(parts) + ".weight"


def mixes(arrays: dict[str, np.ndarray]) -> Iterator[tuple[str, Tensor]]:
    """Yield the layer mixes, which are exported as shares, group by group in the order of the alphabet."""
    shares = [float(array) for name, array in arrays.items() if name.startswith("onnx::Mul_") and array.shape == ()]
    size = len(shares) // len(GROUPS)
    for place, group in enumerate(sorted(GROUPS)):
        yield f"mixes.{group}", torch.tensor([math.log(share) for share in shares[place * size : (place + 1) * size]])
