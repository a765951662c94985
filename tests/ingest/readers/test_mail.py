"""Mails: who says what, what is another's words in them, and what hangs on them."""

# ruff: noqa: E501 - headers stand in one line
import time
from pathlib import Path

import pytest

from stemmata.ingest import ReadArchive
from stemmata.ingest.readers import mail_headers, mail_parts
from tests.ingest.making_archives import GATES, mail, of_parts, part
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written, zone_words

BARRELS = "The ministry said that 40 barrels were found there."
PAPER = f"<html><body><article><h1>Paper</h1><p>{BARRELS}</p></article></body></html>"
EARLIER = "The gates were open all night, the harbour master said."


def body(path: Path) -> str:
    """What the sender says, of the one report of a mail."""
    return "\n".join(words for kind, words in zone_words(reports(path)[0]) if kind == "body")


def test_the_header_says_who_published_what_and_when(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.eml", mail()))
    assert (found.title, found.authors, found.outlet_name) == ("The gates", ("Ada Marsh",), "Ada Marsh")
    assert found.published
    assert found.published.value == "2021-05-14"
    assert found.url == "mid:gates.1@ledger.example"
    assert found.outlet_domain is None


@pytest.mark.parametrize(
    ("headers", "outlet"),
    [
        ({"List-Id": "Coast Desk <desk.lists.example>"}, "Coast Desk"),
        ({"List-Id": "<desk.lists.example>"}, "desk.lists.example"),
        ({"Newsgroups": "coast.harbour"}, "coast.harbour"),
        ({"From": "press@ministry.example"}, "press@ministry.example"),
    ],
)
def test_a_list_or_newsgroup_publishes_what_it_carries(tmp_path: Path, headers: dict[str, str], outlet: str) -> None:
    assert report(written(tmp_path, "a.eml", mail(headers=headers))).outlet_name == outlet


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?Die_H=C3=A4fen?=", "Die Häfen"),
        ("=?koi8-r?B?98/S1MEg2sHL0tnU2Q==?=", "Ворта закрыты"),
        ("=?iso-8859-1?Q?Caf=E9?= =?iso-8859-1?Q?_au_port?=", "Café au port"),
        ("Re: AW: The gates", "The gates"),
        ("Häfen", "Häfen"),
    ],
)
def test_subjects_are_decoded_and_bare(tmp_path: Path, subject: str, title: str) -> None:
    assert report(written(tmp_path, "a.eml", mail(headers={"Subject": subject}))).title == title


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("koi8-r", "Ворота гавани закрыли в девять, сказал полковник."),
        ("iso-2022-jp", "港の門は九時に閉じられたと大佐は述べた。"),
        ("windows-1252", "The gates – “shut at nine” – he said."),
        ("utf-8", "Die Tore wurden geschlossen, sagte Oberst Brandt."),
    ],
)
@pytest.mark.parametrize("carried", ["8bit", "base64", "quoted-printable"])
def test_texts_of_any_encoding_are_read(tmp_path: Path, charset: str, words: str, carried: str) -> None:
    import base64
    import quopri

    raw = words.encode(charset)
    packed = {"8bit": raw, "base64": base64.encodebytes(raw), "quoted-printable": quopri.encodestring(raw)}[carried]
    head = mail("", kind=f"text/plain; charset={charset}", headers={"Content-Transfer-Encoding": carried}).rstrip()
    assert words in report(written(tmp_path, "a.eml", head + b"\n\n" + packed)).text


def test_an_encoding_that_nobody_knows_is_guessed(tmp_path: Path) -> None:
    assert GATES in report(written(tmp_path, "a.eml", mail(kind="text/plain; charset=x-unknown"))).text


def test_the_plain_text_is_taken_before_the_html_one(tmp_path: Path) -> None:
    data = of_parts(part(GATES), part("<p>HTML</p>", "text/html"), kind="alternative")
    found = report(written(tmp_path, "a.eml", data))
    assert GATES in found.text
    assert "HTML" not in found.text


