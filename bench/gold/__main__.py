"""How near the rules come to the gold data of the sample cases.

usage: python -m bench.gold [SAMPLE ...] [--errors FILE] [--update-floors [--allow-regression]]

SAMPLE is a folder with reports/ and gold.yaml; without one, every folder of samples/ that has a gold.yaml.
Each is built into a case file in a temporary folder, and its table is printed. --errors writes every miss and every
false finding in words, for reading. --update-floors writes the figures, less a margin, to bench/gold/floors.json,
and refuses to lower a floor unless --allow-regression is given too.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.gold.figures import Part
from bench.gold.floors import FLOORS, Floors, floors_of, lowered, read_floors, sunk, write_floors
from bench.gold.read import gold_at, sha256_of
from bench.gold.report import errors, table
from bench.gold.score import scored
from stemmata.model.case import Case
from stemmata.pipeline import Settings, build, opened

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def built(sample: Path, folder: Path) -> Case:
    """The case of a sample's reports, its file in ``folder``."""
    path = folder / f"{sample.name}.stemma"
    build([str(sample / "reports")], path, Settings(workers=1))  # two dozen reports do not pay for a second process
    return opened(path)


def samples_of(names: list[str]) -> list[Path]:
    """The folders that are named, else all samples, by name. Raises FileNotFoundError for one without gold data."""
    folders = [Path(name).resolve() for name in names] or sorted(path.parent for path in SAMPLES.glob("*/gold.yaml"))
    for folder in folders:
        if not (folder / "gold.yaml").is_file():
            raise FileNotFoundError(f"{folder} has no gold.yaml: name a folder like samples/leaked-letter")
    return folders


def updated(parts: Mapping[Path, Part], *, allow_regression: bool, path: Path = FLOORS) -> int:
    """Writes the floors, or says which would sink and leaves them."""
    old = read_floors(path)
    new: dict[str, Floors] = {
        sample.name: floors_of(part.figures, sha256_of(sample / "gold.yaml")) for sample, part in parts.items()
    }
    lost = [f"{name}: {line}" for name in sorted(new) if name in old for line in lowered(old[name], new[name])]
    if lost and not allow_regression:
        sys.stderr.write("Not written: floors would sink. Add --allow-regression if that is meant.\n")
        sys.stderr.write("".join(f"  {line}\n" for line in lost))
        return 1
    write_floors(old | new, path)
    sys.stderr.write(f"Wrote {path.name}.\n")
    return 0


def held(parts: Mapping[Path, Part]) -> int:
    """Says which figures are below their floors."""
    floors = read_floors()
    lines = [
        f"{sample.name}: {line}"
        for sample, part in parts.items()
        if sample.name in floors
        for line in sunk(part.figures, floors[sample.name])
    ]
    sys.stderr.write("".join(f"Below its floor: {line}\n" for line in lines))
    return 1 if lines else 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.gold", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sample", nargs="*", help="a folder with reports/ and gold.yaml; default: all in samples/")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write every miss and false finding here")
    parser.add_argument("--update-floors", action="store_true", help="write bench/gold/floors.json")
    parser.add_argument("--allow-regression", action="store_true", help="let --update-floors lower a floor")
    chosen = parser.parse_args(arguments)
    try:
        samples = samples_of(chosen.sample)
    except FileNotFoundError as missing:
        parser.error(str(missing))
    parts: dict[Path, Part] = {}
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples:
            parts[sample] = scored(built(sample, Path(folder)), gold_at(sample / "gold.yaml"))
    sys.stdout.write("\n".join(table(sample.name, part.figures) for sample, part in parts.items()))
    if chosen.errors is not None:
        chosen.errors.write_text("\n".join(errors(s.name, p) for s, p in parts.items()), encoding="utf-8")
    if chosen.update_floors:
        return updated(parts, allow_regression=chosen.allow_regression)
    return held(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
