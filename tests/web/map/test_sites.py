"""Every name of a place is settled, open or unmatched, and nothing is guessed."""

from stemmata.web.map.sites import sites
from tests.web.map.made_places import CREDIT, shore


def test_each_name_stands_in_one_list() -> None:
    found = sites(shore())
    assert [one.entity.name for one in found.told] == ["Selm", "Southmark"]
    assert [one.entity.name for one in found.open] == ["Brack"]
    assert [entity.name for entity, _ in found.unmatched] == ["Kaldavik"]
    assert found.attribution == CREDIT


def test_a_place_has_the_claims_whose_statements_name_it() -> None:
    selm = sites(shore()).told[0]
    assert [claim.id for claim in selm.claims] == ["claim-landed"]


def test_without_a_gazetteer_nothing_is_settled() -> None:
    found = sites(shore(gazetteer=False))
    assert not found.gazetteer
    assert len(found.unmatched) == 4
