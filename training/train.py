"""Trains the model: attributions on PolNeAR's train part, names on the corpora that mark them.

usage: python -m training.train [--minutes N] [--threads N]

The run is named by the fingerprint of config.toml and kept in training/out/RUN/. A run that was stopped goes on from
its last checkpoint, and ends with the same weights as one that was not.
"""

import argparse
import itertools
import math
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.optim import AdamW

from training import corpora, inner, published, runs
from training.batches import Example, batch_of, examples_of, masked, order_of, worn_texts
from training.config import OUT, Config, Learning, read_config
from training.encoder import load
from training.model import AttributionModel, Weights, loss, take_up
from training.models import tokenizer_at
from training.polnear import read_documents, split_folder
from training.taught import Taught

SAVE_EVERY: Final = 180.0  # seconds
SAY_EVERY: Final = 20  # steps
ENCODER: Final = "encoder."
WORDS: Final = "word_embeddings"  # stay as published: half of all weights, and news has rare words that training lacks


def texts(config: Config) -> list[Taught]:
    """All that is learnt from, in an order that is always the same: PolNeAR's train part with what a first model found
    within its contents, then the corpora of names."""
    documents = itertools.islice(read_documents(split_folder("train")), config.learning.documents or None)
    within = inner.read_found(inner.PLACE)
    credited = [
        Taught(id=one.id, text=one.text, attributions=one.attributions, inner=within.get(one.id)) for one in documents
    ]
    named = [Taught(id=one.id, text=one.text, names=one) for one in corpora.named_texts()]
    return credited + named


