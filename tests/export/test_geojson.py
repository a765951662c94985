"""GeoJSON: places where the gazetteer puts them, longitude first, with all who name them."""

import json
from dataclasses import replace
from typing import Any

from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import exported, geojson


def features(case: Case) -> list[Any]:
    return geojson(exported("geojson", case)).features


def test_a_place_is_a_point_with_longitude_first_and_its_circle() -> None:
    (place,) = features(whole_case())
    assert tuple(place.geometry.coordinates) == (-3.25, 12.5)
    said = place.properties
    assert (said["role"], said["name"], said["uncertainty_km"], said["gazetteer"]) == (
        "place",
        "Quarra",
        2.0,
        "geonames:1",
    )
    assert [one["gazetteer"] for one in said["candidates"]] == ["geonames:1", "geonames:2"]
    assert said["attribution"] == "Places: GeoNames (geonames.org), CC BY 4.0"


def test_numbers_are_numbers_and_names_are_words() -> None:
    (place,) = features(whole_case())
    said = place.properties
    assert (said["reports"], said["mentions"]) == (2, 2)
    assert said["outlets"] == "Harbour Ledger; table.csv#row=2"


def test_whoever_names_it_is_quoted_with_the_characters() -> None:
    (place,) = features(whole_case())
    texts = {entry.report.id: entry.report.text for entry in whole_case().reports}
    assert len(place.properties["said"]) == 2
    for one in place.properties["said"]:
        assert texts[one["report"]][one["start"] : one["end"]] == one["text"]


def test_where_none_stands_out_each_candidate_is_a_point() -> None:
    case = whole_case()
    entities = tuple(
        replace(one, place=replace(one.place, place=None)) if one.place else one for one in case.links.entities
    )
    found = features(replace(case, links=replace(case.links, entities=entities)))
    assert [one.properties["role"] for one in found] == ["candidate", "candidate"]
    assert [one.properties["share"] for one in found] == [0.75, 0.125]
    assert len({one.id for one in found}) == 2


def test_where_a_person_ruled_that_it_is_none_of_them_none_is_drawn() -> None:
    case = whole_case()
    entities = tuple(
        replace(one, place=replace(one.place, place=None, basis="human")) if one.place else one
        for one in case.links.entities
    )
    ruled = replace(case, links=replace(case.links, entities=entities))
    (found,) = features(ruled)
    assert (found.geometry, found.properties["role"], found.properties["basis"]) == (None, "not located", "human")
    assert b"May be" not in exported("ftm", ruled)


def test_a_name_that_no_gazetteer_lists_has_no_geometry_and_is_not_left_out() -> None:
    roles = [(one.properties["role"], one.geometry is None) for one in features(CASES["hostile"])]
    assert sorted(roles) == [("candidate", False), ("not located", True), ("place", False)]


def test_the_file_says_what_has_to_be_shown_with_it() -> None:
    made = json.loads(exported("geojson", whole_case()))
    assert made["attribution"] == ["Places: GeoNames (geonames.org), CC BY 4.0"]
