"""Averages the weights of runs: one model that reads better than each, and is as fast.

usage: python -m training.average RUN RUN …

Wortsman et al. 2022, "Model soups": weights that were learnt from the same start lie in one valley, and their mean
reads new texts better than they do. The result lies in training/out/RUN+RUN/; it is scored and exported like any
other.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence

import numpy as np
from safetensors.numpy import load_file, save_file

from training.config import OUT


def mean_of(runs: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The mean of each weight. Raises ValueError where there is no run, or runs do not have the same weights."""
    if not runs or any(run.keys() != runs[0].keys() for run in runs):
        raise ValueError("only runs with the same weights have a mean")
    return {name: np.mean([run[name] for run in runs], axis=0, dtype=np.float64).astype(np.float32) for name in runs[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", metavar="RUN", nargs="+", help="the name of a run that is at its end")
    names = parser.parse_args().runs
    try:
        made = mean_of([load_file(OUT / name / "model.safetensors") for name in names])
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    folder = OUT / "+".join(names)
    folder.mkdir(exist_ok=True)
    save_file(made, folder / "model.safetensors")
    print(f"weights: {folder / 'model.safetensors'}")


if __name__ == "__main__":
    main()
