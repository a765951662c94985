"""What came: unpacked within limits, told by kind, in an encoding that a reader can tell."""

import gzip
import zlib

import pytest

from stemmata.fetch.content import in_utf8, page_suffix, refuse_what_is_no_page, unpacked
from stemmata.fetch.http import Exchange
from stemmata.fetch.refused import Refused

WORDS = "Les portes du bassin ont été fermées."


def came(body: bytes, packing: str) -> Exchange:
    return Exchange(
        url="http://ledger.example/", address="9.9.9.9", time="", request=b"", answer=b"", head=0, status=200,
        headers=(("Content-Encoding", packing),), body=body,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("packed", "packing"),
    [
        (b"gates shut", ""),
        (b"gates shut", "identity"),
        (gzip.compress(b"gates shut"), "gzip"),
        (gzip.compress(b"gates ") + gzip.compress(b"shut"), "x-gzip"),
        (zlib.compress(b"gates shut"), "deflate"),
        (zlib.compress(b"gates shut")[2:-4], "deflate"),  # without its head, as some servers send it
        (gzip.compress(zlib.compress(b"gates shut")), "deflate, gzip"),
    ],
)
def test_what_was_packed_for_the_way_is_unpacked(packed: bytes, packing: str) -> None:
    assert unpacked(came(packed, packing), 1000) == b"gates shut"


@pytest.mark.parametrize(
    ("packed", "packing", "reason"),
    [
        (gzip.compress(b"x" * 50_000_000), "gzip", "larger than 1 MiB"),
        (gzip.compress(gzip.compress(b"x" * 50_000_000)), "gzip, gzip", "larger than 1 MiB"),
        (gzip.compress(b"x" * 600_000) * 2, "gzip", "larger than 1 MiB"),
        (b"no gzip at all", "gzip", "the packing is broken"),
        (gzip.compress(b"gates shut" * 99)[:-20], "gzip", "the packing is broken"),
        (b"x", "br", "packed as 'br', which was not asked for"),
        (b"x", "gzip, gzip, gzip", "more than twice"),
        (b"x" * (1 << 21), "", "larger than 1 MiB"),
    ],
)
def test_bombs_and_broken_packings_are_refused(packed: bytes, packing: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        unpacked(came(packed, packing), 1 << 20)


@pytest.mark.parametrize(
    ("kind", "body", "suffix"),
    [
        ("text/html; charset=utf-8", b"<p>Gates", ".html"),
        ("application/xhtml+xml", b"<?xml?>", ".html"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04", ".docx"),
        ("application/rtf", b"{\\rtf1", ".rtf"),
        ("text/plain", b"Gates shut.", ".txt"),
        ("application/pdf", b"%PDF-1.7 ...", ".pdf"),
        ("text/html", b"%PDF-1.7 ...", ".pdf"),
        ("", b"<!-- x --><html><body>", ".html"),
    ],
)
def test_pages_are_told_by_their_type_and_how_they_begin(kind: str, body: bytes, suffix: str) -> None:
    assert page_suffix(kind, body) == suffix


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("image/png", b"\x89PNG", "It is no page but image/png"),
        ("application/pdf", b"<html>", "is a PDF, and is none"),
        ("", b"\x00\x01\x02", "does not say what it is"),
        ("text/html", b" \n ", "empty"),
    ],
)
def test_what_is_no_page_is_refused(kind: str, body: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        page_suffix(kind, body)


def test_only_an_answer_that_is_there_is_judged_by_its_type() -> None:
    refuse_what_is_no_page(404, "application/json")
    refuse_what_is_no_page(200, "")
    with pytest.raises(Refused, match="video/mp4"):
        refuse_what_is_no_page(200, "Video/MP4; codecs=x")


@pytest.mark.parametrize(
    ("kind", "body", "read"),
    [
        ("text/html; charset=windows-1252", WORDS.encode("cp1252"), WORDS),
        ("text/html; charset=ISO-8859-1", "“été”".encode("cp1252"), "“été”"),
        ('text/html; charset="koi8-r"', "Ворота".encode("koi8-r"), "Ворота"),
        ("text/html; charset=windows-1251", "Ворота".encode(), "Ворота"),  # the head is wrong, and the bytes tell
    ],
)
def test_an_encoding_that_only_the_head_tells_is_not_lost(kind: str, body: bytes, read: str) -> None:
    assert in_utf8(kind, body).decode() == read


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=none-such", "text/html; charset=utf-8"])
def test_bytes_stay_as_they_are_where_the_head_does_not_help(kind: str) -> None:
    assert in_utf8(kind, b"\xff\xfeabc") == b"\xff\xfeabc"
    assert in_utf8(kind, WORDS.encode("cp1252")) == WORDS.encode("cp1252")
