"""What may be asked for, as far as its URL tells."""

import pytest

from stemmata.fetch.refused import Refused
from stemmata.fetch.wanted import redirected, wanted


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("https://Ledger.Example/Gates?a=1#top", "https://ledger.example/Gates?a=1"),
        ("http://ledger.example:80", "http://ledger.example/"),
        (" https://ledger.example:443/x ", "https://ledger.example/x"),
        ("https://héraut.example/très long?q=é", "https://xn--hraut-bsa.example/tr%C3%A8s%20long?q=%C3%A9"),
        ("https://ledger.example/a%20b", "https://ledger.example/a%20b"),
        ("https://ledger.example./x", "https://ledger.example/x"),
        ("http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x"),
    ],
)
def test_a_url_has_one_spelling(url: str, spelled: str) -> None:
    assert wanted(url).url == spelled
    assert wanted(wanted(url).url) == wanted(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://ledger.example/x", "Only http and https are fetched, not 'ftp'"),
        ("file:///etc/passwd", "not 'file'"),
        ("javascript:alert(1)", "not 'javascript'"),
        ("ledger.example/x", "a URL without them"),
        ("http://mira:secret@ledger.example/", "user name or password"),
        ("http://mira@ledger.example/", "user name or password"),
        ("http://ledger.example:22/", r"port 22; only 80 and 443 are asked. Name it with --port 22"),
        ("http://ledger.example:99999/", "cannot be read"),
        ("http://ledger.example\\@other.example/", "backslash"),
        ("http://ledger.example/\r\nHost: other", "control character"),
        ("http://ledger.example/\udcff", "control character"),
        ("http://%6c.example/", "no name of a host"),
        ("http:///x", "no name of a host"),
        ("http://led_ger..example/", "no name of a host"),
        ("http://-.example/", "no name of a host"),
        ("http://[::1/", "cannot be read"),
        ("http://ledger.example/" + "x" * 5000, "longer than"),
    ],
)
def test_what_is_no_plain_page_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        wanted(url)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "127.0.0.01",
        "1.2.3",
        "0x7f.0.0.0x1",
        "017700000001",
    ],
)
def test_addresses_in_odd_notations_are_refused(host: str) -> None:
    """Decimal, octal, hexadecimal and shortened: systems read them all as 127.0.0.1 or the like."""
    with pytest.raises(Refused, match="odd notation"):
        wanted(f"http://{host}/")


def test_digits_of_another_script_are_digits() -> None:
    assert wanted("http://１２７.0.0.1/").host == "127.0.0.1"


def test_a_port_that_the_user_names_is_asked() -> None:
    assert wanted("http://ledger.example:8080/", frozenset({80, 8080})).host_header == "ledger.example:8080"


def test_a_redirect_is_read_against_the_page_that_sent_it() -> None:
    page = wanted("https://ledger.example/news/gates")
    assert redirected(page, "../about#x", frozenset({443})).url == "https://ledger.example/about"
    with pytest.raises(Refused, match=r"It redirects to 'file:///etc/passwd': Only http"):
        redirected(page, "file:///etc/passwd", frozenset({443}))
    with pytest.raises(Refused, match="does not say where"):
        redirected(page, "", frozenset({443}))
