"""The centre of an area is that of its towns, one city notwithstanding."""

from pathlib import Path

import pytest
from training.admin_areas import centre_of, rows
from training.place_weights import table_of

from stemmata.link.place.apart import km_between


def test_a_city_of_many_suburbs_does_not_draw_the_centre_aside() -> None:
    spread = [(10.0, 10.0), (10.0, 14.0), (14.0, 10.0), (14.0, 14.0)]
    crowd = [(10.01 + n / 1000, 10.01) for n in range(50)]
    found = centre_of([*spread, *crowd], 0.5)
    assert found is not None
    lat, lon, km = found
    assert (lat, lon) == pytest.approx((12.0, 12.0), abs=0.1)
    assert km == pytest.approx(312, abs=10)


def test_the_date_line_is_no_edge() -> None:
    found = centre_of([(0.0, 179.0), (0.0, -179.0)], 0.5)
    assert found is not None
    assert abs(found[1]) == pytest.approx(180.0)
    assert km_between((0.0, 179.0), (0.0, -179.0)) == pytest.approx(222.4, abs=1)


def test_an_area_without_a_town_has_no_centre_of_its_own() -> None:
    assert centre_of([], 0.5) is None


def test_an_area_without_a_town_takes_that_of_the_area_around(tmp_path: Path) -> None:
    for folder, name, lines in (
        ("countries", "countries.tsv", ["Velia\tVL\tVEL\t1\tRepublic of Velia\t\t\t999\t\t\t\t"]),
        (
            "subdivisions",
            "subdivisions.tsv",
            ["Northmark\tVL-N\tVL.01\t2\t\tNorland\t1\t\t1", "Reed\t\tVL.01.7\t3\t\t\t2\t1\t1"],
        ),
        ("cities", "cities.tsv", ["Porten\t11\t1\t1\t300000\t41.1\t20.1"]),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    made = [row.split("\t") for row in rows(tmp_path)]
    by_code = {row[1]: row for row in made if row[1]}
    assert by_code["VL"][:3] == ["1", "VL", "Velia"]
    assert by_code["VL.01"][6] == "Norland"
    assert by_code["VL.01.7"][3:6] == by_code["VL.01"][3:6]


def test_weights_are_printed_as_the_table_that_ships() -> None:
    import numpy as np

    assert table_of("NONE", ("a", "b"), np.array([1.0, -0.256])) == "NONE = {\n    'a': +1.00,\n    'b': -0.26,\n}\n"
