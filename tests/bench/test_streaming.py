"""The bench makes, reads and takes away its archives; a large mail does not take memory twice."""

from pathlib import Path

import pytest

from bench import streaming


def test_a_small_mailbox_and_a_small_web_archive_are_read_to_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert streaming.main(["--mbox", "8", "--warc", "3", "--most", "4096"]) == 0
    printed = capsys.readouterr().out
    assert "box.mbox: " in printed
    assert "pages.warc.gz: " in printed
    assert printed.count(", 0 refusals, ") == 2
    assert "MiB in the process apart" in printed


def test_too_much_memory_fails() -> None:
    assert streaming.main(["--mbox", "1", "--warc", "1", "--most", "1"]) == 1


def test_the_same_is_made_every_time(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "box.mbox", tmp_path / "b" / "box.mbox"
    for path in (first, second):
        path.parent.mkdir()
        streaming.made(path, 1 << 20, streaming.write_mbox)
    assert first.read_bytes() == second.read_bytes()
