"""Rulings of two cases become those of one: the same whichever way round, and however often."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.errors import UsageError
from stemmata.export.json_case import exporter
from stemmata.judgement.merging import Merge, merge, settled
from stemmata.judgement.theirs import Theirs, of_case, of_export
from stemmata.judgement.verdicts import ground, verdict, verdicts
from stemmata.model.case import Case
from stemmata.model.decision import Decision
from tests.judgement.pairs import LEDGER, QUARRA, QUARRA_TOO, SORBY, VELD, A, ruling, with_rulings

SAME = ruling("merge", LEDGER, SORBY, by="Ina", at=1, why="one house")
NOT = ruling("split", LEDGER, SORBY, by="Leo", at=2, why="I asked")
AGREE = ruling("agree", "d-cites", by="Leo", at=3)
DISAGREE = ruling("disagree", "d-cites", by="Ina", at=4)


def met(ours: Case, theirs: Case) -> Merge:
    return merge(ours, of_case("theirs.stemma", theirs))


def after(ours: Case, found: Merge) -> Case:
    return with_rulings(*ours.decisions, *found.taken)


def test_what_only_they_ruled_is_taken_with_author_time_and_id() -> None:
    found = met(with_rulings(), with_rulings(SAME, AGREE))
    assert (found.taken, found.conflicts, found.aside) == ((SAME, AGREE), (), ())


def test_what_both_hold_is_known_and_taken_once() -> None:
    found = met(with_rulings(SAME), with_rulings(SAME, AGREE))
    assert (found.known, found.taken) == (1, (AGREE,))
    assert met(after(with_rulings(SAME), found), with_rulings(SAME, AGREE)).taken == ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (SAME, NOT),
        (NOT, SAME),
        (DISAGREE, AGREE),
        (ruling("keep-disputed", LEDGER, SORBY), SAME),
        (ruling("place", QUARRA, "none"), ruling("place", QUARRA, "geonames:1", by="Leo")),
        (ruling("place", QUARRA, "none"), ruling("place", QUARRA_TOO, "geonames:1", by="Leo")),
    ],
)
def test_rulings_that_gainsay_each_other_are_listed_and_not_taken(mine: Decision, theirs: Decision) -> None:
    found = met(with_rulings(mine), with_rulings(theirs))
    assert found.taken == ()
    assert [(one.theirs, one.ours) for one in found.conflicts] == [(theirs, (mine,))]


def test_the_same_verdict_of_another_person_is_no_conflict() -> None:
    theirs = replace(ruling("merge", LEDGER, SORBY, by="Leo", at=9))
    assert met(with_rulings(SAME), with_rulings(theirs)).taken == (theirs,)


def test_rulings_on_one_difference_gainsay_each_other_by_the_characters_that_they_name() -> None:
    case = with_rulings()
    from stemmata.model.contested import contested

    (difference,) = contested(case)
    mine, theirs = ruling("differ", *difference.subject), ruling("set-aside", *difference.subject, by="Leo", at=1)
    found = met(with_rulings(mine), with_rulings(theirs))
    assert [one.theirs for one in found.conflicts] == [theirs]


def test_a_part_of_what_our_merges_join_is_a_conflict_though_no_pair_is_the_same() -> None:
    mine = (ruling("merge", LEDGER, SORBY), ruling("merge", SORBY, VELD, at=1))
    theirs = ruling("split", LEDGER, VELD, by="Leo", at=2)
    found = met(with_rulings(*mine), with_rulings(theirs))
    assert [(one.theirs, one.ours) for one in found.conflicts] == [(theirs, mine)]


def test_merges_of_theirs_that_join_what_we_part_are_a_conflict() -> None:
    mine = ruling("keep-disputed", LEDGER, VELD)
    theirs = (ruling("merge", LEDGER, SORBY, by="Leo"), ruling("merge", SORBY, VELD, by="Leo", at=1))
    found = met(with_rulings(mine), with_rulings(*theirs))
    assert {one.theirs for one in found.conflicts} == set(theirs)


def test_what_only_they_changed_since_is_taken_even_against_what_both_held() -> None:
    undone = ruling("withdraw", SAME.id, by="Leo", at=5)
    anew = ruling("split", LEDGER, SORBY, by="Leo", at=6)
    found = met(with_rulings(SAME), with_rulings(SAME, undone, anew))
    assert (found.taken, found.conflicts) == ((undone, anew), ())


def test_what_only_we_changed_since_stands() -> None:
    anew = ruling("split", LEDGER, SORBY, at=6)
    found = met(with_rulings(SAME, anew), with_rulings(SAME))
    assert (found.known, found.taken, found.conflicts) == (1, (), ())


def test_their_undoing_of_what_we_ruled_anew_is_a_conflict() -> None:
    undone = ruling("withdraw", SAME.id, by="Leo", at=5)
    anew = ruling("keep-disputed", LEDGER, SORBY, at=6)
    found = met(with_rulings(SAME, anew), with_rulings(SAME, undone))
    assert [(one.theirs, one.ours) for one in found.conflicts] == [(undone, (anew,))]


def test_a_ruling_and_its_undoing_are_taken_together() -> None:
    undone = ruling("withdraw", NOT.id, by="Leo", at=5)
    found = met(with_rulings(SAME), with_rulings(NOT, undone))
    assert (found.taken, found.conflicts) == ((NOT, undone), ())


def test_what_names_reports_or_edges_that_are_not_here_waits_and_says_what_is_missing() -> None:
    strange = ruling("merge", LEDGER, "cccccccccccccccc:e1", by="Leo")
    edge = ruling("agree", "0123456789abcdef", by="Leo")
    undone = ruling("withdraw", "fedcba9876543210", by="Leo")
    nobody = ruling("merge", LEDGER, f"{A}:e99", by="Leo")
    found = met(with_rulings(), with_rulings(strange, edge, undone, nobody))
    assert found.taken == ()
    said = {one.decision.id: " ".join(one.missing) for one in found.aside}
    assert said[strange.id] == "The report cccccccccccccccc is not here."
    assert said[edge.id] == "The derivation 0123456789abcdef is not here."
    assert said[undone.id].startswith("The ruling fedcba9876543210")
    assert "another version read that report" in said[nobody.id]


def test_a_ruling_of_many_members_is_taken_where_two_are_here() -> None:
    theirs = ruling("merge", LEDGER, SORBY, "cccccccccccccccc:e1", by="Leo")
    assert met(with_rulings(), with_rulings(theirs)).taken == (theirs,)


def test_a_member_that_is_another_name_here_is_not_taken_for_it() -> None:
    ours = with_rulings()
    theirs = Theirs(name="t", decisions=(SAME,), spellings={LEDGER: frozenset({"tide league"})})
    (aside,) = merge(ours, theirs).aside
    assert aside.missing == (
        f"{LEDGER} is “harbour ledger” here and “tide league” there: another version read that report.",
    )


def decided_for(found: Merge, ours: Case, side: bool) -> Case:
    """The case after all conflicts are decided for one side."""
    how = settled(found, ours=side)
    made = [ruling("withdraw", one, at=900) for one in how.withdrawn]
    made += [ruling(kind, *subject, at=901) for kind, subject in how.anew]
    return with_rulings(*ours.decisions, *how.added, *made)


@pytest.mark.parametrize(("side", "stand"), [(True, {"merge", "disagree"}), (False, {"split", "agree"})])
def test_deciding_for_a_side_leaves_nothing_to_ask(side: bool, stand: set[str]) -> None:
    mine, theirs = with_rulings(SAME, DISAGREE), with_rulings(NOT, AGREE)
    whole = decided_for(met(mine, theirs), mine, side)
    assert met(whole, theirs).conflicts == ()
    assert {verdict(one) for one in verdicts(ground(whole), whole.decisions).values()} == stand


def test_an_earlier_ruling_of_theirs_on_what_is_in_conflict_waits_with_it() -> None:
    earlier = ruling("merge", LEDGER, SORBY, by="Leo", at=0)
    found = met(with_rulings(SAME), with_rulings(earlier, NOT))
    assert ([one.theirs for one in found.conflicts], found.waiting, found.taken) == ([NOT], (earlier,), ())


def test_an_export_says_the_same_as_the_case_file() -> None:
    theirs = with_rulings(SAME, AGREE)
    export = json.loads(b"".join(exporter.export(theirs)))
    assert of_export("x", export).decisions == of_case("x", theirs).decisions
    assert merge(with_rulings(), of_export("x", export)) == met(with_rulings(), theirs)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("reason", "because I say so", "Its id does not fit"),
        ("time", "yesterday", "Its time"),
        ("author", None, "Who ruled"),
        ("kind", "forget", "'forget' is no kind"),
        ("subject", [1, 2], "Its kind or its subject"),
        ("subject", [LEDGER], "merge takes at least two"),
    ],
)
def test_a_record_that_was_meddled_with_is_refused(field: str, value: object, said: str) -> None:
    export = json.loads(b"".join(exporter.export(with_rulings(SAME))))
    export["decisions"][0][field] = value
    found = of_export("x", export)
    assert found.decisions == ()
    assert found.refused[0].reason.startswith(said)


@pytest.mark.parametrize(
    "data", [None, [], {"schema": 2, "decisions": []}, {"schema": 1}, {"schema": 1, "decisions": 3}]
)
def test_what_is_no_export_is_said(data: object) -> None:
    with pytest.raises(UsageError, match="is no export of a case"):
        of_export("x.json", data)


KEYS = st.sampled_from([VELD, QUARRA, LEDGER, SORBY, QUARRA_TOO])


@st.composite
def rulings(draw: st.DrawFn, who: str) -> tuple[Decision, ...]:
    """A log of one person, times of its own; some take back one before."""
    made: list[Decision] = []
    for n in range(draw(st.integers(0, 4))):
        at = 2 * n + (who == "Leo")
        kind = draw(st.sampled_from(["merge", "split", "keep-disputed", "agree", "disagree", "withdraw"]))
        if kind == "withdraw":
            if made:
                made.append(ruling("withdraw", draw(st.sampled_from(made)).id, by=who, at=at))
        elif kind in {"agree", "disagree"}:
            made.append(ruling(kind, draw(st.sampled_from(["d-cites", "d-describes"])), by=who, at=at))
        else:
            two = draw(st.lists(KEYS, min_size=2, max_size=2, unique=True))
            made.append(ruling(kind, *two, by=who, at=at))
    return tuple(made)


@settings(max_examples=80, deadline=None)
@given(rulings("Ina"), rulings("Leo"))
def test_merging_twice_changes_nothing_more(mine: tuple[Decision, ...], theirs: tuple[Decision, ...]) -> None:
    ours, other = with_rulings(*mine), with_rulings(*theirs)
    found = met(ours, other)
    again = met(after(ours, found), other)
    assert again.taken == ()
    assert {one.theirs for one in again.conflicts} >= {one.theirs for one in found.conflicts}


@settings(max_examples=80, deadline=None)
@given(rulings("Ina"), rulings("Leo"))
def test_without_conflicts_both_cases_end_alike(mine: tuple[Decision, ...], theirs: tuple[Decision, ...]) -> None:
    ours, other = with_rulings(*mine), with_rulings(*theirs)
    one, two = met(ours, other), met(other, ours)
    assert bool(one.conflicts) == bool(two.conflicts)
    if not one.conflicts:
        assert after(ours, one) == after(other, two)


@settings(max_examples=80, deadline=None)
@given(rulings("Ina"), rulings("Leo"))
def test_what_is_taken_never_overrules_what_stood_here(
    mine: tuple[Decision, ...], theirs: tuple[Decision, ...]
) -> None:
    ours, other = with_rulings(*mine), with_rulings(*theirs)
    whole = after(ours, met(ours, other))
    stood, stands = (verdicts(ground(case), case.decisions) for case in (ours, whole))
    assert all(verdict(stands[matter]) == verdict(one) for matter, one in stood.items())


@settings(max_examples=80, deadline=None)
@given(rulings("Ina"), rulings("Leo"), st.booleans())
def test_conflicts_that_were_decided_are_asked_no_more(
    mine: tuple[Decision, ...], theirs: tuple[Decision, ...], side: bool
) -> None:
    ours, other = with_rulings(*mine), with_rulings(*theirs)
    found = met(ours, other)
    whole = decided_for(found, ours, side)
    again = met(whole, other)
    assert (again.conflicts, again.taken, again.waiting) == ((), (), ())
    stands = verdicts(ground(whole), whole.decisions)
    for one in found.conflicts:
        for matter, held in one.matters:
            wanted = held if side else one.theirs
            if wanted.kind != "withdraw":
                assert verdict(stands[matter]) == verdict(wanted)
