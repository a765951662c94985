"""The encoder and the heads, with a model of a few thousand weights; skipped where torch is not installed."""

from dataclasses import replace

import numpy as np
import pytest

from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.annotate.tagger.windows import Stretch

pytest.importorskip("torch", reason="torch is for training only")

import torch
from training.batches import batch_of, inputs
from training.encoder import Encoder, load, vectors
from training.model import IGNORED, Scores, Weights, link_loss, loss, tag_loss, take_up

from tests.training.small_model import SMALL, example, model

WHOLE = Stretch(0, 6)
EVEN = Weights(link=0.5, inner=0.5, name=0.5)


def test_every_head_says_something_of_every_place() -> None:
    ids, mask = (torch.from_numpy(part) for part in inputs([[10, 11, 12], [10, 11, 12, 13]]))
    shapes = [tuple(head.shape) for head in model()(ids, torch.zeros_like(ids), mask)]
    assert shapes == [(2, 6, len(TAGS)), (2, 6, len(TAGS)), (2, 6, len(NAME_TAGS)), (2, 6, 6), (2, 6, 6)]


def test_padding_changes_nothing() -> None:
    alone, _ = inputs([[10, 11, 12]])
    padded, mask = inputs([[10, 11, 12], [10, 11, 12, 13, 14, 15]])
    one, two = (
        model()(ids, torch.zeros_like(ids), seen)
        for ids, seen in (map(torch.from_numpy, pair) for pair in ((alone, np.ones_like(alone)), (padded, mask)))
    )
    for name in ("roles", "inner", "names"):
        assert torch.allclose(getattr(one, name)[0], getattr(two, name)[0, :5], atol=1e-5)
    assert torch.allclose(one.cues[0], two.cues[0, :5, :5], atol=1e-5)
    assert torch.allclose(one.sources[0], two.sources[0, :5, :5], atol=1e-5)


def test_padding_is_never_chosen() -> None:
    padded, mask = (torch.from_numpy(part) for part in inputs([[10], [10, 11, 12, 13, 14, 15]]))
    chances = model()(padded, torch.zeros_like(padded), mask).cues.softmax(dim=2).detach()
    assert float(chances[0, :, 3:].max()) == 0.0


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


def test_how_words_are_written_says_nothing_before_the_first_step_and_something_after() -> None:
    encoder, ids = model().encoder, torch.tensor([[11, 12, 13]])
    small, large = torch.zeros_like(ids), torch.ones_like(ids)
    assert torch.equal(encoder(ids, small, large), encoder(ids, large, large))
    torch.nn.init.normal_(encoder.embeddings.case_embeddings.weight)
    assert not torch.allclose(encoder(ids, small, large), encoder(ids, large, large))


def test_a_run_is_taken_up_with_what_it_had_and_refused_where_it_had_something_else() -> None:
    earlier = model(seed=4).state_dict()
    lacking = {name: weight for name, weight in earlier.items() if "case_embeddings" not in name}
    made = model()
    take_up(made, lacking)
    assert all(torch.equal(weight, made.state_dict()[name]) for name, weight in earlier.items())
    with pytest.raises(RuntimeError, match="nobody"):
        take_up(made, {**lacking, "nobody.knows": torch.zeros(1)})


def test_a_link_to_any_wanted_piece_is_no_surprise() -> None:
    scores = torch.tensor([[[0.0, 40.0, 40.0], [0.0, 0.0, 0.0]]])
    wanted = torch.tensor([[[False, True, True], [False, False, False]]])
    assert float(link_loss(scores, wanted)) == pytest.approx(0.0, abs=1e-4)
    assert float(link_loss(scores, torch.zeros_like(wanted))) == 0.0


def test_pieces_that_teach_nothing_surprise_nobody() -> None:
    scores = torch.tensor([[[9.0, 0.0], [0.0, 9.0]]])
    assert float(tag_loss(scores, torch.tensor([[IGNORED, IGNORED]]))) == 0.0
    assert float(tag_loss(scores, torch.tensor([[0, IGNORED]]))) == pytest.approx(0.0, abs=1e-3)
    assert float(tag_loss(scores, torch.tensor([[1, 1]]))) == pytest.approx(4.5, abs=0.01)


def test_the_loss_is_that_of_the_roles_and_what_each_head_weighs() -> None:
    batch = batch_of([example(WHOLE)])
    scores = Scores(*(head.detach() for head in model()(batch.ids, batch.cases, batch.mask)))

    def total(link: float, inner: float, name: float) -> float:
        return float(loss(scores, batch, Weights(link, inner, name)))

    roles = float(tag_loss(scores.roles, batch.tags))
    assert total(0.0, 0.0, 0.0) == pytest.approx(roles)
    assert total(0.0, 2.0, 0.0) == pytest.approx(roles + 2.0 * float(tag_loss(scores.inner, batch.inner)))
    assert total(0.0, 0.0, 2.0) == pytest.approx(roles + 2.0 * float(tag_loss(scores.names, batch.names)))
    links = float(link_loss(scores.cues, batch.cues) + link_loss(scores.sources, batch.sources))
    assert total(3.0, 0.0, 0.0) == pytest.approx(roles + 3.0 * links)


def test_a_batch_that_teaches_names_alone_leaves_the_other_heads_as_they_are() -> None:
    learner = model().train()
    batch = batch_of([replace(example(WHOLE), outer=None, inner=None, inner_sources={})])
    loss(learner(batch.ids, batch.cases, batch.mask), batch, EVEN).backward()  # type: ignore[no-untyped-call]
    heads = {name: getattr(learner, name) for name in ("roles", "inner", "names", "cues", "sources")}
    moved = {
        name
        for name, head in heads.items()
        if any(weight.grad is not None and bool(weight.grad.any()) for weight in head.parameters())
    }
    assert moved == {"names"}


def test_a_small_model_learns_one_sentence_with_every_head() -> None:
    learner = model().train()
    batch = batch_of([example(WHOLE)])
    optimizer = torch.optim.Adam(learner.parameters(), lr=0.02)
    losses = []
    for _ in range(80):
        surprise = loss(learner(batch.ids, batch.cases, batch.mask), batch, EVEN)
        optimizer.zero_grad()
        surprise.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(surprise.detach()))
    assert losses[-1] < losses[0] / 10
    scores: Scores = learner(batch.ids, batch.cases, batch.mask)
    for said, taught in ((scores.roles, batch.tags), (scores.inner, batch.inner), (scores.names, batch.names)):
        asked = taught != IGNORED
        assert torch.equal(said.argmax(dim=2)[asked], taught[asked])
    for chosen, wanted in ((scores.cues, batch.cues), (scores.sources, batch.sources)):
        rows = wanted.any(dim=2)
        assert bool(wanted[rows].gather(1, chosen[rows].argmax(dim=1, keepdim=True)).all())
