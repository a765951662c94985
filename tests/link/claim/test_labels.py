"""The label of a claim: the wording most like the others that reads on its own."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.labels import LABEL_LENGTH, label, shortened
from stemmata.link.claim.propositions import Proposition, propositions
from stemmata.link.claim.similarity import Weights
from stemmata.model.case import Annotated
from tests.link.saying import Said, case, report, voice


def labelled(*reports: Annotated) -> str:
    members: list[Proposition] = list(propositions(case(*reports)))
    return label(members, Weights(members))


def said(*wordings: str) -> str:
    return labelled(*(report(f"Outlet {n}", words) for n, words in enumerate(wordings)))


def test_it_is_the_wording_most_like_the_others() -> None:
    usual = "The ferry sank near the mole with forty passengers."
    odd = "The ferry of the outer islands was lost in the autumn gale with forty passengers near a mole of granite."
    assert said(odd, usual, "The ferry with forty passengers sank near the mole.") != odd


def test_a_whole_clause_goes_before_a_piece_of_one() -> None:
    whole = "The letter asks for forty identity cards."
    assert said("asking for forty identity cards in the letter", whole) == whole


def test_what_joins_it_to_the_clause_before_is_left_out() -> None:
    assert said("and that the road is shut to all lorries") == "the road is shut to all lorries"


def test_what_was_said_names_the_claim_before_its_denial() -> None:
    spoken = report("Harbour Ledger", "The port gave rifles to the guard of the mole.")
    denied = report(
        "Coast Post",
        Said(
            words="The port gave rifles to the guard of the mole, he was told.",
            by=(voice("Mara Velin", "person", "denies"),),
        ),
    )
    assert labelled(spoken, denied) == "The port gave rifles to the guard of the mole."


def test_of_two_alike_the_earliest_is_taken() -> None:
    late = report("Harbour Ledger", "The Ferry sank near the long mole.", published="2021-05-16")
    early = report("Coast Post", "The ferry sank near the long Mole.", published="2021-05-14")
    assert labelled(late, early) == "The ferry sank near the long Mole."


@given(st.text(alphabet="ab ", max_size=400))
def test_it_is_never_too_long(text: str) -> None:
    assert len(shortened(text)) <= LABEL_LENGTH
