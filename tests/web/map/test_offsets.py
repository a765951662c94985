"""Places that are told by their distance from another."""

import pytest

from stemmata.link.place.apart import km_between
from stemmata.web.map.offsets import told_from
from stemmata.web.map.sites import sites
from tests.web.map.made_places import SELM, shore


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It fell 30 km north of Selm", (30, "north")),
        ("It fell 20 miles (32 km) to the northeast of the city of Selm", (32.2, "northeast")),
        ("It fell 14 kilometres southwards from Selm", (14, "south")),
        ("It fell 7.5km South-West of central Selm", (7.5, "southwest")),
        ("It fell 30 km from Selm", None),
        ("It fell a few km north of Selm", None),
        ("It fell in the north of Selm", None),
        ("It fell 1,130 km north of Selm", None),
        ("It fell 30 km north of Brack and Selm", None),
        ("30 men marched north of Selm", None),
    ],
)
def test_a_distance_and_a_wind_before_a_name(words: str, expected: tuple[float, str] | None) -> None:
    found = told_from(words, words.index("Selm"))
    assert (found[:2] if found else None) == expected


def test_the_words_are_anchored_and_lie_as_far_off_as_they_say() -> None:
    read = shore()
    spots = {one.words: one for one in sites(read).offsets}
    assert set(spots) == {"30 km north of Selm", "32 km northeast of Selm"}
    spot = spots["30 km north of Selm"]
    assert km_between((SELM.lat, SELM.lon), (spot.lat, spot.lon)) == pytest.approx(30, rel=0.01)
    for one in spots.values():
        for anchor in one.anchors:
            text = read.by_report[anchor.report].report.text
            assert text[anchor.start : anchor.end] == anchor.text


def test_half_a_wind_is_open_to_the_side_and_what_is_uncertain_of_the_place_itself() -> None:
    [spot] = [one for one in sites(shore()).offsets if one.words.startswith("30 km")]
    assert spot.uncertainty_km == pytest.approx(12 + 30 * 0.3827, abs=0.1)
