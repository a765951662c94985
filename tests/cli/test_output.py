"""Standard output: whole, in UTF-8, or a sentence that says why not."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

from stemmata.cli.output import write_bytes, write_json, write_parts
from stemmata.errors import CaseWriteError
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import process, spawned

WRITERS: tuple[Callable[[], None], ...] = (
    lambda: write_json({"name": "Sørby"}),
    lambda: write_bytes([b"Quarra"]),
    lambda: write_parts([Text("Quarra")]),
)


class Closed(io.RawIOBase):
    """A stream whose reader has gone away, or whose disk is full."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise self.error


def standard_output(raw: io.RawIOBase | io.BytesIO, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = raw if isinstance(raw, io.BytesIO) else io.BufferedWriter(raw, 1 << 16)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, encoding=encoding))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


def test_json_is_utf_8_on_a_terminal_of_any_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    standard_output(written, "ascii", monkeypatch)
    write_json({"name": "Sørby"})
    assert written.getvalue() == '{"name": "Sørby"}\n'.encode()


def test_a_file_name_that_is_not_unicode_still_makes_json(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    standard_output(written, "utf-8", monkeypatch)
    write_json({"path": "report-\udcff.txt"})
    assert json.loads(written.getvalue()) == {"path": "report-\udcff.txt"}


def test_text_shows_a_question_mark_for_what_the_code_page_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    standard_output(written, "cp1252", monkeypatch)
    write_parts([Text("Sørby → Quarra")])
    assert written.getvalue().decode("cp1252") == "Sørby ? Quarra\n"


@pytest.mark.parametrize("write", WRITERS)
def test_a_full_disk_behind_standard_output_is_said(write: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    standard_output(Closed(OSError(28, "No space left on device")), "utf-8", monkeypatch)
    with pytest.raises(CaseWriteError, match=r"No space left on device\. Make room"):
        write()
    forget(monkeypatch)


@pytest.mark.parametrize("write", WRITERS)
def test_a_reader_that_has_gone_away_is_no_error(write: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    standard_output(Closed(BrokenPipeError(32, "Broken pipe")), "utf-8", monkeypatch)
    write()
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the stream's held-back bytes go, so that closing it does not fail."""
    stream: Any = sys.stdout
    stream.buffer.raw.write = len
    stream.flush()
    monkeypatch.undo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("export",), ("show", "--json"), ("show", "stemma")], ids=" ".join)
def test_a_full_device_gets_a_sentence_and_status_1(words: tuple[str, ...], case: Path) -> None:
    command, *rest = words
    under = "import os, sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 1)"
    ran = spawned(command, case, *rest, under=under)
    assert ran.status == 1
    assert ran.err.startswith("stemmata: Standard output cannot be written: No space left on device.")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("words", [("export",), ("show", "claims")], ids=" ".join)
def test_a_pipe_that_closes_early_ends_the_command_in_peace(words: tuple[str, ...], case: Path) -> None:
    command, *rest = words
    with process(command, case, *rest) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 0
