"""What a model quotes is anchored to exact characters, or dropped with its reason."""

from collections.abc import Mapping
from typing import Any

import pytest
from bench.plain_report import report_of
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.llm.answers import answer_of
from stemmata.annotate.llm.asked import Passage, passages_of, room_in
from stemmata.annotate.llm.proposals import Proposed, proposed
from stemmata.annotate.plan import annotate, planned
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.plugins import annotators
from stemmata.text.span import Span
from tests.model_server import statement, statements

QUAY = """Barrels under the quay

The harbour master, Ilda Morrow, said that forty barrels lie under the quay. “They are old,” Morrow said.

“We counted,” he said. “None leaks,” she said on Friday. It rained."""
PLAN = planned(annotators())


def read(text: str) -> tuple[Report, Annotations]:
    report = report_of("quay", text, headline=True)
    return report, annotate(report, PLAN)


def proposals(text: str, *entries: Mapping[str, Any], only: str | None = None) -> tuple[list[str], dict[str, int]]:
    """Each statement drawn as "Ilda Morrow [said] forty barrels", and the reasons of those dropped. ``only``: the
    paragraph that was asked about, where it was not all."""
    report, found = read(text)
    if only is None:
        passages = passages_of(report, found, room_in(8192))
    else:
        passages = (Passage(own=(Span(text.index(only), text.index(only) + len(only)),), before=()),)
    made = of(report, found, passages, *entries)
    return [drawn(report.text, one) for one in made.statements], dict(made.dropped)


def of(report: Report, found: Annotations, passages: tuple[Passage, ...], *entries: Mapping[str, Any]) -> Proposed:
    answer = answer_of(statements(*entries))
    return proposed(report, found, [(passage, answer) for passage in passages], model="tiny", prompt="1-a")


def drawn(text: str, one: Any) -> str:
    voices = " < ".join(f"{s.name} [{s.cue.of(text) if s.cue else ''}]" for s in one.chain[1:])
    return f"{voices} {' … '.join(span.of(text) for span in one.content)}"


def test_a_quotation_stands_in_the_characters_of_the_text_under_the_voice_that_they_name() -> None:
    made, dropped = proposals(
        QUAY, statement("forty  barrels lie under the quay.", "The harbour master, Ilda Morrow", "said")
    )
    assert made == ["Ilda Morrow [said] forty barrels lie under the quay"]
    assert dropped == {}


def test_every_statement_says_which_model_proposed_it_under_which_prompt() -> None:
    report, found = read(QUAY)
    passages = passages_of(report, found, room_in(8192))
    (one,) = of(report, found, passages, statement("They are old", "Morrow", "said")).statements
    assert one.proposal is not None
    assert one.proposal.reason == "Proposed by the language model tiny (prompt 1-a)."
    assert (one.manner, one.polarity, one.passage.of(report.text)) == (
        "direct",
        "positive",
        "“They are old,” Morrow said.",
    )


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (statement("fifty barrels lie under the quay", "Ilda Morrow", "said"), "not in the text"),
        (statement("forty barrels", "Jonas Reth", "said"), "not in the text"),
        (statement("forty barrels", "Ilda Morrow", "swore"), "not in the text"),
        (statement("They are old", None, None), "no voice"),
        (statement("The harbour master", "Ilda Morrow", "Morrow, said"), "overlaps"),
        (statement("“”", "Ilda Morrow", "said"), "not in the text"),
        (statement("rained. Barrels", "Ilda Morrow", "said"), "not in the text"),
    ],
)
def test_what_does_not_anchor_is_dropped_with_its_reason(entry: Mapping[str, Any], reason: str) -> None:
    assert proposals(QUAY, entry) == ([], {reason: 1})


def test_words_of_another_passage_do_not_count() -> None:
    paragraph = QUAY.split("\n\n")[2]
    assert proposals(QUAY, statement("They are old", "she", "said"), only=paragraph) == ([], {"outside the passage": 1})
    assert proposals(QUAY, statement("None leaks", "Ilda Morrow", "said"), only=paragraph)[1] == {
        "outside the passage": 1
    }


def test_of_many_cues_the_one_in_the_sentence_of_the_content_is_meant() -> None:
    report, found = read(QUAY)
    passages = passages_of(report, found, room_in(8192))
    (one,) = of(report, found, passages, statement("None leaks", None, "said")).statements
    assert report.text[one.chain[-1].cue.end :].startswith(" on Friday")  # type: ignore[union-attr]
    made, _ = proposals(QUAY, statement("None leaks", "she", "said"), statement("We counted", "he", "said"))
    assert [one.split(" [said] ")[1] for one in made] == ["None leaks", "We counted"]


