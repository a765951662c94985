"""What many pairs of sets share, against what each pair shares."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.joint_weight import Sets

WEIGHT = {"bridge": 2.0, "ferry": 0.5, "harbour": 3.25, "mill": 1.0}
sets = st.lists(st.frozensets(st.sampled_from(sorted(WEIGHT))), min_size=1, max_size=6)


@given(sets)
def test_all_at_once_are_as_one_by_one(every: list[frozenset[str]]) -> None:
    pairs = [(one, other) for one in range(len(every)) for other in range(len(every))]
    one, other = np.array(pairs, dtype=np.int64).T
    shared = Sets(every, WEIGHT).shared(one, other)
    assert shared.tolist() == [sum(WEIGHT[word] for word in every[a] & every[b]) for a, b in pairs]
    assert Sets(every).shared(one, other).tolist() == [len(every[a] & every[b]) for a, b in pairs]
