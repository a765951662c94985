from stemmata.ingest.readers.pdf_engine import Box
from stemmata.ingest.readers.pdf_running import Sheet, without_running
from stemmata.ingest.readers.pdf_words import Piece, Word

PAPER = Box(0, 0, 600, 800)


def piece(top: float, text: str, left: float = 50) -> Piece:
    box = Box(left, top, left + 5 * len(text), top + 10)
    return Piece(words=(Word(text=text, box=box, size=10),), box=box, size=10)


def sheets(*pages: tuple[Piece, ...]) -> tuple[Sheet, ...]:
    return tuple(Sheet(number=at, box=PAPER, pieces=page) for at, page in enumerate(pages, start=1))


def kept(*pages: tuple[Piece, ...]) -> list[list[str]]:
    return [[one.text for one in sheet.pieces] for sheet in without_running(sheets(*pages)).sheets]


def test_what_stands_at_one_height_on_the_pages_is_left_out() -> None:
    pages = [(piece(30, "Harbour Ledger"), piece(100 + at, f"Text {word}")) for at, word in enumerate(("a", "b", "c"))]
    assert kept(*pages) == [["Text a"], ["Text b"], ["Text c"]]
    assert without_running(sheets(*pages)).left_out == ("Harbour Ledger",)


def test_a_headline_that_later_pages_repeat_smaller_and_higher_stays() -> None:
    pages = [(piece(90, "Gates shut"), piece(150, "Text a"))]
    pages += [(piece(30, "Gates shut"), piece(100, f"Text {word}")) for word in ("b", "c")]
    assert kept(*pages) == [["Gates shut", "Text a"], ["Text b"], ["Text c"]]


def test_a_line_of_the_text_that_only_looks_alike_stays() -> None:
    pages = [(piece(30, "Harbour Ledger"), piece(60 + 20 * at, "It was so.")) for at in range(3)]
    assert kept(*pages) == [["It was so."]] * 3


def test_numbers_that_count_the_pages_are_left_out_and_others_stay() -> None:
    assert kept(*((piece(100, f"Text {'abc'[at]}."), piece(780, str(at + 6))) for at in range(3))) == [
        ["Text a."], ["Text b."], ["Text c."],
    ]  # fmt: skip
    others = zip("abc", (40, 12, 77), strict=True)
    assert kept(*((piece(100, f"Text {word}."), piece(780, str(number))) for word, number in others)) == [
        ["Text a.", "40"], ["Text b.", "12"], ["Text c.", "77"],
    ]  # fmt: skip


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    heads = ("Harbour Ledger", "14 May 2021")
    pages = [(piece(30, heads[at % 2]), piece(100 + 7 * at, f"Text {at}")) for at in range(6)]
    assert kept(*pages) == [[f"Text {at}"] for at in range(6)]


def test_nothing_comes_of_no_pages() -> None:
    assert without_running(()).sheets == ()
