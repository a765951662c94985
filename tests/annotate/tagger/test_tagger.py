"""The model that ships, on sentences that any good model reads: whatever the weights, these hold."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.tagger.decode import credits_of
from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.pieces import CASES
from stemmata.annotate.tagger.reading import CLS, SEP
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.annotate.tagger.tagger import Tagger, shipped
from stemmata.annotate.tagger.windows import MARKS, lines
from stemmata.text import wordpieces
from stemmata.text.span import Span
from tests import making
from tests.annotate.tagger.making_credits import credited, drawn, with_cue

PLAIN = "Bram Quill said that the old ferry had sunk on Friday."
OTHER = "The harbour office denied that the bridge would close in May."
ODD = st.characters(codec="utf-8") | st.sampled_from(" \n\r\t\u00a0\u200b“”‘’'\"[한국éß")
WORDS = st.sampled_from(
    'Orla the mayor said that “ ” " , . : according to told a letter reveals it he added denied ships left and not is '
    "believed claims who was quoted by as saying reportedly \n \n\n \r\n \u00a0 ’ don't".split(" ")
)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The weights are read once, before a property test is timed."""
    shipped()


def test_one_process_has_one_tagger() -> None:
    assert shipped() is shipped()


def test_the_weights_and_the_vocabulary_take_at_most_45_megabytes() -> None:
    from importlib.resources import files

    folder = files("stemmata.annotate.tagger") / "weights"
    assert sum(len(one.read_bytes()) for one in folder.iterdir()) <= 45_000_000


def test_the_weights_say_which_windows_they_read() -> None:
    sizes = shipped().sizes
    assert sizes.size - MARKS - sizes.headline > 3 * sizes.context
    assert sizes.size <= 512


def test_every_head_says_something_of_every_place_of_a_window() -> None:
    ids = np.array([CLS, *range(2000, 2009), SEP], dtype=np.int64)
    heads = shipped().run(ids, np.zeros_like(ids))
    shapes = [head.shape for head in heads]
    assert shapes == [(11, len(TAGS)), (11, len(TAGS)), (11, len(NAME_TAGS)), (11, 11), (11, 11)]
    assert all(np.isfinite(head).all() for head in heads)


@pytest.mark.parametrize("count", [1, 255, 600])
def test_windows_of_any_length_up_to_the_largest_are_read(count: int) -> None:
    words = " ".join(["tide"] * count)
    found = shipped().read(words, (Span(0, len(words)),))
    assert len(found.pieces) == len(found.roles) == count


def test_marks_and_vocabulary_are_of_one_tokenizer() -> None:
    from tokenizers import Tokenizer

    tokenizer = shipped().encoder
    assert isinstance(tokenizer, Tokenizer)
    assert (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")) == (CLS, SEP)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (PLAIN, "Bram Quill", "said", "old ferry had sunk on Friday"),
        (OTHER, "harbour office", "denied", "bridge would close in May"),
        ("“The ferry sank,” the mayor said.", "mayor", "said", "The ferry sank"),
        ("According to the harbour office, nine people died.", "harbour office", "According to", "nine people died"),
        ("The mayor claimed on Monday that the ferry was safe.", "mayor", "claimed", "ferry was safe"),
    ],
)
def test_who_says_what_is_found_in_a_plain_sentence(text: str, source: str, cue: str, content: str) -> None:
    found = with_cue(text, cue)
    assert found is not None
    assert any(span.contains(making.span(text, source)) for span in found.source)
    assert any(span.contains(making.span(text, content)) for span in found.content)
    assert 0.0 < found.score <= 1.0


def test_nobody_is_credited_where_nobody_speaks() -> None:
    assert credited("The ferry left the harbour at noon. It rained, and the bridge was closed.") == ()


def test_the_speaker_of_two_sentences_is_not_that_of_the_other() -> None:
    text = f"{PLAIN} {OTHER}"
    first, second = with_cue(text, "said"), with_cue(text, "denied")
    assert first is not None
    assert second is not None
    assert "Bram Quill" in drawn(text, first).partition("[")[0]
    assert "harbour office" in drawn(text, second).partition("[")[0]


def read_as_before(text: str, cue: str = "said") -> None:
    """The plain sentence's statement stands in a text that has it in another guise."""
    found = with_cue(text, cue)
    assert found is not None, text
    source, _, content = drawn(text, found).casefold().partition("[")
    assert "bram" in source
    assert "quill" in source
    assert "ferry" in content
    assert "friday" in content


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("old ferry", "old\u00a0ferry"),
        f"It rained.\r\n\r\n{PLAIN}\r\n\r\nThe bridge was closed.\r\n",
        f"It rained.\r\n{PLAIN}\r\nThe bridge was closed.",
        f"\ufeff{PLAIN}",
        PLAIN.replace("ferry", "fer\u00adry"),
        f"\t{PLAIN}  ",
    ],
    ids=["NBSP", "one NBSP", "CRLF paragraphs", "CRLF lines", "byte order mark", "soft hyphen", "tabs"],
)
def test_white_space_of_any_kind_changes_no_statement(text: str) -> None:
    found = with_cue(text, "said")
    assert found is not None
    words = drawn(text, found).replace("\u00ad", "").replace("\u00a0", " ")
    assert words.startswith("Bram Quill [said]")
    assert "ferry had sunk on Friday" in words


