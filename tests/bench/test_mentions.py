"""Names counted against a corpus: what is asked, what is right, and what becomes of doubt."""

import pytest
from bench.intervals import measured
from bench.mentions import Found, Wanted, counted, errors_of, found_in, main, measures

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.name.mentions import annotator as mentions
from tests.making import report, span

TEXT = "Orla Quill left the Bank of Velia for Velia. The May Fair was shut."


def at(words: str, kind: str) -> Found:
    where = span(TEXT, words)
    return where.start, where.end, kind


QUILL, BANK, FAIR = at("Orla Quill", "person"), at("Bank of Velia", "organisation"), at("May Fair", "organisation")
WANTED = Wanted(name="a", text=TEXT, names=frozenset({QUILL, BANK}), doubtful=(span(TEXT, "May Fair"),))


def test_names_are_right_with_their_kind_and_their_ends() -> None:
    found = frozenset({QUILL, at("Bank", "organisation"), at("Bank of Velia", "place")})
    figures = {one.figure.key: one.figure for one in measured([counted(WANTED.names, found)], measures())}
    assert (figures["all"].right, figures["all"].wanted, figures["all"].found) == (1, 2, 3)
    assert (figures["person"].value, figures["organisation"].value, figures["place"].precision) == (1.0, 0.0, 0.0)


def test_nothing_is_asked_of_what_is_in_doubt_unless_it_is_marked() -> None:
    assert WANTED.asked({QUILL, FAIR}) == {QUILL}
    marked = Wanted(name="a", text=TEXT, names=frozenset({FAIR}), doubtful=WANTED.doubtful)
    assert marked.asked({FAIR}) == {FAIR}


def test_nothing_is_asked_of_words_that_both_sides_leave_out() -> None:
    unasked = Wanted(name="a", text=TEXT, names=frozenset(), unasked=frozenset({"Orla Quill"}))
    assert unasked.asked({QUILL, BANK}) == {BANK}


def test_errors_tell_what_was_found_wrongly_and_what_was_missed() -> None:
    lines = list(errors_of(WANTED, frozenset({QUILL, FAIR})))
    assert [line.split()[0] for line in lines] == ["+", "-"]
    assert "May Fair" in lines[0]
    assert "Bank of Velia" in lines[1]


def test_names_are_found_by_the_annotators_that_are_given() -> None:
    made = report(TEXT)
    assert QUILL in found_in(made, (passages, mentions))
    assert found_in(made, (passages,)) == frozenset()


def test_without_data_it_says_where_they_come_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", "/nowhere")
    assert main([]) == 2
    assert "re3d" in capsys.readouterr().err
