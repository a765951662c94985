"""From chances to attributions: "Orla said ferries sink , Bram denied it" and what a model might say of its pieces."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training.decode import Reading, attributions, likeliest_tags, spans_of, stretches_of
from training.polnear import Attribution
from training.windows import TAGS, Piece, Stretch

from stemmata.text.span import Span

WORDS = "Orla said ferries sink , Bram denied it".split()
TEXT = " ".join(WORDS)
PIECES = tuple(Piece(7, TEXT.index(word), TEXT.index(word) + len(word)) for word in WORDS)
SPOKEN = ["B-source", "B-cue", "B-content", "I-content", "O", "B-source", "B-cue", "B-content"]
NONE = 0  # the place that stands for "none to be seen"


def sure(shape: tuple[int, int], chosen: dict[int, int]) -> np.ndarray:
    """Chances that leave little doubt: row → the column that it chooses."""
    chances = np.full(shape, np.log(0.01))
    for row, column in chosen.items():
        chances[row, column] = np.log(0.9)
    return chances


def reading(tags: list[str], cues: dict[int, int], sources: dict[int, int | None]) -> Reading:
    """Of WORDS as one paragraph in one window; ``cues`` and ``sources``: which piece chooses which."""
    count = len(WORDS)
    return Reading(
        pieces=PIECES,
        paragraphs=(Stretch(0, count),),
        roles=sure((count, len(TAGS)), {at: TAGS.index(tag) for at, tag in enumerate(tags)}),
        cues=sure((count, count + 1), {row: column + 1 for row, column in cues.items()}),
        sources=sure((count, count + 1), {r: NONE if c is None else c + 1 for r, c in sources.items()}),
        seen=np.zeros(count, dtype=np.int64),
    )


def said(found: tuple[Attribution, ...]) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        ([s.of(TEXT) for s in a.source], [s.of(TEXT) for s in a.cue], [s.of(TEXT) for s in a.content]) for a in found
    ]


def test_contents_take_their_cue_and_cues_their_source() -> None:
    found = attributions(reading(SPOKEN, {2: 1, 3: 1, 7: 6}, {1: 0, 6: 5}))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink"]), (["Bram"], ["denied"], ["it"])]


def test_links_are_the_model_s_and_not_the_nearest() -> None:
    found = attributions(reading(SPOKEN, {2: 6, 3: 6, 7: 1}, {1: 5, 6: 0}))
    assert said(found) == [(["Bram"], ["said"], ["it"]), (["Orla"], ["denied"], ["ferries sink"])]


def test_two_contents_of_one_cue_are_one_attribution() -> None:
    found = attributions(reading(SPOKEN, {2: 1, 3: 1, 7: 1}, {1: 0, 6: 5}))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink", "it"])]


def test_two_cues_may_share_a_source() -> None:
    found = attributions(reading(SPOKEN, {2: 1, 3: 1, 7: 6}, {1: 0, 6: 0}))
    assert [one.source for one in found] == [(Span(0, 4),), (Span(0, 4),)]


def test_a_source_that_is_not_expressed_is_none() -> None:
    found = attributions(reading(SPOKEN, {2: 1, 3: 1, 7: 6}, {1: None, 6: 5}))
    assert [one.source for one in found] == [(), (Span(25, 29),)]


def test_a_content_that_sees_no_cue_is_left_out() -> None:
    assert attributions(reading(["O", "O", "B-content", "I-content", "O", "O", "O", "O"], {}, {})) == ()


def test_a_text_without_pieces_has_no_attributions() -> None:
    empty = np.zeros((0, 9))
    blank = Reading(
        pieces=(), paragraphs=(), roles=empty[:, :7], cues=empty, sources=empty, seen=np.zeros(0, dtype=np.int64)
    )
    assert attributions(blank) == ()


def test_an_inside_tag_never_follows_another_role() -> None:
    chances = np.log(np.array([[0.6, 0.4], [0.1, 0.9]]))
    wide = np.full((2, len(TAGS)), -20.0)
    wide[:, TAGS.index("O")] = chances[:, 0]
    wide[0, TAGS.index("B-cue")] = chances[0, 1]
    wide[1, TAGS.index("I-cue")] = chances[1, 1]
    assert [TAGS[tag] for tag in likeliest_tags(wide)] == ["B-cue", "I-cue"]


@given(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(len(TAGS))), elements=st.floats(-30, 0)))
def test_the_likeliest_tags_always_spell_spans(chances: np.ndarray) -> None:
    tags = likeliest_tags(chances)
    assert len(tags) == len(chances)
    for before, tag in zip([0, *tags], tags, strict=False):
        name = TAGS[tag]
        assert not name.startswith("I-") or TAGS[before] in {f"B-{name[2:]}", name}


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=20))
def test_spans_of_tags_cover_each_tagged_piece_once(tags: list[int]) -> None:
    covered = [at for spans in stretches_of(tags).values() for stretch in spans for at in range(*stretch)]
    assert sorted(covered) == [at for at, tag in enumerate(tags) if tag]


def test_neighbouring_stretches_become_one_span() -> None:
    assert spans_of(PIECES, [Stretch(3, 4), Stretch(2, 3), Stretch(7, 8)]) == (Span(10, 22), Span(37, 39))
