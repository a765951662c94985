"""Windows as tensors, and what is taught of them; skipped where torch is not installed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.config import Windowing
from training.mentions import KINDS, UNKNOWN, Named, NamedText
from training.polnear import Attribution
from training.taught import Taught

from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.reading import CLS, SEP
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.annotate.tagger.windows import MARKS, Stretch
from stemmata.text.span import Span
from tests import making
from tests.annotate.tagger.making_pieces import SIZES, Words

pytest.importorskip("torch", reason="torch is for training only")

import torch
from training.batches import MASK, PAD, batch_of, examples_of, inputs, masked, order_of, worn_texts
from training.model import IGNORED, Batch

from tests.training.small_model import example

TEXT = "“It sank,” Orla said that Bram, the mayor, wrote.\n\nThe tide was high."


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(making.span(TEXT, one) for one in words)


SAID = Attribution(source=spans("Orla"), cue=spans("said"), content=spans("“It sank,”", "that Bram, the mayor, wrote"))
WROTE = Attribution(source=spans("Bram"), cue=spans("wrote"), content=())
NAMES = tuple(Named(one, "person") for one in spans("Orla", "Bram"))
NAMED = NamedText(id="a", text=TEXT, names=NAMES, unsure=spans("the mayor"), marks=KINDS)
TAUGHT = Taught(id="a", text=TEXT, attributions=(SAID,), inner=(WROTE,), names=NAMED)


def words_of(text: Taught) -> list[list[str]]:
    assert text.attributions is not None
    assert text.inner is not None
    assert text.names is not None
    some = [one for a in (*text.attributions, *text.inner) for one in (a.source, a.cue, a.content)]
    return [[span.of(text.text) for span in one] for one in (*some, text.names.unsure)] + [
        [name.span.of(text.text) for name in text.names.names]
    ]


def test_a_layer_that_nobody_marked_teaches_nothing_and_an_empty_one_does() -> None:
    (nothing,) = examples_of(Taught(id="a", text=TEXT), Words(), Windowing(size=60, context=4))
    assert (nothing.outer, nothing.inner, nothing.names) == (None, None, None)
    batch = batch_of([nothing])
    assert all(set(layer.flatten().tolist()) == {IGNORED} for layer in (batch.tags, batch.inner, batch.names))
    assert not bool(batch.cues.any() or batch.sources.any())
    (empty,) = examples_of(Taught(id="a", text=TEXT, attributions=()), Words(), Windowing(size=60, context=4))
    assert set(batch_of([empty]).tags.flatten().tolist()) == {IGNORED, 0}


def test_what_is_taught_of_a_text_stands_at_its_pieces() -> None:
    (one,) = examples_of(TAUGHT, Words(), Windowing(size=60, context=4))
    batch = batch_of([one])
    tags, names = batch.tags[0].tolist(), batch.names[0].tolist()
    assert [TAGS[tag] for tag in tags[1:8]] == ["B-content", *["I-content"] * 4, "B-source", "B-cue"]
    assert tags[0] == tags[-1] == IGNORED == UNKNOWN
    assert names[6] == NAME_TAGS.index("B-person")
    inner = [TAGS[tag] for tag in batch.inner[0].tolist()[1:-1]]
    assert (inner.count("B-source"), inner.count("B-cue"), inner.count("B-content")) == (1, 1, 0)


def test_cues_of_both_depths_choose_their_sources() -> None:
    (one,) = examples_of(TAUGHT, Words(), Windowing(size=60, context=4))
    choosing = batch_of([one]).sources[0].nonzero().tolist()
    assert choosing == [[7, 6], [14, 9]]


@settings(deadline=None)
@given(st.integers(9, 60))
def test_every_piece_of_a_text_is_taught_by_one_window(size: int) -> None:
    examples = examples_of(TAUGHT, Words(), Windowing(size=size, context=2))
    assert examples[-1].outer is not None
    owned = [at for one in examples for at in range(*one.window.own)]
    assert owned == list(range(len(examples[-1].outer.tags)))
    assert all(len(one.ids) == len(one.window) <= size - MARKS for one in examples)


def test_a_worn_text_carries_all_that_is_marked_in_it() -> None:
    (whole,) = worn_texts([TAUGHT], 0.0, seed=1)
    assert words_of(whole) == words_of(TAUGHT)
    for seed in range(12):
        (worn,) = worn_texts([TAUGHT], 1.0, seed=seed)
        assert worn.names is not None
        assert worn.names.text == worn.text

        def letters(words: list[list[str]]) -> list[str]:
            return ["".join(sign for one in some for sign in one.lower() if sign.isalnum()) for some in words]

        assert letters(words_of(worn)) == letters(words_of(TAUGHT))


def test_the_texts_of_a_pass_are_the_same_for_the_same_seed() -> None:
    texts = [replace(TAUGHT, id=str(at)) for at in range(30)]
    assert worn_texts(texts, 0.5, seed=1) == worn_texts(texts, 0.5, seed=1) != worn_texts(texts, 0.5, seed=2)
    assert [one.id for one in worn_texts(texts, 0.5, seed=1)] == [one.id for one in texts]


def test_what_nobody_marked_is_worn_as_nothing() -> None:
    (worn,) = worn_texts([Taught(id="a", text=TEXT)], 1.0, seed=1)
    assert (worn.attributions, worn.inner, worn.names) == (None, None, None)


def test_windows_are_padded_to_the_longest_between_their_marks() -> None:
    ids, mask = inputs([[10, 11, 12], [10]])
    assert ids.tolist() == [[CLS, 10, 11, 12, SEP], [CLS, 10, SEP, PAD, PAD]]
    assert mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]


def test_a_batch_holds_tags_and_links_behind_the_first_mark() -> None:
    batch = batch_of([example(Stretch(0, 6))])
    assert batch.tags[0].tolist() == [IGNORED, 1, 3, 5, 6, 0, 0, IGNORED]
    assert batch.cues[0].nonzero().tolist() == [[3, 2], [4, 2]]
    assert batch.sources[0].nonzero().tolist() == [[2, 1], [4, 3]]
    assert batch.names[0].tolist() == [IGNORED, 1, 0, 0, 0, 0, IGNORED, IGNORED]


def test_what_a_window_owns_but_cannot_tie_chooses_the_first_mark() -> None:
    batch = batch_of([example(Stretch(2, 6))])
    assert batch.cues[0].nonzero().tolist() == [[1, 0], [2, 0]]


def test_context_that_cannot_be_tied_teaches_nothing() -> None:
    batch = batch_of([example(Stretch(2, 6), own=Stretch(4, 6))])
    assert not bool(batch.cues.any())


def test_a_partner_in_the_headline_is_chosen_where_the_window_shows_it() -> None:
    batch = batch_of([example(Stretch(1, 2), Stretch(3, 6))])
    assert batch.cues[0].nonzero().tolist() == [[2, 1]]


@settings(deadline=None)
@given(st.integers(8, 80), st.integers(0, 99))
def test_the_order_of_batches_holds_each_window_once_and_follows_the_seed(batch_pieces: int, seed: int) -> None:
    windows = [example(Stretch(0, 1 + at % 6)) for at in range(40)]
    order = order_of(windows, batch_pieces, seed)
    assert sorted(at for batch in order for at in batch) == list(range(40))
    sizes = [len(batch) * max(len(windows[at].ids) + MARKS for at in batch) for batch in order]
    assert all(size <= batch_pieces or len(batch) == 1 for size, batch in zip(sizes, order, strict=True))
    assert order == order_of(windows, batch_pieces, seed)
    assert order != order_of(windows, batch_pieces, seed + 1)


def test_windows_of_the_shipped_sizes_hold_a_text_of_many_paragraphs() -> None:
    text = "\n\n".join([TEXT] * 9)
    examples = examples_of(Taught(id="a", text=text, attributions=()), Words(), SIZES)
    assert len(examples) > 4
    assert batch_of(examples).ids.shape == (len(examples), max(len(one.ids) for one in examples) + MARKS)


def test_hidden_pieces_are_words_alone_as_many_as_asked_and_the_same_for_the_same_seed() -> None:
    batch = batch_of(list(examples_of(TAUGHT, Words(), Windowing(size=20, context=2, headline=2))))
    assert torch.equal(masked(batch, 0.0).ids, batch.ids)
    everything = masked(batch, 1.0)
    kept = everything.ids != MASK
    assert set(everything.ids[kept].tolist()) <= {CLS, SEP, PAD}
    assert torch.equal(everything.tags, batch.tags)
    one, other = (_hidden(batch, seed=5) for _ in range(2))
    assert torch.equal(one, other)
    assert 0 < int((one == MASK).sum()) < int((~kept).sum())


def _hidden(batch: Batch, seed: int) -> torch.Tensor:
    torch.manual_seed(seed)
    return masked(batch, 0.5).ids
