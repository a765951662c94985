import textwrap

from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.lines import lines_of
from stemmata.ingest.zones import zoned
from stemmata.text.wrapping import wrapped_width

PROSE = (
    "The gates of the harbour were shut by hand at nine on the night of the flood, a letter that was seen by this "
    "agency says, and nobody came back to open them before the morning."
)


def test_the_lines_of_a_wrapped_paragraph_are_one_line() -> None:
    text = "\n\n".join(textwrap.fill(PROSE, 60) for _ in range(3))
    assert [line.text for line in lines_of(text)] == [PROSE, PROSE, PROSE]
    assert all(line.span.of(text).replace("\n", " ") == line.text for line in lines_of(text))


def test_an_indent_begins_a_paragraph_where_no_blank_line_does() -> None:
    text = "\n".join(textwrap.fill(PROSE, 60, initial_indent="    ") for _ in range(3))
    assert [line.text for line in lines_of(text)] == [PROSE, PROSE, PROSE]


def test_lines_that_end_with_paragraphs_are_not_joined() -> None:
    text = "Gates shut\nBy Mira Tolland\nThe gates were shut at nine.\nNobody came back.\nThe water rose."
    assert len(lines_of(text)) == 5
    assert wrapped_width(text.split("\n")) is None
    assert wrapped_width([PROSE, PROSE, PROSE, PROSE]) is None


def test_zones_of_a_wrapped_wire_story_are_whole() -> None:
    head = "LDG-SELM-GATES 1ST LEAD\nLetter says gates were shut by hand\nBy MIRA TOLLAND"
    note = "Correction: " + PROSE
    text = f"{head}\n{textwrap.fill('PORT SELM, May 14 (Ledger) - ' + PROSE, 68)}\n\n{textwrap.fill(note, 68)}\n(MT/JR)"
    zones = [(zone.kind, " ".join(zone.span.of(text).split())) for zone in zoned(text)]
    assert zones == [
        ("furniture", "LDG-SELM-GATES 1ST LEAD"),
        ("headline", "Letter says gates were shut by hand"),
        ("byline", "By MIRA TOLLAND"),
        ("dateline", "PORT SELM, May 14 (Ledger) -"),
        ("body", PROSE),
        ("editorial", note),
        ("byline", "(MT/JR)"),
    ]


@given(st.text(alphabet="ab \n", max_size=400))
def test_every_line_is_as_long_as_its_span(text: str) -> None:
    found = lines_of(text)
    assert all(len(line.text) == len(line.span) for line in found)
    held = "".join(line.text for line in found)
    assert held.replace(" ", "") == "".join(text.split())
