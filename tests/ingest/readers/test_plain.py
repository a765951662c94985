from pathlib import Path

from stemmata.ingest.readers.plain import split_header
from tests.ingest.reading import report, written, zone_words

BODY = "PORT SELM, 14 May (Harbour Ledger) — The gates were shut at nine, a letter says. Nobody opened them."


def test_a_header_block_is_metadata_and_only_its_title_is_text(tmp_path: Path) -> None:
    header = (
        "Title: Letter names harbour chief\nOutlet: Harbour Ledger\nBy: Mira Tolland and Jonas Reed\n"
        "Date: 14 May 2021\nURL: https://www.harbourledger.co.uk/letter\nLanguage: en\n\n"
    )
    found = report(written(tmp_path, "a.txt", header + BODY))
    assert found.text == f"Letter names harbour chief\n\n{BODY}"
    assert (found.title, found.outlet_name) == ("Letter names harbour chief", "Harbour Ledger")
    assert (found.outlet_domain, found.url) == ("harbourledger.co.uk", "https://www.harbourledger.co.uk/letter")
    assert found.authors == ("Mira Tolland", "Jonas Reed")
    assert found.published
    assert found.published.value == "2021-05-14"
    assert [kind for kind, _ in zone_words(found)] == ["headline", "dateline", "body"]


def test_a_title_that_the_text_repeats_stands_once(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"Headline: Gates shut\n\nGATES SHUT\n\n{BODY}"))
    assert found.text == f"GATES SHUT\n\n{BODY}"
    assert zone_words(found)[0] == ("headline", "GATES SHUT")


def test_without_a_header_a_short_first_line_is_the_title(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"Letter names harbour chief\nBy Mira Tolland, Estuary Herald\n\n{BODY}"))
    assert found.title == "Letter names harbour chief"
    assert found.authors == ("Mira Tolland",)
    assert found.outlet_name == "Estuary Herald"
    assert [kind for kind, _ in zone_words(found)] == ["headline", "byline", "dateline", "body"]


def test_a_text_that_opens_with_a_sentence_has_no_title(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"The gates were shut. {BODY}"))
    assert found.title is None
    assert found.outlet_name is None
    assert found.published is None


def test_front_matter_between_dashes_is_a_header(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.md", f'---\ntitle: "Gates shut"\ndate: 2021-05-14\n---\n{BODY}'))
    assert found.title == "Gates shut"
    assert found.text.startswith("Gates shut\n\nPORT SELM")


def test_a_first_paragraph_with_colons_is_no_header() -> None:
    for text in (
        "The mayor: a portrait\n\nHe was born by the harbour.",
        "Source: the dockers say\nthat it was shut.\n\nMore followed.",
        "Question: who shut the gates?\nAnswer: nobody says.\n\nMore followed.",
        "Title: a header with nothing below",
    ):
        assert split_header(text) == ({}, text)


def test_line_ends_of_other_systems_part_the_header_too(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"Outlet: Harbour Ledger\r\nDate: 14 May 2021\r\n\r\n{BODY}\r\n"))
    assert found.outlet_name == "Harbour Ledger"
    assert found.text == BODY
