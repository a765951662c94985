"""Names for originals that are saved."""

import doctest

import pytest

from stemmata.web import file_names
from stemmata.web.file_names import file_name, is_page


def test_the_examples_hold() -> None:
    assert doctest.testmod(file_names).failed == 0


@pytest.mark.parametrize(
    ("path", "name", "page"),
    [
        ("a/b.html", "b.html", True),
        ("a/t.csv#row=2", "t.csv", False),
        ("a.zip/b.html", "b.html", True),
        ("a.warc.gz#https://ledger.example/a/b?c=d", "page.html", True),
        ("box.mbox#message=3#forwarded=1", "message-3.eml", False),
        ("a.eml#attachment=2", "attached-2.eml", False),
        ("a.eml#attachment=1/a.html", "a.html", True),
    ],
)
def test_an_original_is_saved_under_its_own_name(path: str, name: str, page: bool) -> None:
    assert (file_name(path), is_page(path)) == (name, page)
