"""What training rests on, with a model of a few hundred weights; skipped where torch is not installed."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.config import Shape, Windowing, read_config
from training.polnear import Attribution
from training.windows import Piece, Stretch, Window, labels

from stemmata.text.span import Span

torch = pytest.importorskip("torch", reason="torch is for training only")
pytest.importorskip("tokenizers", reason="tokenizers is for training only")

from training.batches import Example, batch_of, order_of  # noqa: E402 - they need what may be missing
from training.encoder import Encoder, Size, load, vectors  # noqa: E402
from training.inputs import inputs  # noqa: E402
from training.model import IGNORED, AttributionModel, link_loss, loss  # noqa: E402
from training.reading import Heads, log_softmax, read, same_tags  # noqa: E402
from training.train import Run, batches, pace  # noqa: E402

SMALL = Size(vocabulary=200, positions=40, width=8, inner=16, layers=2, heads=2)
SHAPE = Shape(link_width=4, dropout=0.0)
SAID = Attribution(source=(Span(0, 1),), cue=(Span(2, 3),), content=(Span(4, 7),))
PIECES = tuple(Piece(10 + at, 2 * at, 2 * at + 1) for at in range(6))


def example(seen: Stretch, own: Stretch) -> Example:
    return Example(
        ids=tuple(piece.id for piece in PIECES[slice(*seen)]),
        window=Window(seen=seen, own=own),
        labels=labels(PIECES, [SAID]),
    )


def model() -> AttributionModel:
    torch.manual_seed(3)
    return AttributionModel(SHAPE, SMALL).eval()


def test_padding_changes_nothing() -> None:
    alone, _ = inputs([[10, 11, 12]])
    padded, mask = inputs([[10, 11, 12], [10, 11, 12, 13, 14, 15]])
    one = model()(torch.from_numpy(alone), torch.ones_like(torch.from_numpy(alone)))
    two = model()(torch.from_numpy(padded), torch.from_numpy(mask))
    assert torch.allclose(one.roles[0], two.roles[0, :5], atol=1e-5)
    assert torch.allclose(one.cues[0], two.cues[0, :5, :5], atol=1e-5)
    assert torch.allclose(one.sources[0], two.sources[0, :5, :5], atol=1e-5)


def test_sentence_vectors_have_length_one_whatever_the_padding() -> None:
    padded, mask = (torch.from_numpy(part) for part in inputs([[10, 11, 12], [10, 11, 12, 13, 14, 15]]))
    found = vectors(model().encoder, padded, mask)
    assert torch.allclose(found.norm(dim=1), torch.ones(2))
    assert torch.allclose(found[0], vectors(model().encoder, padded[:1, :5], mask[:1, :5])[0], atol=1e-5)


def test_an_encoder_takes_its_own_weights_and_refuses_others() -> None:
    weights = Encoder(SMALL, 0.0).state_dict()
    load(Encoder(SMALL, 0.0), {**weights, "pooler.dense.weight": torch.zeros(1)})
    with pytest.raises(RuntimeError, match="nobody"):
        load(Encoder(SMALL, 0.0), {**weights, "nobody.knows": torch.zeros(1)})


def test_a_batch_holds_tags_and_links_behind_the_first_mark() -> None:
    batch = batch_of([example(Stretch(0, 6), Stretch(0, 6))])
    assert batch.tags[0].tolist() == [IGNORED, 1, 3, 5, 6, 0, 0, IGNORED]
    assert batch.cues[0].nonzero().tolist() == [[3, 2], [4, 2]]
    assert batch.sources[0].nonzero().tolist() == [[2, 1]]


def test_what_a_window_owns_but_cannot_tie_chooses_the_first_mark() -> None:
    batch = batch_of([example(Stretch(2, 6), Stretch(2, 6))])
    assert batch.cues[0].nonzero().tolist() == [[1, 0], [2, 0]]


def test_context_that_cannot_be_tied_teaches_nothing() -> None:
    batch = batch_of([example(Stretch(2, 6), Stretch(4, 6))])
    assert not bool(batch.cues.any())


def test_the_order_of_batches_holds_each_window_once_and_follows_the_seed() -> None:
    windows = [example(Stretch(0, 1 + at % 6), Stretch(0, 1 + at % 6)) for at in range(40)]
    order = order_of(windows, 24, seed=5)
    assert sorted(at for batch in order for at in batch) == list(range(40))
    assert all(len(batch) * max(len(windows[at].ids) + 2 for at in batch) <= 24 for batch in order)
    assert order == order_of(windows, 24, seed=5) != order_of(windows, 24, seed=6)


def begun() -> Run:
    torch.manual_seed(3)
    return Run(AttributionModel(replace(SHAPE, dropout=0.2), SMALL).train(), read_config().learning)


def test_a_run_that_goes_on_ends_with_the_weights_of_one_that_was_not_stopped(tmp_path: Path) -> None:
    windows = [example(Stretch(0, 6), Stretch(0, 6))] * 3
    straight, stopped, resumed = begun(), begun(), begun()
    for run in (straight, straight, stopped):
        run.learn(windows, steps=2)
    stopped.save(tmp_path)
    resumed.go_on_from(tmp_path)
    resumed.learn(windows, steps=2)
    assert resumed.done == straight.done == 2
    assert all(torch.equal(weight, resumed.average[name]) for name, weight in straight.average.items())


def test_a_run_that_has_not_begun_has_nothing_to_go_on_from(tmp_path: Path) -> None:
    run = begun()
    run.go_on_from(tmp_path)
    assert run.done == 0


def test_a_pass_and_a_half_is_half_as_many_steps_again() -> None:
    windows = [example(Stretch(0, 6), Stretch(0, 6))] * 80
    learning = read_config().learning
    assert len(batches(windows, learning)) == round(learning.passes * len(order_of(windows, learning.batch_pieces, 0)))


def test_the_rate_rises_then_falls_to_nothing() -> None:
    shares = [pace(step, 100, 0.1) for step in range(101)]
    assert shares[9] == shares[10] == 1.0
    assert shares[:10] == sorted(shares[:10])
    assert shares[10:] == sorted(shares[10:], reverse=True)
    assert shares[100] == 0.0


def test_a_link_to_any_wanted_piece_is_no_surprise() -> None:
    scores = torch.tensor([[[0.0, 40.0, 40.0], [0.0, 0.0, 0.0]]])
    wanted = torch.tensor([[[False, True, True], [False, False, False]]])
    assert float(link_loss(scores, wanted)) == pytest.approx(0.0, abs=1e-4)
    assert float(link_loss(scores, torch.zeros_like(wanted))) == 0.0


def test_a_small_model_learns_one_sentence() -> None:
    learner = model().train()
    batch = batch_of([example(Stretch(0, 6), Stretch(0, 6))])
    optimizer = torch.optim.Adam(learner.parameters(), lr=0.02)
    losses = []
    for _ in range(60):
        surprise = loss(learner(batch.ids, batch.mask), batch, 0.5)
        optimizer.zero_grad()
        surprise.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(surprise.detach()))
    assert losses[-1] < losses[0] / 10


def test_logarithms_of_chances_add_up_to_one() -> None:
    chances = np.exp(log_softmax(np.array([[1.0, 900.0, -3.0], [0.0, 0.0, 0.0]])))
    assert chances.sum(axis=1) == pytest.approx([1.0, 1.0])


def words_tokenizer() -> object:
    """A tokenizer of whole words, made here, so that no test needs published files."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({"[UNK]": 100}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    return tokenizer


def test_a_long_text_is_read_whole_and_every_piece_says_where_it_stands() -> None:
    text = "\n\n".join("Bram fears that the slow ferry sinks . " * times for times in (1, 9, 2, 30))
    sizes = Windowing(size=32, context=6)

    def reader(ids: np.ndarray, mask: np.ndarray) -> Heads:
        with torch.inference_mode():
            return Heads(*(head.numpy() for head in model()(torch.from_numpy(ids), torch.from_numpy(mask))))

    found = read(text, words_tokenizer(), reader, sizes)  # type: ignore[arg-type]
    assert "".join(text[piece.start : piece.end] for piece in found.pieces) == "".join(text.split())
    for chances in (found.roles, found.cues, found.sources):
        assert np.exp(chances).sum(axis=1) == pytest.approx(np.ones(len(found.pieces)))
    assert same_tags([found], [found]) == 1.0
    assert read(" \n", words_tokenizer(), reader, sizes).pieces == ()  # type: ignore[arg-type]
