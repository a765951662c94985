import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from stemmata.ingest.readers import pdf_scans
from tests.ingest.readers.pdf_making import LETTER, lines, newspaper, placed, scanned
from tests.ingest.reading import refusal, report, written

SCAN = scanned(newspaper(LETTER))
ROWS = (
    "level page_num block_num par_num line_num word_num left top width height conf text",
    "1 1 0 0 0 0 0 0 2480 3508 -1 ",
    "4 1 1 1 1 0 200 300 1200 60 -1 ",
    "5 1 1 1 1 1 200 300 300 60 {sure} Gates",
    "5 1 1 1 1 2 520 300 300 60 {sure} shut.",
    "5 1 1 1 1 3 900 300 30 60 3 ~",
)


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, *, sure: int = 93, seconds: float = 0) -> None:
    """Puts a program called tesseract first on the way, that says the same of every picture."""
    table = "\\n".join(row.format(sure=sure).replace(" ", "\\t") for row in ROWS)
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        "if '--list-langs' in sys.argv:\n    print('List of available languages (2):\\neng\\nosd')\n"
        f"else:\n    assert sys.stdin.buffer.read(2) == b'P5'\n    time.sleep({seconds})\n    print('{table}')\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_pages_that_are_pictures_are_read_by_text_recognition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    found = report(written(tmp_path, "a.pdf", SCAN))
    assert found.text == "Gates shut."
    assert "Page 1 is a picture, read by text recognition: letters may be wrong." in found.notes[0]


def test_a_text_that_recognition_is_unsure_of_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, sure=50)
    assert "it is unsure of them (50 in 100)" in report(written(tmp_path, "a.pdf", SCAN)).notes[0]


def test_recognition_that_takes_too_long_is_ended_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, seconds=30)
    monkeypatch.setattr(pdf_scans, "SECONDS_A_PAGE", 0.3)
    reason = refusal(written(tmp_path, "a.pdf", SCAN)).reason
    assert "has no text" in reason


def test_without_the_program_a_scan_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = refusal(written(tmp_path, "a.pdf", SCAN)).reason
    assert reason.startswith("Its pages are pictures without text. Install the program tesseract")


def test_of_a_mixed_document_what_has_text_is_read_and_the_rest_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    monkeypatch.setenv("PATH", str(tmp_path))
    with_text = placed([lines(["The gates were shut at nine, a letter says."])])
    both = pypdfium2.PdfDocument(with_text)
    scan = pypdfium2.PdfDocument(SCAN)
    both.import_pages(scan)
    both.save(tmp_path / "a.pdf")
    scan.close()
    both.close()
    found = report(tmp_path / "a.pdf")
    assert found.text == "The gates were shut at nine, a letter says."
    assert "Page 2 is a picture without text, and not read. Install the program tesseract" in " ".join(found.notes)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program tesseract is not installed")
def test_a_scanned_page_of_a_newspaper_gives_its_paragraphs(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.pdf", scanned(newspaper(LETTER[:1]))))
    assert found.text.split("\n\n")[-1] == LETTER[0]
