"""Alignments are drawn as the shared runs, parted by bars."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.align import Run, aligned, chained, common, maximal_runs, seeds
from stemmata.text.shingles import words

WORDS = st.lists(st.sampled_from("ash birch cedar elm fir oak pine yew".split()), max_size=60)


def runs(one: str, other: str) -> str:
    a, b = words(one), words(other)
    return " | ".join(a.span(run.a, run.a + run.length).of(one) for run in aligned(seeds(a.hashes), seeds(b.hashes)))


def test_a_copy_is_one_run():
    text = "the ferry left the harbour at dawn with forty people"
    assert runs(text, text) == text


def test_an_inserted_word_parts_two_runs():
    assert (
        runs(
            "the ferry left the harbour at dawn with forty people aboard",
            "the ferry left the harbour quietly at dawn with forty people aboard",
        )
        == "the ferry left the harbour | at dawn with forty people aboard"
    )


def test_only_runs_in_the_order_of_both_texts_are_kept():
    assert (
        runs(
            "one two three four five six seven. red green blue white.",
            "red green blue white. one two three four five six seven.",
        )
        == "one two three four five six seven"
    )


def test_texts_without_a_run_in_common_align_nowhere():
    assert runs("the ferry left the harbour", "the harbour the ferry left") == ""


def test_overlapping_runs_give_way():
    assert chained((Run(0, 0, 8), Run(6, 10, 8))) == (Run(0, 0, 8), Run(8, 12, 6))


@given(WORDS, WORDS)
def test_runs_are_the_same_words_in_order(one: list[str], other: list[str]):
    a, b = words(" ".join(one)), words(" ".join(other))
    before = Run(0, 0, 0)
    for run in aligned(seeds(a.hashes), seeds(b.hashes)):
        assert one[run.a : run.a + run.length] == other[run.b : run.b + run.length]
        assert run.length >= 4
        assert run.a >= before.a + before.length
        assert run.b >= before.b + before.length
        before = run


@given(WORDS, WORDS)
def test_maximal_runs_cannot_grow(one: list[str], other: list[str]):
    a, b = words(" ".join(one)), words(" ".join(other))
    refrains = any(len({tuple(text[i : i + 4]) for i in range(len(text))}) < len(text) for text in (one, other))
    for run in maximal_runs(seeds(a.hashes), seeds(b.hashes)):
        assert one[run.a : run.a + run.length] == other[run.b : run.b + run.length]
        if not refrains and run.a and run.b:
            assert one[run.a - 1] != other[run.b - 1]


@given(WORDS)
def test_a_text_is_aligned_with_itself_from_end_to_end(one: list[str]):
    unique = [f"{word}{number}" for number, word in enumerate(one)]
    made = seeds(words(" ".join(unique)).hashes)
    expected = (Run(0, 0, len(unique)),) if len(unique) >= 4 else ()
    assert aligned(made, made) == expected


def test_words_between_changes_are_common_though_no_run_holds_them():
    one = words("the old ferry sank near the quay while nobody watched it from the shore")
    other = words("the old ferry sank off the quay as nobody watched it from a shore")
    held = common(maximal_runs(seeds(one.hashes), seeds(other.hashes)), one.hashes, other.hashes)
    text = "the old ferry sank near the quay while nobody watched it from the shore".split()
    assert [word for word, there in zip(text, held, strict=True) if not there] == ["near", "while"]
