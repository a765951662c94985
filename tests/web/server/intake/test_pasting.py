"""A pasted text becomes the files that a user could have made, and is read with what was said of it."""

from pathlib import Path

from stemmata import plugins
from stemmata.ingest.discover import Found
from stemmata.ingest.read import ReadReport, read_file
from stemmata.web.server.intake.pasting import pasted, write_pasted

TEXT = "Four hundred barrels lie under the quay at Kaldavik, a letter says.\r\n\r\nNobody counted them."


def test_the_report_has_what_was_said_of_it(tmp_path: Path) -> None:
    said = {
        "text": TEXT,
        "outlet": " Harbour  Ledger ",
        "title": "Barrels",
        "date": "2021-05",
        "url": "https://h.example/1",
    }
    name = write_pasted(said, tmp_path)
    assert name == "barrels.txt"
    (intake,) = read_file(Found(path=str(tmp_path / name)), plugins.readers(), plugins.ReadOptions())
    assert isinstance(intake, ReadReport)
    report = intake.report
    assert (report.outlet_name, report.title, report.url) == ("Harbour Ledger", "Barrels", "https://h.example/1")
    assert report.published is not None
    assert report.published.value == "2021-05"
    assert "\r" not in report.text


def test_nothing_said_no_sidecar_and_two_of_a_name_are_two(tmp_path: Path) -> None:
    first, second = (write_pasted({"text": text}, tmp_path) for text in ("A word.", "A word!"))
    assert (first, second) == ("a-word.txt", "a-word-2.txt")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_form_without_a_text_is_no_paste() -> None:
    assert not pasted({"text": " \n", "outlet": "Harbour Ledger"})
    assert not pasted({})
