"""The bench of exports runs every installed format and says what each took."""

from pathlib import Path

import pytest
from bench.exporting import Cost, cost, main, table

from stemmata import plugins
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case


def test_every_installed_format_can_be_measured(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")
    for exporter in plugins.exporters():
        found = cost(tmp_path / "quarra.stemma", exporter.name)
        assert found.failed == ""
        assert found.written >= found.largest > 0


def test_the_table_has_a_line_for_each_format_and_says_what_failed() -> None:
    good = Cost(format="json", seconds=1.5, written=2_000_000, largest=66_000, held=3 * 2**20)
    bad = Cost(format="parquet", seconds=0, written=0, largest=0, held=0, failed="PyArrow is not installed.")
    head, first, second = table([good, bad]).splitlines()
    assert head.split() == ["format", "s", "kB", "largest", "kB", "MiB", "more"]
    assert first.split() == ["json", "1.50", "2000", "66", "3"]
    assert second.split(maxsplit=1) == ["parquet", "PyArrow is not installed."]


def test_a_case_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.stemma")]) == 2
    assert "make one with stemmata build" in capsys.readouterr().err
