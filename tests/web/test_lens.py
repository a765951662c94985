"""What boxes show under a lens, and which voices count as one origin."""

import doctest
from dataclasses import replace

from stemmata.model.claim import Origin, OriginPath, Origins
from stemmata.web import lens, lettering
from stemmata.web.edition import edition
from stemmata.web.lens import SAYS, compact, giving, under_claim, values_under
from tests.web.made_case import made_case

CASE = made_case()
READ = edition(CASE)
BY_LABEL = {claim.label: claim for claim in READ.claims}
COUNT, LORRIES = BY_LABEL["400 barrels lie under Quay Nine"], BY_LABEL["lorries passed for weeks"]


def test_numbers_come_first_and_who_says_it_last() -> None:
    assert [one.key for one in giving(READ, COUNT)] == ["quantity:barrels", SAYS]
    assert giving(READ, LORRIES)[-1].key == SAYS


def test_what_is_not_there_to_be_shown_is_what_comes_first() -> None:
    assert values_under(READ, COUNT, "quantity:geese") == values_under(READ, COUNT) != {}
    assert values_under(READ, None) == {}


def test_a_bound_is_a_sign_and_a_unit_stays() -> None:
    assert compact("at least 40 tankers") == "≥40 tankers"
    assert compact("Up to 1,200") == "≤1,200"
    assert compact("2019-02-04") == "2019-02-04"


def test_a_voice_at_the_end_of_a_way_bears_the_letter_of_the_origin_that_it_is_counted_with() -> None:
    edge = next(d for d in READ.derivations.values() if d.parent == "residents")
    origin = Origin(id="named", name="the residents of Quay Nine", kind="unnamed", reports=(edge.child,))
    path = OriginPath(report=edge.child, steps=(edge.id,))
    claim = replace(LORRIES, origins=Origins(at_most=1, named=(origin,), unknown=(), paths=(path,)))
    claims = tuple(claim if one.id == claim.id else one for one in CASE.links.claims)
    read = edition(replace(CASE, links=replace(CASE.links, claims=claims)))
    named = under_claim(read, claim).named
    assert named["residents"].origin.id == "named"
    assert named["residents"] == named["named"]
    stranger = replace(claim, origins=replace(claim.origins, named=(replace(origin, name="Anna Torvik"),)))
    assert "residents" not in under_claim(read, stranger).named


def test_the_examples_hold() -> None:
    for module in (lens, lettering):
        assert doctest.testmod(module).failed == 0
