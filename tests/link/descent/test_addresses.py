import pytest

from stemmata.link.descent.addresses import address, host


@pytest.mark.parametrize(
    "url",
    [
        "https://www.ledger.example/news/12/",
        "http://ledger.example/news/12?utm_source=feed&fbclid=x#top",
        "//m.ledger.example/news/12/amp/",
        "ledger.example/news/12/index.html",
    ],
)
def test_one_page_has_one_address_however_it_is_linked(url: str):
    assert address(url) == "ledger.example/news/12"


def test_parameters_that_choose_the_page_are_kept_in_any_order():
    assert address("https://ledger.example/a?b=2&a=1") == address("https://ledger.example/a?a=1&b=2")
    assert address("https://ledger.example/a?id=1") != address("https://ledger.example/a?id=2")


@pytest.mark.parametrize("words", ["", "not an address", "http://[", "mailto:desk"])
def test_what_is_no_address_is_none(words: str):
    assert address(words) is None
    assert host(words) is None


def test_the_address_of_a_mail_is_no_page_of_its_host() -> None:
    assert address("mid:a.1@ledger.example") == "mid:a.1@ledger.example"
    assert host("mid:a.1@ledger.example") is None
