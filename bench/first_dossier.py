"""From ``pip install`` to the first dossier: python -m bench.first_dossier [--wheel FILE] [--installer uv|pip]

Makes a fresh environment, installs the wheel (built from this checkout unless given) from the caches of the installer,
builds the case of the sample and writes its dossier; prints one JSON object with the seconds of each part, by the clock
and of the processor (other programs on the machine lengthen the first alone), the size of what was installed, and its
largest packages. Exit status 1 where the clock says more than BUDGET seconds, or the install is over SIZE.

What is not in the cache is downloaded: run it twice, and take the second. Needs hatchling where no wheel is given.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

BUDGET = 90.0  # seconds
SIZE = 250.0  # MB of the default install, without what Python compiles
LARGEST = 12  # packages that are named
ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "leaked-letter" / "reports"


def timed(*command: object, cwd: Path) -> dict[str, float]:
    """Seconds by the clock and of the processor that the command and its children took; raises where it fails."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    subprocess.run(list(map(str, command)), cwd=cwd, env=environment, check=True, capture_output=True)
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"clock": round(clock, 1), "processor": round(processor, 1)}


def megabytes(package: Distribution) -> float:
    """The size of a package's files, without compiled modules."""
    files = (Path(str(one.locate())) for one in package.files or () if one.suffix != ".pyc")
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def sizes(site: Path) -> dict[str, float]:
    """Package → megabytes, the largest first."""
    found = {one.metadata["Name"]: megabytes(one) for one in distributions(path=[str(site)])}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def measured(given: Path | None, installer: str) -> dict[str, Any]:
    """The parts, in their order, with their sum; and the sizes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = given.resolve() if given else wheel(folder)
        home = folder / "venv"
        uv = shutil.which("uv") if installer == "uv" else None
        if installer == "uv" and uv is None:
            sys.exit("uv is not on the path: give --installer pip.")
        python = home / "bin" / "python"
        stemmata = home / "bin" / "stemmata"
        make = (uv, "venv", "--python", sys.executable, home) if uv else (sys.executable, "-m", "venv", home)
        install = (uv, "pip", "install", "--python", python, made) if uv else (python, "-m", "pip", "install", made)
        parts = {
            "environment": timed(*make, cwd=folder),
            "install": timed(*install, cwd=folder),
        }
        (site,) = (home / "lib").glob("python*/site-packages")
        held = {package: size for package, size in sizes(site).items() if package not in {"pip", "setuptools"}}
        parts["build"] = timed(stemmata, "build", SAMPLE, "--case", "letter.stemma", "--quiet", cwd=folder)
        parts["dossier"] = timed(stemmata, "dossier", "letter.stemma", "--output", "dossier.html", cwd=folder)
        parts["help, warm"] = timed(stemmata, "--help", cwd=folder)
    total = {unit: round(sum(part[unit] for part in parts.values()), 1) for unit in ("clock", "processor")}
    return {
        "installer": installer,
        "python": sys.version.split()[0],
        "seconds": {**parts, "all": total},
        "megabytes": {"all": round(sum(held.values()), 1), "packages": len(held)},
        "largest": {package: round(size, 1) for package, size in list(held.items())[:LARGEST]},
        "load": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="the wheel; built from this checkout if not given")
    parser.add_argument("--installer", choices=("uv", "pip"), default="pip")
    asked = parser.parse_args()
    told = measured(asked.wheel, asked.installer)
    slow, large = told["seconds"]["all"]["clock"] > BUDGET, told["megabytes"]["all"] > SIZE
    print(json.dumps({**told, "budget": {"seconds": BUDGET, "megabytes": SIZE}}, indent=1))
    sys.exit(1 if slow or large else 0)


if __name__ == "__main__":
    main()
