"""A graph that is read, and one that is drawn from its arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

Array = NDArray[np.generic]
MICROSOFT = "com.microsoft"  # the operators of onnxruntime, on which alone the program runs
EPSILON = 9.999999960041972e-13


class Traced:
    """The graph as it was exported: its arrays, and the products of 8-bit numbers by the path of their module."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.arrays: dict[str, Array] = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
        for node in graph.node:
            if node.op_type == "Constant":
                self.arrays[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
        self.nodes = {node.name: node for node in graph.node}
        self.makers = {output: node for node in graph.node for output in node.output}

    def product(self, place: str) -> tuple[Array, Array]:
        """Return the 8-bit weights of a product and the scale of each column."""
        node, scales = self.nodes[f"{place}/MatMul_quant"], self.nodes[f"{place}/MatMul_quant_scales_mul"]
        assert not self.arrays[node.input[3]].any(), place  # noqa: S101 - weights are quantised around zero
        return self.arrays[node.input[1]], self.arrays[scales.input[1]]

    def shares(self, place: str) -> list[Array]:
        """Return the share of each layer in the vectors that a product takes."""
        node = self.makers[self.makers[self.nodes[f"{place}/MatMul_quant"].input[0]].input[0]]
        found = []
        while node.op_type == "Add":
            found.append(self.makers[node.input[1]])
            node = self.makers[node.input[0]]
        return [next(self.arrays[name] for name in each.input if name in self.arrays) for each in [*reversed([*found, node])]]

    def role_bias(self) -> Array | None:
        """Return what is added to the scores of roles; older models add nothing."""
        node = self.makers["roles"]
        return self.arrays[node.input[1]].reshape(-1, 1) if node.op_type == "Add" else None


@dataclass(slots=True)
class Drawing:
    """The graph that is drawn: its steps in order, and its constants by name."""

    traced: Traced
    steps: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)

    def keep(self, name: str, array: Array | None = None) -> str:
        """Keep a constant, by default the traced graph's of that name."""
        self.constants.setdefault(name, self.traced.arrays[name] if array is None else array)
        return name

    def sizes(self, *values: int) -> str:
        """Keep whole numbers as a constant."""
        return self.keep("sizes:" + ",".join(map(str, values)), np.array(values, np.int64))

    def split(self, kind: str, given: Sequence[str], outputs: int, **settings: object) -> list[str]:
        """Draw a step with several results."""
        name = f"{kind}_{len(self.steps)}"
        results = [f"{name}:{place}" for place in range(outputs)]
        self.steps.append(helper.make_node(kind, given, results, name=name, **settings))
        return results

    def step(self, kind: str, given: Sequence[str], result: str = "", domain: str = "", **settings: object) -> str:
        """Draw a step with one result."""
        name = f"{kind}_{len(self.steps)}"
        self.steps.append(helper.make_node(kind, given, [result or name], name=name, domain=domain, **settings))
        return result or name

    def quantised(self, vectors: str) -> list[str]:
        """Return vectors in 8 bits with their scale and zero point."""
        return self.split("DynamicQuantizeLinear", [vectors], 3)

    def linear(self, given: str | Sequence[str], place: str, bias: str = "", result: str = "") -> str:
        """Multiply vectors, or what `quantised` made of them, by a module's weights."""
        weights, scales = self.traced.product(place)
        module = place.removeprefix("/").replace("/", ".")
        kept = [self.keep(f"{module}.weight_quantized", weights), self.keep(f"{module}.weight_scale", scales)]
        added = ["", self.keep(bias) if bias else ""]
        if isinstance(given, str):
            return self.step("DynamicQuantizeMatMul", [given, *kept, *added], result, MICROSOFT)
        values, scale, zero = given
        return self.step("MatMulIntegerToFloat", [values, kept[0], scale, kept[1], zero, *added], result, MICROSOFT)

    def gelu(self, vectors: str) -> str:
        """Draw the bend between two products."""
        return self.step("Gelu", [vectors], domain=MICROSOFT)

    def normed(self, vectors: str, module: str) -> str:
        """Draw the norm of a layer."""
        given = [vectors, self.keep(f"{module}.weight"), self.keep(f"{module}.bias")]
        return self.step("LayerNormalization", given, axis=-1, epsilon=EPSILON)

    def with_one(self, vectors: str, result: str = "") -> str:
        """Append a constant 1 to each vector."""
        return self.step("Pad", [vectors, self.sizes(0, 0, 0, 0, 0, 1), self.keep("one", np.array(1, np.float32))], result)
