"""How two tellings of one claim bear on each other."""

from stemmata.link.claim.counting import counts
from stemmata.link.variant.bearing import bearing
from stemmata.link.variant.told import told
from stemmata.link.variant.variants import variants
from stemmata.model.case import Annotated
from stemmata.model.claim import Bearing
from tests.link.saying import Names, Number, Values, report
from tests.link.variant.test_variants import told_alike

PLACES: Names = {"Tarvia": ("tarvia", "place"), "Ostrel": ("ostrel", "place")}


def toll(words: str, *numbers: tuple[str, float, str], day: str = "2021-05-14", outlet: str = "First") -> Annotated:
    values = tuple(
        Number(
            words=written,
            value=value,
            of=of,
            kind="at_least" if "least" in written else "exact",
            low=value if "least" in written else None,
        )
        for written, value, of in numbers
    )
    names = {place: known for place, known in PLACES.items() if place in words}
    return report(outlet, words, values=Values(numbers=values, names=names), published=day)


def read(one: Annotated, other: Annotated) -> Bearing | None:
    alignment, context = told_alike(one, other, names=PLACES)
    first, second = told(alignment, context)
    found = bearing(first, second, context)
    assert found == bearing(second, first, context)
    return found


FORTY = toll("The blast at Tarvia killed 40 sailors.", ("40", 40, "sailors"))


def test_the_same_count_bears_nothing() -> None:
    assert read(FORTY, toll("The blast at Tarvia killed 40 sailors.", ("40", 40, "sailors"), outlet="Second")) is None


def test_two_counts_in_one_sentence_of_one_day_contradict() -> None:
    other = toll("The blast at Tarvia killed 55 sailors.", ("55", 55, "sailors"), outlet="Second")
    assert read(FORTY, other) == "contradicts"


def test_a_later_and_higher_count_is_an_update() -> None:
    later = toll("The blast at Tarvia killed 55 sailors.", ("55", 55, "sailors"), day="2021-05-15", outlet="Second")
    assert read(FORTY, later) == "update"


def test_a_much_later_and_lower_count_is_open() -> None:
    later = toll("The blast at Tarvia killed 30 sailors.", ("30", 30, "sailors"), day="2021-05-18", outlet="Second")
    assert read(FORTY, later) == "differs"


def test_a_bound_that_holds_the_number_refines() -> None:
    bound = toll("The blast at Tarvia killed at least 30 sailors.", ("at least 30", 30, "sailors"), outlet="Second")
    assert read(FORTY, bound) == "refines"


def test_one_day_is_a_part_of_a_stretch() -> None:
    week = toll("Blasts at Tarvia have killed 90 sailors since Monday.", ("90", 90, "sailors"), outlet="Second")
    assert read(FORTY, week) == "part of"


def test_children_are_a_part_of_the_people() -> None:
    people = toll("The blast at Tarvia killed 40 people.", ("40", 40, "people"))
    children = toll("The blast at Tarvia killed 12 children.", ("12", 12, "children"), outlet="Second")
    assert read(people, children) == "part of"


def test_raids_of_two_places_may_be_two_events() -> None:
    raid = toll("Shelling of Tarvia in the night killed 40 sailors.", ("40", 40, "sailors"))
    elsewhere = toll("A raid on the port of Ostrel killed 55 sailors.", ("55", 55, "sailors"), outlet="Second")
    assert read(raid, elsewhere) == "maybe another"
    (variant,) = [one for one in variants(*told_alike(raid, elsewhere, names=PLACES)) if one.slot == "quantity"]
    assert (variant.kind, variant.bearing) == ("differ", "maybe another")
    assert "two events" in variant.reason


def test_an_exact_number_refines_none() -> None:
    assert read(FORTY, toll("The blast at Tarvia killed sailors.", outlet="Second")) == "refines"


def test_the_parts_of_a_count_take_no_fate_from_it() -> None:
    words = "13 sailors, among them seven cooks, were killed at Tarvia."
    alignment, context = told_alike(toll(words, ("13", 13, "sailors"), ("seven", 7, "cooks")))
    whole, part = counts(told(alignment, context)[0])
    assert (whole.some, whole.fates) == (False, ("kill",))
    assert (part.some, part.fates) == (True, ("kill",))


def test_a_headline_without_commas_keeps_its_fates_apart() -> None:
    words = "10 sailors killed 15 injured in a blast at Tarvia"
    alignment, context = told_alike(toll(words, ("10", 10, "sailors"), ("15", 15, "sailors")))
    assert [count.fates for count in counts(told(alignment, context)[0])] == [("kill",), ("injure",)]


def test_the_bearing_of_a_difference_is_told_with_its_reason() -> None:
    later = toll("The blast at Tarvia killed 55 sailors.", ("55", 55, "sailors"), day="2021-05-15", outlet="Second")
    (variant,) = variants(*told_alike(FORTY, later, names=PLACES))
    assert (variant.kind, variant.bearing) == ("differ", "update")
    assert "may have grown" in variant.reason
