from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from stemmata.ingest.readers import pdf, pdf_engine
from stemmata.plugins import ReadOptions
from stemmata.testing import check_reader
from tests.ingest.readers.pdf_making import HEIGHT, LETTER, MARGIN, lines, linked, locked, newspaper, placed
from tests.ingest.reading import refusal, report, written

NUMBERS = [f"{ten} {one}" for ten in ("ten", "six", "two", "one") for one in "abcdefghijklmnopqrst"]
FILES = Path(__file__).parent / "files"


def text_of(data: bytes) -> str:
    (record,) = pdf.reader.read(data, "a.pdf", ReadOptions())
    return record.text


def paragraphs(data: bytes) -> list[str]:
    return text_of(data).split("\n\n")


def test_the_reader_keeps_the_promises_of_the_seam() -> None:
    check_reader(pdf.reader, newspaper(LETTER))
    assert pdf.reader.risky


def test_columns_are_read_one_after_the_other_with_whole_paragraphs() -> None:
    found = paragraphs(newspaper(LETTER * 6))
    assert found[:4] == ["Harbour Ledger", "14 May 2021", "Letter names the harbour master", "By Mira Tolland"]
    assert tuple(found[4:]) == LETTER * 6


@pytest.mark.parametrize("columns", [1, 3, 4])
def test_pages_of_any_number_of_columns_are_read_so(columns: int) -> None:
    words = " ".join(newspaper_text for newspaper_text in LETTER * 4).split()
    assert text_of(newspaper(LETTER * 4, columns=columns)).split()[-len(words) :] == words


