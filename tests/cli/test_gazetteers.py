"""``stemmata gazetteer``, and places from the build to the export."""

import json
from pathlib import Path

import pytest

from stemmata.gazetteer import geonames
from stemmata.gazetteer.kept import HINT
from tests.cli.running import stemmata

REPORT = (
    "Outlet: {outlet}\nDate: 2021-05-{day}\n\n"
    "Shells fell on the village of {place} on Sunday, residents of {place} said.\n"
)
BRACK = {"id": "brought:brack", "name": "Brack", "names": ["Braq"], "lat": 41.2, "lon": 20.2, "country": "VL"}


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("STEMMATA_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("STEMMATA_GAZETTEER", raising=False)
    monkeypatch.setattr(geonames, "installed", lambda: False)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for day, (outlet, place) in enumerate([("Reed Review", "Brack"), ("Lamp Post", "Kharvel")], start=10):
        (folder / f"{day}.txt").write_text(REPORT.format(outlet=outlet, place=place, day=day), "utf-8")
    return folder


@pytest.fixture
def case(pile: Path) -> Path:
    path = pile.parent / "velia.stemma"
    assert stemmata("build", pile, "--case", path, "--quiet").status == 0
    return path


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.jsonl"
    path.write_text(json.dumps(BRACK) + "\nnonsense\n", "utf-8")
    return path


def place_of(case: Path, name: str) -> object:
    (found,) = [one for one in stemmata("export", case).json["entities"] if one["name"] == name]
    return found["place"]


def test_without_a_gazetteer_a_build_says_once_how_to_get_places(pile: Path) -> None:
    path = pile.parent / "velia.stemma"
    assert stemmata("build", pile, "--case", path).err.count(HINT) == 1
    assert HINT not in stemmata("build", pile, "--case", path).err
    assert place_of(path, "Brack") is None


def test_a_build_without_places_says_nothing_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor slept all day, a spokesman said.\n", "utf-8")
    assert HINT not in stemmata("build", tmp_path / "a.txt", "--case", tmp_path / "a.stemma").err


def test_nor_does_one_for_which_they_were_switched_off(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_GAZETTEER", "none")
    assert HINT not in stemmata("build", pile, "--case", pile.parent / "velia.stemma").err


def test_a_case_s_own_places_are_in_its_export_and_stay_with_it(
    case: Path, villages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    added = stemmata("gazetteer", "add", villages, "--case", case)
    assert added.status == 1
    assert "refused: line 2: it is no JSON" in added.err
    place = place_of(case, "Brack")
    assert isinstance(place, dict)
    assert (place["lat"], place["lon"], place["gazetteer"], place["basis"]) == (
        41.2,
        20.2,
        "brought:brack",
        "gazetteer",
    )
    assert place["attribution"] == ["brought by the user"]
    assert place_of(case, "Kharvel") is None
    monkeypatch.setenv("STEMMATA_DATA_HOME", str(tmp_path / "another machine"))
    (tmp_path / "late.txt").write_text("Outlet: Tower\n\nThe mayor slept, a spokesman said.\n", "utf-8")
    assert stemmata("build", tmp_path / "late.txt", "--case", case, "--json").json["located"] == 1
    shown = stemmata("show", case, "entities").out
    assert "41.20, 20.20" in shown
    assert "brought by the user" in shown


def test_places_for_all_cases_come_with_the_next_build(case: Path, pile: Path, villages: Path) -> None:
    added = stemmata("gazetteer", "add", villages, "--json")
    assert (added.status, added.json["added"], [one["line"] for one in added.json["refused"]]) == (1, 1, [2])
    built = stemmata("build", pile, "--case", case, "--json").json
    assert (built["places"], built["located"], built["relinked"], built["without_gazetteer"]) == (2, 1, True, False)
    (listed,) = stemmata("gazetteer", "list", "--json").json["gazetteers"]
    assert listed["places"] == 1


def test_the_list_names_what_there_is(case: Path, villages: Path) -> None:
    assert stemmata("gazetteer", "list").out == f"There is no gazetteer.\n{HINT}\n"
    stemmata("gazetteer", "add", villages, "--case", case)
    said = stemmata("gazetteer", "list", "--case", case).out
    assert f"{case}#villages.jsonl: 1 place. brought by the user" in said


def test_adding_a_file_again_replaces_what_it_brought(case: Path, villages: Path) -> None:
    stemmata("gazetteer", "add", villages, "--case", case)
    villages.write_text(json.dumps(BRACK | {"id": "brought:other", "lat": 42.0}), "utf-8")
    assert stemmata("gazetteer", "add", villages, "--case", case).status == 0
    place = place_of(case, "Brack")
    assert isinstance(place, dict)
    assert (place["gazetteer"], place["lat"]) == ("brought:other", 42.0)


def test_what_cannot_be_added_is_said(case: Path, villages: Path, tmp_path: Path) -> None:
    absent = stemmata("gazetteer", "add", tmp_path / "absent.jsonl")
    assert (absent.status, "There is no file" in absent.err) == (2, True)
    nowhere = stemmata("gazetteer", "add", villages, "--case", tmp_path / "absent.stemma")
    assert (nowhere.status, "There is no case file" in nowhere.err) == (2, True)
    compiling = stemmata("gazetteer", "compile")
    assert (compiling.status, "pip install 'stemmata[geo]'" in compiling.err) == (1, True)


def test_a_human_says_where_a_place_lies_and_it_lives_on(case: Path, villages: Path, pile: Path) -> None:
    (kharvel,) = [one for one in stemmata("show", case, "entities", "--json").json if one["name"] == "Kharvel"]
    assert stemmata("decide", case, "place", kharvel["id"], "41.5,20.25", "--author", "mira").status == 0
    stemmata("gazetteer", "add", villages)
    stemmata("build", pile, "--case", case, "--quiet")
    place = place_of(case, "Kharvel")
    assert isinstance(place, dict)
    assert (place["lat"], place["lon"], place["gazetteer"], place["basis"]) == (
        41.5,
        20.25,
        "point:41.5,20.25",
        "human",
    )
    (brack,) = [one for one in stemmata("show", case, "entities", "--json").json if one["name"] == "Brack"]
    assert brack["place"] is not None
    assert stemmata("decide", case, "place", brack["id"], "none", "--author", "mira").status == 0
    assert place_of(case, "Brack") is None
    assert "A human ruled" in stemmata("show", case, "why", brack["id"]).out


@pytest.mark.parametrize("place", ["Brack", "91,20", "geonames:x", "41.5", "brought:"])
def test_what_names_no_place_is_refused(case: Path, place: str) -> None:
    (brack,) = [one for one in stemmata("show", case, "entities", "--json").json if one["name"] == "Brack"]
    ran = stemmata("decide", case, "place", brack["id"], place, "--author", "mira")
    assert ran.status == 2
    assert "is no place" in ran.err


def test_only_places_lie_somewhere(case: Path) -> None:
    outlet = next(one for one in stemmata("show", case, "entities", "--json").json if one["kind"] == "organisation")
    ran = stemmata("decide", case, "place", outlet["id"], "none", "--author", "mira")
    assert (ran.status, "no place that a report names" in ran.err) == (2, True)
    assert stemmata("decide", case, "place", outlet["id"], "--author", "mira").status == 2
