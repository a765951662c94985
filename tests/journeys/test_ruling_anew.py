"""Links that go on from what is remembered are those that are made anew, whatever was ruled and in whatever order."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.link.memory import Remembering
from stemmata.link.stage import linked
from stemmata.model.case import Case, Links
from stemmata.model.decision import Decision, DecisionKind
from stemmata.pipeline import Settings, build, opened

SAMPLES = Path(__file__).parents[2] / "samples"
KINDS: tuple[DecisionKind, ...] = ("merge", "split", "keep-disputed", "agree", "disagree", "withdraw")
Drawn = tuple[DecisionKind, int, int]
RULINGS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=4)


@pytest.fixture(scope="module", params=["leaked-letter", "third-affair"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("ruled") / "case.stemma"
    build([str(SAMPLES / request.param / "reports")], path, Settings(workers=1))
    return opened(path)


def decided(drawn: Drawn, links: Links, before: list[Decision]) -> Decision:
    """A decision on what the links now hold."""
    kind, first, second = drawn
    if kind == "withdraw" and before:
        subject: tuple[str, ...] = (before[first % len(before)].id,)
    elif kind in ("merge", "split", "keep-disputed"):
        named = [one for one in links.entities if one.members]
        one, other = named[first % len(named)], named[second % len(named)]
        members = one.members if kind == "split" else (one.members[0], other.members[-1])
        subject = tuple(sorted({f"{report}:{local}" for report, local in members}))
    else:
        subject = (links.derivations[first % len(links.derivations)].id,)
    number = len(before)
    return Decision(
        id=f"d{number}", kind=kind, author="Ina", time=f"2021-06-01T00:00:{number:02}Z", reason=None, subject=subject
    )


@settings(max_examples=4, deadline=None)
@given(rulings=RULINGS)
def test_links_that_are_remembered_are_the_links_made_anew(case: Case, rulings: list[Drawn]) -> None:
    memory, decisions = Remembering(), list[Decision]()
    links = memory.phase("linking", 0, lambda below: linked(case.reports, (), None, below))
    for number, drawn in enumerate(rulings, 1):
        decisions.append(decided(drawn, links, decisions))
        links = memory.phase("linking", number, lambda below: linked(case.reports, tuple(decisions), None, below))
        assert repr(links) == repr(linked(case.reports, tuple(decisions)))


def test_a_memory_of_other_reports_changes_nothing(case: Case) -> None:
    memory = Remembering()
    memory.phase("linking", 0, lambda below: linked(case.reports, (), None, below))
    fewer = case.reports[2:]
    anew = linked(fewer, ())
    assert memory.phase("linking", 1, lambda below: linked(fewer, (), None, below)) == anew
    other = tuple(
        dataclasses.replace(one, report=dataclasses.replace(one.report, outlet_name=None)) for one in case.reports
    )
    assert memory.phase("linking", 2, lambda below: linked(other, (), None, below)) == linked(other, ())
