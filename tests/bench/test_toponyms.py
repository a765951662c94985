"""Toponyms counted against their gold ids: what is right, what is rightly none, and how far off."""

from pathlib import Path

import pytest
from bench.intervals import measured
from bench.toponyms import alone, beside_outlet, counted, errors_of, main, measures, most_inhabitants, read_with
from training.toponyms import Marked, MarkedText

from stemmata.gazetteer.several import HeldGazetteer
from tests.gazetteer.listing import ALL, BRACK_DORN, BRACK_NORTH, BRACK_SOUTH
from tests.making import span

GAZETTEER = HeldGazetteer(ALL)


def text(id_: str, words: str, outlet: str = "reed.example", **ids: str | None) -> MarkedText:
    """A text in which each name carries an id; its point is that of the place, or 10 degrees off."""
    held = []
    for name, id_of in ids.items():
        place = GAZETTEER.place(id_of) if id_of else None
        held.append(Marked(span=span(words, name), id=id_of, point=(place.lat, place.lon) if place else None))
    return MarkedText(id=id_, outlet=outlet, text=words, toponyms=tuple(sorted(held, key=lambda one: one.span)))


SAID = text("a", "From Porten to Brack, Northmark.", Porten="geonames:11", Brack="geonames:12")
UNLISTED = text("b", "From Kharvel to Ostra.", Kharvel="geonames:99", Ostra=None)


def figures(one: MarkedText, *answers: object) -> dict[str, tuple[int, int]]:
    totals = counted(one, list(answers), GAZETTEER)  # type: ignore[arg-type]
    return {held.figure.key: (held.figure.right, held.figure.wanted) for held in measured([totals], measures())}


def test_an_answer_is_right_by_its_id_and_close_by_its_point() -> None:
    found = figures(SAID, None, BRACK_NORTH.place)
    assert found["right, of those listed"] == (1, 2)
    assert found["no match"] == (0, 0)
    assert found["within 161 km"] == (1, 2)
    other = figures(SAID, None, BRACK_SOUTH.place)
    assert other["right, of those listed"] == other["within 161 km"] == (0, 2)


def test_none_is_right_where_no_place_is_listed_or_none_was_found() -> None:
    assert figures(UNLISTED, None, None)["no match"] == (2, 2)
    assert figures(UNLISTED, None, BRACK_NORTH.place)["no match"] == (1, 2)
    assert figures(UNLISTED, None, None)["gazetteer lists"] == (0, 1)


def test_texts_are_answered_by_the_code_that_a_build_runs() -> None:
    held = read_with([SAID, UNLISTED], GAZETTEER)
    assert [[one.id if one else None for one in answers] for answers in alone(held)] == [
        ["geonames:11", "geonames:12"],
        [None, None],
    ]
    assert len(beside_outlet(held)) == 2
    ((_, simplest), _) = most_inhabitants(held, GAZETTEER)
    assert simplest is not None
    assert simplest.id == BRACK_DORN.place.id  # whatever the words say


def test_errors_name_the_words_the_gold_and_the_answer() -> None:
    (line,) = errors_of(SAID, [GAZETTEER.place("geonames:11"), BRACK_SOUTH.place], GAZETTEER)
    assert "to [Brack], Northmark." in line
    assert "gold Brack town VL/VL.01 2000 geonames:12\tfound Brack town VL/VL.02 60000" in line


def test_without_data_or_gazetteer_it_says_what_to_fetch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    assert main([]) == 2
    assert "places/lgl.xml" in capsys.readouterr().err
    (tmp_path / "places").mkdir()
    for name in ("lgl.xml", "GWN.xml"):
        (tmp_path / "places" / name).write_text("<articles/>")
    assert main(["--gazetteer", str(tmp_path / "absent.sqlite")]) == 2
    assert "stemmata gazetteer compile" in capsys.readouterr().err
