"""The graph that is written reads as the weights do; skipped where torch or onnx is not installed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemmata.annotate.tagger.pieces import CASES
from stemmata.annotate.tagger.reading import CLS, SEP, Heads
from stemmata.annotate.tagger.tagger import Tagger
from stemmata.annotate.tagger.windows import Windowing, lines
from stemmata.text.wordpieces import encoder_of

pytest.importorskip("torch", reason="torch is for training only")
pytest.importorskip("onnx", reason="onnx is for training only")

import onnx
import torch
from training.graph import TOP, TOP_WORD, model_of, quantised
from training.model import AttributionModel

from tests.training.small_model import SMALL, model

TEXT = "orla said it sank .\nbram denied it ."
DENSE = ("query.weight", "key.weight", "value.weight", "dense.weight", "chooser.weight", "chosen.weight")
SIZES = Windowing(size=20, context=3, headline=2)
VALUES = arrays(np.float32, (5, 4), elements=st.floats(-8, 8, width=32))


def wide_awake(seed: int = 3) -> AttributionModel:
    """A model whose heads disagree: fresh weights say nearly the same of every piece."""
    made = model(seed)
    with torch.no_grad():
        made.encoder.embeddings.case_embeddings.weight.normal_(0.0, 0.02)
        for weight in made.parameters():
            if weight.dim() > 1:
                weight.mul_(3.0)
    return made


def in_whole_numbers(made: AttributionModel) -> AttributionModel:
    """The model with each large matrix as the graph holds it: what is left is how activations are rounded."""
    with torch.no_grad():
        for name, weight in made.named_parameters():
            if "word_embeddings" in name or (name.endswith(DENSE) and weight.dim() > 1):
                top = TOP_WORD if "word_embeddings" in name else TOP
                whole, scale = quantised(weight.numpy(), axis=1, top=top)
                weight.copy_(torch.from_numpy(whole * scale[:, None]))
    return made


def vocabulary() -> str:
    """A tokenizer of whole words, made here, so that no test needs published files."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = {word: 110 + at for at, word in enumerate(sorted(set(TEXT.split())))}
    tokenizer = Tokenizer(WordLevel({**words, "[UNK]": 100}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return str(tokenizer.to_str())


def written(made: AttributionModel) -> Tagger:
    graph = model_of({name: weight.numpy() for name, weight in made.state_dict().items()}, SMALL)
    onnx.checker.check_model(graph)
    said = {name: str(getattr(SIZES, name)) for name in ("size", "context", "headline")}
    onnx.helper.set_model_props(graph, said)
    return Tagger(graph.SerializeToString(), encoder_of(vocabulary()))


def by_torch(made: AttributionModel, ids: np.ndarray, cases: np.ndarray) -> Heads:
    with torch.inference_mode():
        window = torch.from_numpy(ids)[None]
        scores = made(window, torch.from_numpy(cases)[None], torch.ones_like(window))
        return Heads(*(getattr(scores, name)[0].numpy() for name in Heads._fields))


def window(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    words, cases = (draw.integers(*ends, count) for ends in ((110, SMALL.vocabulary), (0, CASES)))
    return np.array([CLS, *words, SEP], dtype=np.int64), np.array([0, *cases, 0], dtype=np.int64)


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """How well the numbers rise and fall together. In links, which are products, errors multiply."""
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@given(VALUES, st.sampled_from([0, 1]), st.sampled_from([TOP, TOP_WORD]))
def test_whole_numbers_give_the_values_back_at_least_as_well_as_steps_that_reach_the_largest(
    values: np.ndarray, axis: int, top: int
) -> None:
    whole, scale = quantised(values, axis, top)
    assert whole.dtype == np.int8
    assert int(np.abs(whole.astype(int)).max()) <= top
    assert scale.shape == tuple(size for at, size in enumerate(values.shape) if at != axis)
    plain = np.abs(values).max(axis=axis) / top
    error, most = (((whole * np.expand_dims(scale, axis) - values) ** 2).sum(axis=axis), values.shape[axis] * plain**2)
    assert (error <= 0.2501 * most + 1e-30).all()


def test_of_nothing_but_zeros_nothing_is_left() -> None:
    whole, scale = quantised(np.zeros((3, 2), np.float32), axis=0, top=TOP)
    assert not whole.any()
    assert (scale > 0.0).all()


@pytest.mark.parametrize("count", [1, 2, 17, SMALL.positions - 2])
def test_the_graph_says_nearly_what_the_weights_say(count: int) -> None:
    made = in_whole_numbers(wide_awake())
    tagger = written(made)
    for seed in range(4):
        shown = window(seed, count)
        one, other = tagger.run(*shown), by_torch(made, *shown)
        assert [head.shape for head in one] == [head.shape for head in other]
        for name, least in {"roles": 0.99, "inner": 0.99, "names": 0.99, "cues": 0.95, "sources": 0.95}.items():
            assert likeness(getattr(one, name), getattr(other, name)) > least, name


def test_the_model_that_is_compared_says_different_things_of_different_pieces() -> None:
    said = by_torch(wide_awake(), *window(1, 20))
    assert all(float(head.std(axis=0).max()) > 0.1 for head in said)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 99), st.integers(1, 30))
def test_a_window_reads_alike_whatever_was_read_before(seed: int, count: int) -> None:
    tagger = written(wide_awake())
    shown = window(seed, count)
    before = tagger.run(*shown)
    tagger.run(*window(seed + 1, 31))
    assert all((one == other).all() for one, other in zip(before, tagger.run(*shown), strict=True))


def test_the_tagger_takes_its_windows_from_the_model_and_reads_a_text_with_it() -> None:
    tagger = written(wide_awake())
    assert tagger.sizes == SIZES
    found = tagger.read(TEXT, lines(TEXT))
    assert [TEXT[piece.start : piece.end] for piece in found.pieces] == TEXT.split()
    assert len(found.roles) == len(found.inner) == len(found.names) == len(found.pieces)


def test_large_matrices_are_whole_numbers_and_small_ones_keep_all_their_digits() -> None:
    graph = model_of({name: weight.numpy() for name, weight in wide_awake().state_dict().items()}, SMALL).graph
    whole = [one for one in graph.initializer if one.data_type == onnx.TensorProto.INT8 and len(one.dims) == 2]
    assert len(whole) == 1 + 4 * SMALL.layers + 4
    assert [one.name for one in graph.output] == list(Heads._fields)
    assert [one.name for one in graph.input] == ["ids", "cases"]
