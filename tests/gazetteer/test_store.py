"""A compiled gazetteer finds what was put into it, by any spelling that is one name, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import GazetteerError
from stemmata.gazetteer.several import HeldGazetteer, Several
from stemmata.gazetteer.store import StoredGazetteer, write
from stemmata.model.place import Gazetteer, NameMatch
from tests.gazetteer.listing import ALL, BRACK_DORN, PORTEN, VELIA


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> StoredGazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "velia.sqlite"
    assert write(path, ALL, fingerprint="velia-1", attribution="Places: invented") == len(ALL)
    return StoredGazetteer(path)


def found(gazetteer: Gazetteer, name: str) -> list[tuple[str, NameMatch]]:
    return [(one.place.id, one.match) for one in gazetteer.candidates(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Porten", [("geonames:11", "name")]),
        ("PORTEN", [("geonames:11", "name")]),
        ("Pórten", [("geonames:11", "name")]),
        ("Портен", [("geonames:11", "name")]),
        ("al Portin", [("geonames:11", "alternate")]),
        ("Portin", [("geonames:11", "without article")]),
        ("Suwar", [("geonames:15", "without article")]),
        ("al-Suwar", [("geonames:15", "without article")]),
        ("Velia", [("geonames:VL", "alternate")]),
        ("the Velians", [("geonames:VL", "demonym")]),
        ("Brack", [("geonames:12", "name"), ("geonames:13", "name"), ("geonames:14", "name")]),
        ("Port", []),
        ("Portan", []),
        ("Porten Brack", []),
        ("", []),
        ("’", []),
    ],
)
def test_a_name_finds_those_who_bear_it(
    stored: StoredGazetteer, name: str, expected: list[tuple[str, NameMatch]]
) -> None:
    assert found(stored, name) == expected
    assert found(HeldGazetteer(ALL), name) == expected


@given(st.text(max_size=12))
def test_in_memory_and_on_disk_every_text_finds_the_same(stored: StoredGazetteer, name: str) -> None:
    assert found(HeldGazetteer(ALL), name) == found(stored, name)


def test_a_place_comes_back_as_it_went_in(stored: StoredGazetteer) -> None:
    assert [stored.place(one.place.id) for one in ALL] == [one.place for one in ALL]
    assert stored.place("geonames:0") is None
    assert (stored.fingerprint, stored.attribution, stored.places) == ("velia-1", ("Places: invented",), len(ALL))


def test_the_same_places_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, ALL, fingerprint="1", attribution="x")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_compilation_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "velia.sqlite"
    write(path, ALL, fingerprint="1", attribution="x")
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write(path, (one for one in (PORTEN, 1 / 0)), fingerprint="2", attribution="x")  # type: ignore[misc]
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["velia.sqlite"]


@pytest.mark.parametrize("content", [b"", b"not a database at all, but a line of text that is long enough", None])
def test_what_is_no_gazetteer_is_said_with_the_way_out(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match="stemmata gazetteer compile"):
        StoredGazetteer(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="cannot be written"):
        write(tmp_path / "file" / "velia.sqlite", ALL, fingerprint="1", attribution="x")


def test_of_two_gazetteers_that_list_one_place_the_first_one_s_word_stands() -> None:
    from dataclasses import replace

    mine = replace(PORTEN, place=replace(PORTEN.place, lat=0.0))
    both = Several([HeldGazetteer([mine], attribution=["a"]), HeldGazetteer([PORTEN, VELIA], attribution=["b"])])
    (candidate,) = both.candidates("Porten")
    assert candidate.place.lat == 0.0
    assert both.place("geonames:VL") == VELIA.place
    assert both.place(BRACK_DORN.place.id) is None
    assert both.attribution == ("a", "b")
    assert both.fingerprint != Several([HeldGazetteer([PORTEN])]).fingerprint
