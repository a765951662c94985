from stemmata.ingest.readers.properties import Said, weighed

TEXT = "Harbour Ledger\n\nGates shut\n\nBy Mira Tolland\n\nThe gates were shut at nine, a letter says. Harbour Ledger."


def test_a_title_counts_where_the_text_prints_it_whole_or_in_part() -> None:
    for stated in ("Gates shut", "GATES SHUT", "Gates shut | News | Harbour Ledger", "Harbour Ledger: Gates shut"):
        assert weighed(TEXT, Said(title=stated, heading="Gates shut"))[1]["title"] in {"Gates shut", "GATES SHUT"}
    assert weighed(TEXT, Said(title="Document1"))[1] == {}


def test_an_outlet_beside_the_title_counts_where_the_text_names_it() -> None:
    assert weighed(TEXT, Said(title="Gates shut | Harbour Ledger"))[1]["outlet"] == "Harbour Ledger"
    assert "outlet" not in weighed(TEXT, Said(title="Gates shut | Layout 7"))[1]


def test_a_writer_counts_where_the_text_names_them() -> None:
    assert weighed(TEXT, Said(author="Mira Tolland"))[1] == {"author": "Mira Tolland"}
    metadata, notes = weighed(TEXT, Said(author="PC-17"))[1:]
    assert metadata == {}
    assert notes == ("Its properties name “PC-17” as author, whom the text does not; the name was not used.",)
    assert weighed(TEXT, Said(author="anonymous"))[2] == ()


def test_the_day_of_making_is_told_where_the_text_prints_no_day_and_never_taken() -> None:
    metadata, notes = weighed(TEXT, Said(made="2020-01-02"))[1:]
    assert "date" not in metadata
    assert "made on 2020-01-02, which may be another day and was not used" in notes[0]
    dated = TEXT.replace("Gates shut", "14 May 2021\n\nGates shut")
    assert weighed(dated, Said(made="2020-01-02", heading="Gates shut"))[2] == ()


def test_a_day_beside_the_headline_is_the_date() -> None:
    text = (
        "Menu\n\nShop\n\nCookies\n\nHarbour Ledger\n\nGates shut\n\nPORT SELM, Corvane, 22 October 2016\n\nThey shut."
    )
    assert weighed(text, Said(heading="Gates shut"))[1]["date"] == "2016-10-22"
