"""A form with files, taken piece by piece: what comes is written as it is, what is too much is refused and gone."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import UsageError
from stemmata.web.server.intake.receiving import Limits, Received, Receiver

KIND = "multipart/form-data; boundary=cut"
SMALL = Limits(file=1000, total=5000, files=3, field=500)


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    said = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename is not None else "")
    return b"--cut\r\nContent-Disposition: " + said.encode() + b"\r\n\r\n" + content + b"\r\n"


def received(folder: Path, *parts: bytes, step: int = 7, limits: Limits = SMALL) -> Received:
    body = b"".join(parts) + b"--cut--\r\n"
    receiver = Receiver(KIND, folder, limits)
    for at in range(0, len(body), step):
        receiver.feed(body[at : at + step])
    return receiver.finish()


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_files_and_fields_come_in_whole_however_the_body_is_cut(tmp_path: Path) -> None:
    for step in (1, 7, 10_000):
        folder = tmp_path / str(step)
        found = received(folder, part("text", b"caf\xc3\xa9"), part("files", b"\r\n--cu\r\n", "a.txt"), step=step)
        assert found.fields == {"text": "café"}
        assert held(folder) == {"a.txt": b"\r\n--cu\r\n"}


def test_no_name_leads_out_of_the_folder_and_no_two_files_are_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    found = received(folder, part("f", b"1", "../../a.txt"), part("f", b"2", "/a.txt"), part("f", b"3", "x/y/A.TXT"))
    assert held(folder) == {"a.txt": b"1", "a-2.txt": b"2", "y--A.TXT": b"3"}
    assert found.files == ["a.txt", "a-2.txt", "y--A.TXT"]
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_file_that_is_too_large_is_refused_and_the_others_stay(tmp_path: Path) -> None:
    found = received(tmp_path / "in", part("f", b"x" * 1001, "big.txt"), part("f", b"x" * 1000, "just.txt"))
    assert [one.path for one in found.refusals] == ["big.txt"]
    assert list(held(tmp_path / "in")) == ["just.txt"]


def test_more_files_than_may_come_and_case_files_are_refused_and_hidden_ones_counted(tmp_path: Path) -> None:
    sent = [part("f", b"x", name) for name in ("1", "2.stemma", ".git/config", "3", "4", "5")]
    found = received(tmp_path / "in", *sent)
    assert found.files == ["1", "3", "4"]
    assert [one.path for one in found.refusals] == ["2.stemma", "5"]
    assert found.hidden == 1


def test_more_than_may_come_at_once_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing of it was taken"):
        received(tmp_path / "in", *(part("f", b"x" * 900, f"{n}.txt") for n in range(7)))


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Save it in a file"):
        received(tmp_path / "in", part("text", b"x" * 501))


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_is_no_form_with_files_is_refused(kind: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Receiver(kind, tmp_path / "in")


def test_a_file_that_broke_off_is_taken_away(tmp_path: Path) -> None:
    receiver = Receiver(KIND, tmp_path / "in", SMALL)
    receiver.feed(part("f", b"half", "a.txt")[:-2])
    with pytest.raises(UsageError, match="broke off"):
        receiver.finish()
    receiver.close()
    assert held(tmp_path / "in") == {}


def test_a_field_of_files_that_was_left_empty_is_no_file(tmp_path: Path) -> None:
    assert received(tmp_path / "in", part("files", b"", "")).files == []
    assert not (tmp_path / "in").exists()


@given(body=st.binary(max_size=300))
def test_whatever_comes_only_whole_files_stay(body: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any") / "in"
    receiver = Receiver(KIND, folder, SMALL)
    with contextlib.suppress(UsageError):
        receiver.feed(b"--cut\r\n" + body)
        receiver.finish()
    receiver.close()
    assert set(held(folder)) == set(receiver.received.files)
