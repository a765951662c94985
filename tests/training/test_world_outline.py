"""The outline goes on over the date line, is closed along the pole, and knows borders from coasts."""

from training.world_outline import arcs_of, borders_of, middle_of, ring_of, rows

# Two countries beside each other, the second over the date line: arcs are coast, border, coast.
TOPOLOGY = {
    "transform": {"scale": [0.01, 0.01], "translate": [-180.0, -90.0]},
    "arcs": [
        [[35000, 9000], [-1000, 0], [0, 1000], [1000, 0]],
        [[35000, 9000], [0, 1000]],
        [[35000, 9000], [900, 0], [-35700, 0], [0, 1000], [35700, 0], [-900, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, -2]], "properties": {"name": "Westland"}},
                {"type": "MultiPolygon", "arcs": [[[2, -2]]], "properties": {"name": "Sundland"}},
            ]
        },
        "land": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0, -3]]}]},
    },
}


def test_an_arc_goes_on_over_the_date_line() -> None:
    xs = [x for x, _ in arcs_of(TOPOLOGY)[2]]
    assert xs == [17000, 17900, 18200, 18200, 17900, 17000]


def test_an_arc_of_two_countries_is_a_border() -> None:
    assert borders_of(TOPOLOGY["objects"]["countries"]["geometries"]) == [1]


def test_a_ring_ends_where_it_begins_and_backwards_arcs_are_turned() -> None:
    ring = ring_of([0, -2], arcs_of(TOPOLOGY))
    assert ring[0] == ring[-1] == (17000, 0)
    assert middle_of(ring) == ((16500, 500), 1000.0 * 1000.0)


def test_a_ring_round_the_world_is_closed_along_the_pole() -> None:
    around = [[(-18000, -7000), (-6000, -7000), (6000, -7000), (17900, -7000), (-18000, -7000)]]
    ring = ring_of([0], around)
    assert ring[-3:] == [(18000, -9000), (-18000, -9000), (-18000, -7000)]


def test_names_stand_in_the_middle_with_their_width() -> None:
    names = [row for row in rows(TOPOLOGY) if row.startswith("name")]
    assert names == ["name\t16500,500\t1000\tWestland", "name\t17600,500\t1200\tSundland"]
