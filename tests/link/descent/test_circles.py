"""Circles are drawn as arrows from child to parent; the steps on a circle are told."""

from dataclasses import replace

from stemmata.link.descent.circles import circular
from stemmata.model.derivation import Derivation
from stemmata.model.evidence import Evidence

OUTLETS = {"A1": "A", "A2": "A", "B1": "B", "C1": "C"}


def on_circle(*steps: str) -> str:
    """Steps as "A2→B1"; "A2⇢B1" is inferred; a parent that is no report is an outlet."""
    made = [_step(step) for step in steps]
    found = circular(made, OUTLETS)
    return " ".join(step for step, one in zip(steps, made, strict=True) if one.id in found)


def _step(step: str) -> Derivation:
    child, parent = step.replace("⇢", "→").split("→")
    return Derivation(
        id=step,
        child=child,
        parent=parent,
        parent_kind="report" if parent in OUTLETS else "outlet",
        parent_name=parent,
        kind="reuses" if "⇢" in step else "cites",
        status="inferred" if "⇢" in step else "stated",
        score=0.9,
        reason="",
        evidence=(),
    )


def test_two_that_cite_each_other():
    assert on_circle("A1→B1", "B1→A1", "C1→A1") == "A1→B1 B1→A1"


def test_an_outlet_cites_one_that_cites_its_earlier_piece():
    assert on_circle("A2→B1", "B1→A1", "C1→B1") == "A2→B1 B1→A1"


def test_an_outlet_cites_one_that_cites_a_piece_of_it_that_the_case_does_not_hold():
    assert on_circle("A2→B1", "B1→A") == "A2→B1 B1→A"


def test_both_ways_round_a_longer_circle_are_told():
    assert on_circle("A2→B1", "A2→C1", "B1→C1", "C1→A1") == "A2→B1 A2→C1 B1→C1 C1→A1"


def test_a_copy_of_a_citer_that_nobody_cites_is_no_circle():
    assert on_circle("A2⇢B1", "B1→A1") == ""


def test_two_versions_of_one_article_are_no_circle():
    assert on_circle("A2→A1", "B1→A1") == ""


def test_a_tree_has_no_circle():
    assert on_circle("A1→B1", "C1→B1", "A2→C1") == ""


def test_a_name_in_passing_closes_no_circle_by_way_of_an_outlet():
    passing = Evidence(sign="in_passing", strength=0.5, reason="")
    named = replace(_step("A2→B1"), evidence=(passing,))
    assert circular([named, _step("B1→A1")], OUTLETS) == frozenset()
    credit = replace(named, evidence=(passing, Evidence(sign="named", strength=0.9, reason="")))
    assert len(circular([credit, _step("B1→A1")], OUTLETS)) == 2
