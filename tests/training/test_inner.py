"""What a first model finds within contents, written down and read back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.inner import outermost, read_found, within, write
from training.polnear import Attribution, Document

from stemmata.annotate.tagger.windows import Windowing
from stemmata.text.span import Span
from tests import making
from tests.annotate.tagger.making_pieces import SIZES, Words, drawn_model
from training import inner

TEXT = "Orla said it sank, that Bram denied it and that it rained, she added. The tide is high, Pell said."
CONTENTS = (making.span(TEXT, "that Bram denied it and that it rained"), making.span(TEXT, "The tide is high"))
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda a: Span(a[0], a[0] + a[1])), max_size=8)


def document(*contents: Span) -> Document:
    said = tuple(Attribution(cue=(making.span(TEXT, "said"),), content=(one,)) for one in contents)
    return Document(id="tide-post", text=TEXT, attributions=said)


def found_by(seed: int, *contents: Span, sizes: Windowing = SIZES) -> tuple[Attribution, ...]:
    return within(document(*contents), Words(), drawn_model(seed, spread=90.0), sizes)


def test_spans_that_overlap_another_are_left_out_and_of_two_at_one_start_the_longer_stays() -> None:
    assert outermost([Span(5, 9), Span(0, 4), Span(0, 6), Span(6, 8)]) == (Span(0, 6), Span(6, 8))
    assert outermost([]) == ()


@given(SPANS)
def test_of_any_spans_those_that_are_kept_do_not_overlap_and_no_other_would_fit(spans: list[Span]) -> None:
    kept = outermost(spans)
    assert list(kept) == sorted(kept)
    assert all(any(one.overlaps(other) for other in kept) for one in spans)
    assert sum(len(one) for one in kept) == len({at for one in kept for at in range(one.start, one.end)})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999), st.sampled_from([SIZES, Windowing(size=9, context=1)]))
def test_whatever_is_found_stands_within_one_content(seed: int, sizes: Windowing) -> None:
    found = found_by(seed, *CONTENTS, sizes=sizes)
    for one in found:
        assert one.cue
        assert one.content
        held = (*one.source, *one.cue, *one.content)
        assert any(all(content.contains(span) for span in held) for content in CONTENTS)
    assert list(found) == sorted(found, key=lambda one: (one.cue, one.content))


def test_some_model_finds_something_so_that_the_properties_say_something() -> None:
    assert any(found_by(seed, *CONTENTS) for seed in range(60))


def test_a_short_content_holds_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    short = making.span(TEXT, "Bram denied it")
    monkeypatch.setattr(inner, "LEAST_LETTERS", len(short) + 1)
    assert not any(found_by(seed, short) for seed in range(200))
    monkeypatch.setattr(inner, "LEAST_LETTERS", len(short))
    assert any(found_by(seed, short) for seed in range(200))


def test_what_a_model_is_hardly_sure_of_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = {seed: found_by(seed, *CONTENTS) for seed in range(60)}
    monkeypatch.setattr(inner, "LEAST_SCORE", 0.0)
    everything = {seed: found_by(seed, *CONTENTS) for seed in range(60)}
    assert all(set(sure[seed]) <= set(everything[seed]) for seed in sure)
    assert sure != everything


def test_a_content_is_read_as_if_it_were_a_text_of_its_own() -> None:
    for seed in range(60):
        alone = found_by(seed, CONTENTS[1])
        together = found_by(seed, *CONTENTS)
        assert [one for one in together if CONTENTS[1].contains(one.cue[0])] == list(alone)


def test_a_text_without_attributions_holds_none_within() -> None:
    assert found_by(1) == ()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    found = {"a": (Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(9, 12), Span(14, 20))),), "b": ()}
    write(tmp_path / "inner.json", found)
    assert read_found(tmp_path / "inner.json") == found
    assert list(json.loads((tmp_path / "inner.json").read_text(encoding="utf-8"))) == ["a", "b"]


def test_a_step_that_was_not_taken_says_which(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"training\.inner"):
        read_found(tmp_path / "inner.json")
