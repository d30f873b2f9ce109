"""An exported 8-bit graph drawn anew for one sentence a run: a third of its steps, and the very same scores.

The traced graph works out shapes, masks and transpositions for batches that the program never makes. Here queries, keys and values
are one product, attention is one step, the layers are mixed for all heads at once, and roles are scored for predicates alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.drawing import EPSILON, MICROSOFT, Drawing, Traced

HEADS = 12
GROUPS = {  # the first product of each group of heads
    "syntax": "/tags",
    "names": "/names/names.0/names.0.0",
    "roles": "/predicates",
    "factuality": "/factuality/factuality.0/factuality.0.0",
}


def draw(traced: Traced) -> onnx.ModelProto:
    """Return the graph for one sentence: pieces, shapes and first in, the scores of all heads out."""
    drawing = Drawing(traced)
    groups = _mixed(drawing, _layers(drawing))
    syntax, roles = drawing.quantised(groups["syntax"]), drawing.quantised(groups["roles"])
    drawing.linear(syntax, "/tags", "tags.bias", "tags")
    _arcs(drawing, syntax)
    relations = _relations(drawing, syntax)
    names = drawing.gelu(drawing.linear(groups["names"], GROUPS["names"], "names.0.0.bias"))
    drawing.linear(names, "/names/names.1", "names.1.bias", "names")
    labels = _roles(drawing, roles)
    fact = drawing.gelu(drawing.linear(groups["factuality"], GROUPS["factuality"], "factuality.0.0.bias"))
    fact = drawing.linear(fact, "/factuality/factuality.1", "factuality.1.bias")
    drawing.step("Reshape", [fact, drawing.sizes(-1)], "factuality")
    given = {"pieces": [1, "piece"], "shapes": [1, "piece"], "first": [1, "word"]}
    wanted: dict[str, list[int | str | None]] = {
        "tags": [1, "word", None],
        "arcs": ["dependent", "head"],
        "relations": ["dependent", relations, "head"],
        "names": [1, "word", None],
        "predicates": [1, "word", None],
        "roles": ["predicate", labels, "argument"],
        "factuality": ["word"],
    }
    graph = helper.make_graph(
        drawing.steps,
        "reader",
        [helper.make_tensor_value_info(name, TensorProto.INT64, size) for name, size in given.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in wanted.items()],
        [numpy_helper.from_array(np.ascontiguousarray(array).reshape(array.shape), name) for name, array in drawing.constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)], ir_version=8)


def _layers(drawing: Drawing) -> list[str]:
    """Draw the encoder; return the vectors of the embeddings and of each layer."""
    layers = [_embedded(drawing)]
    while f"/encoder/encoder/layer.{len(layers) - 1}/output/dense/MatMul_quant" in drawing.traced.nodes:
        layers.append(_layer(drawing, layers[-1], len(layers) - 1))
    return layers


def _embedded(drawing: Drawing) -> str:
    length = drawing.step("Shape", ["pieces"], start=1, end=2)
    vectors = ""
    for part in ("word", "token_type", "position"):
        name = f"encoder.embeddings.{part}_embeddings.weight"
        table, *scale = [drawing.keep(name + end) for end in ("_quantized", "_scale", "_zero_point")]
        if part == "position":
            taken = drawing.step("Slice", [table, drawing.sizes(0), length, drawing.sizes(0)])
        else:
            taken = drawing.step("Gather", [table, "pieces" if part == "word" else "shapes"], axis=0)
        values = drawing.step("DequantizeLinear", [taken, *scale])
        vectors = drawing.step("Add", [vectors, values]) if vectors else values
    return drawing.normed(vectors, "encoder.embeddings.LayerNorm")


def _layer(drawing: Drawing, before: str, number: int) -> str:
    place, module = f"/encoder/encoder/layer.{number}", f"encoder.encoder.layer.{number}"
    attended = drawing.linear(
        _attention(drawing, before, place, module), f"{place}/attention/output/dense", f"{module}.attention.output.dense.bias"
    )
    middle = drawing.normed(drawing.step("Add", [attended, before]), f"{module}.attention.output.LayerNorm")
    wide = drawing.gelu(drawing.linear(middle, f"{place}/intermediate/dense", f"{module}.intermediate.dense.bias"))
    narrow = drawing.linear(wide, f"{place}/output/dense", f"{module}.output.dense.bias")
    # onnxruntime joins these two in the traced graph, and its joined norm rounds otherwise than its plain one.
    norm = [drawing.keep(f"{module}.output.LayerNorm.{part}") for part in ("weight", "bias")]
    return drawing.step("SkipLayerNormalization", [narrow, middle, *norm], domain=MICROSOFT, epsilon=EPSILON)


def _attention(drawing: Drawing, vectors: str, place: str, module: str) -> str:
    parts = ("query", "key", "value")
    products = [drawing.traced.product(f"{place}/attention/self/{part}") for part in parts]
    weights = drawing.keep(f"{module}.attention.self.weight_quantized", np.concatenate([weight for weight, _ in products], 1))
    scales = drawing.keep(f"{module}.attention.self.weight_scale", np.concatenate([scale for _, scale in products]))
    biases = [drawing.traced.arrays[f"{module}.attention.self.{part}.bias"] for part in parts]
    bias = drawing.keep(f"{module}.attention.self.bias", np.concatenate(biases))
    values, scale, zero = drawing.quantised(vectors)
    return drawing.step("QAttention", [values, weights, bias, scale, scales, "", zero], domain=MICROSOFT, num_heads=HEADS)


def _mixed(drawing: Drawing, layers: Sequence[str]) -> dict[str, str]:
    """Draw the vectors of the words for each group of heads: the layers in its shares, added from the first to the last."""
    first = drawing.step("Squeeze", ["first", drawing.sizes(0)])
    shares = zip(*(drawing.traced.shares(place) for place in GROUPS.values()), strict=True)
    vectors = ""
    for number, (layer, share) in enumerate(zip(layers, shares, strict=True)):
        words = drawing.step("Gather", [layer, first], axis=1)
        part = drawing.step("Mul", [drawing.keep(f"mixes.{number}", np.array(share, np.float32).reshape(-1, 1, 1)), words])
        vectors = drawing.step("Add", [vectors, part]) if vectors else part
    return dict(zip(GROUPS, drawing.split("Split", [vectors], len(GROUPS), axis=0), strict=True))


def _projected(drawing: Drawing, given: Sequence[str], name: str) -> str:
    """Draw the vectors of one side of a biaffine form."""
    return drawing.with_one(drawing.gelu(drawing.linear(given, f"/{name}/{name}.0", f"{name}.0.bias")))


def _pairs(drawing: Drawing, left: str, right: str, width: int, result: str = "") -> str:
    """Draw the products of each row on the left with each on the right."""
    rows = [drawing.step("Reshape", [side, drawing.sizes(-1, width)]) for side in (left, right)]
    return drawing.step("Gemm", rows, result, transB=1)


def _arcs(drawing: Drawing, syntax: Sequence[str]) -> None:
    inner = drawing.linear(_projected(drawing, syntax, "arc_dependent"), "/arcs/inner")
    _pairs(drawing, inner, _projected(drawing, syntax, "arc_head"), len(drawing.traced.product("/arcs/inner")[0]), "arcs")


def _relations(drawing: Drawing, syntax: Sequence[str]) -> int:
    """Draw the scores of relations; return how many there are."""
    width, columns = drawing.traced.product("/relations/inner")[0].shape
    inner = drawing.linear(_projected(drawing, syntax, "relation_dependent"), "/relations/inner")
    scores = _pairs(drawing, inner, _projected(drawing, syntax, "relation_head"), width)
    drawing.step("Reshape", [scores, _shape(drawing, columns // width)], "relations")
    return columns // width


def _roles(drawing: Drawing, given: Sequence[str]) -> int:
    """Draw the scores of predicates, and of roles for the words that are predicates by them; return how many roles there are."""
    width, columns = drawing.traced.product("/roles/inner")[0].shape
    best = drawing.step("ArgMax", [drawing.linear(given, "/predicates", "predicates.bias", "predicates")], axis=-1, keepdims=0)
    words = drawing.step("Gather", [drawing.step("NonZero", [best]), drawing.keep("word", np.array(1, np.int64))], axis=0)
    values, *scale = drawing.quantised(_projected(drawing, given, "role_predicate"))
    chosen = drawing.step("Gather", [values, words], axis=1)
    inner = drawing.linear([chosen, *scale], "/roles/inner")
    scores = _pairs(drawing, inner, _projected(drawing, given, "role_argument"), width)
    bias = drawing.traced.role_bias()
    shaped = drawing.step("Reshape", [scores, _shape(drawing, columns // width)], "roles" if bias is None else "")
    if bias is not None:
        drawing.step("Add", [shaped, drawing.keep("role_bias", bias)], "roles")
    return columns // width


def _shape(drawing: Drawing, labels: int) -> str:
    """Draw the shape (-1, labels, words)."""
    words = drawing.step("Shape", ["first"], start=1, end=2)
    return drawing.step("Concat", [drawing.sizes(-1, labels), words], axis=0)


def slim(traced: Path, path: Path) -> None:
    """Write the graph drawn anew."""
    onnx.save(draw(Traced(traced)), str(path))


def main() -> None:
    """Draw the graph of one file anew into another."""
    parser = argparse.ArgumentParser(description="Draw an exported 8-bit graph anew for one sentence a run.")
    parser.add_argument("traced", type=Path)
    parser.add_argument("path", type=Path)
    options = parser.parse_args()
    slim(options.traced, options.path)
    print(options.path.name, f"{options.path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
