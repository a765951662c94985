"""``stemmata open``: one command from a folder to a page, and Ctrl-C ends it."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from tests.cli.running import stemmata


@contextmanager
def opened(
    *words: str | Path, by: tuple[str, ...] = ("open", "--no-browser")
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address that the command prints, while it serves."""
    command = [sys.executable, "-m", "stemmata.cli.app", by[0], *map(str, words), *by[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            yield running.stdout.readline().strip(), running
        finally:
            running.kill()


def page(address: str) -> str:
    """What a browser shows that is sent to the start address."""
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)) as connection:
        connection.request("GET", f"{parts.path}?{parts.query}")
        first = connection.getresponse()
        first.read()
        cookie = SimpleCookie(first.getheader("set-cookie"))
        kept = "; ".join(f"{name}={value.value}" for name, value in cookie.items())
        connection.request("GET", first.getheader("location") or "/", headers={"cookie": kept})
        return connection.getresponse().read().decode()


def test_a_folder_becomes_a_case_beside_it_and_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "quay"
    folder.mkdir()
    (folder / "a.txt").write_text("Harbour Ledger\n\nA letter says that 400 barrels lie under the quay.\n")
    with opened(folder) as (address, running):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]+", address)
        assert "1 report" in page(address)
        assert (tmp_path / "quay.stemma").exists()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
        assert running.returncode == 0
        assert "Closed. All rulings are kept." in said


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A letter says that 400 barrels lie under the quay.\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = stemmata("open", tmp_path / "a.txt", "--port", str(port), "--no-browser")
    assert (ran.status, ran.out) == (2, "")
    assert f"Port {port} of this machine cannot be had" in ran.err


def test_what_is_no_case_is_said_before_a_browser_opens(tmp_path: Path) -> None:
    (tmp_path / "my.stemma").write_text("no case")
    ran = stemmata("open", tmp_path / "my.stemma", "--no-browser")
    assert (ran.status, "is not a case file" in ran.err) == (3, True)


def test_a_case_that_is_there_is_served_without_a_browser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A letter says that 400 barrels lie under the quay.\n")
    stemmata("build", tmp_path / "a.txt", "--case", tmp_path / "quay.stemma")
    with opened(tmp_path / "quay.stemma", by=("serve",)) as (address, _):
        assert "1 report" in page(address)
    ran = stemmata("serve", tmp_path / "gone.stemma")
    assert (ran.status, "There is no case file" in ran.err) == (2, True)
    assert not (tmp_path / "gone.stemma").exists()
