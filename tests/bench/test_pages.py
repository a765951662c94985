"""The bench of pages asks for every kind of page, and says when one is too heavy."""

from pathlib import Path

import pytest

from bench import pages
from tests.web.server.serving import served


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return served(tmp_path).case


def test_every_kind_of_page_is_weighed_as_sent_and_as_shown(case: Path) -> None:
    found = pages.of_case(case, every=True)
    kinds = {one.path.split("/")[1].partition("?")[0] for one in found}
    assert kinds >= {"", "claims", "stemma", "r", "claim", "entity", "edge", "search", "decisions"}
    assert all(0 < one.sent <= one.shown and one.ms > 0 for one in found)


def test_a_page_over_the_limit_is_counted_and_fails(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES", 1)
    assert pages.main([str(case)]) == 1
    assert "pages, median" in capsys.readouterr().out


def test_what_is_no_case_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main([str(tmp_path / "none.stemma")]) == 2
    assert "none.stemma" in capsys.readouterr().err
