"""Progress goes to standard error: lines where nobody watches, nothing where nobody asked, refusals always."""

import contextlib
import io
import sys

import pytest

from stemmata.cli.progress import reporter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_stages_are_lines_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    with reporter(quiet=False) as one:
        one.stage("Reading and annotating", 12)
        one.advance()
        one.stage("Linking")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Reading and annotating 12 …\nLinking …\n")


def test_a_long_stage_tells_how_far_it_is_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(0, 1000, 3))
    monkeypatch.setattr("stemmata.cli.progress.time.monotonic", lambda: float(next(ticks)))
    with reporter(quiet=False) as one:
        one.stage("Reading and annotating", 12)
        for _ in range(4):
            one.advance()
    assert capsys.readouterr().err.splitlines()[1:] == [
        "Reading and annotating: 2 of 12",
        "Reading and annotating: 4 of 12",
    ]


def test_quiet_says_nothing_but_what_was_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with reporter(quiet=True) as one:
        one.stage("Reading and annotating", 2)
        one.advance(2)
        one.refused("scan.pdf", "It is a PDF document. Run pdftotext.")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "refused: scan.pdf: It is a PDF document. Run pdftotext.\n")


def test_a_refusal_stays_on_one_line_and_is_taken_at_its_word(capsys: pytest.CaptureFixture[str]) -> None:
    path = "reports/" + "long/" * 60 + "[bold]scan[/bold].pdf"
    with reporter(quiet=False) as one:
        one.refused(path, "It is empty.")
    assert capsys.readouterr().err == f"refused: {path}: It is empty.\n"


def test_a_terminal_shows_a_bar_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with reporter(quiet=False) as one:
        one.stage("Reading and annotating", 4)
        one.advance(2)
        one.stage("Linking", 4)
        one.refused("scan.pdf", "It is empty.")
    shown = terminal.getvalue()
    assert "Linking" in shown
    assert "refused: scan.pdf: It is empty." in shown
    assert shown.rstrip().endswith("\x1b[2K")  # the bar's line is wiped
    assert "\x1b[?25h" in shown  # the cursor is back


def test_the_terminal_is_left_clean_when_a_build_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with contextlib.suppress(ZeroDivisionError), reporter(quiet=False) as one:
        one.stage("Linking", 4)
        raise ZeroDivisionError
    assert "\x1b[?25h" in terminal.getvalue()
