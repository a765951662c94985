"""Signs of names, from what a model might say of "Orla Quill left UNTIDY Velia on Monday"."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.tagger.names import KINDS, NAME_TAGS, name_signs_of
from stemmata.annotate.tagger.pieces import case_of
from stemmata.annotate.tagger.reading import Heads
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.model.annotations import NameSign
from tests.annotate.tagger.making_pieces import drawn_model, reading_of

TEXT = "Orla Quill left UNTIDY Velia on Monday"
TEXTS = st.lists(st.sampled_from(["Orla", "Quill", "said", "it", "UN", "sank", ",", ".", "\n"]), max_size=80).map(
    " ".join
)


def signs(text: str, *tags: str, chance: float = 0.9) -> list[tuple[str, str | None, float]]:
    """What is read where each word of a text has a tag, with this chance."""

    def run(ids: np.ndarray, _: np.ndarray) -> Heads:
        count = len(ids)
        names = np.full((count, len(NAME_TAGS)), np.log((1 - chance) / (len(NAME_TAGS) - 1)))
        for place, tag in enumerate(tags, start=1):
            names[place, NAME_TAGS.index(tag)] = np.log(chance)
        nothing = np.zeros((count, len(TAGS)))
        return Heads(nothing, nothing, names, np.zeros((count, count)), np.zeros((count, count)))

    return [(one.span.of(text), one.kind, one.score) for one in name_signs_of(reading_of(text, run))]


def test_names_have_their_kind_and_capitals_without_a_name_have_none() -> None:
    assert signs(TEXT, "B-person", "I-person", "O", "O", "B-place", "O", "O") == [
        ("Orla Quill", "person", 0.913),
        ("UNTIDY", None, 0.9),
        ("Velia", "place", 0.913),
        ("Monday", None, 0.9),
    ]


def test_a_name_ends_with_its_paragraph() -> None:
    assert signs("Orla\nQuill", "B-person", "I-person") == [("Orla", "person", 0.913), ("Quill", None, 0.012)]


def test_a_text_without_pieces_has_no_signs() -> None:
    assert name_signs_of(reading_of(" \n", drawn_model(1))) == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 99))
def test_signs_stand_apart_in_text_order_and_every_capital_is_in_one(text: str, seed: int) -> None:
    found: tuple[NameSign, ...] = name_signs_of(reading_of(text, drawn_model(seed)))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(0.0 <= one.score <= 1.0 and one.kind in {None, *KINDS} for one in found)
    covered = {at for one in found for at in range(one.span.start, one.span.end)}
    assert all(at in covered for at, letter in enumerate(text) if case_of(letter))
