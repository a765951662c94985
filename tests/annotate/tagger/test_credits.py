"""The annotator that reads a report's prose with the model."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.tagger import credits
from stemmata.annotate.tagger.credits import annotator
from stemmata.model.annotations import Annotations, Credit, Passage
from stemmata.model.report import Report, Zone, ZoneKind
from stemmata.text.span import Span
from tests import making
from tests.annotate.tagger.making_credits import credited, drawn

SAID = "Bram Quill said that the old ferry had sunk on Friday."
DENIED = "The harbour office denied that the bridge would close in May."
NEWS = "Bram Quill, a harbour official, said on Friday that the old ferry had sunk near the coast."
TEXT = f"{SAID}\n\n{DENIED}"
ODD = st.text(st.characters(codec="utf-8") | st.sampled_from(" \n\r“”\"'"), max_size=60)


def read(report: Report) -> Annotations:
    return annotator.annotate(report, passages.annotate(report, Annotations(report=report.id)))


def zoned(first: ZoneKind, second: ZoneKind) -> Report:
    """SAID in a zone of the first kind, DENIED in one of the second."""
    at = len(SAID)
    zones = (Zone(kind=first, span=Span(0, at)), Zone(kind=second, span=Span(at + 2, len(TEXT))))
    return replace(making.report(TEXT), zones=zones)


def cues(found: Annotations) -> list[str]:
    return [span.of(TEXT) for credit in found.credits for span in credit.cue]


def test_each_paragraph_s_credits_are_found_in_text_order() -> None:
    found = read(making.report(TEXT))
    assert [drawn(TEXT, one).partition("[")[0].strip() for one in found.credits] == ["Bram Quill", "The harbour office"]


def test_what_stands_outside_the_prose_is_not_read() -> None:
    assert cues(read(zoned("body", "furniture"))) == ["said"]
    assert cues(read(zoned("furniture", "body"))) == ["denied"]


def test_headlines_are_read() -> None:
    assert cues(read(zoned("headline", "body"))) == ["said", "denied"]


def test_a_report_without_prose_has_no_credits() -> None:
    assert read(zoned("furniture", "furniture")).credits == ()
    assert read(making.report("")).credits == ()


def test_credits_found_before_are_read_anew() -> None:
    once = read(making.report(TEXT))
    assert annotator.annotate(making.report(TEXT), once) == once


def test_every_other_layer_is_left_as_it_was() -> None:
    report = making.report(TEXT)
    before = passages.annotate(report, Annotations(report=report.id))
    given = {layer: getattr(before, layer) for layer in annotator.gives}
    assert replace(annotator.annotate(report, before), **given) == before


def test_only_english_and_what_may_be_english_is_read() -> None:
    assert len(read(replace(making.report(TEXT), language=None)).credits) == 2
    assert read(replace(making.report(TEXT), language="de")).credits == ()


def test_the_paragraphs_are_those_of_the_passages() -> None:
    report = making.report(TEXT)
    only = Annotations(report=report.id, passages=(Passage(kind="paragraph", span=making.span(TEXT, DENIED)),))
    assert cues(annotator.annotate(report, only)) == ["denied"]


def test_what_the_model_is_hardly_sure_of_is_left_out_by_its_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    at = (Span(0, 4),)
    scores = [(0, 0.49), (0, 0.5), (0, 1.0), (1, 0.24), (1, 0.25)]
    made = tuple(
        Credit(source=(), cue=at, content=at, depth=depth, score=score, least_sure="cue") for depth, score in scores
    )
    monkeypatch.setattr(credits, "_LEAST", {0: 0.5, 1: 0.25})
    monkeypatch.setattr(credits, "credits_of", lambda reading: made)
    assert read(making.report(TEXT)).credits == (made[1], made[2], made[4])


@settings(max_examples=60, deadline=None)
@given(ODD, st.booleans())
def test_any_text_beside_it_leaves_a_report_s_credits_within_the_text(odd: str, above: bool) -> None:
    text = f"{odd}\n\n{SAID}" if above else f"{SAID}\n\n{odd}"
    spans = [span for one in read(making.report(text)).credits for span in (*one.source, *one.cue, *one.content)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=60, deadline=None)
@given(ODD, st.booleans())
def test_any_text_beside_a_statement_may_make_it_less_sure_but_never_hides_it(odd: str, above: bool) -> None:
    text = f"{odd}\n\n{NEWS}" if above else f"{NEWS}\n\n{odd}"
    assert any("said" in drawn(text, one) for one in credited(text))


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        "00000000",
        "2",
        "3 May",
        "* * *",
        "-----",
        "Photo",
        "\u200b",
        "“",
        "“No danger”",
        "한국 é",
        "[1]",
        "12:30 | Velm",
    ],
)
def test_an_odd_line_beside_a_statement_leaves_it_credited(line: str, above: bool) -> None:
    text = f"{line}\n\n{NEWS}" if above else f"{NEWS}\n\n{line}"
    (found,) = read(making.report(text)).credits
    source, _, said = drawn(text, found).partition(" [said] ")
    assert "harbour official" in source
    assert "the old ferry had sunk near the coast" in said
