"""Labels lie on no other label and on no other marker."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.web.map.labelling import Marker, Rectangle, labelled, unhidden
from stemmata.web.map.mercator import View
from stemmata.web.map.outline import Country

VIEW = View(lat=0, lon=0, wide=10)
MARKERS = st.lists(
    st.builds(
        Marker,
        sort=st.sampled_from(["place", "area", "offset", "candidate"]),
        key=st.text(max_size=3),
        name=st.text(st.characters(categories=("L",)), min_size=1, max_size=20),
        title=st.just(""),
        size=st.floats(3, 9),
        x=st.floats(0, VIEW.width),
        y=st.floats(0, VIEW.height),
    ),
    max_size=40,
)


def apart(one: Rectangle, other: Rectangle) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(MARKERS)
@settings(deadline=None)
def test_labels_are_apart_and_inside_the_map(markers: list[Marker]) -> None:
    found = labelled(markers, VIEW)
    assert len(found) == len(markers)
    labels = [(n, marker.label.box) for n, marker in enumerate(found) if marker.label]
    assert all(apart(one, other) for (_, one), (_, other) in combinations(labels, 2))
    for n, box in labels:
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= VIEW.width
        assert box[3] <= VIEW.height
        assert all(apart(box, other.box) for m, other in enumerate(found) if m != n)


def test_what_stands_alone_has_its_label_to_the_right() -> None:
    [found] = labelled([Marker(sort="place", key="a", name="Selm", title="", size=5, x=100, y=100)], VIEW)
    assert found.label is not None
    assert found.label.x > 105


def test_a_country_s_name_gives_way_to_labels() -> None:
    [marker] = labelled([Marker(sort="place", key="a", name="Selm", title="", size=5, x=100, y=100)], VIEW)
    country = Country(name="Sundland", lat=0, lon=0, wide=9)
    assert unhidden([(country, (110, 104))], [marker]) == ()
    assert unhidden([(country, (500, 400))], [marker]) == (("Sundland", (500, 400)),)
