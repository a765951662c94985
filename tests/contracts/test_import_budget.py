"""``stemmata --help`` answers at once: it imports nothing heavy. bench/startup.py measures the seconds."""

import subprocess
import sys

import pytest

HEAVY = (
    "charset_normalizer", "jinja2", "lxml", "multiprocessing", "networkx", "numpy", "onnxruntime", "py3langid",
    "pyarrow", "rapidfuzz", "rich", "sqlite3", "tld", "tokenizers", "trafilatura", "xlsxwriter", "yaml",
)  # fmt: skip
PROBE = """
import contextlib, io, sys
from stemmata.cli import app
arguments = sys.argv[1:]
if arguments:
    sys.argv = ["stemmata", *arguments]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        app.main()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported(*arguments: str) -> set[str]:
    """The top-level packages that are loaded after these words of a command."""
    ran = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "arguments", [(), ("--help",), ("--version",), ("build", "--help"), ("show", "--help")], ids=" ".join
)
def test_help_imports_no_heavy_library(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) & set(HEAVY) == set()


def test_a_command_line_that_is_off_imports_no_heavy_library() -> None:
    assert imported("build") & set(HEAVY) == set()