def test_heads_and_numbers_of_pages_are_left_out_and_told(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.pdf", newspaper(LETTER * 12)))
    assert found.text.count("Harbour Ledger") == 1 + 12  # the masthead, and the letter that names it
    assert "– 2 –" not in found.text
    assert any(
        "Left out, since pages repeat it at their edge: “Harbour Ledger 14 May 2021”." in one for one in found.notes
    )


def test_outlet_title_day_and_writer_are_those_that_the_page_prints(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.pdf", newspaper(LETTER)))
    assert found.title == "Letter names the harbour master"
    assert found.authors == ("Mira Tolland",)
    assert found.published
    assert found.published.value == "2021-05-14"
    assert found.outlet_name == "Harbour Ledger"


def test_words_broken_at_line_ends_are_joined_and_hyphens_of_words_kept() -> None:
    data = placed(
        [
            lines(
                [
                    "The guards of the har-",
                    "bour have a long-",
                    "term plan, and the Anglo-",
                    "Selmish bank a 20-",
                    "year one.",
                ]
            )
        ]
    )
    assert text_of(data) == "The guards of the harbour have a long-term plan, and the Anglo-Selmish bank a 20-year one."


def test_a_hyphen_is_kept_where_the_text_writes_the_word_with_it_elsewhere() -> None:
    data = placed([lines(["The co-pilot said so. The co-", "pilot said it again."])])
    assert text_of(data) == "The co-pilot said so. The co-pilot said it again."


def test_a_table_is_read_row_by_row() -> None:
    rows = [("3 May 2021", "The gates were shut."), ("9 May 2021", "A letter was written.")]
    rows += [("14 May", "It was printed."), ("15 May", "The union denied it.")]
    data = placed([[(left, 100 + 14 * at, row[n]) for at, row in enumerate(rows) for n, left in enumerate((60, 200))]])
    assert text_of(data).split("\n") == ["   ".join(row) for row in rows]


def test_lines_that_were_left_short_keep_their_ends() -> None:
    long = ["The gates were shut at nine, a letter says, and nobody opened them all day,"] * 6
    data = placed([lines(["Gates shut", "By Mira Tolland", "Port Selm", *long])])
    assert text_of(data).split("\n")[:3] == ["Gates shut", "By Mira Tolland", "Port Selm"]


def test_a_sentence_goes_on_over_the_foot_of_a_page() -> None:
    said = [f"the gates of the harbour were shut at {one}, as letter {one} says in its line, and" for one in NUMBERS]
    pages = [[*lines(said[at : at + 20]), (300, 800, str(at // 20 + 1))] for at in range(0, 80, 20)]
    assert text_of(placed(pages)) == " ".join(said)


def test_a_note_at_the_foot_keeps_its_mark_apart_from_the_number_before_it() -> None:
    from io import BytesIO

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(MARGIN, 700, "He was paid 160")
    canvas.setFont("Times-Roman", 6)
    canvas.drawString(MARGIN + canvas.stringWidth("He was paid 160", "Times-Roman", 11), 704, "1")
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(MARGIN + 80, 700, "dinats a month.")
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(MARGIN, 90, "1 One dinat buys two loaves.")
    canvas.save()
    assert text_of(file.getvalue()).startswith("He was paid 160[1] dinats a month.")


def test_links_keep_their_words(tmp_path: Path) -> None:
    found = report(
        written(tmp_path, "a.pdf", linked("As printed by the", "Harbour Ledger", "https://harbourledger.example/1"))
    )
    (link,) = found.links
    assert (link.span.of(found.text), link.url) == ("Harbour Ledger", "https://harbourledger.example/1")


def test_lines_from_right_to_left_are_read_in_their_order_with_numbers_names_and_brackets() -> None:
    """rightward.pdf: made once with weasyprint 70 from Hebrew and Arabic in Noto fonts (OFL)."""
    hebrew, arabic = paragraphs((FILES / "rightward.pdf").read_bytes())[1:]
    assert hebrew == (
        "ראש ועדת הביטחון ביקש לשלם ל־2,500 מתנדבים (150 מהם מאומנים), "
        "לפי מכתב שהגיע לידי העיתון Harbour Ledger ביום שני."
    )
    assert arabic == "قال العقيد إن 160 دينارا تدفع للمتطوعين كل شهر، وفقا للرسالة."


def test_ligatures_and_soft_hyphens_are_letters_as_people_read_them() -> None:
    """office.pdf: made once with LibreOffice 7.4 from an HTML page in a font with ligatures."""
    assert "officials of the office filed" in text_of((FILES / "office.pdf").read_bytes())


def test_a_page_that_is_turned_is_read_along_its_lines() -> None:
    from io import BytesIO

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.rotate(90)
    for at, words in enumerate(("The gates were shut at nine,", "a letter says.")):
        canvas.drawString(60, -100 - 12 * at, words)
    canvas.rotate(-45)
    canvas.drawString(300, 20, "DRAFT")
    canvas.save()
    (record,) = pdf.reader.read(file.getvalue(), "a.pdf", ReadOptions())
    assert record.text.split() == "The gates were shut at nine, a letter says.".split()
    assert record.note
    assert "5 characters that run another way than the lines were left out" in record.note


def test_properties_that_the_page_does_not_print_are_told_and_not_used(tmp_path: Path) -> None:
    data = placed(
        [lines(["The gates were shut at nine, a letter says. Nobody opened them."])],
        title="draft3.indd",
        author="layout7",
    )
    found = report(written(tmp_path, "a.pdf", data))
    assert (found.title, found.authors, found.published) == (None, (), None)
    note = " ".join(found.notes)
    assert "“draft3.indd”" in note
    assert "“layout7”" in note
    assert "The file was made on 2000-01-01, which may be another day and was not used" in note


def test_a_browser_s_title_gives_headline_and_outlet_and_its_foot_the_address(tmp_path: Path) -> None:
    long = "The gates of the harbour were shut at nine in the morning, a letter says, and"
    foot = [(MARGIN, HEIGHT - 30, f"https://ledger.example/gates {number}/2") for number in (1, 2)]
    pages = [[*lines(["Harbour Ledger", "Gates shut at nine", *[long] * 9]), foot[0]], [*lines([long] * 9), foot[1]]]
    found = report(written(tmp_path, "a.pdf", placed(pages, title="Gates shut at nine | Harbour Ledger")))
    assert (found.title, found.outlet_name, found.url) == (
        "Gates shut at nine",
        "Harbour Ledger",
        "https://ledger.example/gates",
    )


def test_a_header_block_is_metadata_as_in_a_text_file(tmp_path: Path) -> None:
    rows = [
        "Title: Gates shut",
        "Outlet: Harbour Ledger",
        "Date: 14 May 2021",
        "",
        "The gates were shut at nine, a letter says.",
    ]
    found = report(written(tmp_path, "a.pdf", placed([lines(rows)])))
    assert (found.title, found.outlet_name) == ("Gates shut", "Harbour Ledger")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (locked("secret", "key"), "encrypted and opens only with a password"),
        (newspaper(LETTER)[:900], "broken or cut off"),
        (b"<!doctype html><html><body><p>The gates were shut.</p></body></html>", "named .pdf and is no PDF"),
        (b"%PDF-1.7\n" + b"<< " * 5000, "broken or cut off"),
        (placed([[]]), "has no text"),
    ],
    ids=["encrypted", "cut off", "a page of the web", "nested without end", "blank"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    reason = refusal(written(tmp_path, "a.pdf", data)).reason
    assert words in reason
    assert reason.count(".") > 1


def test_more_pages_or_characters_than_any_report_has_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.pdf", newspaper(LETTER * 12))
    for module, name, words in (
        (pdf_engine, "MOST_PAGES", "pages, more than 1"),
        (pdf_engine, "MOST_GLYPHS", "characters, more than 1"),
        (pdf, "MOST_CHARACTERS", "more than 1 characters"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, 1)
            assert words in refusal(path).reason


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    assert "pip install 'stemmata[pdf]'" in refusal(written(tmp_path, "a.pdf", newspaper(LETTER))).reason