def test_html_alone_is_read_with_its_links_and_without_the_quoted_mail(tmp_path: Path) -> None:
    page = (
        f'<html><body><p>{GATES} See <a href="https://ledger.example/a">the Ledger</a>.</p>'
        f'<div class="gmail_quote">On Thu, Bo wrote:<blockquote>{EARLIER}<div class="gmail_quote">x</div></blockquote></div>'
        "</body></html>"
    )
    path = written(tmp_path, "a.eml", mail(page, kind="text/html; charset=utf-8"))
    found = report(path)
    assert [link.url for link in found.links] == ["https://ledger.example/a"]
    assert GATES in body(path)
    assert EARLIER not in body(path)
    assert EARLIER in found.text


def test_quoted_replies_and_the_signature_are_not_the_sender_s_words(tmp_path: Path) -> None:
    quoted = f"On Thu, 13 May 2021 at 10:00, Bo Lind <bo@coast.example>\nwrote:\n\n> {EARLIER}\n>\n> Bo"
    text = f"{GATES}\n\n{quoted}\n\nSo he said.\n\n-- \nAda Marsh\nLedger"
    path = written(tmp_path, "a.eml", mail(text, headers={"In-Reply-To": "<earlier@coast.example>"}))
    assert zone_words(report(path))[1:] == [
        ("body", GATES),
        ("furniture", quoted),
        ("body", "So he said."),
        ("furniture", "--\nAda Marsh\nLedger"),
    ]


def test_the_line_that_announces_a_quoted_mail_links_to_it(tmp_path: Path) -> None:
    text = f"{GATES}\n\nOn Thu, 13 May 2021 at 10:00, Bo Lind wrote:\n> {EARLIER}"
    (link,) = report(written(tmp_path, "a.eml", mail(text, headers={"In-Reply-To": "<earlier@coast.example>"}))).links
    assert link.url == "mid:earlier@coast.example"


@pytest.mark.parametrize(
    "announced",
    [
        "---------- Forwarded message ---------\nFrom: Bo Lind <bo@coast.example>\nDate: Thu, May 13, 2021 at 9:00 AM\n"
        "Subject: Open gates\nTo: Ada",
        "Begin forwarded message:\n\nFrom: Bo Lind <bo@coast.example>\nSubject: Open gates\nDate: 13 May 2021 at 09:00:00 CEST",
        "-----Original Message-----\nFrom: Bo Lind\nSent: 13 May 2021 09:00\nTo: Ada\nSubject: Open gates",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Open gates\nDatum: Thu, 13 May 2021 09:00:00 +0200\nVon: Bo Lind <bo@coast.example>",
    ],
)
def test_a_forwarded_mail_is_a_report_of_its_own(tmp_path: Path, announced: str) -> None:
    path = written(
        tmp_path, "a.eml", mail(f"Look at this.\n\n{announced}\n\n{EARLIER}\n", headers={"Subject": "Fwd: Open gates"})
    )
    own, other = reports(path)
    assert EARLIER not in own.text
    assert (other.path.rpartition("#")[2], other.authors, other.title) == ("forwarded=1", ("Bo Lind",), "Open gates")
    assert EARLIER in other.text
    assert other.published
    assert other.published.value.startswith("2021-05-13")
    assert any("as the forwarder's program wrote them" in note for note in other.notes)


def test_an_answer_quotes_what_a_program_calls_the_original(tmp_path: Path) -> None:
    text = f"{GATES}\n\n-----Original Message-----\nFrom: Bo Lind\nSent: 13 May 2021 09:00\n\n{EARLIER}"
    path = written(tmp_path, "a.eml", mail(text, headers={"Subject": "Re: Open gates"}))
    assert body(path) == GATES
    assert EARLIER in report(path).text


@pytest.mark.parametrize(
    "text",
    [
        "He wrote: the gates were shut.\n\nNothing more was said.",
        "---------- Forwarded message ---------\nNo header follows, so this is somebody's own line.",
        "The mayor said:\n\n“The gates were shut.”",
    ],
)
def test_what_no_program_marks_stays_the_sender_s_own(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "a.eml", mail(text))
    assert len(reports(path)) == 1
    assert "furniture" not in {
        kind for kind, words in zone_words(report(path)) if "gates" in words or "somebody" in words
    }


