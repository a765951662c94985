"""The manual lists every format; the pages name formats that exist; the vocabulary is the one that is written."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import EXPORTERS, OPENED, exported

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXPORTS = ROOT / "src" / "stemmata" / "export"


def test_the_manual_lists_every_format() -> None:
    section = (DOCS / "cli.md").read_text("utf-8").partition("## stemmata export")[2].partition("\n## ")[0]
    listed = {
        name for row in re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)
    }
    assert set(OPENED) <= listed


def test_the_pages_name_formats_that_exist() -> None:
    pages = [page.read_text("utf-8") for page in DOCS.rglob("*.md")]
    named = {name for page in pages for name in re.findall(r"stemmata export \S+ --to ([a-z-]+)", page)}
    assert named <= set(EXPORTERS)
    assert {"gexf", "ftm", "geojson", "web-annotations", "bibtex", "csl-json"} <= named


def test_the_vocabulary_has_every_term_that_is_written_and_no_other() -> None:
    documented = set(re.findall(r"^\| `st:(\w+)` \|", (DOCS / "vocabulary.md").read_text("utf-8"), re.MULTILINE))
    source = "".join((EXPORTS / f"{name}.py").read_text("utf-8") for name in ("prov", "nanopub"))
    names = re.search(r"for name in \((\"kind\".*?)\)", source)
    assert names
    used = set(re.findall(r"\bst:(\w+)", source)) | set(re.findall(r'"(\w+)"', names[1])) | {"score", "strength"}
    assert documented == used
    for case in (whole_case(), *CASES.values()):
        written = exported("prov", case).decode() + exported("nanopub", case).decode()
        assert set(re.findall(r"(?<=[\s\"])st:(\w+)", written)) <= documented


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in (*(DOCS / "how-to").glob("*.md"), DOCS / "cli.md", DOCS / "vocabulary.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_example_for_hypothesis_runs(tmp_path: Path) -> None:
    """Every annotation that it makes has a page, a quotation and whose words it is."""
    page = (DOCS / "how-to" / "annotate-with-hypothesis.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "my.annotations.json").write_bytes(exported("web-annotations", whole_case()))
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
    )
    annotations = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(annotations) == 2
    for one in annotations:
        assert one["uri"] == "https://harbourledger.example/letter"
        assert one["text"].startswith("Said by: Harbour Ledger")
        assert all(target["selector"][0]["exact"] for target in one["target"])
