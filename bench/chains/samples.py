"""The statements of the sample reports' gold, by the measures that bench.gold has for them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.gold.__main__ import built, samples_of
from bench.gold.figures import Figure
from bench.gold.ground import ground_of
from bench.gold.read import gold_at
from bench.gold.statements import paired, statements_part

SHOWN = ("attributed", "who says what", "chain names", "chain", "depth", "modality")


def sample_figures() -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """The name of each sample with its figures."""
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples_of([]):
            ground = ground_of(built(sample, Path(folder)), gold_at(sample / "gold.yaml"))
            figures = {figure.key: figure for figure in statements_part(ground, paired(ground)).figures}
            yield sample.name, tuple(figures[f"statements.{name}"] for name in SHOWN)
