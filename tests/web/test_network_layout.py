"""A network has one picture: nothing lies on anything else, and the same network gives the same places."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.web.alleged import Network, allegations, around, network
from stemmata.web.edition import edition
from stemmata.web.network_layout import BOX_HEIGHT, BOX_WIDTH, Picture, picture
from tests.web.networks import tied

NAMES = [f"N{n}" for n in range(12)]
LINES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["fights", "pays", "commands"]), st.sampled_from(NAMES)),
    min_size=1,
    max_size=24,
    unique=True,
).map(lambda found: [" ".join(one) for one in found])


def net(*lines: str) -> Network:
    read = edition(tied(*lines))
    return network(read, allegations(read))


def columns(drawn: Picture) -> dict[int, list[str]]:
    """Step → names, from the top."""
    found: dict[int, list[str]] = {}
    for spot in sorted(drawn.spots, key=lambda one: one.y):
        found.setdefault(spot.step, []).append(spot.name)
    return found


def test_whom_it_is_said_to_do_something_to_stands_to_the_right_and_who_does_it_to_the_left() -> None:
    drawn = picture(net("Middle fights Right", "Left pays Middle", "Right pays Far", "Near pays Left"), "Middle")
    assert columns(drawn) == {-2: ["Near"], -1: ["Left"], 0: ["Middle"], 1: ["Right"], 2: ["Far"]}


def test_a_tie_between_two_limbs_is_drawn_and_is_no_part_of_the_tree() -> None:
    drawn = picture(net("A pays B", "A pays C", "B fights C"), "A")
    assert {strand.tie.ends: strand.worded for strand in drawn.strands} == {
        ("A", "B"): True,
        ("A", "C"): True,
        ("B", "C"): False,
    }


def test_parts_that_nothing_ties_stand_one_below_the_other() -> None:
    drawn = picture(net("A pays B", "C pays D"))
    low = max(spot.y for spot in drawn.spots if spot.name in "AB")
    assert min(spot.y for spot in drawn.spots if spot.name in "CD") > low + BOX_HEIGHT


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_two_boxes_touch_every_tie_is_drawn_and_all_lies_inside(lines: list[str]) -> None:
    found = net(*lines)
    drawn = picture(found)
    assert sorted(spot.name for spot in drawn.spots) == sorted(found.names)
    assert sorted(strand.tie.ends for strand in drawn.strands) == sorted(tie.ends for tie in found.ties)
    for one, other in combinations(drawn.spots, 2):
        assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT, (one, other)
    for spot in drawn.spots:
        assert spot.x > 0
        assert spot.y > 0
        assert spot.right < drawn.width
        assert spot.y + BOX_HEIGHT < drawn.height


@settings(max_examples=40, deadline=None)
@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_the_case_moves_nothing(lines: list[str], chance: object) -> None:
    case = tied(*lines)
    shuffled = list(case.links.relations)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = replace(case, links=replace(case.links, relations=tuple(shuffled), entities=case.links.entities[::-1]))
    reads = [edition(one) for one in (case, turned)]
    assert picture(network(reads[0], allegations(reads[0]))) == picture(network(reads[1], allegations(reads[1])))


@settings(max_examples=40, deadline=None)
@given(LINES, st.integers(0, 3))
def test_around_a_name_lies_what_can_be_reached_in_so_many_steps(lines: list[str], steps: int) -> None:
    found = net(*lines)
    if not found.names:
        return
    near = around(found, found.names[0], steps)
    reached = {found.names[0]}
    for _ in range(steps):
        reached |= {end for tie in found.ties if reached & set(tie.ends) for end in tie.ends}
    assert set(near.names) == reached
    assert {tie.ends for tie in near.ties} == {tie.ends for tie in found.ties if reached >= set(tie.ends)}
