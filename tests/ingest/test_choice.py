"""Which reader takes a file: its name, unless its first bytes say otherwise."""

import pytest

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import passed_over, reader_for
from tests.ingest.making_archives import PAGE, Warc, mail, mbox, mhtml, rss, zipped
from tests.ingest.reading import READERS

ZIP, WARC = zipped({"a.txt": "words"}), Warc().page().data()


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.txt", b"words", "text"),
        ("a.txt", ZIP, "zip"),
        ("a.html", WARC, "warc"),
        ("a.gz", WARC, "warc"),
        ("a.warc.gz", WARC, "warc"),
        ("a", Warc(packed=False).page().data(), "warc"),
        ("a.wacz", ZIP, "wacz"),
        ("a.zip", ZIP, "zip"),
        ("a.zip", PAGE.encode(), "html"),
        ("box", mbox(mail()), "mbox"),
        ("saved", b"Received: by x\n" + mail(), "mail"),
        ("saved", mhtml().encode(), "mhtml"),
        ("index", rss().encode(), "feed"),
        ("index.xml", rss().encode(), "feed"),
        ("a.txt", mail(), "text"),  # a text with a header, as people save them
        ("notes", b"From the harbour\nthey came.\n", "text"),
        ("notes", b"Note: the gates\n\nwere shut.\n", "text"),
        ("A.EML", mail(), "mail"),
    ],
)
def test_this_file_goes_to_this_reader(name: str, head: bytes, reader: str) -> None:
    assert reader_for(name, head[:4096], READERS).name == reader


def test_without_a_reader_for_what_it_is_the_name_is_believed() -> None:
    readers = [one for one in READERS if one.name != "pdf"]
    assert reader_for("a.txt", b"%PDF-1.7", readers).name == "text"  # which says what it is and what to do


def test_what_lies_beside_reports_is_refused() -> None:
    with pytest.raises(UnreadableReport, match=r"no reader for \.css"):
        reader_for("a.css", b"a {}", READERS)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a/b.png", "images"),
        ("a/b.JPG", "images"),
        ("a.txt", None),
        ("__MACOSX/a.txt", "hidden files"),
        (".git/a.txt", "hidden files"),
        ("../a.txt", None),
        ("a/", None),
        ("", "hidden files"),
        ("a.pdf", None),
    ],
)
def test_what_is_counted_in_an_archive_is_known_by_its_name(name: str, what: str | None) -> None:
    assert passed_over(name) == what
