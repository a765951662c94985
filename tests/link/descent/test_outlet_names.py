"""What outlets are called: in full, shorter, by initials, domain or role."""

from dataclasses import replace

import pytest

from stemmata.link.descent.outlet_names import OutletNames, outlet_names
from stemmata.model.case import Annotated
from tests.link.drawing import case, piece


def published(outlet: str, domain: str | None = None) -> Annotated:
    made = piece(f"Nothing happened, says {outlet}.", outlet=outlet)
    return replace(made, report=replace(made.report, outlet_domain=domain))


def known(*outlets: str, domain: str | None = None) -> tuple[OutletNames, dict[str, str]]:
    context = case(*(published(outlet, domain) for outlet in outlets))
    return outlet_names(context), {one.id: one.name for one in context.entities}


@pytest.mark.parametrize(
    "written", ["Harbour Ledger", "The Harbour Ledger", "harbour ledger", "harbourledger.example", "HarbourLedger"]
)
def test_a_masthead_is_known_however_it_is_spaced(written: str):
    names, called = known("Harbour Ledger", domain="harbourledger.example")
    assert called[names.exact(written) or ""] == "Harbour Ledger"


def test_a_short_name_is_the_end_of_a_masthead_or_its_initials():
    names, called = known("Harbour Ledger", "Coastal Post")
    assert [called[one] for one in names.shortened("the Ledger")] == ["Harbour Ledger"]
    assert [called[one] for one in names.shortened("CP")] == ["Coastal Post"]


def test_two_outlets_may_share_a_short_name():
    names, called = known("Harbour Post", "Coastal Post")
    assert sorted(called[one] for one in names.shortened("the Post")) == ["Coastal Post", "Harbour Post"]


def test_a_last_word_that_many_mastheads_have_is_no_short_name():
    names, called = known("Solvik Voice Channel", "Elm News")
    assert names.shortened("the News") == ()
    assert [called[one] for one in names.shortened("Solvik Voice")] == ["Solvik Voice Channel"]


def test_the_motto_is_not_part_of_the_masthead():
    names, called = known("Quay Notes | a blog about the harbour")
    assert called[names.exact("Quay Notes") or ""].startswith("Quay Notes")


def test_under_a_shared_host_the_path_names_the_outlet():
    names, called = known("Solvik Voice", domain="t.me")
    assert called[names.of_url("https://t.me/solvikvoice/12") or ""] == "Solvik Voice"
    assert names.of_url("https://t.me/another/3") is None


def test_a_ministry_that_publishes_is_a_body():
    names, called = known("Ministry of Tides", "Harbour Ledger")
    assert [called[one] for one in names.bodies] == ["Ministry of Tides"]


def test_a_role_fits_what_the_masthead_does_not_contradict():
    names, called = known("Harbour Ledger", "Nordwire", "Quay Notes")
    fits = {
        name: [role for role in ("newspaper", "agency", "blog") if names.fits(one, role)]
        for one, name in called.items()
    }
    assert fits == {
        "Harbour Ledger": ["newspaper"],
        "Nordwire": ["agency"],
        "Quay Notes": ["newspaper", "agency", "blog"],
    }
