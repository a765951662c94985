import pytest

from tests.annotate.names_in_text import read


def cited(text: str, *, outlet: str = "Harbour Ledger") -> list[tuple[str, str | None, str | None]]:
    """(kind, outlet as written, url) of each citation, in text order."""
    _, found = read(text, outlet=outlet)
    return [(one.kind, one.outlet, one.url) for one in found.citations]


@pytest.mark.parametrize(
    "text",
    [
        "According to the Marrow Gazette, ten ships came.",
        "Ten ships came, the Marrow Gazette reported on Monday.",
        "“Ten ships came,” he told the Marrow Gazette by telephone.",
        "Citing the Marrow Gazette, he spoke of ten ships.",
        "The Marrow Gazette said ten ships came.",
    ],
)
def test_an_outlet_is_cited_by_name(text: str) -> None:
    assert cited(text) == [("named", "Marrow Gazette", None)]


def test_a_noun_beside_the_name_makes_it_an_outlet() -> None:
    assert cited("He said so to the newspaper Osmerin, and told Quorra television more.")[-1] == (
        "named",
        "Quorra",
        None,
    )


def test_the_span_holds_name_and_cue_and_the_date_that_follows() -> None:
    made, found = read("According to the Marrow Gazette, ships came. It was published by Osmerin on 4 April 2021.")
    assert [one.span.of(made.text) for one in found.citations] == [
        "According to the Marrow Gazette",
        "published by Osmerin",
    ]
    assert found.citations[1].date == "2021-04-04"


def test_an_outlet_does_not_cite_itself() -> None:
    assert cited("He told the Harbour Ledger so.") == []


def test_a_body_that_is_no_outlet_is_not_cited() -> None:
    assert cited("According to the Ministry of Tides, ships came.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships came.\nSource: http://osmerin.example/a?b=1", ("source_line", None, "http://osmerin.example/a?b=1")),
        ("Ships came. (Source: Marrow Gazette)", ("source_line", "Marrow Gazette", None)),
        ("Translated from the Danish by Tamsin Durrel", ("translated_by", "Tamsin Durrel", None)),
        ("The report was first published in the Marrow Gazette.", ("first_published", "Marrow Gazette", None)),
        (
            "Ships came.\nRead also our survey of ports: http://osmerin.example/ports",
            ("read_also", None, "http://osmerin.example/ports"),
        ),
        ("MARROW (Osmerin) — Ten ships came.", ("agency", "Osmerin", None)),
        ("Ten ships came, he said. (TD/OV)", ("agency", "TD/OV", None)),
        ("Ships at Marrow.\nPhoto: Tamsin Durrel", ("photo", "Tamsin Durrel", None)),
        ("See http://osmerin.example/x for more.", ("link", None, "http://osmerin.example/x")),
    ],
)
def test_lines_that_credit_others_are_found(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in cited(text)


def test_no_citation_without_a_pointer() -> None:
    assert cited("Ten ships came into the harbour.") == []