def test_attachments_are_reports_with_the_mail_s_date_where_they_have_none(tmp_path: Path) -> None:
    data = of_parts(
        part(GATES),
        part(PAPER, "text/html; name=x", "Content-Disposition: attachment; filename*=utf-8''p%C3%A4per.html"),
        part(mail(EARLIER, headers={"Date": "Thu, 13 May 2021 09:00:00 +0000"}), "message/rfc822"),
        part("iVBORw0KGgo=", "image/png; name=a.png"),
    )
    path = written(tmp_path, "a.eml", data)
    own, paper, sent_on = reports(path)
    assert own.path == path.as_posix()
    assert (paper.path.rpartition("#")[2], paper.title) == ("attachment=1/päper.html", "Paper")
    assert paper.published
    assert paper.published.value == "2021-05-14"
    assert "Its date is that of the mail that it hung on." in paper.notes
    assert sent_on.path.endswith("#attachment=2")
    assert sent_on.published
    assert sent_on.published.value == "2021-05-13"
    *_, last = intakes(path)
    assert isinstance(last, ReadArchive)
    assert last.notes == ("Of 3 files in it, passed over as no reports: images (1).",)


def test_a_mail_that_only_carries_files_is_no_refusal(tmp_path: Path) -> None:
    path = written(tmp_path, "a.eml", of_parts(part(" "), part(GATES, "text/plain; name=a.txt")))
    assert [one.path.rpartition("#")[2] for one in reports(path)] == ["attachment=1/a.txt"]
    assert refusals(path) == []


def test_the_name_of_an_attachment_leads_nowhere(tmp_path: Path) -> None:
    data = of_parts(part(GATES), part(EARLIER, 'text/plain; name="../../etc/a.txt"'))
    assert reports(written(tmp_path, "a.eml", data))[1].path.endswith("#attachment=1/.._.._etc_a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (of_parts(part("x", "application/pgp-encrypted"), kind="encrypted"), "The mail is encrypted. Open it"),
        (mail("eJx", kind="application/pkcs7-mime; name=smime.p7m"), "The mail is encrypted. Open it"),
        (b"The mayor said so: no more.\n\nNothing.\n", "It has no header of a mail (From, Date, Subject)."),
        (mail(""), "The mail has no text."),
        (b"From: a@b.example\nX: " + b"x" * (2 << 20) + b"\n\nwords", "Its header is longer than any mail's"),
        (b"From: a@b.example\n" + b"X: y\n" * 20_000 + b"\nwords", "Its header is longer than any mail's"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    assert refusal(written(tmp_path, "a.eml", data)).reason.startswith(reason)


def test_ten_thousand_nested_parts_are_refused_in_time(tmp_path: Path) -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(10_000))
    data = f"From: a@b.example\nSubject: x\n{parts}Content-Type: text/plain\n\nwords\n".encode()
    began = time.monotonic()
    assert "nested more than 60 deep" in refusal(written(tmp_path, "a.eml", data)).reason
    assert time.monotonic() - began < 30


def test_parts_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_parts, "MOST_PARTS", 200)
    assert "more than 200 parts" in refusal(written(tmp_path, "a.eml", of_parts(*[part("x")] * 400))).reason


@pytest.mark.parametrize(
    "header",
    ["From: " + "(" * 15_000, "From: " + '"a" <a@b.example>, ' * 900, "Subject: " + "=?utf-8?q?=C3=A4?= " * 1000,
     "To: " + "a@b.example, " * 60_000, "Date: " + "1" * 15_000, "Content-Type: text/plain; " + "name*0*=x; " * 600],
    ids=lambda header: header[:10],
)  # fmt: skip
def test_no_header_makes_reading_slow(tmp_path: Path, header: str) -> None:
    began = time.monotonic()
    intakes(written(tmp_path, "a.eml", f"{header}\nMessage-ID: <a@b.example>\n\n{GATES}\n".encode()))
    assert time.monotonic() - began < 10


def test_a_mail_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    data = of_parts(part(GATES), part("The second part. " * 20))
    assert GATES in report(written(tmp_path, "a.eml", data[: len(data) - 150])).text


def test_a_mail_without_a_telling_name_is_known_by_its_header(tmp_path: Path) -> None:
    assert report(written(tmp_path, "saved", b"Received: from a by b\n" + mail())).authors == ("Ada Marsh",)


def test_limits_are_named() -> None:
    assert mail_parts.DEEPEST == 60
    assert mail_headers.MOST_HEADER == 1 << 20
