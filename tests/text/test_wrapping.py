import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.span import Span
from stemmata.text.wrapping import flowing_lines, flowing_within, unwrapped, wrapped_width

PROSE = (
    "The gates of the harbour were shut by hand at nine on the night of the flood, a letter that was seen by this "
    "agency says, and nobody came back to open them before the morning."
)


def flowing(text: str) -> list[str]:
    return [" ".join(line.span.of(text).split()) for line in flowing_lines(text)]


@pytest.mark.parametrize("indent", ["    ", "  "])
def test_an_indent_begins_a_paragraph(indent: str) -> None:
    text = "\n".join(textwrap.fill(PROSE, 60, initial_indent=indent) for _ in range(3))
    assert flowing(text) == [PROSE, PROSE, PROSE]


def test_an_indented_quotation_is_one_paragraph() -> None:
    quoted = textwrap.fill(PROSE, 60, initial_indent="    ", subsequent_indent="    ")
    assert flowing(f"{textwrap.fill(PROSE, 60)}\n\n{quoted}") == [PROSE, PROSE]


def test_a_block_of_two_lines_in_a_wrapped_text_is_one_paragraph() -> None:
    short = "The letter, which its writers dated\n3 May, names nine men."
    text = f"{textwrap.fill(PROSE, 40)}\n\n{textwrap.fill(' '.join(short.split()), 40)}\n\n{textwrap.fill(PROSE, 40)}"
    assert flowing(text)[1] == "The letter, which its writers dated 3 May, names nine men."


def test_a_short_line_ends_its_paragraph_and_no_other() -> None:
    text = f"{textwrap.fill(PROSE, 66)}\nNobody came.\n{textwrap.fill(PROSE, 66)}"
    assert flowing(text) == [PROSE, "Nobody came.", PROSE]


def test_two_lines_are_one_where_the_first_stops_inside_a_sentence() -> None:
    assert flowing("The crews of ships that lay in the\nharbour were told to wait.") == [
        "The crews of ships that lay in the harbour were told to wait."
    ]


def test_a_title_beyond_the_column_stands_for_itself() -> None:
    title = "Letter says that the gates were shut by hand on the night of the flood"
    assert flowing(f"{title}\n{textwrap.fill(PROSE, 50)}") == [title, PROSE]


def test_an_address_beyond_the_column_changes_nothing() -> None:
    address = "https://harbour-ledger.example/2021/05/14/the-letter-that-shut-the-gates"
    text = f"{textwrap.fill(PROSE, 50)}\n\n{textwrap.fill(PROSE, 50)}\n{address}"
    assert flowing(text) == [PROSE, PROSE, address]


@pytest.mark.parametrize(
    "lines",
    [
        ("Gates shut", "By Mira Tolland", "The gates were shut at nine.", "Nobody came back."),
        ("Gate keeper: Tolland", "Pump room: Reed", "Pier: Quill", "Bridge: nobody"),
        (
            "- a letter that names the nine men of the night shift,",
            "- a list of the keys that were handed out that day,",
        ),
        ("The water rose above the northern wall,", "The keepers slept, the bells were still,"),
        ("gate      shut      hour", "north     yes       nine", "south     no        ten"),
        ("Letter says that the gates were shut by hand", "by Mira Tolland"),
        ("1. The gates were shut by hand at nine in the evening", "2. The pumps stood still until the next morning"),
    ],
)
def test_lines_that_their_writer_ended_are_kept(lines: tuple[str, ...]) -> None:
    assert flowing("\n".join(lines)) == [" ".join(line.split()) for line in lines]


def test_a_list_a_table_and_verse_keep_their_lines_in_a_wrapped_text() -> None:
    listed = "- The letter that names the nine men of the night shift.\n- The list of keys."
    table = "gate            shut at           opened at      by\nnorth           nine              ten            Reed"
    verse = "The water rose,\nthe bells were still."
    text = "\n\n".join((textwrap.fill(PROSE, 60), listed, table, verse, textwrap.fill(PROSE, 60)))
    assert len(flowing_lines(text)) == 8


def test_an_item_of_a_list_goes_on_below_its_mark() -> None:
    item = f"- {PROSE}"
    text = textwrap.fill(item, 60, subsequent_indent="  ")
    assert flowing(f"{text}\n{text}") == [item, item]


def test_too_few_lines_tell_no_column() -> None:
    assert wrapped_width([PROSE[:60], PROSE[60:90]]) is None


@given(st.lists(st.integers(1, 3), min_size=2, max_size=6), st.integers(48, 90), st.sampled_from(["\n\n", "\n    "]))
def test_wrapping_a_text_changes_no_paragraph(lengths: list[int], width: int, border: str) -> None:
    paragraphs = [" ".join([PROSE] * times) for times in lengths]
    indent = border.strip("\n")
    text = "\n".join(
        ("\n" if not indent else "") + textwrap.fill(one, width, initial_indent=indent, break_on_hyphens=False)
        for one in paragraphs
    ).lstrip("\n")
    assert flowing(text) == paragraphs


@given(st.text(alphabet="abA. ,-\n", max_size=300))
def test_every_character_lies_in_one_line_and_lines_are_in_order(text: str) -> None:
    at = 0
    for line in flowing_lines(text):
        assert at <= line.span.start < line.span.end
        assert not text[at : line.span.start].strip()
        at = line.span.end
    assert not text[at:].strip()


@given(st.text(alphabet="ab \n", max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_the_lines_within_a_span_are_what_the_span_shares_with_each_line(text: str, one: int, other: int) -> None:
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    lines = flowing_lines(text)
    shared = [line.span for line in lines if line.span.overlaps(span)]
    found = list(flowing_within(lines, span))
    assert [(max(a.start, span.start), min(a.end, span.end)) for a in shared] == [(a.start, a.end) for a in found]


def test_only_the_line_breaks_of_the_page_become_spaces() -> None:
    text = f"{textwrap.fill(PROSE, 40)}\n\n{textwrap.fill(PROSE, 40)}"
    assert unwrapped(text) == f"{PROSE}\n\n{PROSE}"


@given(st.text("aB.\n 1-"))
def test_unwrapping_keeps_every_offset(text: str) -> None:
    flat = unwrapped(text)
    assert len(flat) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, flat, strict=True))
