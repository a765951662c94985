from pathlib import Path

import pytest

from stemmata.ingest.readers import odt
from stemmata.plugins import RawRecord, ReadOptions
from stemmata.testing import check_reader
from tests.ingest.readers import office_making as make
from tests.ingest.readers.office_making import URL, content, packed
from tests.ingest.reading import refusal, report, written

FILES = Path(__file__).parent / "files"
PLAIN = make.odt("<text:p>The gates were shut at nine, a letter says.</text:p>")


def read(data: bytes, name: str = "a.odt") -> RawRecord:
    (record,) = odt.reader.read(data, name, ReadOptions())
    return record


def test_the_reader_keeps_the_promises_of_the_seam() -> None:
    check_reader(odt.reader, PLAIN)
    assert odt.reader.risky


def test_a_file_of_a_word_processor_is_read_as_its_sister_in_word_s_format_is(tmp_path: Path) -> None:
    """office.odt: made once with LibreOffice 7.4 from an HTML page."""
    found = report(written(tmp_path, "a.odt", (FILES / "office.odt").read_bytes()))
    sister = report(written(tmp_path, "a.docx", (FILES / "office.docx").read_bytes()))
    assert (found.text, found.title, found.authors, found.links) == (
        sister.text, sister.title, sister.authors, sister.links,
    )  # fmt: skip


def test_deleted_and_hidden_text_and_comments_are_left_out_and_told() -> None:
    gone = "<text:tracked-changes><text:changed-region><text:deletion><text:p>170</text:p></text:deletion>"
    gone += "</text:changed-region></text:tracked-changes>"
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        f"{gone}<text:p>The pay is 160<text:change/> dinats<office:annotation><text:p>Check.</text:p>"
        "</office:annotation>."
        '<text:span text:style-name="T1">Secret.</text:span></text:p>'
    )
    record = read(make.odt(body, styles=styles))
    assert record.text == "The pay is 160 dinats."
    assert record.note
    assert record.note.count("left out") == 3


def test_notes_links_spaces_and_tables_are_read() -> None:
    body = (
        '<text:p>He<text:s text:c="2"/>was paid 160<text:note>'
        "<text:note-citation>1</text:note-citation>"
        "<text:note-body>"
        "<text:p>One dinat.</text:p></text:note-body></text:note>, "
        f'says <text:a xlink:href="{URL}">the Ledger</text:a>.'
        "<text:line-break/>So it is.</text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Quay</text:p></table:table-cell>"
        "<table:table-cell><text:p>Drums</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>40</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    record = read(make.odt(body))
    assert record.text == (
        "He was paid 160[1], says the Ledger.\nSo it is.\n\nQuay   Drums\nNorth   40\n\n[1] One dinat."
    )
    assert record.links == (("the Ledger", URL),)


def test_a_flat_file_is_read_too() -> None:
    assert read(content("<text:p>The gates were shut.</text:p>").encode(), "a.fodt").text == "The gates were shut."


def test_a_first_heading_is_the_headline(tmp_path: Path) -> None:
    body = '<text:p>Harbour Ledger</text:p><text:h text:outline-level="1">Gates shut</text:h>'
    body += "<text:p>The gates were shut at nine, a letter says. Nobody opened them.</text:p>"
    assert report(written(tmp_path, "a.odt", make.odt(body))).title == "Gates shut"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make.odt("", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"), "encrypted"),
        (packed({"content.xml": b"<d>" + b" " * 40_000_000 + b"</d>"}), "unpacks to far more"),
        (packed({"content.xml": '<!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>'}), "declares XML entities"),
        (packed({"content.xml": "<text:p xmlns:text='a'>" * 5000}), "nests its parts deeper"),
        (PLAIN[:400], "broken or cut off"),
        (packed({"a.txt": "The gates were shut."}), "no OpenDocument text"),
        (packed({"content.xml": "<d/>"}), "no text document"),
        (b"The gates were shut.", "not an OpenDocument text"),
        (make.odt(""), "has no text"),
    ],
    ids=["encrypted", "bomb", "entities", "deep", "cut off", "another archive", "no text document", "text", "blank"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    reason = refusal(written(tmp_path, "a.odt", data)).reason
    assert words in reason
    assert reason.count(".") > 1


def test_a_count_of_spaces_without_bound_fills_no_memory() -> None:
    body = '<text:p>Shut<text:s text:c="999999999999"/>gates</text:p>'
    assert read(make.odt(body)).text == "Shut gates"
