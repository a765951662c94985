"""Which rulings count."""

from stemmata.model.decision import Decision, DecisionKind, in_force, on_links


def ruled(name: str, kind: DecisionKind, *subject: str) -> Decision:
    return Decision(id=name, kind=kind, author="Ina", time="2021-06-01T12:00:00Z", reason=None, subject=subject)


def test_what_nobody_withdrew_counts_in_the_order_of_time() -> None:
    first, second = ruled("1", "agree", "d"), ruled("2", "disagree", "e")
    assert in_force((first, second)) == (first, second)


def test_a_withdrawn_ruling_counts_no_longer_and_the_withdrawal_is_no_ruling() -> None:
    first, second = ruled("1", "agree", "d"), ruled("2", "disagree", "e")
    assert in_force((first, second, ruled("3", "withdraw", "1"))) == (second,)


def test_a_withdrawal_that_is_withdrawn_gives_the_ruling_back() -> None:
    first = ruled("1", "agree", "d")
    assert in_force((first, ruled("2", "withdraw", "1"), ruled("3", "withdraw", "2"))) == (first,)


def test_a_withdrawal_of_nothing_changes_nothing() -> None:
    first = ruled("1", "agree", "d")
    assert in_force((first, ruled("2", "withdraw", "gone"))) == (first,)


def test_no_link_depends_on_a_note_and_on_its_withdrawal() -> None:
    note = ruled("n", "note", "r:3-9")
    assert on_links((note, ruled("m", "merge", "r:e1", "r:e2"), ruled("w", "withdraw", "n"))) == (
        ruled("m", "merge", "r:e1", "r:e2"),
    )
