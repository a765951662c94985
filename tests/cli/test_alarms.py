"""The alarms, drawn."""

from dataclasses import replace

from stemmata.cli import alarms
from stemmata.cli.lookup import Lookup
from stemmata.model.case import Case
from tests.cli.printing import plain
from tests.web.made_case import made_case

MADE = Lookup(made_case())


def said(look: Lookup, limit: int = 40) -> list[str]:
    return plain(alarms.alarms(look, limit), width=400).splitlines()


def test_a_case_without_reports_has_no_alarm():
    lines = said(Lookup(Case(name="empty", built=None)))
    assert len(lines) == 4
    assert all(line.endswith(": none") for line in lines)


def test_a_wide_claim_on_one_root_is_named_with_its_root():
    wide = alarms.one_root(MADE)
    assert wide
    assert all(len(one.reports) >= 3 and one.origins.at_most <= 1 for one in wide)
    assert any(f"“{wide[0].label}” – {len(wide[0].reports)} reports" in line for line in said(MADE))


def test_a_circle_is_told_step_by_step():
    (ring,) = alarms.rings(MADE)
    assert {edge.id for edge in ring} == {edge.id for edge in MADE.case.links.derivations if edge.circular}
    (line,) = [line for line in said(MADE) if all(f"[{edge.id[:12]}]" in line for edge in ring)]
    assert MADE.report_name(ring[0].child) in line


def test_the_later_report_of_an_outlet_on_a_circle_cites_its_own_echo():
    (ring,) = alarms.rings(MADE)
    ends = sorted({edge.child for edge in ring}, key=lambda one: MADE.sigla[one])
    first, last = next(
        (one, edge.child)
        for edge in ring
        for one in ends
        if one != edge.parent and ends.index(one) < ends.index(edge.child)
    )
    case = made_case()
    outlets = {**case.links.outlets, first: "one", last: "one"}
    look = Lookup(replace(case, links=replace(case.links, outlets=outlets)))
    assert (last, first) in list(alarms.echoes(look))
    assert f"  {look.report_name(last)} leads back to {look.report_name(first)}" in said(look)


def test_a_value_that_changed_in_copying_is_told_with_the_step():
    found = alarms.changed(MADE)
    assert found
    assert all(variant.changed_on for _, variant in found)


def test_what_is_left_out_is_said():
    title = next(line for line in said(MADE, 0) if line.startswith("Circular"))
    assert title.endswith(": 1")
    assert "  0 shown (--limit shows more)" in said(MADE, 0)
