"""What does not hold together is told before anything is written."""

from dataclasses import replace

import pytest

from stemmata.casefile.soundness import unsound
from stemmata.model.annotations import Annotations, DateExpression, LocalEntity, Statement
from stemmata.text.span import Span
from tests.casefile.whole import denial, first_annotations, first_report, second_annotations, second_report

FAR = Span(0, 10_000)


def broken(**layers: object) -> Annotations:
    return replace(first_annotations(), **layers)  # type: ignore[arg-type]


def said(**fields: object) -> tuple[Statement, ...]:
    return (replace(denial(), **fields),)  # type: ignore[arg-type]


def test_sound_annotations_pass() -> None:
    assert unsound(first_report(), first_annotations()) is None
    assert unsound(second_report(), second_annotations()) is None


@pytest.mark.parametrize(
    ("annotations", "sentence"),
    [
        (second_annotations(), "are of the report"),
        (broken(dates=(DateExpression(span=FAR, edtf=None, basis="stated"),)), "date [0, 10000) lies outside"),
        (broken(statements=said(content=(FAR,))), "content [0, 10000) lies outside"),
        (broken(statements=said(passage=FAR)), "passage [0, 10000) lies outside"),
        (broken(entities=()), "A mention stands for e1"),
        (broken(statements=said(locals=("e9",))), "content stands for e9"),
        (broken(statements=said(quantities=(1,))), "counts a quantity"),
        (broken(statements=said(dates=(-1,))), "names a date"),
        (broken(statements=(denial(), denial())), "Two statements share one id"),
        (
            broken(entities=(*first_annotations().entities, LocalEntity(id="e1", kind="place", name="x", names=()))),
            "Two local entities share one id",
        ),
    ],
)
def test_what_is_wrong_is_said(annotations: Annotations, sentence: str) -> None:
    assert sentence in (unsound(first_report(), annotations) or "")


def test_half_a_character_is_no_text() -> None:
    torn = replace(first_report(), text=first_report().text + "\ud83d")
    assert "half a character" in (unsound(torn, first_annotations()) or "")
