"""The labels of word pieces, on a text of invented people."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from training.labels import Labels, labels
from training.polnear import Attribution

from stemmata.annotate.tagger.sequence import TAGS, stretches_of, tagged
from stemmata.annotate.tagger.windows import Piece, Stretch
from stemmata.text.span import Span
from tests import making

TEXT = "Orla Quill said the ferry, which Bram called rotten, would sail.\n\nIt sank."
PIECES = tuple(Piece(id=7, start=m.start(), end=m.end()) for m in re.finditer(r"\w+|[^\w\s]", TEXT))


def span(words: str) -> Span:
    return making.span(TEXT, words)


def at(word: str) -> int:
    return next(at for at, piece in enumerate(PIECES) if TEXT[piece.start : piece.end] == word)


def names(found: Labels) -> list[str]:
    return [TAGS[tag] for tag in found.tags]


SAID = Attribution(source=(span("Orla Quill"),), cue=(span("said"),), content=(span("the ferry"), span("would sail")))


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    """Spans of the text for each role, in text order; those of two roles may overlap."""

    def spans() -> tuple[Span, ...]:
        ends = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=4)))
        return tuple(Span(a, b) for a, b in list(pairwise(ends))[::2])

    return Attribution(source=spans(), cue=spans(), content=spans())


def test_tags_begin_every_span_anew() -> None:
    found = names(labels(PIECES, [SAID]))
    assert found[:5] == ["B-source", "I-source", "B-cue", "B-content", "I-content"]
    assert found[5:13] == ["O"] * 6 + ["B-content", "I-content"]


def test_each_piece_of_a_content_hangs_on_the_cue_and_the_cue_on_the_source() -> None:
    found = labels(PIECES, [SAID])
    assert found.cues == dict.fromkeys([3, 4, 11, 12], Stretch(2, 3))
    assert found.sources == {2: (Stretch(0, 2),)}


def test_a_cue_without_a_source_and_a_content_without_a_cue_say_so() -> None:
    unsaid = Attribution(cue=(span("called"),), content=(span("rotten"),))
    loose = Attribution(content=(span("sank"),))
    found = labels(PIECES, [unsaid, loose])
    assert found.sources == {at("called"): ()}
    assert found.cues[at("rotten")] == Stretch(at("called"), at("called") + 1)
    assert found.cues[at("sank")] is None


def test_where_roles_share_a_piece_the_cue_is_labelled() -> None:
    found = labels(PIECES, [Attribution(cue=(span("said"),), content=(span("said the ferry"),))])
    assert names(found)[2:5] == ["B-cue", "I-content", "I-content"]


def test_spans_of_a_role_that_overlap_are_one_after_the_other() -> None:
    found = labels(PIECES, [Attribution(cue=(span("said"),), content=(span("the ferry, which"), span("ferry")))])
    assert names(found)[3:7] == ["B-content", "I-content", "I-content", "I-content"]


def test_nothing_said_nothing_labelled() -> None:
    found = labels(PIECES, [])
    assert set(found.tags) == {0}
    assert (found.cues, found.sources) == ({}, {})


def test_a_text_without_pieces_has_no_labels() -> None:
    assert labels((), [SAID]) == Labels(tags=(), cues={}, sources={})


@given(st.lists(attributions(), max_size=3))
def test_whatever_is_marked_each_piece_has_a_tag_and_links_lie_in_the_text(made: list[Attribution]) -> None:
    found = labels(PIECES, made)
    assert len(found.tags) == len(PIECES)
    partners = [cue for cue in found.cues.values() if cue] + [one for some in found.sources.values() for one in some]
    assert all(0 <= first < last <= len(PIECES) for first, last in partners)
    covered = tagged(len(PIECES), stretches_of(found.tags))
    assert [bool(tag) for tag in covered] == [bool(tag) for tag in found.tags]


@given(attributions())
def test_only_pieces_of_contents_hang_on_cues_and_only_those_of_cues_on_sources(made: Attribution) -> None:
    def touched(spans: tuple[Span, ...]) -> set[int]:
        return {
            at for at, piece in enumerate(PIECES) if any(Span(piece.start, piece.end).overlaps(one) for one in spans)
        }

    found = labels(PIECES, [made])
    assert set(found.cues) == touched(made.content)
    assert set(found.sources) == touched(made.cue)
    assert {at for at, tag in enumerate(found.tags) if tag} == touched((*made.source, *made.cue, *made.content))