@pytest.mark.parametrize(
    "quotes", ['""', "“”", "„“", "«»", "‘’", "''"], ids=["straight", "curly", "low", "angle", "single", "tick"]
)
def test_a_quotation_is_its_speaker_s_in_whatever_marks(quotes: str) -> None:
    text = f"{quotes[0]}We saw the ferry sink on Friday,{quotes[1]} said Bram Quill."
    read_as_before(text)


@pytest.mark.parametrize("apostrophe", ["'", "’", ""], ids=["straight", "curly", "missing"])
def test_apostrophes_may_be_straight_curly_or_missing(apostrophe: str) -> None:
    read_as_before(f"Bram Quill said that the city{apostrophe}s old ferry hadn{apostrophe}t sunk on Friday.")


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«", "(", '""”'])
@pytest.mark.parametrize("place", ["before", "behind", "around"])
def test_a_quotation_mark_without_its_other_half_leaves_the_sentence_beside_it_alone(mark: str, place: str) -> None:
    odd = f"The tide was {mark}high that night and the crew stayed on land."
    parts = {"before": (odd, PLAIN), "behind": (PLAIN, odd), "around": (odd, PLAIN, odd)}[place]
    read_as_before(" ".join(parts))
    read_as_before("\n\n".join(parts))


@pytest.mark.parametrize(
    "headline", ["FERRY LOST IN STORM, NINE FEARED DEAD", "“THE FERRY IS SAFE”", "MAYOR: 'NO DANGER'"]
)
def test_a_headline_in_capitals_changes_nothing_below_it(headline: str) -> None:
    read_as_before(f"{headline}\n\n{PLAIN}")


def test_a_sentence_in_capitals_is_read_as_one_in_small_letters() -> None:
    assert drawn(PLAIN.upper(), with_cue(PLAIN.upper(), "SAID")) == drawn(PLAIN, with_cue(PLAIN, "said")).upper()


def test_the_same_text_twice_gives_the_same_credits() -> None:
    text = f"{PLAIN}\n\n{OTHER}\n\n" * 12
    first, second = (credits_of(shipped().read(text, lines(text))) for _ in range(2))
    assert first == second
    assert len(first) > 12


def test_other_texts_in_company_change_nothing() -> None:
    alone = credits_of(shipped().read(PLAIN, lines(PLAIN)))
    for company in (OTHER * 40, "\n\n".join(["“No,” he said."] * 50), "한국 \u200b" * 30, "x"):
        shipped().read(company, lines(company))
        assert credits_of(shipped().read(PLAIN, lines(PLAIN))) == alone


def test_a_window_is_read_alike_whatever_was_read_before_it() -> None:
    shown, longer = (np.array([CLS, *range(*ends), SEP], dtype=np.int64) for ends in ((3000, 3040), (5000, 5200)))
    before = shipped().run(shown, shown % CASES)
    shipped().run(longer, longer % CASES)
    assert all((one == other).all() for one, other in zip(before, shipped().run(shown, shown % CASES), strict=True))


def test_a_second_tagger_reads_as_the_first() -> None:
    from importlib.resources import files

    weights = files("stemmata.annotate.tagger") / "weights" / "model.onnx"
    second = Tagger(weights.read_bytes(), wordpieces.shipped())
    assert credits_of(second.read(PLAIN, lines(PLAIN))) == credited(PLAIN)


def test_offsets_count_from_the_start_of_the_text_wherever_a_paragraph_stands() -> None:
    before = "한국 \u200b éé “ \r\n\r\n"
    text = before + PLAIN
    found = credits_of(shipped().read(text, (Span(len(before), len(text)),)))
    assert [drawn(text, one) for one in found] == [drawn(PLAIN, one) for one in credited(PLAIN)]


def test_a_text_without_letters_has_no_credits() -> None:
    assert credited(" \n\r\n\u200b\t") == ()
    assert credits_of(shipped().read("", ())) == ()


def anchored(text: str) -> None:
    held = lines(text)
    for one in credited(text):
        assert one.cue
        assert one.content
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(before.end <= span.start for before, span in pairwise(spans))
        assert all(any(line.contains(span) for line in held) for span in (*one.source, *one.cue))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_give_anchored_credits(text: str) -> None:
    anchored(text)


@settings(max_examples=150, deadline=None)
@given(st.text(ODD, max_size=60))
def test_any_text_gives_anchored_credits(text: str) -> None:
    anchored(text)


@settings(max_examples=60, deadline=None)
@given(st.text(ODD, max_size=30))
def test_a_statement_stays_where_an_odd_line_stands_below_it(odd: str) -> None:
    read_as_before(f"{PLAIN}\n\n{odd}")
