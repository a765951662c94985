"""Relations: who is alleged to be tied to whom, and who denies it."""

import pytest

from stemmata.link.claim.predicates import PREDICATES
from stemmata.link.tie.relations import highest, relations
from stemmata.link.tie.wordings import ties
from stemmata.model.relation import Relation
from tests.link.saying import Names, Said, Values, case, report, voice

NAMES: Names = {
    "Northern Guard": ("guard", "organisation"),
    "Harbour Council": ("council", "organisation"),
    "Mara Velin": ("mara", "person"),
    "Tarvia": ("tarvia", "place"),
    "the letter": ("letter", "document"),
}
VALUES = Values(names=NAMES)


def of(*said: Said | str) -> tuple[Relation, ...]:
    return relations(case(report("Harbour Ledger", *said, values=VALUES), names=NAMES), highest({}))


def drawn(found: tuple[Relation, ...]) -> list[str]:
    return sorted(f"{one.subject} {one.predicate} {one.object}" for one in found)


@pytest.mark.parametrize(
    ("words", "tie"),
    [
        ("The Northern Guard supplied the Harbour Council with rifles.", "guard supplies council"),
        ("Rifles were supplied to the Harbour Council by the Northern Guard.", "guard supplies council"),
        ("The Harbour Council was attacked by the Northern Guard.", "guard fights council"),
        ("The Northern Guard has secretly coordinated with the Harbour Council.", "council cooperates_with guard"),
        ("Cooperation between the Northern Guard and the Harbour Council went on.", "council cooperates_with guard"),
        ("The Northern Guard's secret deal with the Harbour Council was old.", "council cooperates_with guard"),
        ("Mara Velin, commander of the Northern Guard, was there.", "mara commands guard"),
        ("Northern Guard commander Mara Velin was there.", "mara commands guard"),
        ("Mara Velin joined the Northern Guard.", "mara member_of guard"),
        ("Mara Velin and the Harbour Council met in Tarvia.", "council communicates_with mara"),
        ("Mara Velin met with the Harbour Council.", "council communicates_with mara"),
        ("The Northern Guard withdrew its guns to Tarvia.", "guard moves_to tarvia"),
        ("The Harbour Council paid the Northern Guard.", "council pays guard"),
        ("The Northern Guard, trained by the Harbour Council, left.", "council trains guard"),
        ("The Northern Guard was trained by the Harbour Council.", "council trains guard"),
        ("Mara Velin was freed by the Northern Guard.", "guard releases mara"),
        ("Mara Velin was arrested by the Northern Guard.", "guard detains mara"),
    ],
)
def test_a_wording_alleges_its_tie(words: str, tie: str) -> None:
    assert drawn(of(words)) == [tie]


@pytest.mark.parametrize(
    "words",
    [
        "The Northern Guard and the Harbour Council are in Tarvia.",
        "Mara Velin supplied letters.",
        "The Northern Guard left. It joined nobody near the Harbour Council.",
    ],
)
def test_names_that_stand_near_each_other_are_no_tie(words: str) -> None:
    assert of(words) == ()


def test_a_denial_stands_with_the_tie_that_another_alleges() -> None:
    alleged = Said(words="The Northern Guard paid Mara Velin.", by=(voice("an aide"),))
    denied = Said(words="having paid Mara Velin.", by=(voice("Northern Guard", "organisation", "denies"),))
    (relation,) = of(alleged, denied)
    assert drawn((relation,)) == ["guard pays mara"]
    assert (len(relation.statements), len(relation.denied_by)) == (1, 1)


def test_a_tie_that_is_only_denied_is_none() -> None:
    assert of(Said(words="The Northern Guard did not pay Mara Velin.", by=(voice("an aide"),))) == ()


def test_what_is_only_requested_is_no_allegation() -> None:
    asked = Said(words="The Northern Guard supplied Mara Velin.", by=(voice("an aide", modality="requests"),))
    assert of(asked) == ()


def test_we_is_whoever_speaks() -> None:
    (relation,) = of(Said(words="We have supplied the Northern Guard.", by=(voice("Mara Velin"),)))
    assert drawn((relation,)) == ["mara supplies guard"]


def test_origins_are_the_most_of_any_claim_and_one_where_none_is_known() -> None:
    count = highest({"a": 2, "b": 3})
    assert (count(("a", "b")), count(("c",)), count(())) == (3, 1, 1)


def test_each_row_of_the_table_has_its_own_name_and_an_example() -> None:
    assert len({row.name for row in PREDICATES}) == len(PREDICATES)
    assert all(row.example and (row.verbs or row.nouns or row.titles) for row in PREDICATES)


def test_a_name_and_its_short_form_in_brackets_are_one_party() -> None:
    names: Names = {**NAMES, "NG": ("guard", "organisation")}
    said = report("Harbour Ledger", "The Northern Guard (NG) attacked Tarvia.", values=Values(names=names))
    assert drawn(relations(case(said, names=names), highest({}))) == ["guard fights tarvia"]


@pytest.mark.parametrize(
    "words",
    ["Northern Guard commander Brig. Gen. Mara Velin was there.", "Mara Velin, commander, Northern Guard, was there."],
)
def test_a_shortened_rank_ends_no_sentence(words: str) -> None:
    assert drawn(of(words)) == (["mara commands guard"] if "Brig." in words else [])


def test_a_state_may_be_a_member() -> None:
    assert drawn(of("Tarvia joined the Harbour Council.")) == ["tarvia member_of council"]


def test_a_clause_without_two_parties_has_no_ties() -> None:
    assert ties("<0> supplied rifles") == ()
    assert ties("") == ()
