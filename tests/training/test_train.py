"""Runs that stop, go on and end alike; skipped where torch is not installed."""

from dataclasses import replace
from pathlib import Path

import pytest
from training.config import Config, read_config
from training.polnear import Attribution
from training.taught import Taught

from stemmata.annotate.tagger.windows import Stretch, Windowing
from tests import making
from tests.annotate.tagger.making_pieces import Words

pytest.importorskip("torch", reason="torch is for training only")

import torch
from training.model import AttributionModel
from training.train import WORDS, Passes, Run, optimizer_for, pace, train

from tests.training.small_model import SHAPE, SMALL, example, model
from training import train as training_step

TEXT = "“It sank,” Orla said. " * 9
SAID = Attribution(cue=(making.span(TEXT, "said"),), content=(making.span(TEXT, "“It sank,”"),))
WINDOWS = [example(Stretch(0, 6))] * 3


def begun() -> Run:
    torch.manual_seed(3)
    return Run(AttributionModel(replace(SHAPE, dropout=0.2), SMALL).train(), read_config().learning)


def config(passes: float) -> Config:
    """As the file has it, with small windows, small batches and so many passes."""
    whole = read_config()
    learning = replace(whole.learning, passes=passes, batch_pieces=60, worn=0.5)
    return replace(whole, windows=Windowing(size=20, context=2, headline=2), learning=learning)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Passes:
    return passes_of(2.5, monkeypatch)


def passes_of(count: float, monkeypatch: pytest.MonkeyPatch) -> Passes:
    monkeypatch.setattr(training_step, "tokenizer_at", lambda place: Words())
    texts = [Taught(id=str(at), text=TEXT[: 60 + 9 * at], attributions=(SAID,)) for at in range(12)]
    return Passes(texts, config(count))


def test_a_run_that_goes_on_ends_with_the_weights_of_one_that_was_not_stopped(tmp_path: Path) -> None:
    straight, stopped, resumed = begun(), begun(), begun()
    for run in (straight, straight, stopped):
        run.learn(WINDOWS, steps=2)
    stopped.save(tmp_path)
    resumed.go_on_from(tmp_path)
    resumed.learn(WINDOWS, steps=2)
    assert resumed.done == straight.done == 2
    assert all(torch.equal(weight, resumed.average[name]) for name, weight in straight.average.items())


def test_a_run_that_has_not_begun_has_nothing_to_go_on_from(tmp_path: Path) -> None:
    run = begun()
    run.go_on_from(tmp_path)
    assert run.done == 0


def test_what_is_saved_are_the_averaged_weights_and_nothing_half_written(tmp_path: Path) -> None:
    from safetensors.torch import load_file

    run = begun()
    run.learn(WINDOWS, steps=2)
    run.save(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["checkpoint.pt", "model.safetensors"]
    kept = load_file(tmp_path / "model.safetensors")
    assert all(torch.equal(weight, kept[name]) for name, weight in run.average.items())


def test_words_stay_as_they_were_and_all_else_is_learnt() -> None:
    run = begun()
    before = {name: weight.clone() for name, weight in run.model.state_dict().items()}
    for _ in range(3):
        run.learn(WINDOWS, steps=9)
    same = {name for name, weight in run.model.state_dict().items() if torch.equal(weight, before[name])}
    assert same == {name for name in before if WORDS in name}


def test_biases_and_norms_do_not_decay_and_heads_learn_faster() -> None:
    learning = read_config().learning
    groups = optimizer_for(model(), learning).param_groups
    assert {(group["highest"], group["weight_decay"]) for group in groups} == {
        (rate, decay) for rate in (learning.rate, learning.head_rate) for decay in (0.0, learning.weight_decay)
    }
    assert all((weight.dim() > 1) == (group["weight_decay"] > 0) for group in groups for weight in group["params"])


def test_two_passes_and_a_half_are_as_many_steps(passes: Passes) -> None:
    assert passes.each > 2
    assert len(passes) == round(2.5 * passes.each)


def test_every_step_has_windows_and_a_pass_without_wear_teaches_each_piece_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = passes_of(2.0, monkeypatch)
    assert all(made.batch(step) for step in range(len(made)))
    whole = replace(made.config, learning=replace(made.config.learning, worn=0.0))
    unworn = Passes(made.texts, whole)
    owned = [at for step in range(unworn.each) for one in unworn.batch(step) for at in range(*one.window.own)]
    assert len(owned) == sum(len(Words().encode(text.text, add_special_tokens=False).ids) for text in made.texts)


def test_a_step_has_the_same_windows_whichever_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = passes_of(2.0, monkeypatch), passes_of(2.0, monkeypatch)
    last = len(one) - 1
    for step in range(last):
        one.batch(step)
    assert one.batch(last) == other.batch(last)
    assert other.batch(0) == passes_of(2.0, monkeypatch).batch(0)


def test_a_run_of_no_minutes_is_saved_and_goes_on_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = passes_of(1.0, monkeypatch)

    def small(batch: object) -> list[object]:
        return list(WINDOWS)

    monkeypatch.setattr(made, "batch", small)
    first = begun()
    assert list(train(first, made, tmp_path, minutes=0.0)) == []
    second = begun()
    second.go_on_from(tmp_path)
    steps = list(train(second, made, tmp_path, minutes=9.0))
    assert [done for done, _, _ in steps] == list(range(1, len(made) + 1))
    assert {whole for _, whole, _ in steps} == {len(made)}


def test_the_rate_rises_then_falls_to_nothing() -> None:
    shares = [pace(step, 100, 0.1) for step in range(101)]
    assert shares[9] == shares[10] == 1.0
    assert shares[:10] == sorted(shares[:10])
    assert shares[10:] == sorted(shares[10:], reverse=True)
    assert shares[100] == 0.0
