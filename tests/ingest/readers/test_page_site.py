from pathlib import Path

import pytest

from tests.ingest.reading import report, written, zone_words

PARAGRAPHS = (
    "<p>The gates of the harbour were shut at nine on the night of the flood, a letter seen by this page says.</p>"
    "<p>Nobody came back to open them, according to two men who were on the pier that night and saw it rise.</p>"
    "<p>The letter bears the stamp of the harbour office, and the signature of the chief, whom nobody has seen.</p>"
)
LINKED_DATA = (
    '<script type="application/ld+json">{"datePublished":"2021","publisher":{"name":"Estuary Herald"}}</script>'
)
BLOG = f"""<html><head><title>The Gull's Notebook</title><meta property="og:title" content="The Gull's Notebook"></head>
<body><div id="header"><h1 class="title">The Gull's Notebook</h1><p class="description">Notes from the quay</p></div>
<div class="main"><h2 class="date-header">Friday, 14 May 2021</h2><div class="post">
<h3 class="post-title">The letter that shut the gates</h3><div class="post-body">{PARAGRAPHS}
<p>UPDATE (15 May): The chief has sent me a denial.</p>
<p>Source: <a href="https://harbourledger.example/letter">https://harbourledger.example/letter</a></p></div>
<div class="post-footer">Posted by Gull at 10:14 | 3 comments | Labels: flood, gates</div></div></div>
<div id="sidebar">About me. Older posts</div><div class="footer">Powered by quills</div></body></html>"""


def page(head: str = "", top: str = "", foot: str = "", heading: str = "Letter names harbour chief") -> str:
    article = f"<article><h1>{heading}</h1>{PARAGRAPHS}</article>"
    return f"<html><head>{head}</head><body>{top}{article}{foot}</body></html>"


def test_a_blog_that_gives_its_own_name_for_a_title_is_told_from_its_post(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.html", BLOG))
    assert (found.title, found.outlet_name) == ("The letter that shut the gates", "The Gull's Notebook")
    assert found.published
    assert found.published.value == "2021-05-14"
    zones = zone_words(found)
    assert zones[:2] == [("dateline", "Friday, 14 May 2021"), ("headline", "The letter that shut the gates")]
    assert zones[-2:] == [
        ("editorial", "UPDATE (15 May): The chief has sent me a denial."),
        ("links", "Source: https://harbourledger.example/letter"),
    ]


@pytest.mark.parametrize(
    ("head", "top", "foot"),
    [
        ('<meta property="og:site_name" content="Estuary Herald">', "", ""),
        ('<meta name="application-name" content="Estuary Herald">', "", ""),
        (LINKED_DATA, "", ""),
        ("<title>Letter names harbour chief | Estuary Herald</title>", "", ""),
        ("<title>Letter and more – Estuary Herald</title>", "<header><h1>Estuary Herald</h1></header>", ""),
        ("<title>Letter and more – Estuary Herald</title>", "", "<footer>© 2021 Estuary Herald</footer>"),
        (
            '<title>Letter and more – Estuary Herald</title><link rel="canonical" href="https://estuaryherald.example/a">',
            "",
            "",
        ),
        ("", '<header><a href="/"><img alt="Estuary Herald logo"></a></header>', ""),
        ("", "", "<footer>Copyright © 2019-2021 Estuary Herald. All rights reserved.</footer>"),
    ],
)  # fmt: skip
def test_a_site_is_named_by_its_head_its_banner_or_its_notice_of_rights(
    tmp_path: Path, head: str, top: str, foot: str
) -> None:
    assert report(written(tmp_path, "a.html", page(head, top, foot))).outlet_name == "Estuary Herald"


def test_a_headline_with_a_dash_does_not_name_the_site(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.html", page("<title>Gates shut – again</title>", heading="Gates shut – again")))
    assert (found.title, found.outlet_name) == ("Gates shut – again", None)


def test_bylines_dates_and_notes_that_finding_the_main_text_loses_stay_in_the_text(tmp_path: Path) -> None:
    source = f"""<html><body><header><a class="logo" href="/">Estuary Herald</a></header><main>
    <h1>Letter names harbour chief</h1><div class="meta"><span>By Mira Tolland in Port Selm</span>
    <span class="date">14 May 2021</span></div>{PARAGRAPHS}<p>Additional reporting by Jonas Reed</p>
    <p>Correction, 16 May: The pier was shut at ten.</p></main><aside>By Ada Quill: my week</aside></body></html>"""
    found = report(written(tmp_path, "a.html", source))
    kinds = [kind for kind, _ in zone_words(found)]
    assert kinds == ["headline", "byline", "body", "byline", "editorial"]
    assert found.authors == ("Mira Tolland",)
    assert found.published
    assert found.published.value == "2021-05-14"


def test_two_different_days_on_a_page_are_no_date(tmp_path: Path) -> None:
    top = "<p>14 May 2021</p><p>15 May 2021</p>"
    assert report(written(tmp_path, "a.html", page(top=top))).published is None


def test_a_page_that_only_says_when_it_was_changed_has_no_date(tmp_path: Path) -> None:
    assert report(written(tmp_path, "a.html", page(top="<p>Last updated: 14 May 2021</p>"))).published is None


@pytest.mark.parametrize(
    "linked",
    [
        '{"@type": "WebSite", "name": "Estuary Herald"}',
        '{"@graph": [{"@type": ["Organization"], "name": "Estuary Herald"}]}',
        '{"@type": "Article", "isPartOf": {"@type": "WebSite", "name": "Estuary Herald"}}',
    ],
)
def test_a_page_that_names_its_site_in_linked_data_alone_is_named_so(tmp_path: Path, linked: str) -> None:
    head = f'<script type="application/ld+json">{linked}</script>'
    assert report(written(tmp_path, "a.html", page(head))).outlet_name == "Estuary Herald"


def test_the_owner_in_linked_data_yields_to_the_name_that_the_page_shows(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Organization", "name": "Quay Holding"}</script>'
        "<title>Letter names harbour chief | Estuary Herald</title>"
    )
    assert report(written(tmp_path, "a.html", page(head))).outlet_name == "Estuary Herald"
