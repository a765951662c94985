"""Scores a trained or exported model on PolNeAR's dev part with the shared scorer.

usage: python -m training.evaluate [--model FILE] [--split dev] [--scorer FOLDER]

FILE: weights (.safetensors) or an exported model (.onnx); else the weights of the run that config.toml names. FOLDER
holds attribution_score.py; else STEMMATA_BENCH names it. Predictions are written beside the model.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol, cast

from bench.said.polnear import scorer_at

from bench import public_data
from stemmata.annotate.tagger.decode import credits_of
from stemmata.model.annotations import Credit
from training import published, runs
from training.config import OUT, read_config
from training.inner import as_attribution
from training.models import model_of, reading_of, tokenizer_at
from training.polnear import as_lists, split_folder

# Our column, and the scorer's name for it.
FIGURES: Final[dict[str, str]] = {
    "source": "source_token",
    "cue": "cue_token",
    "content": "content_token",
    "detect": "attr_detect",
    "link": "attr_link",
    "full": "attr_full",
    "strict": "attr_strict",
}
# What to stand beside, by the same scorer on dev: the first try of issue 3, and what two human readers reach.
PEERS: Final[dict[str, dict[str, float]]] = {
    "nearest linking": {"source": 82.5, "cue": 72.3, "content": 90.2, "link": 67.3, "full": 65.3, "strict": 44.3},
    "two humans": {"source": 81.4, "cue": 69.6, "content": 91.3, "link": 75.3, "full": 74.7, "strict": 60.2},
}
Predictions = Mapping[str, list[dict[str, list[list[int]]]]]


class Scorer(Protocol):
    """What the shared scorer offers."""

    def load(self, split: Path) -> dict[str, tuple[str, Any]]: ...

    def score(self, docs: Mapping[str, tuple[str, Any]], pred: Predictions) -> dict[str, Any]: ...


def scorer_in(folder: Path) -> Scorer:
    """The shared scorer, from wherever it lies. Raises FileNotFoundError, with what to do, where it is not there."""
    path = folder / "attribution_score.py"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing; STEMMATA_BENCH names the folder of the shared scorer.")
    return cast(Scorer, scorer_at(path))


def as_predictions(found: Iterable[Credit]) -> list[dict[str, list[list[int]]]]:
    """The outermost credits as the scorer takes them."""
    return [as_lists(as_attribution(one)) for one in found if one.depth == 0]


def figures_of(score: Mapping[str, Any]) -> dict[str, float]:
    """Our columns of a score: F1 in per cent."""
    return {column: float(score[name]["f"]) for column, name in FIGURES.items()}


def table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Figures side by side, a line a system; a dash where one has none."""
    lines = [" " * 18 + "".join(f"{column:>9}" for column in FIGURES)]
    for name, figures in rows.items():
        cells = (f"{figures[column]:9.1f}" if column in figures else f"{'–':>9}" for column in FIGURES)
        lines.append(f"{name:18}" + "".join(cells))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--split", choices=["train", "dev"], default="dev")
    parser.add_argument("--scorer", type=Path, default=public_data.scorer().parent)
    options = parser.parse_args()
    config = read_config()
    model = options.model or OUT / config.fingerprint / "model.safetensors"
    try:
        scorer = scorer_in(options.scorer)
        docs = scorer.load(split_folder(options.split))
        reader = model_of(model, config.model)
        tokenizer = tokenizer_at(published.TOKENIZER)
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    started, pieces = time.perf_counter(), 0
    predictions: dict[str, list[dict[str, list[list[int]]]]] = {}
    for name, (text, _) in sorted(docs.items()):
        reading = reading_of(text, tokenizer, reader, config.windows)
        predictions[name] = as_predictions(credits_of(reading))
        pieces += len(reading.pieces)
    seconds = time.perf_counter() - started
    model.with_suffix(f".{options.split}.json").write_text(json.dumps(predictions), encoding="utf-8")
    score = scorer.score(docs, predictions)
    figures = figures_of(score)
    runs.append(options.split, model.parent.name, {"documents": len(docs), **figures, "note": model.name})
    print(table({model.name: figures, **PEERS}))
    link = score["attr_link"]
    print(f"{len(docs)} documents of {options.split}; link precision {link['p']}, recall {link['r']}")
    print(f"{pieces / seconds:,.0f} word pieces a second, one text at a time, decoding included")


if __name__ == "__main__":
    main()
