import textwrap
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.layout.passages import annotator, paragraphs, sentences
from stemmata.annotate.layout.quotations import annotator as quotations
from stemmata.model.annotations import Annotations
from stemmata.model.report import Zone
from stemmata.plugins import Annotator
from stemmata.text.span import Span
from tests import making


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


def test_it_fits_the_protocol() -> None:
    assert isinstance(annotator, Annotator)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Varro and Col. Pell met at the quay.",
        "The U.S. envoy left at 5 p.m. on Monday.",
        "J. K. Tarn signed order No. 5 for 3.5 tonnes.",
        "“Why now?” he asked.",
        "The list … was never found.",
        "Tarn Shipping Co. refused to pay.",
    ],
)
def test_these_full_stops_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He left the U.S. The guild was silent.", "He left the U.S."),
        ("“The port is shut.” Pell left.", "“The port is shut.”"),
        ("It was over (at last). Nobody came.", "It was over (at last)."),
        ("Nine died in 2014. Ten fled.", "Nine died in 2014."),
        ("Why? Nobody knows.", "Why?"),
        ("They met at 5 p.m. The crews had gone.", "They met at 5 p.m."),
    ],
)
def test_these_do(text: str, first: str) -> None:
    assert cut(text)[0] == first
    assert len(cut(text)) == 2


def test_a_line_end_parts_paragraphs() -> None:
    text = "First paragraph here.\nSecond one.\n\n  Third."
    assert [p.of(text) for p in paragraphs(text, Span(0, len(text)))] == [
        "First paragraph here.",
        "Second one.",
        "Third.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The crews of ships that lay in the\nharbour were told to wait for the order\nof the guild, said Pell."
    assert len(list(paragraphs(text, Span(0, len(text))))) == 1


def test_a_sentence_runs_over_the_lines_that_the_page_broke() -> None:
    first = "The letter that its nine writers dated on the evening of 3 May names the men of the night shift."
    text = textwrap.fill(f"{first} It was found in June by Col. Pell, who kept it. " * 2, 44)
    made = making.report(text)
    found = annotator.annotate(made, Annotations(report=made.id))
    kinds = [(p.kind, " ".join(p.span.of(text).split())) for p in found.passages]
    assert kinds.count(("sentence", first)) == 2
    assert [kind for kind, _ in kinds].count("paragraph") == 1


def test_paragraphs_that_an_indent_marks_are_told_apart_in_a_wrapped_text() -> None:
    one = "The crews of the ships that lay in the harbour were told to wait for the order of the guild, said Pell."
    text = "\n".join(textwrap.fill(one, 50, initial_indent="   ") for _ in range(3))
    assert [" ".join(p.of(text).split()) for p in paragraphs(text, Span(0, len(text)))] == [one] * 3


@pytest.mark.parametrize("piece", ["the gates were shut and ", "U.S. ", "12. ", "no.no.", 'he said "we wait" and '])
def test_a_line_without_end_is_cut_in_time_that_grows_with_it(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    made = making.report(text)
    started = time.perf_counter()
    found = quotations.annotate(made, annotator.annotate(made, Annotations(report=made.id)))
    assert found.passages
    assert time.perf_counter() - started < 8


def test_zones_are_never_crossed() -> None:
    text = "Ships leave the port Nine ships left."
    made = making.report(text)
    zones = (Zone(kind="headline", span=Span(0, 20)), Zone(kind="body", span=Span(21, len(text))))
    found = annotator.annotate(replace(made, zones=zones), Annotations(report=made.id))
    assert [p.span.of(text) for p in found.passages if p.kind == "sentence"] == [
        "Ships leave the port",
        "Nine ships left.",
    ]


PROSE = st.text(alphabet=st.sampled_from("aZé .!?…\"'“”()\n5,"), max_size=120)


@given(PROSE)
def test_sentences_cover_every_character_that_is_not_space_and_never_overlap(text: str) -> None:
    made = making.report(text)
    found = annotator.annotate(made, Annotations(report=made.id))
    spans = [p.span for p in found.passages if p.kind == "sentence"]
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert all(a.end <= b.start for a, b in pairwise(spans))
    parents = [p.span for p in found.passages if p.kind == "paragraph"]
    assert all(any(parent.contains(span) for parent in parents) for span in spans)
