import time
from pathlib import Path

import pytest

from stemmata.ingest import ReadReport
from tests.ingest.reading import intakes, refusal, report, written, zone_words

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Letter names harbour chief - Estuary Herald</title>
<link rel="canonical" href="https://www.estuaryherald.co.uk/news/letter">
<meta property="og:title" content="Letter names harbour chief"><meta name="author" content="Mira Tolland">
<meta property="article:published_time" content="2021-05-14T23:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Letter names harbour chief</h1><p class="byline">By Mira Tolland</p>
<figure><img src="x.jpg"><figcaption>The pier at Port Selm last winter.</figcaption></figure>
<p>PORT SELM, 14 May — A letter seen by the <a href="https://harbourledger.com/letter#top">Harbour Ledger</a> names the
harbour chief as the man who ordered the gates shut on the night of the flood.</p>
<blockquote><p>“We were told to close the gates at nine,” the letter says. “Nobody came back to open
them.”</p></blockquote>
<p>The chief denies it. His office said the letter was forged, and that it would publish its own record of that night
within a week of the hearing, as <a href="#note">promised</a>.</p>
<p>Read more: <a href="/news/flood">The night of the flood</a></p></article>
<section id="comments"><h3>Comments</h3><p>Reader one: I never believed him, not for one day of my life.</p></section>
<footer>© 2021 Estuary Herald. All rights reserved.</footer></body></html>"""


def test_the_main_text_is_kept_and_the_page_around_it_is_not(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.html", PAGE))
    assert "“We were told to close the gates at nine,” the letter says." in found.text
    for furniture in ("Home", "never believed", "rights reserved"):
        assert furniture not in found.text
    paragraphs = found.text.split("\n\n")
    assert paragraphs[4].startswith("“We were told")
    assert paragraphs[4].endswith("open them.”")


def test_what_the_page_states_is_its_metadata(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.html", PAGE))
    assert (found.title, found.outlet_name) == ("Letter names harbour chief", "Estuary Herald")
    assert (found.outlet_domain, found.url) == ("estuaryherald.co.uk", "https://www.estuaryherald.co.uk/news/letter")
    assert (found.authors, found.language) == (("Mira Tolland",), "en")
    assert found.published
    assert (found.published.value, found.published.precision) == ("2021-05-14", "day")


def test_links_stand_on_their_words_and_lead_elsewhere(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.html", PAGE))
    assert [(link.span.of(found.text), link.url) for link in found.links] == [
        ("Harbour Ledger", "https://harbourledger.com/letter#top"),
        ("The night of the flood", "https://www.estuaryherald.co.uk/news/flood"),
    ]


def test_captions_headlines_datelines_and_links_are_zones(tmp_path: Path) -> None:
    zones = zone_words(report(written(tmp_path, "a.html", PAGE)))
    assert [kind for kind, _ in zones] == ["headline", "byline", "caption", "dateline", "body", "links"]
    assert zones[1][1] == "By Mira Tolland"
    assert zones[2][1] == "The pier at Port Selm last winter."
    assert zones[3][1] == "PORT SELM, 14 May —"


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta name="dc.date" content="2021-05-14">', "2021-05-14"),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-14T01:00:00Z"}]}</script>',
            "2021-05-14",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="generator" content="Engine 2021-05-14">', None),
        ('<meta property="article:modified_time" content="2021-05-14">', None),
    ],
)
def test_a_date_is_taken_only_where_the_page_states_it_as_that_of_publication(
    tmp_path: Path, head: str, value: str | None
) -> None:
    body = "<p>" + "The gates were shut at nine on the night of the flood in 2019, the letter says. " * 5 + "</p>"
    page = f"<html><head>{head}</head><body><article>{body}</article><p>© 2020</p></body></html>"
    published = report(written(tmp_path, "a.html", page)).published
    assert (published.value if published else None) == value


def test_a_page_without_a_main_text_gives_the_text_it_has(tmp_path: Path) -> None:
    page = "<html><body><nav>Menu</nav><div>Gates shut.</div><script>var x = 'code';</script></body></html>"
    assert report(written(tmp_path, "a.html", page)).text == "Gates shut."


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    page = "<html><body><div id='app'></div><script>draw()</script></body></html>"
    assert refusal(written(tmp_path, "a.html", page)).reason.startswith("The page has no text of its own")


def test_a_page_without_a_telling_name_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert report(written(tmp_path, "details.asp_section=4", PAGE)).title == "Letter names harbour chief"


def test_elements_nested_without_end_are_refused_and_cannot_break_the_program(tmp_path: Path) -> None:
    bomb = "<html><body>" + "<div>" * 200_000 + "Gates shut." + "</div>" * 200_000
    assert "more than 256 levels deep" in refusal(written(tmp_path, "a.html", bomb)).reason


def test_elements_nested_as_deep_as_the_parser_goes_are_read(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 240 + "<p>Gates shut.</p>" + "</div>" * 240
    assert report(written(tmp_path, "a.html", page)).text == "Gates shut."


def test_a_huge_table_is_read_in_linear_time_and_the_user_told(tmp_path: Path) -> None:
    cells = "".join(f"<tr><td>gate {number}</td><td>shut</td></tr>" for number in range(30_000))
    path = written(tmp_path, "a.html", f"<html><body><p>Gates of the harbour:</p><table>{cells}</table></body></html>")
    started = time.perf_counter()
    (read,) = intakes(path)
    assert time.perf_counter() - started < 20
    assert isinstance(read, ReadReport)
    assert "gate 29999 shut" in read.report.text
    assert any("very large" in note for note in read.report.notes)


def test_entities_that_multiply_are_not_followed(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    page = f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]><html><body><p>Gates were shut. &l9;</p></body></html>'
    text = report(written(tmp_path, "a.html", page)).text
    assert "Gates were shut." in text
    assert len(text) < 2000


def test_a_file_of_the_machine_is_not_pulled_in(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", "the secret words")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>Gates were shut. &x;</p></body></html>'
    )
    assert "secret words" not in report(written(tmp_path, "a.html", page)).text
