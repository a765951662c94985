"""The table of vectors imitates what it was fitted to; skipped where torch or onnx is not installed."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is for training only")
pytest.importorskip("onnx", reason="onnx is for training only")

from training.meaning import likeness, table_of


def test_sums_of_the_table_lie_where_the_encoder_put_the_texts() -> None:
    draw = np.random.default_rng(1)
    embeddings = draw.normal(size=(300, 20))
    pieces = [draw.integers(0, 300, size=draw.integers(3, 9)).tolist() for _ in range(900)]
    mapped = np.array([embeddings[found].mean(axis=0) for found in pieces]) @ draw.normal(size=(20, 20))
    said = mapped / np.linalg.norm(mapped, axis=1, keepdims=True)
    table = table_of(embeddings, pieces[:800], said[:800])
    assert table.shape == (300, 20)
    assert likeness(table, pieces[800:], said[800:]) > 0.9
