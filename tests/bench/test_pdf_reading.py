import pytest

from bench import pdf_reading


def test_files_that_it_makes_are_read_within_the_budget() -> None:
    found = pdf_reading.readings(pages=3, scans=0)
    assert [one.name for one in found] == ["one-column", "two-columns"]
    for one in found:
        assert one.holds()
        assert one.pages >= 2
        assert one.characters > 1000 * one.pages
    assert pdf_reading.table(found).startswith("       file  pages")


def test_a_file_that_takes_too_long_or_too_much_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = pdf_reading.Reading(name="a", pages=300, size=1, characters=1, seconds=61, mebibytes=100)
    large = pdf_reading.Reading(name="a", pages=300, size=1, characters=1, seconds=10, mebibytes=1025)
    assert not slow.holds()
    assert not large.holds()


def test_pages_that_are_pictures_have_no_text_layer() -> None:
    from stemmata.ingest.readers.pdf_engine import opened

    with opened(pdf_reading.pictures(1)) as document:
        page = document.page(1)
    assert not page.glyphs
    assert page.pictured > 0.99
