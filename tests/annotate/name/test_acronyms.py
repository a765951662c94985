import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.name.acronyms import expansions


def stated(text: str) -> list[tuple[str, str]]:
    return [(one.long.of(text), one.short.of(text)) for one in expansions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Free Harbour Front (FHF) struck.", ("Free Harbour Front", "FHF")),
        ("The FHF (Free Harbour Front) struck.", ("Free Harbour Front", "FHF")),
        ("A spokesman for the Guild of Marrow and the Isles (GMI) spoke.", ("Guild of Marrow and the Isles", "GMI")),
        ("The Watch for Tides and Harbours [WTH] said so.", ("Watch for Tides and Harbours", "WTH")),
        ("The Tide Relief Office, also known as TRO, closed.", ("Tide Relief Office", "TRO")),
    ],
)
def test_long_and_short_forms_that_stand_side_by_side_are_paired(text: str, expected: tuple[str, str]) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    "text", ["The Harbour Ledger (2014) says.", "Orsen Vashti (FHF) spoke.", "The port (below) fell."]
)
def test_a_bracket_that_spells_nothing_is_no_expansion(text: str) -> None:
    assert stated(text) == []


@given(st.text(alphabet="ABC abc()[],.-the", max_size=100))
def test_long_and_short_never_overlap(text: str) -> None:
    assert all(not one.long.overlaps(one.short) for one in expansions(text))
