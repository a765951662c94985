from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stemmata.ingest.readers import rtf
from stemmata.plugins import RawRecord, ReadOptions
from stemmata.testing import check_reader
from tests.ingest.reading import refusal, report, written

FILES = Path(__file__).parent / "files"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}}"


def read(body: str) -> RawRecord:
    (record,) = rtf.reader.read((HEAD + body + "}").encode("ascii"), "a.rtf", ReadOptions())
    return record


def test_the_reader_keeps_the_promises_of_the_seam() -> None:
    check_reader(rtf.reader, (HEAD + r"The gates were shut at nine.\par}").encode())
    assert rtf.reader.risky


def test_a_file_of_a_word_processor_is_read_as_its_sister_in_word_s_format_is(tmp_path: Path) -> None:
    """office.rtf: made once with LibreOffice 7.4 from an HTML page."""
    found = report(written(tmp_path, "a.rtf", (FILES / "office.rtf").read_bytes()))
    sister = report(written(tmp_path, "a.docx", (FILES / "office.docx").read_bytes()))
    assert (found.text, found.authors, found.links) == (sister.text, sister.authors, sister.links)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\u1050?\u1086?\u1088? caf\'e9 \u8212- it\rquote s \emdash  so", "Кор café — it’s — so"),
        (r"\uc2\u1050\'8a\'8a\uc0\u1086 \uc1!", "Ко!"),
        (r"{\f1 \'cc\'fd\'f0} said", "Мэр said"),
        (r"a pair: \u-10179?\u-8704?", "a pair: \U0001f600"),
        (r"\{40\} \\ drums\~a day\_long", r"{40} \ drums a day-long"),
        (r"One.\par Two.\line Three.\page Four.", "One.\n\nTwo.\nThree.\n\nFour."),
        (r"{\*\unknowngroup secret}Seen.", "Seen."),
        (r"{\header Head}{\footer 1}{\pict 00ff}{\stylesheet{\s0 Normal;}}Seen.", "Seen."),
        (r"Pay: {\deleted 170}160{\v  secret}.", "Pay: 160."),
        (r"\trowd Quay\cell Drums\cell\row North\cell 40\cell\row\pard After.", "Quay   Drums\nNorth   40\n\nAfter."),
        (r"160{\super\chftn{\footnote \chftn One dinat.}} a month.", "160[1] a month.\n\n[1] One dinat."),
        (r"a\bin3 {}{b", "ab"),
    ],
)
def test_control_words_are_what_people_see(body: str, text: str) -> None:
    assert read(body).text == text


def test_links_keep_their_words() -> None:
    record = read(r'So says {\field{\*\fldinst{HYPERLINK "https://a.example/b"}}{\fldrslt{\ul the Ledger}}}.')
    assert (record.text, record.links) == ("So says the Ledger.", (("the Ledger", "https://a.example/b"),))


def test_what_is_left_out_is_told_and_a_file_that_was_cut_off_too() -> None:
    note = read(r"Pay: {\deleted 170}160{\annotation Check.}{\v secret}").note
    assert note
    assert note.count("left out") == 3
    (record,) = rtf.reader.read((HEAD + r"The gates {\b were").encode(), "a.rtf", ReadOptions())
    assert (record.text, record.note) == (
        "The gates were", "The file ends before its last group does: something may be missing.",
    )  # fmt: skip


def test_properties_count_where_the_text_prints_them(tmp_path: Path) -> None:
    info = r"{\info{\title Gates shut}{\author PC-17}{\creatim\yr2020\mo1\dy2}}"
    found = report(
        written(tmp_path, "a.rtf", HEAD + info + r"Gates shut\par The gates were shut at nine, a letter says.}")
    )
    assert (found.title, found.authors, found.published) == ("Gates shut", (), None)
    assert "made on 2020-01-02" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HEAD + "{" * 5000, "nests more than 1,000 groups"),
        ("The gates were shut.", "not rich text"),
        (HEAD + "}", "has no text"),
    ],
    ids=["deep", "text", "blank"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, data: str, words: str) -> None:
    reason = refusal(written(tmp_path, "a.rtf", data)).reason
    assert words in reason
    assert reason.count(".") > 1


@given(some.text(some.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_characters_written_as_escapes_come_back(words: str) -> None:
    units = words.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    assert read("".join(rf"\u{code}?" for code in codes)).text == words
