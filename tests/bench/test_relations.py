"""Ties counted against a corpus: which pairs are asked, which are right, and what the baseline finds."""

import pytest
from bench.intervals import measured
from bench.relations import Compared, Wanted, compared, counted, linked_alone, main, measures, pair, words_of
from training.re3d import Marked, Tied

from tests.making import span

TEXT = "The Salt Front attacked the Harbour Council in May. Mara Velin, leader of the Salt Front, met our partners."
MARKS = ("The Salt Front", "the Harbour Council", "Mara Velin", "the Salt Front", "our partners")


def wanted(*ties: tuple[str, str, str]) -> Wanted:
    kinds = {"Mara Velin": "Person"}
    marks = tuple(sorted((span(TEXT, words), kinds.get(words, "Organisation")) for words in MARKS))
    marked = Marked(id="a", text=TEXT, marks=marks)
    tied = (Tied(document="a", kind=kind, source=span(TEXT, a), target=span(TEXT, b)) for kind, a, b in ties)
    return Wanted(marked=marked, ties=tuple(tied))


def of(*ties: tuple[str, str, str]) -> Compared:
    return compared(wanted(*ties), linked_alone("a", TEXT))


def test_a_tie_that_both_tell_is_right_in_either_order() -> None:
    found = of(
        ("FightingAgainst", "the Harbour Council", "The Salt Front"), ("InChargeOf", "Mara Velin", "the Salt Front")
    )
    assert found.wanted == found.found
    assert {kind for kind, _, _ in found.found} == {"FightingAgainst", "InChargeOf"}


def test_who_commands_whom_has_an_order() -> None:
    found = of(("InChargeOf", "the Salt Front", "Mara Velin"))
    assert not found.wanted & found.found
    assert pair("CommWith", "b", "a") == pair("CommWith", "a", "b") != pair("InChargeOf", "b", "a")


def test_ties_of_phrases_without_a_name_are_not_asked() -> None:
    assert of(("CommWith", "Mara Velin", "our partners")).wanted == frozenset()


def test_types_that_are_no_tie_of_ours_are_not_asked() -> None:
    assert of(("CoLocated", "Mara Velin", "the Salt Front")).wanted == frozenset()


def test_the_baseline_ties_every_two_names_of_a_sentence() -> None:
    found = of(("FightingAgainst", "The Salt Front", "the Harbour Council"))
    assert found.wanted <= found.baseline
    assert len(found.baseline) > len(found.found)


def test_totals_leave_out_two_names_of_one() -> None:
    one = Compared(
        document="a",
        wanted=frozenset({("CommWith", "a", "b"), ("IsSynonymOf", "a", "b")}),
        found=frozenset({("IsSynonymOf", "a", "b")}),
        baseline=frozenset(),
    )
    figures = {one.figure.key: one.figure for one in measured([counted(one)], measures())}
    assert (figures["all"].right, figures["all"].wanted, figures["all"].found) == (0, 1, 0)
    assert figures["IsSynonymOf"].value == 1.0


def test_an_article_is_no_part_of_a_name() -> None:
    assert words_of("The Salt  Front") == "salt front"


def test_without_data_it_says_where_they_come_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", "/nowhere")
    assert main([]) == 2
    assert "re3d" in capsys.readouterr().err
