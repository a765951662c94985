from stemmata.annotate.attribution.chains import Link
from stemmata.annotate.attribution.lending import Lending, Lent
from stemmata.annotate.attribution.tagged import in_units
from stemmata.model.annotations import Credit
from tests import making
from tests.annotate.crediting import credit, credited_lines, shown, units

BEHIND = "Pell said that the port was shut. Coal was sold to the guild. Lamps were sold to the guild. The town slept."
BEFORE = "The port was shut for nine days. Pell said so at noon. The town slept."


def lending(text: str, *credits: Credit) -> Lending:
    return Lending(credits=credits, placed=in_units(units(text), credits))


def lent_in(text: str, made: Lending) -> list[list[Lent]]:
    """What each unit of the text has of other units' credits."""
    return [made.lent(unit, index) for index, unit in enumerate(units(text))]


def behind() -> Credit:
    return credit(
        BEHIND, "Pell", "said", "the port was shut", "Coal was sold to the guild", "Lamps were sold to the guild"
    )


def before(cue: str = "said") -> Credit:
    return credit(BEFORE, "Pell", cue, "The port was shut for nine days")


def link() -> Link:
    chain = (
        making.step("outlet", "Harbour Ledger"),
        making.step("person", "Pell", cue=making.span(BEHIND, "said")),
    )
    return Link(chain=chain)


# through whole texts


def test_contents_behind_the_unit_of_their_cue_are_that_voices_and_the_cue_stands_once() -> None:
    assert credited_lines(BEHIND, behind()) == [
        "Pell [said] the port was shut",
        "Pell [] Coal was sold to the guild",
        "Pell [] Lamps were sold to the guild",
        "- [] The town slept",
    ]


def test_contents_before_the_unit_of_their_cue_are_that_voices_and_bear_its_cue() -> None:
    found = credited_lines(BEFORE, before())
    assert found[0] == "Pell [said] The port was shut for nine days"
    assert found[-1] == "- [] The town slept"


def test_contents_on_both_sides_bear_the_cue_once() -> None:
    text = "The port was shut for nine days. Pell said so at noon. Coal was sold to the guild."
    one = credit(text, "Pell", "said", "The port was shut for nine days", "Coal was sold to the guild")
    found = credited_lines(text, one)
    assert [line.split(" [")[0] for line in found if "port" in line or "Coal" in line] == ["Pell", "Pell"]
    assert sum("[said]" in line for line in found) == 1


def test_words_before_a_credit_that_comes_to_nothing_are_narrated() -> None:
    text = "The port was shut for nine days. Pell did not say so at noon."
    one = credit(text, "Pell", "did not say", "The port was shut for nine days")
    assert credited_lines(text, one)[0] == "- [] The port was shut for nine days"


def test_words_behind_a_credit_that_comes_to_nothing_are_narrated() -> None:
    text = "Pell did not say so at noon. The port was shut for nine days."
    one = credit(text, "Pell", "did not say", "The port was shut for nine days")
    assert credited_lines(text, one)[-1] == "- [] The port was shut for nine days"


def test_every_word_that_is_lent_is_told_once() -> None:
    for text, one in ((BEHIND, behind()), (BEFORE, before())):
        found = credited_lines(text, one)
        for words in ("port was shut", "Coal was sold", "The town slept"):
            assert sum(words in line for line in found) == (words in text)


# step by step


def test_the_units_of_a_text_know_what_they_have_of_other_units_credits() -> None:
    made = lending(BEHIND, behind())
    assert [[shown(one.unit, one.content) for one in unit] for unit in lent_in(BEHIND, made)] == [
        [],
        [["Coal was sold to the guild"]],
        [["Lamps were sold to the guild"]],
        [],
    ]


def test_a_unit_in_which_somebody_is_credited_begins_a_credit() -> None:
    made = lending(BEFORE, before())
    assert [made.begins(index) for index in range(3)] == [False, True, False]


def test_words_behind_their_credit_get_its_chain_without_the_cue_if_it_is_told() -> None:
    made = lending(BEHIND, behind())
    (own,) = made.tagged(units(BEHIND)[0], 0)
    assert list(made.settle(own, link())) == []
    (coal,) = made.lent(units(BEHIND)[1], 1)
    given = made.chain_for(coal)
    assert given is not None
    assert [(step.name, step.cue) for step in given.chain] == [("Harbour Ledger", None), ("Pell", None)]


def test_words_before_their_credit_wait_for_it_and_come_with_it() -> None:
    made = lending(BEFORE, before())
    first, second = units(BEFORE)[:2]
    (port,) = made.lent(first, 0)
    assert made.chain_for(port) is None
    assert made.waits(port)
    (own,) = made.tagged(second, 1)
    assert list(made.settle(own, link())) == [port]
    assert made.waiting == []


def test_words_go_on_waiting_where_their_credit_comes_to_nothing() -> None:
    made = lending(BEFORE, before())
    first, second = units(BEFORE)[:2]
    (port,) = made.lent(first, 0)
    made.chain_for(port)
    (own,) = made.tagged(second, 1)
    assert list(made.settle(own, None)) == []
    assert made.waiting == [port]


def test_words_behind_a_credit_that_came_to_nothing_do_not_wait() -> None:
    made = lending(BEHIND, behind())
    (coal,) = made.lent(units(BEHIND)[1], 1)
    assert made.chain_for(coal) is None
    assert not made.waits(coal)


def test_a_credit_of_the_rules_settles_nothing() -> None:
    made = lending(BEFORE, before())
    (port,) = made.lent(units(BEFORE)[0], 0)
    made.chain_for(port)
    (own,) = lending(BEFORE, credit(BEFORE, "Pell", "said", "so at noon", depth=1)).tagged(units(BEFORE)[1], 1)
    assert list(made.settle(own, link())) == []
    assert made.waits(port)
