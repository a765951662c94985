"""Passages hold all prose of a report once, each within its room."""

from itertools import pairwise

import pytest
from bench.plain_report import report_of
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.llm.asked import LEAST_CONTEXT, Passage, passages_of, room_in, tokens
from stemmata.errors import UsageError
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.text.normalise import normalised

ROOM = room_in(LEAST_CONTEXT)


def asked(text: str) -> tuple[Report, tuple[Passage, ...]]:
    report = report_of("quay", text, headline=True)
    return report, passages_of(report, passages.annotate(report, Annotations(report=report.id)), ROOM)


def test_a_short_report_is_one_passage_with_nothing_before_it() -> None:
    _, made = asked("Barrels\n\nForty barrels lie there.\n\nNobody knows whose.")
    (one,) = made
    assert one.before == ()
    assert one.shown("Barrels\n\nForty barrels lie there.\n\nNobody knows whose.")[1].count("\n\n") == 2


def test_a_later_passage_shows_the_headline_and_the_paragraphs_before_it() -> None:
    paragraphs = [f"Paragraph {n} says that barrel {n} leaks, and so on for a while." for n in range(40)]
    text = "Barrels\n\n" + "\n\n".join(paragraphs)
    report, made = asked(text)
    assert len(made) > 2
    before, own = made[1].shown(report.text)
    first = next(n for n, paragraph in enumerate(paragraphs) if paragraph in own)
    assert before.split("\n\n")[0] == "Barrels"
    assert before.split("\n\n")[-1] == paragraphs[first - 1]


def test_too_small_a_context_is_refused_with_what_to_give() -> None:
    with pytest.raises(UsageError, match=f"--llm-context {LEAST_CONTEXT}"):
        room_in(LEAST_CONTEXT - 1)


def test_the_same_words_have_one_key_in_any_report_and_another_for_another_model_or_prompt() -> None:
    report, (one,) = asked("Barrels\n\nForty lie there.")
    again, (other,) = asked("Barrels\n\nForty lie there.")
    key = one.key(report.text, "1-a", "tiny")
    assert key == other.key(again.text, "1-a", "tiny")
    assert len({key, one.key(report.text, "1-b", "tiny"), one.key(report.text, "1-a", "huge")}) == 3


@given(st.lists(st.text(st.sampled_from("ab é村. \n"), max_size=700), max_size=6))
def test_every_letter_is_asked_about_once_and_no_passage_passes_its_room(parts: list[str]) -> None:
    report, made = asked(normalised("\n\n".join(parts)))
    own = [span for passage in made for span in passage.own]
    assert own == sorted(own)
    assert all(a.end <= b.start for a, b in pairwise(own))
    told = sorted(at for span in own for at in range(span.start, span.end) if not report.text[at].isspace())
    assert told == [at for at, c in enumerate(report.text) if not c.isspace()]
    for passage in made:
        assert sum(tokens(span.of(report.text)) for span in passage.own) <= ROOM.passage
        assert sum(tokens(span.of(report.text)) for span in passage.before) <= ROOM.before
        assert all(before.end <= passage.own[0].start for before in passage.before)
