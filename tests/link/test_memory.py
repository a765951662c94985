from collections.abc import Callable

import numpy as np
import pytest

from stemmata.link.memory import FORGETFUL, Itself, Memory, Remembering


@pytest.fixture
def made() -> list[object]:
    """What was made, in order."""
    return []


def making(made: list[object], value: object) -> Callable[[], object]:
    def make() -> object:
        made.append(value)
        return value

    return make


def test_what_is_given_the_same_is_made_once(made: list[object]) -> None:
    memory = Remembering()
    for given in ((1, "a"), (1, "a"), (2, "a"), (1, "a")):
        assert memory.each("key", given, making(made, given)) == given
    assert made == [(1, "a"), (2, "a"), (1, "a")]


def test_a_phase_is_made_of_parts_that_are_remembered_by_themselves(made: list[object]) -> None:
    memory = Remembering()

    def whole(below: Memory, parts: tuple[int, ...]) -> list[object]:
        return [below.each(part, part, making(made, part)) for part in parts]

    for parts in ((1, 2), (1, 2), (2, 3), (2, 4)):
        assert memory.phase("whole", parts, lambda below, parts=parts: whole(below, parts)) == list(parts)  # type: ignore[misc]
    assert made == [1, 2, 3, 4]


def test_an_equal_result_is_the_object_of_last_time() -> None:
    memory = Remembering()
    first = memory.phase("key", 1, lambda _: ["the same"])
    assert memory.phase("key", 2, lambda _: ["the same"]) is first
    assert memory.same("value", ("a",)) is memory.same("value", tuple("a"))


def test_what_a_run_did_not_ask_for_is_forgotten(made: list[object]) -> None:
    memory = Remembering()
    memory.each("one", None, making(made, 1))
    memory.each("two", None, making(made, 2))
    memory.forget()
    memory.each("one", None, making(made, 1))
    memory.forget()
    memory.each("one", None, making(made, 1))
    memory.each("two", None, making(made, 2))
    assert made == [1, 2, 2]


def test_a_phase_that_fails_leaves_nothing_behind() -> None:
    memory = Remembering()

    def fail(_: Memory) -> int:
        raise LookupError

    with pytest.raises(LookupError):
        memory.phase("key", 1, fail)
    assert memory.phase("key", 1, lambda _: 7) == 7


def test_arrays_are_the_same_only_as_one_object(made: list[object]) -> None:
    memory, array = Remembering(), np.array([1, 2])
    for given in (array, array, np.array([1, 2])):
        memory.each("key", (given,), making(made, 0))
    assert len(made) == 2


def test_what_is_compared_as_itself_differs_from_its_equal() -> None:
    held = ["a"]
    assert Itself(held) == Itself(held)
    assert Itself(held) != Itself(["a"])


def test_who_forgets_makes_everything_each_time(made: list[object]) -> None:
    for _ in range(2):
        FORGETFUL.each("key", 1, making(made, 1))
        FORGETFUL.phase("key", 1, lambda below: below.same("part", 1))
    assert made == [1, 1]
    assert FORGETFUL.known("key", 1) is None
    assert FORGETFUL.kept("key", list) is None
