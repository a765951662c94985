"""The order of annotators is found and checked before the first report is read."""

from dataclasses import dataclass, field

import pytest

from stemmata.annotate.plan import fingerprint, planned
from stemmata.errors import PluginError
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report


@dataclass(frozen=True)
class Made:
    name: str
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    version: str = field(default="1")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        return found


def names(*made: Made) -> list[str]:
    return [one.name for one in planned(made)]


def test_each_runs_after_those_that_give_what_it_needs() -> None:
    statements = Made("a", needs=("mentions",), gives=("statements",))
    mentions = Made("z", needs=("passages",), gives=("mentions",))
    assert names(statements, mentions, Made("m", gives=("passages",))) == ["m", "z", "a"]


def test_one_that_refines_a_layer_runs_after_its_givers_and_before_its_users() -> None:
    finder = Made("m", gives=("mentions",))
    refiner = Made("z", needs=("mentions",), gives=("mentions", "entities"))
    user = Made("a", needs=("mentions",), gives=("statements",))
    assert names(user, refiner, finder) == ["m", "z", "a"]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ((Made("a", needs=("mentions",)),), "no installed annotator gives it"),
        ((Made("a", gives=("moods",)),), "does not exist"),
        (
            (Made("a", needs=("dates",), gives=("mentions",)), Made("b", needs=("mentions",), gives=("dates",))),
            "wait for each other",
        ),
    ],
)
def test_a_plan_that_cannot_work_is_refused_with_a_sentence(made: tuple[Made, ...], words: str) -> None:
    with pytest.raises(PluginError, match=words):
        planned(made)


def test_the_installed_annotators_have_a_plan_that_ends_in_statements() -> None:
    from stemmata.plugins import annotators

    plan = planned(annotators())
    assert "statements" in plan[-1].gives


def test_the_fingerprint_changes_with_a_version() -> None:
    assert fingerprint([Made("a")]) != fingerprint([Made("a", version="2")])
