"""What the tutorial and the how-to pages show as printed about the sample is what the program prints."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stemmata.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md")))
SHOWN = [
    (page.name, command, printed)
    for page in PAGES
    for command, printed in re.findall(
        r"^```console\n\$ stemmata (show letter\.stemma [^\n]*)\n(.*?)^```", page.read_text("utf-8"), re.M | re.S
    )
]


@pytest.mark.parametrize(("page", "command", "printed"), SHOWN, ids=[f"{page} {command}" for page, command, _ in SHOWN])
def test_each_line_is_printed_in_this_order(
    page: str, command: str, printed: str, letter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(letter_file, tmp_path / "letter.stemma")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(app, shlex.split(command), env={"COLUMNS": "80"})
    assert run.exit_code == 0, run.output
    lines = iter([line.rstrip() for line in run.output.splitlines()])
    for wanted in printed.splitlines():
        if wanted.strip() != "…":
            assert wanted.rstrip() in lines, wanted  # an iterator goes on from where it was


def test_the_pages_show_some() -> None:
    assert {page for page, _, _ in SHOWN} >= {"tutorial.md", "follow-a-claim-to-its-root.md", "find-what-differs.md"}


def test_the_tutorial_tells_what_the_build_found(letter_file: Path) -> None:
    told = CliRunner().invoke(app, ["show", str(letter_file), "summary"], env={"COLUMNS": "300"}).output
    built = re.search(r"^letter\.stemma: (.*)\n(\d+) claims", (DOCS / "tutorial.md").read_text("utf-8"), re.MULTILINE)
    assert built
    for count in re.findall(r"\d+ (?:reports|statements|claims|documents|derivations)\b", built[1]):
        assert count in told
    assert f"({built[2]} in two reports or more)" in told
