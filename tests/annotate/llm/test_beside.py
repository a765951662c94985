"""No words are told twice: proposals and the rules' statements stand beside each other, marked."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.llm.answers import answer_of
from stemmata.annotate.llm.asked import passages_of, room_in
from stemmata.annotate.llm.beside import Beside, beside
from stemmata.annotate.llm.proposals import proposed
from stemmata.casefile import unsound
from tests.annotate.llm.test_proposals import ENTRY, READ, drawn, of, read
from tests.model_server import statement, statements


def met(text: str, *entries: Mapping[str, Any]) -> tuple[Beside, list[str]]:
    """What comes of the entries, and every statement drawn with "*" for one that a model proposes alone, "+" for one
    that it proposes, too."""
    report, found = read(text)
    answer = answer_of(statements(*entries))
    passages = passages_of(report, found, room_in(8192))
    made = beside(report, found, proposed(report, found, [(p, answer) for p in passages], model="tiny", prompt="1-a"))
    assert unsound(report, made.annotations) is None
    lines = []
    for one in made.annotations.statements:
        sign = "" if one.proposal is None else "* " if one.proposal.alone else "+ "
        lines.append(f"{sign}{drawn(report.text, one).strip()}")
    return made, lines


def test_what_both_find_is_told_once_as_the_rules_have_it() -> None:
    made, lines = met(
        "Quay\n\nIlda Morrow said that forty barrels lie there.",
        statement("that forty barrels lie there", "Ilda Morrow", "said"),
    )
    assert (made.added, made.agreed, made.differing) == (0, 1, 0)
    assert lines == ["Quay", "+ Ilda Morrow [said] forty barrels lie there"]


def test_a_narration_gives_way_to_a_credit_that_the_rules_do_not_know() -> None:
    text = "Quay\n\nForty barrels lie there, to hear Ilda Morrow tell it, and the quay was built in 1961."
    made, lines = met(text, statement("Forty barrels lie there", "Ilda Morrow", "to hear"))
    assert (made.added, made.agreed) == (1, 0)
    assert "* Ilda Morrow [to hear] Forty barrels lie there" in lines
    assert sum("barrels" in line for line in lines) == 1
    assert any(line.endswith("the quay was built in 1961") for line in lines)


def test_where_the_rules_credit_another_voice_both_stand_and_the_proposal_says_so() -> None:
    text = "Quay\n\nIlda Morrow said that forty barrels lie there. Jonas Reth waved."
    made, lines = met(text, statement("forty barrels lie there", "Jonas Reth", "said"))
    assert (made.added, made.agreed, made.differing) == (1, 0, 1)
    assert "Ilda Morrow [said] forty barrels lie there" in lines
    (one,) = [s for s in made.annotations.statements if s.proposal]
    assert one.doubt == "The rules credit these words to Ilda Morrow."


def test_reasons_are_kept_with_the_report_beside_what_was_dropped_before() -> None:
    made, _ = met("Quay\n\nIlda Morrow said it.", statement("nine died", "Ilda Morrow", "said"))
    assert made.annotations.dropped == (("proposals: not in the text", 1),)
    assert made.dropped == 1


@given(st.lists(ENTRY, max_size=5))
def test_whatever_is_proposed_no_narration_keeps_its_words_and_all_holds(
    entries: list[dict[str, Any]],
) -> None:
    report, found = READ
    proposals = of(report, found, passages_of(report, found, room_in(8192)), *entries)
    made = beside(report, found, proposals)
    assert unsound(report, made.annotations) is None
    assert made.added + made.agreed + made.dropped == len(entries)
    told = made.annotations.statements
    alone = [s for s in told if s.proposal and s.proposal.alone]
    assert len(alone) == made.added
    taken = [span for s in alone for span in s.content]
    for one in told:
        if len(one.chain) == 1:
            assert not any(span.overlaps(other) for span in one.content for other in taken)


def test_a_model_that_proposes_nothing_changes_nothing() -> None:
    text = "Quay\n\nIlda Morrow said that forty barrels lie there. The quay was built in 1961."
    made, _ = met(text)
    assert made.annotations == read(text)[1]
