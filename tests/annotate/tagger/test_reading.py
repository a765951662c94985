"""A text read window by window, with models that are made up."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import CLS, SEP, Heads, Reading, log_softmax, read
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.annotate.tagger.windows import Windowing, lines, windows
from tests.annotate.tagger.making_pieces import SIZES, Words, drawn_model, reading_of

TEXT = "\n\n".join("Bram fears that the slow ferry sinks . " * times for times in (1, 9, 2, 30))
TEXTS = st.lists(st.sampled_from(["Orla", "said", "it", "sank", ",", ".", "\n", "\n\n"]), max_size=90).map(" ".join)


def chances_in(reading: Reading) -> list[np.ndarray]:
    return [np.exp(part) for part in (reading.roles, reading.inner, reading.names, *reading.cues, *reading.sources)]


@given(arrays(np.float64, (3, 4), elements=st.floats(-900, 900)), st.floats(-900, 900))
def test_chances_add_up_to_one_and_keep_their_order_wherever_the_logits_begin(said: np.ndarray, by: float) -> None:
    found = log_softmax(said)
    assert np.exp(found).sum(axis=1) == pytest.approx(np.ones(3))
    assert found == pytest.approx(log_softmax(said + by), abs=1e-9)
    assert (np.sign(found[:, :-1] - found[:, 1:]) * np.sign(said[:, :-1] - said[:, 1:]) >= 0).all()


def test_chances_of_the_model_s_own_small_numbers_add_up_too() -> None:
    found = log_softmax(np.array([[88.0, -88.0, 0.0]], dtype=np.float32))
    assert np.exp(found).sum() == pytest.approx(1.0)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 99))
def test_of_every_piece_there_are_chances_which_add_up_to_one(text: str, seed: int) -> None:
    found = reading_of(text, drawn_model(seed))
    count = len(found.pieces)
    assert "".join(text[piece.start : piece.end] for piece in found.pieces) == "".join(text.split())
    assert sum(map(len, found.cues)) == sum(map(len, found.sources)) == len(found.roles) == count
    assert all(said.sum(axis=1) == pytest.approx(np.ones(len(said))) for said in chances_in(found))


def test_a_text_without_pieces_is_read_as_nothing() -> None:
    found = reading_of(" \n", drawn_model(1))
    assert (found.pieces, found.paragraphs, found.windows, found.cues, found.sources) == ((), (), (), (), ())
    assert len(found.roles) == len(found.inner) == len(found.names) == 0


def test_the_model_is_shown_each_window_once_between_its_marks() -> None:
    shown: list[list[int]] = []
    written: list[list[int]] = []

    def run(ids: np.ndarray, cases: np.ndarray) -> Heads:
        assert ids.dtype == cases.dtype == np.int64
        shown.append(ids.tolist())
        written.append(cases.tolist())
        return drawn_model(1)(ids, cases)

    found = reading_of(TEXT, run)
    assert len(found.windows) > 3
    assert shown == [[CLS, *(found.pieces[at].id for at in window.pieces()), SEP] for window in found.windows]
    assert written == [[0, *(found.pieces[at].case for at in window.pieces()), 0] for window in found.windows]
    assert 1 in written[0]


def echo(ids: np.ndarray, _: np.ndarray) -> Heads:
    """Says of each piece, in place of its tags, which piece it is; and chooses the column of its own number."""
    count = len(ids)
    roles = np.zeros((count, len(TAGS)))
    roles[:, 0] = ids
    links = np.where(np.arange(count)[None, :] == ids[:, None] % count, 50.0, 0.0)
    return Heads(roles, roles, roles, links, links)


def test_what_is_said_of_a_piece_is_what_the_model_says_at_its_place() -> None:
    found = reading_of(TEXT, echo)
    expected = np.zeros((len(found.pieces), len(TAGS)))
    expected[:, 0] = [piece.id for piece in found.pieces]
    assert found.roles == pytest.approx(log_softmax(expected))
    assert found.inner == pytest.approx(found.roles)


def test_a_piece_chooses_among_the_first_mark_and_what_its_window_shows() -> None:
    found = reading_of(TEXT, drawn_model(1))
    for window, cues, sources in zip(found.windows, found.cues, found.sources, strict=True):
        assert cues.shape == sources.shape == (window.own.last - window.own.first, 1 + len(window))


def test_every_piece_knows_the_window_that_owns_it() -> None:
    found = reading_of(TEXT, drawn_model(1))
    for at in range(len(found.pieces)):
        own = found.windows[found.window_of(at)].own
        assert own.first <= at < own.last


def test_paragraphs_are_the_text_s_in_its_order() -> None:
    found = reading_of(TEXT, drawn_model(1))
    assert [len(range(*one)) for one in found.paragraphs] == [8, 72, 16, 240]
    assert all(one.last == other.first for one, other in pairwise(found.paragraphs))


def test_a_window_is_read_alike_whatever_other_windows_there_are() -> None:
    pieces, units = pieces_of(TEXT, lines(TEXT), Words())
    made = windows(units, Windowing(size=40, context=0))
    together = read(pieces, units, made, drawn_model(1))
    for at, window in enumerate(made):
        alone = read(pieces, units, [window], drawn_model(1))
        assert (alone.cues[0] == together.cues[at]).all()
        assert (alone.roles == together.roles[slice(*window.own)]).all()


def test_sizes_of_windows_are_those_that_are_asked_for() -> None:
    assert all(len(window) + 2 <= SIZES.size for window in reading_of(TEXT, drawn_model(1)).windows)
