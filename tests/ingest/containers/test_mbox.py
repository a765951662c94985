"""Mailboxes are split where a postmark stands, and nowhere else."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import UnreadableReport
from stemmata.ingest import ReadReport
from stemmata.ingest.containers import mbox as module
from stemmata.plugins import Member
from tests.ingest.making_archives import GATES, mail, mbox
from tests.ingest.reading import intakes, refusal, refusals, reports, written


def messages(data: bytes) -> list[Member]:
    return list(module.container.members(io.BytesIO(data), "box.mbox"))


def test_each_message_is_a_report_with_its_own_bytes(tmp_path: Path) -> None:
    first, second = mail(), mail("Two ships came, Mayor Lind said.", headers={"Subject": "Ships"})
    read = [one for one in intakes(written(tmp_path, "box.mbox", mbox(first, second))) if isinstance(one, ReadReport)]
    assert [one.report.path.rpartition("/")[2] for one in read] == ["box.mbox#message=1", "box.mbox#message=2"]
    assert [one.data for one in read] == [first, second]
    assert [one.report.title for one in read] == ["The gates", "Ships"]


def test_a_message_is_the_same_report_in_a_mailbox_and_by_itself(tmp_path: Path) -> None:
    (inside,) = reports(written(tmp_path, "box.mbox", mbox(mail())))
    (alone,) = reports(written(tmp_path, "a.eml", mail()))
    assert inside.id == alone.id


def test_the_order_of_the_messages_names_no_report_otherwise(tmp_path: Path) -> None:
    ships = mail("Two ships came, Mayor Lind said.", headers={"Subject": "Ships"})
    one = reports(written(tmp_path, "a.mbox", mbox(mail(), ships)))
    other = reports(written(tmp_path, "b.mbox", mbox(ships, mail())))
    assert sorted(each.id for each in one) == sorted(each.id for each in other)


@pytest.mark.parametrize(
    "line",
    [
        "From the harbour came smoke.",
        "From 9:30 on the gates were shut.",  # a time and no year
        "From May 2021 on they were shut.",  # a year and no time
    ],
)
def test_a_line_of_the_text_that_begins_like_a_postmark_splits_nothing(line: str) -> None:
    (one,) = messages(mbox(mail(f"{GATES}\n\n{line}\n\nMore.")))
    assert line.encode() in one.data


def test_a_postmark_needs_an_empty_line_before_it() -> None:
    (one,) = messages(mbox(mail(f"{GATES}\nFrom ada Fri May 14 21:30:00 2021\nMore.")))
    assert b"More." in one.data


def test_an_escaped_line_gets_its_own_words_back() -> None:
    (one,) = messages(mbox(mail("Before.\n\n>From ada Fri May 14 21:30:00 2021\n>>From twice")))
    assert b"\n\nFrom ada Fri May 14" in one.data
    assert b"\n>From twice" in one.data


def test_what_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    assert 'It does not begin with a line "From ADDRESS TIME"' in refusal(written(tmp_path, "a.mbox", GATES)).reason


def test_a_mailbox_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    whole = mbox(mail(), mail("Two ships came, Mayor Lind said."))
    assert len(reports(written(tmp_path, "box.mbox", whole[:-20]))) == 2


def test_a_message_that_is_too_large_is_refused_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 3000)
    monkeypatch.setattr(module, "_PIECE", 1000)
    path = written(tmp_path, "box.mbox", mbox(mail(), mail("word " * 4000), mail("Two ships came.")))
    assert [one.path.rpartition("#")[2] for one in reports(path)] == ["message=1", "message=3"]
    (one,) = refusals(path)
    assert one.path.endswith("#message=2")
    assert "larger than" in one.reason


def test_a_line_without_end_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1 << 20)
    (one,) = messages(b"From a Fri May 14 21:30:00 2021\n" + b"From " * (1 << 20))
    assert one.problem
    with pytest.raises(UnreadableReport):
        messages(b"From " * 1000)


@given(
    bodies=st.lists(
        st.text(st.characters(codec="ascii", exclude_characters="\r"), max_size=80), min_size=1, max_size=6
    ),
    piece=st.integers(401, 900),
)
def test_wherever_the_pieces_end_the_messages_are_the_same(bodies: list[str], piece: int) -> None:
    data = mbox(*(mail(body.replace("\nFrom ", "\nfrom ")) for body in bodies))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PIECE", piece)
        cut = messages(data)
    assert cut == messages(data)
    assert len(cut) == len(bodies)