def test_a_content_that_stands_twice_is_the_one_beside_its_cue() -> None:
    text = "Ferry\n\nThe ferry is late. “The ferry is late,” Ilda Morrow said. Nobody waved."
    report, found = read(text)
    (one,) = of(
        report, found, passages_of(report, found, room_in(8192)), statement("The ferry is late", "Ilda Morrow", "said")
    ).statements
    assert one.content[0].start == text.index("“The") + 1


def test_a_tie_is_not_broken() -> None:
    text = "Ferry\n\nIt is late, she said, it is late."
    assert proposals(text, statement("it is late", "she", "said"))[0] == ["she [said] it is late"]
    text = "Ferry\n\nAll late, she said, all late."
    assert proposals(text.replace("All", "all"), statement("all late", None, "she said"))[1] == {"ambiguous": 1}


def test_an_interrupted_content_keeps_its_pieces_and_chains_their_order() -> None:
    text = "Ferry\n\n“It is late,” Ilda Morrow said, “and it leaks.” The letter says Jonas Reth claims that nine died."
    made, dropped = proposals(
        text,
        statement(["“It is late,”", "“and it leaks.”"], "Ilda Morrow", "said"),
        {
            "content": ["nine died"],
            "voices": [
                {"source": "The letter", "cue": "says", "modality": "asserts"},
                {"source": "Jonas Reth", "cue": "claims", "modality": "alleges"},
            ],
            "polarity": "positive",
        },
    )
    assert made == [
        "Ilda Morrow [said] It is late … and it leaks",
        "letter [says] < Jonas Reth [claims] nine died",
    ]
    assert dropped == {}


def test_modality_and_polarity_are_the_model_s() -> None:
    report, found = read(QUAY)
    entry = statement("They are old", "Morrow", "said", modality="denies", polarity="negative")
    (one,) = of(report, found, passages_of(report, found, room_in(8192)), entry).statements
    assert (one.chain[-1].modality, one.polarity) == ("denies", "negative")


def test_a_content_that_runs_over_paragraphs_has_a_piece_in_each() -> None:
    made, _ = proposals(QUAY, statement("“They are old,” Morrow said. “We counted", None, "he said"))
    assert made == ["not named [he said] “They are old,” Morrow said … We counted"]


def test_the_outlet_s_own_voice_is_no_proposal_and_the_same_is_not_proposed_twice() -> None:
    one = statement("They are old", "Morrow", "said")
    text = QUAY.replace("It rained.", "We said it rained.")
    made, dropped = proposals(text, one, one, statement("it rained", "We", "said"))
    assert made == ["Ilda Morrow [said] They are old"]
    assert dropped == {"proposed twice": 1, "the outlet itself": 1}


PIECES = st.sampled_from(
    [
        "said",
        "he",
        "she",
        "Morrow",
        "“They are old,”",
        "barrels",
        "None leaks",
        "the",
        "quay",
        "lies",
        "",
        "It rained. ",
        "…",
    ]
)
VOICE = st.fixed_dictionaries({"source": st.none() | PIECES, "cue": st.none() | PIECES, "modality": st.just("asserts")})
ENTRY = st.fixed_dictionaries(
    {
        "content": st.lists(PIECES, min_size=1, max_size=3),
        "voices": st.lists(VOICE, min_size=1, max_size=3),
        "polarity": st.just("positive"),
    }
)
READ = read(QUAY)


@given(st.lists(ENTRY, max_size=5))
def test_whatever_is_answered_every_span_lies_in_the_text_and_no_two_of_a_credit_overlap(
    entries: list[dict[str, Any]],
) -> None:
    report, found = READ
    made = of(report, found, passages_of(report, found, room_in(8192)), *entries)
    assert len(made.statements) + sum(made.dropped.values()) == len(entries)
    for one in made.statements:
        spans = [*one.content, *(s.cue for s in one.chain if s.cue), *(s.mention for s in one.chain if s.mention)]
        for at, span in enumerate(spans):
            assert span.end <= len(report.text)
            assert span.of(report.text).strip()
            assert not any(span.overlaps(other) for other in spans[at + 1 :])
