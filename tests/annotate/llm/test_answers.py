"""Answers are read with patience, and in no other form than the one asked for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.llm.answers import MOST_STATEMENTS, QuotedVoice, Unreadable, answer_of
from tests.model_server import statement, statements

GOOD = statement("forty barrels", "Ilda Morrow", "said")
PLAIN = statements(GOOD)


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN,
        f"Here it is:\n```json\n{PLAIN}\n```\nI hope that {{this}} helps.",
        f'<think>{{"statements": []}} or so</think>{PLAIN}',
        f'{{"plan": 1}} {PLAIN} {{"statements": []}}',
        "\ufeff  " + json.dumps(json.loads(PLAIN), indent=4),
    ],
)
def test_the_first_object_with_a_list_of_statements_is_the_answer(raw: str) -> None:
    (one,) = answer_of(raw).statements
    assert one.content == ("forty barrels",)
    assert one.voices == (QuotedVoice(source="Ilda Morrow", cue="said", modality="asserts"),)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "I cannot help with that.",
        PLAIN[:-3],
        "[1, 2]",
        '{"statements": 4}',
        '{"a":' * 5000,
        "<think>" + PLAIN,
    ],
)
def test_an_answer_without_them_says_what_is_wrong(raw: str) -> None:
    with pytest.raises(Unreadable, match=r"^It is .*\.$"):
        answer_of(raw)


@pytest.mark.parametrize(
    "entry",
    [
        7,
        {},
        GOOD | {"content": []},
        GOOD | {"content": [1]},
        GOOD | {"content": ["a"] * 99},
        GOOD | {"voices": []},
        GOOD | {"voices": "Ilda Morrow"},
        GOOD | {"voices": GOOD["voices"] * 99},
        GOOD | {"polarity": ["positive"]},
        statement("forty", "Ilda", "said", modality="shouts"),
        GOOD | {"voices": [{"source": 4, "cue": "said", "modality": "asserts"}]},
    ],
)
def test_an_entry_of_another_form_is_dropped_and_counted_and_the_others_stay(entry: object) -> None:
    answer = answer_of(json.dumps({"statements": [entry, GOOD]}))
    assert len(answer.statements) == 1
    assert answer.dropped == (("malformed", 1),)


def test_offsets_and_all_else_that_a_model_adds_are_passed_over() -> None:
    entry = GOOD | {"start": 3, "end": 900, "url": "http://evil.example", "tool_calls": [{"name": "fetch"}]}
    assert answer_of(statements(entry)) == answer_of(PLAIN)


def test_a_content_in_one_piece_may_be_a_string() -> None:
    assert answer_of(statements(GOOD | {"content": "forty barrels"})) == answer_of(PLAIN)


def test_what_is_more_than_a_passage_can_hold_is_counted() -> None:
    answer = answer_of(statements(*[GOOD] * (MOST_STATEMENTS + 5)))
    assert len(answer.statements) == MOST_STATEMENTS
    assert answer.dropped == (("too many", 5),)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["content", "voices", "polarity", "source", "cue", "modality"]), inner, max_size=4
        )
    ),
)


@given(st.lists(JSON, max_size=4))
def test_no_entries_whatever_break_the_reading(entries: list[object]) -> None:
    answer = answer_of(json.dumps({"statements": entries}))
    assert len(answer.statements) + dict(answer.dropped).get("malformed", 0) == len(entries)
