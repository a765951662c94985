"""Feeds: each entry a report, and what it is when it is only a summary."""

import time
from pathlib import Path

import pytest

from tests.ingest.making_archives import GATES, rss
from tests.ingest.reading import refusal, refusals, report, reports, written

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Ledger</title>
<entry><title>Gates shut</title><link rel="self" href="/x"/><link href="https://ledger.example/gates"/>
<published>2021-05-14T21:30:00+02:00</published><updated>2021-05-16T08:00:00Z</updated><author><name>Ada Marsh</name></author>
<content type="html">&lt;p&gt;{GATES}&lt;/p&gt;&lt;p&gt;See &lt;a href="/b"&gt;the paper&lt;/a&gt;.&lt;/p&gt;</content></entry>
<entry><title>Ships</title><updated>2021-05-16T08:00:00Z</updated><summary>Two ships came, Mayor Lind said.</summary></entry>
<entry><title>Drums</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Forty drums left, he said.</p></div></content></entry>
</feed>"""  # noqa: E501
ITEM = (
    "<item><title>Gates shut</title><link>https://ledger.example/gates</link><dc:creator>Ada Marsh</dc:creator>"
    "<pubDate>Fri, 14 May 2021 21:30:00 +0200</pubDate><description>Shut.</description>"
    f"<content:encoded><![CDATA[<p>{GATES}</p>]]></content:encoded></item>"
)


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed"])
def test_an_entry_is_a_report_with_its_link_date_and_author(tmp_path: Path, name: str) -> None:
    found = report(written(tmp_path, name, rss(ITEM)))
    assert found.path.endswith(f"{name}#entry=1")
    assert GATES in found.text
    assert (found.title, found.url, found.authors) == ("Gates shut", "https://ledger.example/gates", ("Ada Marsh",))
    assert (found.outlet_name, found.language, found.notes) == ("Harbour Ledger", "en", ())
    assert found.published
    assert found.published.value == "2021-05-14"


def test_atom_is_read_in_all_its_kinds_of_content(tmp_path: Path) -> None:
    gates, ships, drums = reports(written(tmp_path, "a.atom", ATOM))
    assert (gates.url, gates.authors) == ("https://ledger.example/gates", ("Ada Marsh",))
    assert [link.url for link in gates.links] == ["https://ledger.example/b"]
    assert gates.published
    assert gates.published.value == "2021-05-14"
    assert "Two ships came" in ships.text
    assert "Forty drums left" in drums.text


def test_a_summary_is_told_as_one_and_a_last_change_as_no_publication(tmp_path: Path) -> None:
    _, ships, _ = reports(written(tmp_path, "a.atom", ATOM))
    assert ships.notes == (
        "The feed carries no text of it but this summary; the article itself says more. "
        "The feed says when it was last changed, not when it was published.",
    )


def test_a_title_alone_is_told_as_one(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.rss", rss("<item><title>Mayor Lind denies it</title></item>")))
    assert found.text == "Mayor Lind denies it"
    assert found.notes[0].startswith("The feed carries nothing of it but its title")


def test_an_entry_without_anything_is_refused_by_itself(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rss", rss(ITEM, "<item><link>https://ledger.example/b</link></item>"))
    assert len(reports(path)) == 1
    assert refusals(path)[0].path.endswith("#entry=2")


def test_rss_1_is_read(tmp_path: Path) -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Ledger</title></channel>'
        f"<item><title>Gates</title><link>https://ledger.example/g</link><dc:date>2021-05-14T09:00:00Z</dc:date>"
        f"<description>{GATES}</description></item></rdf:RDF>"
    )
    found = report(written(tmp_path, "a.rdf", rdf))
    assert (found.outlet_name, found.url) == ("Harbour Ledger", "https://ledger.example/g")


def test_a_feed_that_breaks_off_gives_its_entries_and_says_where(tmp_path: Path) -> None:
    data = rss(ITEM, ITEM.replace("nine", "ten"), ITEM.replace("nine", "one"))
    path = written(tmp_path, "a.rss", data[: data.rindex("<content:encoded>") + 40])
    assert len(reports(path)) >= 2
    assert "The feed is broken in line 1" in refusals(path)[0].reason


SECRET = "the secret words of another file"


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE rss [<!ENTITY e SYSTEM "file://{path}">]>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file://{path}"> %p;]>',
    ],
    ids=["external", "laughs", "parameter"],
)
def test_entities_of_its_own_are_refused(tmp_path: Path, hostile: str) -> None:
    secret = written(tmp_path, "secret.bin", SECRET)
    data = rss("<item><title>&e;</title><description>&e;</description></item>")
    data = data.replace("<rss", hostile.format(path=secret) + "<rss", 1)
    began = time.monotonic()
    assert "declares entities of its own" in refusal(written(tmp_path, "a.rss", data)).reason
    assert time.monotonic() - began < 5


def test_in_another_encoding_they_give_nothing_away_either(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.bin", SECRET)
    data = rss("<item><title>&e;</title><description>&e;</description></item>").replace("UTF-8", "UTF-16")
    data = data.replace("<rss", f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file://{secret}">]><rss', 1)
    path = written(tmp_path, "a.rss", data.encode("utf-16"))
    assert SECRET not in "".join(one.text for one in reports(path))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<note><to>Ada</to></note>", "It is XML, but no feed: its first element is 'note'."),
        ("no markup at all", "It is not XML"),
        (rss(), "It holds no report."),
        (rss("<item>" * 5000), "The feed is broken"),
    ],
)
def test_what_is_no_feed_is_refused(tmp_path: Path, data: str, reason: str) -> None:
    told = refusals(written(tmp_path, "a.xml", data))
    assert any(one.reason.startswith(reason) for one in told)
