"""Exports trained weights as an ONNX model of 8-bit integers, and checks that it reads as the weights do.

usage: python -m training.export [--weights FILE] [--documents N]

graph.py says how. The check reads N documents of PolNeAR's dev part with both.
"""

import argparse
import sys
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Final

import onnx
from safetensors.numpy import load_file

from training import published, runs
from training.config import OUT, Config, read_config
from training.encoder import Size
from training.graph import model_of
from training.models import onnx_model, reading_of, same_tags, tokenizer_at, weights_model
from training.polnear import read_documents, split_folder

LEAST_AGREEMENT: Final = 0.98  # of the tags; below it the figures of the weights no longer stand for the export


def export(weights: Path, config: Config, place: Path) -> None:
    """Writes trained weights as an ONNX model, in which stands which run it is and which windows it reads."""
    made = model_of(load_file(weights), Size())
    said = {"run": weights.parent.name, **{name: str(size) for name, size in asdict(config.windows).items()}}
    onnx.helper.set_model_props(made, said)
    onnx.save(made, place)


def agreement(weights: Path, exported: Path, config: Config, documents: int) -> float:
    """The share of word pieces that both give the same tag, over the first documents of the dev part."""
    tokenizer = tokenizer_at(published.TOKENIZER)
    texts = [document.text for document in islice(read_documents(split_folder("dev")), documents)]
    models = (weights_model(weights, config.model), onnx_model(exported))
    one, other = ([reading_of(text, tokenizer, model, config.windows) for text in texts] for model in models)
    return same_tags(one, other)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--documents", type=int, default=20)
    options = parser.parse_args()
    config = read_config()
    weights = options.weights or OUT / config.fingerprint / "model.safetensors"
    exported = weights.with_suffix(".int8.onnx")
    try:
        export(weights, config, exported)
        same = agreement(weights, exported, config, options.documents)
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    size = exported.stat().st_size / 1e6
    note = f"{size:.1f} MB, {same:.2%} of the tags as with the weights"
    runs.append("export", weights.parent.name, {"documents": options.documents, "note": note})
    print(f"{exported}: {note}")
    if same < LEAST_AGREEMENT:
        sys.exit(f"less than {LEAST_AGREEMENT:.0%} of the tags agree: do not ship it")


if __name__ == "__main__":
    main()
