"""Trains the attribution model on PolNeAR's train part.

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

from training import published, runs
from training.batches import Example, batch_of, examples_of, order_of
from training.config import OUT, Config, Learning, read_config
from training.encoder import load
from training.inputs import tokenizer_at
from training.model import AttributionModel, loss
from training.polnear import read_documents, split_folder

SAVE_EVERY: Final = 180.0  # seconds
SAY_EVERY: Final = 20  # steps
ENCODER: Final = "encoder."
WORDS: Final = "word_embeddings"  # stay as published: half of all weights, and news has rare words that training lacks


def examples(config: Config) -> tuple[int, list[Example]]:
    """The documents that are trained on, counted, and their windows, in the order of the documents' names."""
    tokenizer = tokenizer_at(published.TOKENIZER)
    documents = read_documents(split_folder("train"))
    chosen = list(itertools.islice(documents, config.learning.documents or None))
    return len(chosen), [one for document in chosen for one in examples_of(document, tokenizer, config.windows)]


def fresh(config: Config) -> AttributionModel:
    """The model before its first step: the published encoder, and heads that the seed draws."""
    torch.manual_seed(config.learning.seed)
    model = AttributionModel(config.model)
    load(model.encoder, load_file(published.WEIGHTS))
    return model


def batches(windows: Sequence[Example], learning: Learning) -> list[tuple[int, ...]]:
    """All batches of a run, in their order; each pass has an order of its own."""
    orders = [order_of(windows, learning.batch_pieces, learning.seed + at) for at in range(math.ceil(learning.passes))]
    return list(itertools.chain(*orders))[: round(len(orders[0]) * learning.passes)]


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
        self.optimizer = optimizer_for(model, learning)
        self.average = {name: weight.clone() for name, weight in self.model.state_dict().items()}
        self.done = 0

    def learn(self, examples: Sequence[Example], steps: int) -> float:
        """One step on one batch of a run of ``steps``; its loss."""
        learning = self.learning
        torch.manual_seed(learning.seed * 1_000_000 + self.done)  # so that a run that goes on drops what it would have
        for group in self.optimizer.param_groups:
            group["lr"] = group["highest"] * pace(self.done, steps, learning.warmup)
        batch = batch_of(examples)
        surprise = loss(self.model(batch.ids, batch.mask), batch, learning.link_weight)
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


def train(run: Run, windows: Sequence[Example], folder: Path, minutes: float) -> Iterator[tuple[int, int, float]]:
    """Runs to the end, or for so many minutes; saves every few minutes and at the end.

    Yields, after each step, the steps done, those of the whole run, and the loss.
    """
    order = batches(windows, run.learning)
    started = saved = time.monotonic()
    while run.done < len(order) and time.monotonic() - started < 60 * minutes:
        surprise = run.learn([windows[at] for at in order[run.done]], len(order))
        if time.monotonic() - saved > SAVE_EVERY:
            run.save(folder)
            saved = time.monotonic()
        yield run.done, len(order), surprise
    run.save(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many; the run can go on later")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = read_config()
    try:
        documents, windows = examples(config)
        run = Run(fresh(config), config.learning)
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    folder = OUT / config.fingerprint
    run.go_on_from(folder)
    before, started = run.done, time.monotonic()
    recent: list[float] = []
    steps = run.done
    for done, steps, surprise in train(run, windows, folder, options.minutes):
        recent = [*recent[1 - SAY_EVERY :], surprise]
        if done % SAY_EVERY == 0:
            each = (time.monotonic() - started) / (done - before)
            left = each * (steps - done) / 60
            mean = sum(recent) / len(recent)
            print(f"{done}/{steps}  loss {mean:.3f}  {each:.2f} s a step  {left:.0f} min left", flush=True)
    if run.done == before:
        sys.exit(f"run {config.fingerprint} is at its end: {run.done} steps")
    figures = {
        "documents": documents,
        "windows": len(windows),
        "steps": run.done,
        "seconds_a_step": round((time.monotonic() - started) / (run.done - before), 2),
        "loss": round(sum(recent) / len(recent), 3),
        "note": "" if run.done == steps else f"stopped at {run.done} of {steps}",
    }
    runs.append("train", config.fingerprint, figures)
    print(f"weights: {folder / 'model.safetensors'}")


if __name__ == "__main__":
    main()
