"""Lines become bytes in pieces, and what no file can hold becomes U+FFFD."""

import json
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from stemmata.export.pieces import filled, in_pieces, json_document, json_lines, printable, xml

ANY = st.text(alphabet=st.characters())


@given(st.lists(st.text(), max_size=30))
def test_the_pieces_are_the_lines(lines: list[str]) -> None:
    assert b"".join(in_pieces(lines)).decode() == "".join(lines)


def test_a_piece_is_handed_on_before_the_next_line_is_asked_for() -> None:
    asked = []

    def lines() -> object:
        for n in range(100):
            asked.append(n)
            yield "x" * 70_000

    first = next(in_pieces(lines()))  # type: ignore[arg-type]
    assert len(first) == 70_000
    assert asked == [0]


@given(ANY)
def test_xml_holds_what_it_may_and_marks_the_rest(words: str) -> None:
    text = ElementTree.fromstring(f"<a b={xml(words, quoted=True)}>{xml(words)}</a>")
    assert text.get("b") == (text.text or "")
    assert len(text.get("b") or "") == len(words)


@given(ANY)
def test_printable_words_keep_their_length(words: str) -> None:
    assert len(printable(words)) == len(words)
    printable(words).encode()


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9)), max_size=5))
def test_records_are_read_back(records: list[dict[str, str]]) -> None:
    assert [json.loads(line) for line in "".join(json_lines(records)).split("\n")[:-1]] == records
    made = json.loads("".join(json_document({"a": 1}, "list", records)))
    assert made == {"a": 1, "list": records}


def test_nought_and_no_are_kept_and_the_unknown_left_out() -> None:
    assert filled({"a": 0, "b": False, "c": None, "d": "", "e": [], "f": ()}) == {"a": 0, "b": False}
