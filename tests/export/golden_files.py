"""Small exports that are kept, so that a change is seen: python -m tests.export.golden_files writes them anew.

Look at what changed before keeping it: other programs rely on these formats.
"""

from pathlib import Path
from typing import Final

from stemmata import __version__
from tests.casefile.whole import whole_case
from tests.export.opening import OPENED, exported

FOLDER: Final = Path(__file__).parent / "golden"
SUFFIXES: Final = {
    "bibtex": "bib", "csl-json": "csl.json", "dot": "dot", "ftm": "ftm.jsonl", "geojson": "geojson", "gexf": "gexf",
    "graphml": "graphml", "markdown": "md", "nanopub": "trig", "prov": "prov.jsonld", "timelinejs": "timeline.json",
    "web-annotations": "annotations.jsonld",
}  # fmt: skip
assert set(SUFFIXES) == set(OPENED) - {"json"}


def path(name: str) -> Path:
    return FOLDER / f"quarra.{SUFFIXES[name]}"


def written(name: str) -> bytes:
    """The export of the case made by hand, without the number of the version."""
    return exported(name, whole_case()).replace(f"Stemmata {__version__}".encode(), b"Stemmata VERSION")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SUFFIXES:
        path(name).write_bytes(written(name))


if __name__ == "__main__":
    main()
