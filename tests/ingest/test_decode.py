import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import UnreadableReport
from stemmata.ingest.decode import decoded

HARBOUR = "The harbour’s gates were shut at nine, the letter says. Nobody came back to open them."
CYRILLIC = "Начальник порта сказал, что ворота закрыли в девять часов. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_with_its_mark_is_read_without_guessing(encoding: str) -> None:
    assert decoded(HARBOUR.encode(encoding)) == (HARBOUR, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [HARBOUR, CYRILLIC])
def test_utf_16_without_a_mark_is_known_by_its_nul_bytes(encoding: str, text: str) -> None:
    found, note = decoded(text.encode(encoding))
    assert found == text
    assert note
    assert encoding.upper() in note


@pytest.mark.parametrize(("encoding", "text"), [("cp1252", HARBOUR), ("cp1251", CYRILLIC), ("koi8_r", CYRILLIC)])
def test_a_legacy_code_page_is_guessed_and_the_guess_is_told(encoding: str, text: str) -> None:
    found, note = decoded(text.encode(encoding))
    assert found == text
    assert note == f"Its encoding is not stated; it was read as {encoding.upper()}."


def test_a_few_broken_bytes_do_not_spoil_utf_8() -> None:
    found, note = decoded("naïve café façade ".encode() + b"\xff and on")
    assert found == "naïve café façade \ufffd and on"
    assert note == "1 byte is not UTF-8 and shown as U+FFFD."


def test_a_page_that_names_its_encoding_is_believed_where_it_fits() -> None:
    page = b'<html><head><meta charset="windows-1251"></head>' + CYRILLIC.encode("cp1251")
    assert decoded(page, declares=True)[0].endswith(CYRILLIC)
    assert decoded(b'<meta charset="nonsense">caf\xc3\xa9', declares=True) == ('<meta charset="nonsense">café', None)


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"MZ\x90\x00\x03\x00", "a program"),
        (b"\x00\x00\x00\x18ftypmp42", "a film or sound recording"),
        (b"words\x00and\x01bytes" * 9, "NUL bytes"),
        (b"\x01\x02\x03\x04\x05\xff\xfa\xfb" * 9, "control bytes"),
    ],
)
def test_what_is_not_text_is_refused_by_what_it_seems_to_be(data: bytes, seems: str) -> None:
    with pytest.raises(UnreadableReport) as raised:
        decoded(data)
    assert seems in str(raised.value)
    assert "Stemmata reads text, HTML, PDF, Word, OpenDocument and rich text, mails, feeds," in str(raised.value)


def test_two_letters_that_open_a_program_may_open_a_sentence() -> None:
    assert decoded(b"MZ is what the guards call the gate.")[1] is None


@given(st.binary(max_size=200))
def test_any_bytes_end_as_text_or_as_a_sentence(data: bytes) -> None:
    try:
        outcome = decoded(data)[0]
    except UnreadableReport as refused:
        outcome = str(refused)
    assert isinstance(outcome, str)
