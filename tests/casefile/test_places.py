"""Places in the case file: its own gazetteer, and files that older versions wrote."""

import sqlite3
from pathlib import Path

from stemmata.casefile import CaseFile, OwnPlaces
from stemmata.casefile.migrations import MIGRATIONS, migrate
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.gazetteer.listing import BRACK_NORTH, PORTEN, VELIA


def test_the_case_s_own_places_come_back_as_they_went_in(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")
    first = OwnPlaces(source="a.jsonl", attribution="x", listed=(PORTEN, VELIA))
    second = OwnPlaces(source="b.txt", attribution="y", listed=(BRACK_NORTH,))
    with CaseFile.open_for_writing(tmp_path / "quarra.stemma") as file:
        file.save_own_places(second)
        file.save_own_places(first)
        held = file.own_places()
    assert [one.source for one in held] == ["a.jsonl", "b.txt"]
    assert {place.place for one in held for place in one.listed} == {PORTEN.place, VELIA.place, BRACK_NORTH.place}
    assert next(one for one in held[0].listed if one.place == PORTEN.place).names == PORTEN.names


def test_a_file_brought_again_replaces_its_own_places_and_no_others(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")
    with CaseFile.open_for_writing(tmp_path / "quarra.stemma") as file:
        file.save_own_places(OwnPlaces(source="a.jsonl", attribution="x", listed=(PORTEN, VELIA)))
        file.save_own_places(OwnPlaces(source="b.jsonl", attribution="x", listed=(BRACK_NORTH,)))
        file.save_own_places(OwnPlaces(source="a.jsonl", attribution="x", listed=(VELIA,)))
        assert [len(one.listed) for one in file.own_places()] == [1, 1]


def test_the_view_of_places_has_what_a_map_needs(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")
    direct = sqlite3.connect(tmp_path / "quarra.stemma")
    row = direct.execute(
        "SELECT name, latitude, longitude, uncertainty_km, gazetteer, attribution FROM places"
    ).fetchone()
    direct.close()
    assert row[:5] == ("Quarra", 12.5, -3.25, 2.0, "geonames:1")
    assert "GeoNames" in row[5]


def test_a_case_of_schema_1_is_brought_up_to_date_and_keeps_its_links() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, MIGRATIONS[:1])
    connection.execute("INSERT INTO entity VALUES ('e', 'place', 'Quarra', '[]', '[]', '[]')")
    migrate(connection, MIGRATIONS)
    assert connection.execute("SELECT count(*) FROM entity").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM places").fetchone() == (0,)
    connection.close()
