"""The weights of signs are found again where they are known."""

import numpy as np
import pytest
from training.same_claim import fitted


def test_weights_that_made_the_pairs_are_found_again() -> None:
    draw = np.random.default_rng(3)
    rows = np.column_stack([np.ones(40_000), draw.random((40_000, 2)), draw.random(40_000) < 0.3])
    true = np.array([-2.0, 3.0, 0.5, -1.0])
    given = draw.choice([0.0, 0.7], 40_000)
    same = (draw.random(40_000) < 1 / (1 + np.exp(-(rows @ true + given)))).astype(float)
    assert fitted(rows, same, given, np.ones(40_000)) == pytest.approx(true, abs=0.12)


def test_a_sign_that_is_never_seen_weighs_nothing() -> None:
    rows = np.column_stack([np.ones(50), np.zeros(50)])
    found = fitted(rows, np.tile([0.0, 1.0], 25), np.zeros(50), np.ones(50))
    assert found == pytest.approx([0.0, 0.0], abs=1e-9)
