"""Writes the model as an ONNX graph, straight from its weights, in the steps that onnxruntime does fast.

Large matrices are 8-bit integers with a scale for each column and seven bits in use: products of two of them and an
8-bit activation then fit the 16 bits in which processors without VNNI add them up, so that none is cut off. Activations
are quantised as the model runs, by the range in one window: a window is read alone, and reads the same in any company.
Norms stay two steps (sum, norm), which onnxruntime does faster than the one it would fuse them into.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from training.encoder import Size

OPSET: Final = 17  # the first with a normalisation of layers in one step
IR: Final = 8  # the format that the oldest onnxruntime in use reads
FUSED: Final = "com.microsoft"  # onnxruntime's own steps, in its plain package on every processor
TOP: Final = 63  # seven bits with a sign
TOP_WORD: Final = 127  # words are looked up, never multiplied: all eight bits
EPSILON: Final = 1e-12
SHARES: Final = tuple(share / 20 for share in range(20, 11, -1))  # of the largest value, which the scale reaches to

Weights = Mapping[str, np.ndarray]
_TAGGING: Final = ("roles", "inner", "names")
_ENDS: Final = ("chooser", "chosen")


class Graph:
    """A graph in the making: every step gives the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, values: np.ndarray) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def steps(self, kind: str, takes: list[str], results: int, domain: str = "", **settings: Any) -> list[str]:
        gives = [f"{kind}_{len(self.nodes)}_{at}" for at in range(results)]
        self.nodes.append(helper.make_node(kind, takes, gives, name=gives[0], domain=domain, **settings))
        return gives

    def step(self, kind: str, *takes: str, domain: str = "", **settings: Any) -> str:
        return self.steps(kind, list(takes), 1, domain, **settings)[0]

    def numbers(self, *values: int) -> str:
        return self.constant(np.array(values, dtype=np.int64))

    def dense(self, vectors: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """``matrix``: [in, out]."""
        whole, scale = quantised(matrix, axis=0, top=TOP)
        parts = (whole, scale, np.zeros(scale.shape, np.int8), bias)
        return self.step("DynamicQuantizeMatMul", vectors, *map(self.constant, parts), domain=FUSED)

    def precise(self, vectors: str, matrix: np.ndarray, bias: np.ndarray) -> str:
        """As dense, with 32-bit numbers: for what is small and has the last word."""
        return self.step("Add", self.step("MatMul", vectors, self.constant(matrix)), self.constant(bias))

    def gelu(self, vectors: str) -> str:
        return self.step("FastGelu", vectors, domain=FUSED)

    def norm(self, vectors: str, weights: Weights, name: str) -> str:
        gain, shift = (self.constant(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.step("LayerNormalization", vectors, gain, shift, axis=-1, epsilon=EPSILON)

    def turned(self, vectors: str, *order: int) -> str:
        return self.step("Transpose", vectors, perm=order)


def quantised(values: np.ndarray, axis: int, top: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -top to top, and the scales that give the values back, one for all that lies along ``axis``.

    Of some scales the one with the least squared error is taken: a smaller scale cuts the largest values off, and gives
    the many small ones finer steps. The scales have the shape of ``values`` without that axis; of nothing but zeros the
    scale is the smallest there is.
    """
    largest = np.abs(values).max(axis=axis) / top
    scale, least = largest, np.full(largest.shape, np.inf)
    for share in SHARES:
        tried = np.maximum(largest * share, np.finfo(np.float32).tiny).astype(np.float32)
        error = ((_whole(values, tried, axis, top) * np.expand_dims(tried, axis) - values) ** 2).sum(axis=axis)
        scale, least = np.where(error < least, tried, scale), np.minimum(error, least)
    return _whole(values, scale, axis, top).astype(np.int8), scale.astype(np.float32)


def _whole(values: np.ndarray, scale: np.ndarray, axis: int, top: int) -> np.ndarray:
    found: np.ndarray = np.clip(np.rint(values / np.expand_dims(scale, axis)), -top, top)
    return found


def model_of(weights: Weights, size: Size) -> ModelProto:
    """The model, whose inputs ``ids`` and ``cases`` are [windows, pieces], int64, of one length; its outputs are as in
    Scores."""
    graph = Graph()
    hidden = _embeddings(graph, weights, "encoder.embeddings")
    for at in range(size.layers):
        hidden = _layer(graph, weights, hidden, size, f"encoder.encoder.layer.{at}")
    outputs = {
        **{name: graph.precise(hidden, *_linear(weights, name)) for name in _TAGGING},
        "cues": _links(graph, weights, hidden, "cues"),
        "sources": _links(graph, weights, hidden, "sources"),
    }
    for name, result in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [result], [name], name=name))
    return _packed(graph, {name: len(weights[f"{name}.bias"]) for name in _TAGGING})


def _packed(graph: Graph, tags: Mapping[str, int]) -> ModelProto:
    pairs: list[str | int] = ["windows", "pieces", "pieces"]
    shapes = {name: ["windows", "pieces", count] for name, count in tags.items()} | {"cues": pairs, "sources": pairs}
    takes = [helper.make_tensor_value_info(name, TensorProto.INT64, ["windows", "pieces"]) for name in ("ids", "cases")]
    gives = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    made = helper.make_graph(graph.nodes, "attribution", takes, gives, graph.constants)
    known = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=known, ir_version=IR)


def _linear(weights: Weights, name: str) -> tuple[np.ndarray, np.ndarray]:
    matrix = weights[f"{name}.weight"].T
    return matrix, weights.get(f"{name}.bias", np.zeros(matrix.shape[1], np.float32))


def _embeddings(graph: Graph, weights: Weights, name: str) -> str:
    whole, scale = quantised(weights[f"{name}.word_embeddings.weight"], axis=1, top=TOP_WORD)
    rows = graph.step("Cast", graph.step("Gather", graph.constant(whole), "ids"), to=TensorProto.FLOAT)
    words = graph.step("Mul", rows, graph.step("Gather", graph.constant(scale[:, None]), "ids"))
    cases = graph.step("Gather", graph.constant(weights[f"{name}.case_embeddings.weight"]), "cases")
    places = weights[f"{name}.position_embeddings.weight"] + weights[f"{name}.token_type_embeddings.weight"][0]
    length = graph.step("Slice", graph.step("Shape", "ids"), graph.numbers(1), graph.numbers(2))
    own = graph.step("Slice", graph.constant(places), graph.numbers(0), length, graph.numbers(0))
    return graph.norm(graph.step("Add", graph.step("Add", words, cases), own), weights, f"{name}.LayerNorm")


def _layer(graph: Graph, weights: Weights, hidden: str, size: Size, name: str) -> str:
    seen = _attention(graph, weights, hidden, size, f"{name}.attention")
    seen = graph.dense(seen, *_linear(weights, f"{name}.attention.output.dense"))
    hidden = graph.norm(graph.step("Add", hidden, seen), weights, f"{name}.attention.output.LayerNorm")
    inner = graph.gelu(graph.dense(hidden, *_linear(weights, f"{name}.intermediate.dense")))
    outer = graph.dense(inner, *_linear(weights, f"{name}.output.dense"))
    return graph.norm(graph.step("Add", hidden, outer), weights, f"{name}.output.LayerNorm")


def _attention(graph: Graph, weights: Weights, hidden: str, size: Size, name: str) -> str:
    """Query, key and value in one product; their heads are brought to the front together."""
    parts = [_linear(weights, f"{name}.self.{part}") for part in ("query", "key", "value")]
    three = graph.dense(
        hidden, np.concatenate([matrix for matrix, _ in parts], axis=1), np.concatenate([bias for _, bias in parts])
    )
    deep = size.width // size.heads
    three = graph.turned(graph.step("Reshape", three, graph.numbers(0, 0, 3 * size.heads, deep)), 0, 2, 1, 3)
    query, key, value = graph.steps("Split", [three, graph.numbers(*[size.heads] * 3)], 3, axis=1)
    scores = graph.step("FusedMatMul", query, key, domain=FUSED, transB=1, alpha=deep**-0.5)
    seen = graph.step("MatMul", graph.step("Softmax", scores, axis=-1), value)
    return graph.step("Reshape", graph.turned(seen, 0, 2, 1, 3), graph.numbers(0, 0, size.width))


def _links(graph: Graph, weights: Weights, hidden: str, name: str) -> str:
    chooser, chosen = (graph.gelu(graph.dense(hidden, *_linear(weights, f"{name}.{end}"))) for end in _ENDS)
    chooser = graph.step("MatMul", chooser, graph.constant(weights[f"{name}.pair.weight"].T))
    scores = graph.step("FusedMatMul", chooser, chosen, domain=FUSED, transB=1)
    favour = graph.turned(graph.precise(chosen, *_linear(weights, f"{name}.favour")), 0, 2, 1)
    return graph.step("Add", scores, favour)
