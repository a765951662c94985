import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from stemmata.ingest.readers import docx, office_package, office_prose
from stemmata.plugins import RawRecord, ReadOptions
from stemmata.testing import check_reader
from tests.ingest.readers import office_making as make
from tests.ingest.readers.office_making import URL, packed, paragraph, run
from tests.ingest.reading import refusal, report, written

FILES = Path(__file__).parent / "files"
PLAIN = make.docx(paragraph(run("The gates were shut at nine, a letter says.")))


def read(data: bytes) -> RawRecord:
    (record,) = docx.reader.read(data, "a.docx", ReadOptions())
    return record


def test_the_reader_keeps_the_promises_of_the_seam() -> None:
    check_reader(docx.reader, PLAIN)
    assert docx.reader.risky


def test_a_file_of_a_word_processor_is_read_with_headline_writer_day_table_and_link(tmp_path: Path) -> None:
    """office.docx: made once with LibreOffice 7.4 from an HTML page."""
    found = report(written(tmp_path, "a.docx", (FILES / "office.docx").read_bytes()))
    assert (found.title, found.authors) == ("Notice of the harbour office", ("Mira Tolland",))
    assert found.published
    assert found.published.value == "2021-05-14"
    assert "the harbour master denied all of it" in found.text
    assert "Quay   Drums\nNorth   40\nSouth   12" in found.text
    (link,) = found.links
    assert (link.span.of(found.text), link.url) == ("Harbour Ledger", URL)


def test_deleted_text_is_left_out_and_what_was_put_in_its_place_stands() -> None:
    body = paragraph(
        run("The pay is to rise from 90 to "),
        f'<w:del w:id="1"><w:r><w:delText>170</w:delText></w:r></w:del><w:ins w:id="2">{run("160")}</w:ins>',
        run(" dinats."),
        f"<w:moveFrom>{run('Moved away.')}</w:moveFrom>",
    )
    record = read(make.docx(body))
    assert record.text == "The pay is to rise from 90 to 160 dinats."
    assert (
        record.note == "Passages that somebody deleted with changes tracked were left out; the file still holds them."
    )


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('The gates were shut, ')}</w:p>"
    assert read(make.docx(ended + paragraph(run("a letter says.")))).text == "The gates were shut, a letter says."


def test_hidden_text_and_comments_are_left_out_and_told() -> None:
    body = paragraph(
        run("The gates were shut."), run("Secret.", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    record = read(make.docx(body))
    assert record.text == "The gates were shut."
    assert record.note == (
        "Comments in the margin were left out: 1. Passages that are set as hidden were left out; the file holds them."
    )


def test_notes_at_the_foot_stand_at_the_end_under_their_marks() -> None:
    body = paragraph(run("He was paid 160"), '<w:r><w:footnoteReference w:id="7"/></w:r>', run(" dinats."))
    assert read(make.docx(body, feet={7: "One dinat buys two loaves."})).text == (
        "He was paid 160[1] dinats.\n\n[1] One dinat buys two loaves."
    )


def test_links_of_both_kinds_keep_their_words() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://a.example/b" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the union")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(
        run("So says "), f'<w:hyperlink r:id="out">{run("the Ledger")}</w:hyperlink>', run(", and "), field
    )
    record = read(make.docx(body))
    assert record.text == "So says the Ledger, and the union"
    assert record.links == (("the Ledger", URL), ("the union", "https://a.example/b"))


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert read(make.docx(paragraph(run("Beside it."), f"<w:r>{both}</w:r>"))).text == "Beside it.\n\nIn the box."


def test_a_table_that_lays_out_an_article_gives_its_paragraphs() -> None:
    cell = paragraph(run("The gates were shut.")) + paragraph(run("Nobody opened them."))
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('14 May'))}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert read(make.docx(table)).text == "14 May\n\nThe gates were shut.\n\nNobody opened them."


def test_the_style_of_a_title_makes_it_the_headline_in_any_language(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    body = paragraph(run("Harbour Ledger")) + paragraph(run("Gates shut"), style="berschrift1")
    body += paragraph(run("The gates were shut at nine, a letter says. Nobody opened them."))
    assert report(written(tmp_path, "a.docx", make.docx(body, styles=styles))).title == "Gates shut"


def test_properties_count_where_the_text_prints_them(tmp_path: Path) -> None:
    core = "<dc:title>Gates shut</dc:title><dc:creator>PC-17</dc:creator>"
    core += "<dcterms:created>2020-01-02T10:00:00Z</dcterms:created>"
    body = paragraph(run("Gates shut")) + paragraph(run("The gates were shut at nine, a letter says."))
    found = report(written(tmp_path, "a.docx", make.docx(body, core=core)))
    assert (found.title, found.authors, found.published) == ("Gates shut", (), None)
    assert "“PC-17”" in found.notes[0]
    assert "made on 2020-01-02" in found.notes[0]


BOMB = '<!DOCTYPE d [<!ENTITY a "gates"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DOCUMENT = "word/document.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def with_document(content: str | bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(PLAIN)) as archive:
        return packed(
            {name: archive.read(name) for name in archive.namelist() if name != DOCUMENT} | {DOCUMENT: content}
        )


def locked() -> bytes:
    data = bytearray(PLAIN)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (with_document(f"{BOMB}<d>&b;</d>"), "declares XML entities"),
        (with_document('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'), "declares XML entities"),
        (with_document("<d>" * 5000), "nests its parts deeper"),
        (with_document(b"<d>" + b" " * 40_000_000 + b"</d>"), "unpacks to far more"),
        (packed({f"part{at}": b"" for at in range(10_001)}), "unpacks to far more"),
        (PLAIN[: len(PLAIN) // 2], "broken or cut off"),
        (with_document("<d>"), "broken or cut off"),
        (locked(), "encrypted"),
        (OLD, "before 2007"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"<!doctype html><p>The gates were shut.</p>", "not a Word document"),
        (packed({"a.txt": "The gates were shut."}), "no text document"),
        (make.docx(paragraph(run(" "))), "has no text"),
    ],
    ids=[
        "entities", "a file of the machine", "deep", "bomb", "many parts", "cut off", "cut off inside", "locked", "old",
        "encrypted", "a page of the web", "another archive", "blank",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    reason = refusal(written(tmp_path, "a.docx", data)).reason
    assert words in reason
    assert reason.count(".") > 1


def test_more_than_any_report_holds_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = written(tmp_path, "a.docx", PLAIN)
    with monkeypatch.context() as patch:
        patch.setattr(office_prose, "MOST_CHARACTERS", 10)
        assert "more than 10 characters" in refusal(path).reason
    monkeypatch.setattr(office_package, "LARGEST_PART", 10)
    assert "unpacks to far more" in refusal(path).reason
