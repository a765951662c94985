"""A phrase for the part that a body plays stands for the one body that plays it."""

import pytest

from stemmata.annotate.name.roles_of_bodies import bearers, role_of
from tests.annotate.names_in_text import together
from tests.making import span


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("a monitoring group", "monitor"),
        ("the Osmer-based watchdog", "monitor"),
        ("the state news agency", "news agency"),
        ("another monitoring group", None),
        ("the Velian news agency", None),
        ("the group", None),
    ],
)
def test_a_phrase_names_a_part_unless_it_speaks_of_another(phrase: str, role: str | None) -> None:
    assert role_of(phrase) == role


def test_a_monitor_without_a_name_is_the_one_named_later() -> None:
    text = "Nine died, a monitoring group said. The Tide Observatory, an Osmer-based monitor, gave no names."
    assert together(text, "Tide Observatory")[:2] == ["a monitoring group", "Tide Observatory"]


def test_the_news_agency_is_the_one_that_the_report_calls_so() -> None:
    text = "The TWA news agency said so. Quorra denied it. The news agency stood by its report."
    assert "The news agency" in together(text, "TWA")


def test_two_monitors_leave_the_monitoring_group_open() -> None:
    text = "Nine died, a monitoring group said. The Tide Observatory came. The Salt Observatory came too."
    assert "a monitoring group" not in together(text, "Tide Observatory")


def test_a_part_that_two_bodies_play_is_nobodys() -> None:
    text = "The charity Quorra helped. So did the charity Osmera."
    named = [(1, span(text, "Quorra")), (2, span(text, "Osmera"))]
    assert bearers(text, named) == {}
    assert bearers(text, named[:1]) == {"charity": 1}
