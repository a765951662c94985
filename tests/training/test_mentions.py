"""Names as tags of pieces, on a text of invented names."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from training.mentions import KINDS, LEARNT, UNKNOWN, Kind, Named, NamedText, labels, outermost

from stemmata.annotate.tagger.sequence import stretches_of, tag_names
from stemmata.annotate.tagger.windows import Piece
from stemmata.text.span import Span

TEXT = "Orla Quill left the Bank of Velia for the Tide Games.\n\nVelia slept."
PIECES = tuple(Piece(id=7, start=m.start(), end=m.end()) for m in re.finditer(r"\w+|[^\w\s]", TEXT))
TAGS = tag_names(LEARNT)


def name(words: str, kind: Kind) -> Named:
    return Named(Span(TEXT.index(words), TEXT.index(words) + len(words)), kind)


BANK = name("Bank of Velia", "organisation")
NAMES = (name("Orla Quill", "person"), BANK, name("Velia", "place"), name("Tide Games", "event"))


def text(*names: Named, unsure: tuple[Span, ...] = ()) -> NamedText:
    return NamedText(id="a", text=TEXT, names=tuple(sorted(names)), unsure=unsure, marks=KINDS)


def read_back(tags: Sequence[int], kinds: Sequence[str]) -> list[tuple[Span, str]]:
    return [
        (Span(PIECES[first].start, PIECES[last - 1].end), kinds[kind]) for (first, last), kind in stretches_of(tags)
    ]


def test_of_names_in_names_the_outermost_is_kept() -> None:
    assert outermost(NAMES) == (NAMES[0], BANK, NAMES[3])
    assert outermost([]) == ()


def test_pieces_are_tagged_with_the_outermost_name() -> None:
    tags = [TAGS[tag] for tag in labels(PIECES, text(*NAMES))]
    assert tags[:2] == ["B-person", "I-person"]
    assert tags[4:7] == ["B-organisation", "I-organisation", "I-organisation"]
    assert set(tags[7:]) == {"O"}


def test_a_kind_that_is_not_learnt_hides_no_name() -> None:
    places: tuple[Kind, ...] = ("place",)
    assert read_back(labels(PIECES, text(*NAMES), places), places) == [NAMES[2]]


def test_a_text_in_which_nobody_looked_teaches_nothing_and_one_without_names_does() -> None:
    assert set(labels(PIECES, None)) == {UNKNOWN}
    assert set(labels(PIECES, text())) == {0}


def test_what_is_in_doubt_teaches_nothing_but_the_names_in_it() -> None:
    found = labels(PIECES, text(BANK, unsure=(Span(BANK.span.start - 4, BANK.span.end + 4),)))
    assert [tag == UNKNOWN for tag in found[3:8]] == [True, False, False, False, True]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), st.sampled_from(LEARNT)), max_size=6))
def test_what_is_tagged_is_read_back(places: list[tuple[int, int, Kind]]) -> None:
    made = [Named(Span(PIECES[a].start, PIECES[min(a + n, 12) - 1].end), kind) for a, n, kind in places]
    assert read_back(labels(PIECES, text(*made)), LEARNT) == [tuple(one) for one in outermost(made)]