class Passes:
    """The batches of a run: each pass reads the texts in an order of its own, some of them worn."""

    def __init__(self, some: Sequence[Taught], config: Config) -> None:
        self.texts = some
        self.config = config
        self.encoder = tokenizer_at(published.TOKENIZER)
        self.kept: tuple[int, list[Example], tuple[tuple[int, ...], ...]] | None = None
        self.each = len(self._pass(0)[2])

    def __len__(self) -> int:
        return round(self.each * self.config.learning.passes)

    def batch(self, step: int) -> list[Example]:
        """The windows of a step; a pass that is a batch longer or shorter than the first is cut, or begins anew."""
        _, windows, order = self._pass(step // self.each)
        return [windows[at] for at in order[step % self.each % len(order)]]

    def _pass(self, number: int) -> tuple[int, list[Example], tuple[tuple[int, ...], ...]]:
        if self.kept is None or self.kept[0] != number:
            learning, seed = self.config.learning, self.config.learning.seed + number
            some = worn_texts(self.texts, learning.worn, seed)
            windows = [one for text in some for one in examples_of(text, self.encoder, self.config.windows)]
            self.kept = (number, windows, order_of(windows, learning.batch_pieces, seed))
        return self.kept


def fresh(config: Config) -> AttributionModel:
    """The model before its first step: the published encoder and heads that the seed draws, then what the run that it
    starts from has learnt."""
    torch.manual_seed(config.learning.seed)
    model = AttributionModel(config.model)
    load(model.encoder, load_file(published.WEIGHTS))
    if config.learning.start:
        learnt = OUT / config.learning.start / "model.safetensors"
        if not learnt.is_file():
            raise FileNotFoundError(f"{learnt} is missing: the run that config.toml starts from.")
        take_up(model, load_file(learnt))
    return model


def pace(step: int, steps: int, warmup: float) -> float:
    """The share of the highest rate at a step: it rises evenly, then falls evenly to 0."""
    rising = max(1, round(warmup * steps))
    return (step + 1) / rising if step < rising else (steps - step) / max(1, steps - rising)


def optimizer_for(model: AttributionModel, learning: Learning) -> AdamW:
    """Three groups: the encoder, the heads, and both groups' biases and norms together, which do not decay."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if WORDS in name:
            weight.requires_grad = False
            continue
        rate = learning.rate if name.startswith(ENCODER) else learning.head_rate
        decay = learning.weight_decay if weight.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    made = [
        {"params": some, "lr": rate, "highest": rate, "weight_decay": decay} for (rate, decay), some in groups.items()
    ]
    return AdamW(made, lr=learning.rate)


class Run:
    """A training under way: the weights, their moving average, the optimizer's memory, and the steps that are done."""

    def __init__(self, model: AttributionModel, learning: Learning) -> None:
        self.model = model
        self.learning = learning
        self.weights = Weights(learning.link_weight, learning.inner_weight, learning.name_weight)
        self.optimizer = optimizer_for(model, learning)
        self.average = {name: weight.clone() for name, weight in self.model.state_dict().items()}
        self.done = 0

    def learn(self, examples: Sequence[Example], steps: int) -> float:
        """One step on one batch of a run of ``steps``; its loss."""
        learning = self.learning
        torch.manual_seed(learning.seed * 1_000_000 + self.done)  # so that a run that goes on drops what it would have
        for group in self.optimizer.param_groups:
            group["lr"] = group["highest"] * pace(self.done, steps, learning.warmup)
        batch = masked(batch_of(examples), learning.masked)
        surprise = loss(self.model(batch.ids, batch.cases, batch.mask), batch, self.weights)
        self.optimizer.zero_grad()
        surprise.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), learning.clip)
        self.optimizer.step()
        self.done += 1
        self._average(min(learning.average, self.done / (self.done + 10)))
        return float(surprise.detach())

    def _average(self, kept: float) -> None:
        for name, weight in self.model.state_dict().items():
            if WORDS not in name:
                self.average[name].lerp_(weight, 1.0 - kept)

    def save(self, folder: Path) -> None:
        """Writes the checkpoint and the averaged weights, whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "done": self.done,
        }
        torch.save(state, folder / "checkpoint.new")
        (folder / "checkpoint.new").replace(folder / "checkpoint.pt")
        save_file(self.average, folder / "model.new")
        (folder / "model.new").replace(folder / "model.safetensors")

    def go_on_from(self, folder: Path) -> None:
        """Takes up the checkpoint in a folder; does nothing where there is none."""
        if not (folder / "checkpoint.pt").exists():
            return
        state: dict[str, Any] = torch.load(folder / "checkpoint.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.done = state["average"], state["done"]


def train(run: Run, passes: Passes, folder: Path, minutes: float) -> Iterator[tuple[int, int, float]]:
    """Runs to the end, or for so many minutes; saves every few minutes and at the end.

    Yields, after each step, the steps done, those of the whole run, and the loss.
    """
    steps = len(passes)
    started = saved = time.monotonic()
    while run.done < steps and time.monotonic() - started < 60 * minutes:
        surprise = run.learn(passes.batch(run.done), steps)
        if time.monotonic() - saved > SAVE_EVERY:
            run.save(folder)
            saved = time.monotonic()
        yield run.done, steps, surprise
    run.save(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many; the run can go on later")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = read_config()
    try:
        passes = Passes(texts(config), config)
        run = Run(fresh(config), config.learning)
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    folder = OUT / config.fingerprint
    run.go_on_from(folder)
    before, started = run.done, time.monotonic()
    recent: list[float] = []
    steps = run.done
    for done, steps, surprise in train(run, passes, folder, options.minutes):
        recent = [*recent[1 - SAY_EVERY :], surprise]
        if done % SAY_EVERY == 0:
            each = (time.monotonic() - started) / (done - before)
            left = each * (steps - done) / 60
            mean = sum(recent) / len(recent)
            print(f"{done}/{steps}  loss {mean:.3f}  {each:.2f} s a step  {left:.0f} min left", flush=True)
    if run.done == before:
        sys.exit(f"run {config.fingerprint} is at its end: {run.done} steps")
    figures = {
        "documents": len(passes.texts),
        "steps": run.done,
        "seconds_a_step": round((time.monotonic() - started) / (run.done - before), 2),
        "loss": round(sum(recent) / len(recent), 3),
        "note": "" if run.done == steps else f"stopped at {run.done} of {steps}",
    }
    runs.append("train", config.fingerprint, figures)
    print(f"weights: {folder / 'model.safetensors'}")


if __name__ == "__main__":
    main()
