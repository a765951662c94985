"""Exports trained weights as an ONNX model of 8-bit integers, and checks that it reads as the weights do.

usage: python -m training.export [--weights FILE] [--documents N]

Activations are quantised as the model runs ("dynamic"), weights once, for each column. The check reads N documents of
PolNeAR's dev part with both.
"""

import argparse
import sys
import tempfile
import warnings
from itertools import islice
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file

from training import published, runs
from training.config import OUT, Config, Shape, read_config
from training.inputs import tokenizer_at
from training.model import AttributionModel, Scores
from training.polnear import read_documents, split_folder
from training.reading import onnx_reader, read, same_tags, weights_reader

OPSET: Final = 17  # the first with a normalisation of layers in one step
LEAST_AGREEMENT: Final = 0.98  # of the tags; below it the figures of the weights no longer stand for the export


def export(weights: Path, shape: Shape, place: Path) -> None:
    """Writes the model with 32-bit numbers: inputs ``ids`` and ``mask``, outputs as in Scores."""
    model = AttributionModel(shape)
    model.load_state_dict(load_file(weights))
    model.eval()
    example = torch.ones(2, 8, dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    with warnings.catch_warnings():  # the exporter that is to come needs one more package and gives the same graph
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            model,
            (example, example),
            str(place),
            dynamo=False,
            opset_version=OPSET,
            input_names=["ids", "mask"],
            output_names=list(Scores._fields),
            dynamic_axes=dict.fromkeys(("ids", "mask", "roles"), axes)
            | dict.fromkeys(("cues", "sources"), axes | {2: "pieces"}),
        )


def quantise(model: Path, place: Path) -> None:
    """Writes a model with its weights as 8-bit integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]

    quantize_dynamic(model, place, weight_type=QuantType.QInt8, per_channel=True)


def agreement(weights: Path, exported: Path, config: Config, documents: int) -> float:
    """The share of word pieces that both give the same tag, over the first documents of the dev part."""
    tokenizer = tokenizer_at(published.TOKENIZER)
    texts = [document.text for document in islice(read_documents(split_folder("dev")), documents)]
    readers = (weights_reader(weights, config.model), onnx_reader(exported))
    one, other = ([read(text, tokenizer, reader, config.windows) for text in texts] for reader in readers)
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
        with tempfile.TemporaryDirectory() as folder:
            export(weights, config.model, Path(folder) / "model.onnx")
            quantise(Path(folder) / "model.onnx", exported)
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
