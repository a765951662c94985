"""What users bring is taken line by line; a bad line is refused with its number and a reason."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import GazetteerError, UsageError
from stemmata.gazetteer import brought
from stemmata.gazetteer.brought import Brought, read

GOOD = {"name": "Brack", "lat": 41.2, "lon": 20.2}


def lines(tmp_path: Path, *records: object, name: str = "villages.jsonl") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records), "utf-8")
    return path


def geonames_line(number: str = "9001", **changed: str) -> str:
    cells = {
        "id": number, "name": "Qarat Brack", "ascii": "Qarat Brack", "others": "Brack,قرية براك", "lat": "41.2",
        "lon": "20.2", "class": "P", "code": "PPL", "country": "VL", "cc2": "", "admin1": "01", "admin2": "7",
        "admin3": "", "admin4": "", "population": "0", "elevation": "", "dem": "200", "zone": "", "date": "2014-01-01",
    } | changed  # fmt: skip
    return "\t".join(cells.values())


def test_a_line_of_one_s_own_becomes_a_place(tmp_path: Path) -> None:
    full = GOOD | {"names": ["Braq", "Brack"], "kind": "site", "country": "VL", "admin": "01", "uncertainty_km": 0.5}
    found = read(lines(tmp_path, full, "", "# a remark"))
    (one,) = found.listed
    assert (one.place.name, one.place.lat, one.place.lon, one.place.kind) == ("Brack", 41.2, 20.2, "site")
    assert one.place.within == ("VL", "VL.01")
    assert one.place.uncertainty_km == 0.5
    assert one.names == ("Braq",)
    assert one.place.id.startswith("brought:")
    assert found.refused == ()


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "it is no JSON"),
        ("[1]", "no object"),
        ({"lat": 1, "lon": 2}, "no name"),
        (GOOD | {"name": "’"}, "no name that can be spelled"),
        (GOOD | {"lat": 91}, "lat is 91, not within -90 and 90"),
        (GOOD | {"lon": -181}, "lon is -181"),
        (GOOD | {"lat": "41.2"}, "no number"),
        (GOOD | {"lat": True}, "no number"),
        ('{"name": "Brack", "lat": NaN, "lon": 2}', "no number"),
        (GOOD | {"kind": "dungeon"}, "kind is 'dungeon'"),
        (GOOD | {"names": "Braq"}, "no list"),
        (GOOD | {"admin": "01"}, "no country"),
        (GOOD | {"country": "Velia Islands"}, "codes"),
        (GOOD | {"mood": "fine"}, "'mood'"),
        (GOOD | {"uncertainty_km": -1}, "not within 0"),
        ("[" * 200_000, "longer than"),
        (json.dumps(GOOD | {"name": "Port\ud800"}), "half a character"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_others_are_taken(
    tmp_path: Path, bad: object, reason: str
) -> None:
    found = read(lines(tmp_path, GOOD, bad, GOOD | {"name": "Porten"}))
    assert [one.place.name for one in sorted(found.listed, key=lambda one: one.place.name)] == ["Brack", "Porten"]
    (refused,) = found.refused
    assert refused.number == 2
    assert reason in refused.reason


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40), max_size=5))
def test_no_line_whatever_stops_the_others(tmp_path_factory: pytest.TempPathFactory, rest: list[str]) -> None:
    found = read(lines(tmp_path_factory.mktemp("any"), GOOD, *rest))
    assert "Brack" in {one.place.name for one in found.listed}


def country_file(tmp_path: Path, kind: str, *records: str) -> Path:
    path = lines(tmp_path, *records, name="VL.txt")
    if kind == "txt":
        return path
    with zipfile.ZipFile(tmp_path / "VL.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "VL.txt")
        archive.writestr("readme.txt", "Columns are …")
    return tmp_path / "VL.zip"


@pytest.mark.parametrize("kind", ["txt", "zip"])
def test_a_country_file_of_geonames_is_read_packed_or_not(tmp_path: Path, kind: str) -> None:
    found = read(country_file(tmp_path, kind, geonames_line(), "9002\tshort", geonames_line("9003", lat="north")))
    (one,) = found.listed
    assert (one.place.id, one.place.name, one.place.kind) == ("geonames:9001", "Qarat Brack", "town")
    assert one.place.within == ("VL", "VL.01", "VL.01.7")
    assert one.names == ("Brack", "قرية براك")
    assert "GeoNames" in found.attribution
    assert [(bad.number, bad.reason.split(",")[0]) for bad in found.refused] == [
        (2, "it has 2 columns"),
        (3, "a number cannot be read: could not convert string to float: 'north'."),
    ]


@pytest.mark.parametrize(
    ("code", "group", "kind", "area", "within"),
    [
        ("ADM1", "A", "region", "VL.01", ("VL",)),
        ("ADM2", "A", "district", "VL.01.7", ("VL", "VL.01")),
        ("PCLI", "A", "country", "VL", ()),
        ("PPLC", "P", "capital", None, ("VL", "VL.01", "VL.01.7")),
        ("STM", "H", "water", None, ("VL", "VL.01", "VL.01.7")),
        ("FRM", "S", "site", None, ("VL", "VL.01", "VL.01.7")),
    ],
)
def test_the_feature_code_says_what_kind_of_place_it_is(
    tmp_path: Path, code: str, group: str, kind: str, area: str | None, within: tuple[str, ...]
) -> None:
    (one,) = read(country_file(tmp_path, "txt", geonames_line(**{"class": group, "code": code}))).listed
    assert (one.place.kind, one.place.area, one.place.within) == (kind, area, within)


def test_of_two_lines_with_one_id_the_last_stands(tmp_path: Path) -> None:
    (one,) = read(country_file(tmp_path, "txt", geonames_line(), geonames_line(name="Brack"))).listed
    assert one.place.name == "Brack"


def test_what_cannot_be_a_gazetteer_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> str:
        with pytest.raises((UsageError, GazetteerError)) as told:
            read(path)
        return str(told.value)

    assert "no file" in refused(tmp_path / "absent.jsonl")
    assert "country file of GeoNames" in refused(lines(tmp_path, GOOD, name="places.pdf"))
    assert "Line 1: it is no JSON" in refused(lines(tmp_path, "nothing"))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    assert "cannot be unpacked" in refused(tmp_path / "broken.zip")
    monkeypatch.setattr(brought, "MOST_PLACES", 1)
    assert "more than 1 places" in refused(lines(tmp_path, GOOD, GOOD | {"name": "Porten"}))
    monkeypatch.setattr(brought, "MOST_BYTES", 10)
    assert "more than 10 bytes" in refused(lines(tmp_path, GOOD))


def test_reading_gives_one_value(tmp_path: Path) -> None:
    assert isinstance(read(lines(tmp_path, GOOD)), Brought)
