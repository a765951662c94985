"""What a revised text shares with its source."""

import numpy as np
from bench.revision import _annotated, features, told

from stemmata.link.descent.wording import wordings

SOURCE = "The ferry sank within sight of the quay while the harbour master watched from his window and rang the bell."


def test_a_copy_shares_everything_and_another_text_hardly_anything():
    other = "A committee of nine will sit in the spring to set the price of barley for the northern farms."
    source, copy, apart = wordings([_annotated(str(n), text) for n, text in enumerate((SOURCE, SOURCE, other))])
    assert all(share > 0.5 for share in features(copy, source))
    assert max(features(apart, source)[1:4]) < 0.2


def test_a_category_is_told_by_the_others_alone():
    evidence = np.array([[0.1], [0.12], [0.14], [0.9], [0.92], [0.94]])
    assert told(evidence, ["none"] * 3 + ["cut"] * 3) == ["none"] * 3 + ["cut"] * 3
    assert told(evidence, ["none"] * 3 + ["cut", "cut", "none"])[5] == "cut"
