"""Weights of runs, averaged; skipped where the library of the weights' format is not installed."""

import numpy as np
import pytest

pytest.importorskip("safetensors", reason="safetensors is for training only")

from training.average import mean_of


def test_each_weight_is_the_mean_of_the_runs() -> None:
    one, other = {"a": np.array([1.0, 3.0], np.float32)}, {"a": np.array([2.0, 5.0], np.float32)}
    made = mean_of([one, other])
    assert made["a"].tolist() == [1.5, 4.0]
    assert made["a"].dtype == np.float32
    assert mean_of([one])["a"].tolist() == one["a"].tolist()


def test_runs_without_the_same_weights_have_no_mean() -> None:
    with pytest.raises(ValueError, match="same weights"):
        mean_of([{"a": np.zeros(1)}, {"b": np.zeros(1)}])
    with pytest.raises(ValueError, match="same weights"):
        mean_of([])
