"""Chains against the gold set of chains, on texts made by hand."""

from dataclasses import replace
from typing import Any

import pytest
from bench.chains import agreement
from bench.chains.anchors import outside, span_at, tree_of
from bench.chains.gold import Held, Tree, as_json, from_json
from bench.chains.gum import GumText, rebuilt
from bench.chains.predicted import all_at_depth_one, of_tree, predicted
from bench.chains.score import Compared, compared, measures
from bench.intervals import measured
from hypothesis import given
from hypothesis import strategies as st

from stemmata.model.annotations import Annotations, Statement, Step
from stemmata.text.span import Span
from tests.making import report, span, statement, step

CONLLU = """# newdoc id = GUM_news_quay
# newpar
# newpar_block = head (1 s)
# sent_id = 1
# text = Quay shut
1\tQuay\tquay

# newpar
# text = Orla Quill said the guild had denied that any boat was hired.

# newpar_block = p (1 s)
# text = Two boats were reportedly sold, and two were lent.

# newpar
# text = According to the Tide Post, citing two clerks, the quay is shut.
"""
QUAY = rebuilt("GUM_news_quay", CONLLU)
ROWS: list[dict[str, Any]] = [
    {
        "id": 1,
        "in": None,
        "source": ["2|Orla Quill"],
        "cue": ["2|said"],
        "content": ["2|the guild … was hired"],
        "modality": "asserts",
        "kind": "person",
        "sure": True,
    },
    {
        "id": 2,
        "in": 1,
        "source": ["2|the guild"],
        "cue": ["2|had denied"],
        "content": ["2|that any boat was hired"],
        "modality": "denies",
        "kind": "organisation",
        "sure": True,
    },
    {
        "id": 3,
        "in": None,
        "source": [],
        "cue": ["3|reportedly"],
        "content": ["3|Two boats were", "3|sold"],
        "modality": "alleges",
        "kind": "unnamed",
        "sure": False,
    },
    {
        "id": 4,
        "in": None,
        "source": ["4|the Tide Post"],
        "cue": ["4|According to"],
        "content": ["4|the quay is shut"],
        "modality": "asserts",
        "kind": "outlet",
        "sure": True,
    },
    {
        "id": 5,
        "in": 4,
        "source": ["4|two clerks"],
        "cue": ["4|citing"],
        "content": ["4|the quay is shut"],
        "modality": "asserts",
        "kind": "unnamed",
        "sure": True,
    },
]
GOLD, PROBLEMS = tree_of(ROWS, QUAY)
MADE = report(QUAY.text)


def voice(kind: Any, words: str, cue: str, modality: Any = "asserts") -> Step:
    mention = span(QUAY.text, words) if words else None
    return step(kind, words or "not named", mention=mention, cue=span(QUAY.text, cue), modality=modality)


QUILL = voice("person", "Orla Quill", "said")
GUILD = voice("organisation", "the guild", "had denied", "denies")
POST = voice("outlet", "the Tide Post", "According to")
CLERKS = voice("unnamed", "two clerks", "citing")
HIRED = statement(MADE, "any boat was hired", QUILL, GUILD)
SHUT = statement(MADE, "the quay is shut", POST, CLERKS)


def scored(*statements: Statement) -> Compared:
    return compared(GOLD, predicted(QUAY.text, Annotations(report=MADE.id, statements=statements)))


def figures(*sides: Compared) -> dict[str, float | None]:
    return {one.figure.key: one.figure.value for one in measured([side.counts for side in sides], measures())}


def test_sentences_are_joined_by_a_space_and_paragraphs_by_an_empty_line() -> None:
    assert QUAY.text.startswith("Quay shut\n\nOrla Quill said")
    assert "hired. Two boats" in QUAY.text
    assert [sentence.of(QUAY.text)[:3] for sentence in QUAY.sentences] == ["Qua", "Orl", "Two", "Acc"]


@pytest.mark.parametrize(
    ("anchor", "words", "nth"),
    [
        ("2|said", "said", 0),
        ("3|were", "were", 0),
        ("3#2|were", "were", 1),
        ("2|the guild … denied", "the guild had denied", 0),
        ("1-2|Quay … Quill", "Quay shut\n\nOrla Quill", 0),
    ],
)
def test_an_anchor_says_where_its_words_stand(anchor: str, words: str, nth: int) -> None:
    assert span_at(anchor, QUAY) == span(QUAY.text, words, nth)


@pytest.mark.parametrize("anchor", ["said", "2|sold", "9|said", "3#3|were", "2|oat", "2|said … sold", "2|"])
def test_what_does_not_anchor_is_an_error(anchor: str) -> None:
    with pytest.raises(ValueError, match=r"anchor|sentences"):
        span_at(anchor, QUAY)


def test_everything_that_is_wrong_with_a_pass_is_named() -> None:
    wrong = [
        ROWS[0] | {"cue": ["2|sold"]},
        ROWS[1],
        ROWS[2] | {"modality": "mumbles"},
        ROWS[3] | {"sure": "perhaps"},
        {key: value for key, value in ROWS[4].items() if key != "kind"},
    ]
    tree, problems = tree_of(wrong, QUAY)
    assert [one.id for one in tree.attributions] == [2, 3]
    assert [line.removeprefix("GUM_news_quay, ")[0] for line in problems] == ["1", "4", "5", "2", "3"]


def test_an_attribution_that_is_nested_in_itself_is_named() -> None:
    _, problems = tree_of([ROWS[0] | {"in": 2}, ROWS[1]], QUAY)
    assert problems == ("GUM_news_quay: an attribution is nested in itself",)


def test_a_cue_outside_the_content_of_its_parent_is_shown_unless_contents_are_the_same() -> None:
    assert outside(GOLD) == ()
    tree, _ = tree_of([*ROWS, ROWS[4] | {"id": 6, "in": 1}], QUAY)
    assert len(outside(tree)) == 1


def test_a_tree_survives_its_file_and_the_file_holds_no_words() -> None:
    data = as_json(GOLD)
    assert PROBLEMS == ()
    assert from_json(data, QUAY.text) == GOLD
    assert "Quill" not in data


def test_a_file_for_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not the one that was annotated"):
        from_json(as_json(GOLD), QUAY.text + " ")


def test_a_perfect_annotator_scores_one_everywhere() -> None:
    assert {value for value in figures(scored(HIRED, SHUT)).values() if value is not None} == {1.0}
    assert figures(compared(GOLD, of_tree(GOLD)))["edges"] == 1.0


def test_an_outer_voice_counts_as_found_if_the_inner_chain_holds_it_at_its_place() -> None:
    met = {one.gold.id: one for one in scored(HIRED, SHUT).met}
    for ident in (1, 4):
        assert met[ident].found is not None
        assert met[ident].found.implied
        assert met[ident].chain


def test_voices_in_the_wrong_order_are_found_and_hang_on_the_wrong_voice() -> None:
    turned = statement(MADE, "the quay is shut", CLERKS, POST)
    held = figures(scored(HIRED, turned))
    assert (held["attributions"], held["edges"], held["kept at depth one"]) == (1.0, 0.5, 0.5)


def test_an_inner_voice_without_the_outer_one_is_no_edge() -> None:
    side = scored(statement(MADE, "any boat was hired", GUILD))
    held = figures(side)
    assert (held["nested, found"], held["nested, edge right"], held["exact chain"]) == (0.5, 0.0, 0.0)


def test_a_wrong_source_is_missed_and_false() -> None:
    side = scored(statement(MADE, "any boat was hired", voice("person", "two clerks", "had denied")))
    assert [met.gold.id for met in side.met if met.found] == []
    assert len(side.false) == 1


def test_what_the_annotator_was_unsure_of_is_neither_asked_for_nor_wrong() -> None:
    unsure = voice("unnamed", "", "reportedly", "alleges")
    sold = statement(MADE, "Two boats were reportedly sold", unsure)
    assert figures(scored(HIRED, SHUT, sold)) == figures(scored(HIRED, SHUT))
    other = statement(MADE, "Two boats were reportedly sold", voice("person", "Orla Quill", "reportedly"))
    assert figures(scored(HIRED, SHUT, other)) == figures(scored(HIRED, SHUT))


def test_an_unsure_voice_may_be_left_out_of_a_chain_or_stand_in_it() -> None:
    first, *rest = GOLD.attributions
    doubtful = replace(GOLD, attributions=(replace(first, sure=False), *rest))
    for chain in ((GUILD,), (QUILL, GUILD)):
        found = predicted(
            QUAY.text, Annotations(report=MADE.id, statements=(statement(MADE, "any boat was hired", *chain),))
        )
        (met,) = [one for one in compared(doubtful, found).met if one.gold.id == 2]
        assert (met.edge, met.chain) == (True, True)


def test_clauses_of_one_credit_and_a_quotation_that_goes_on_are_one_attribution() -> None:
    text = "Quill said the quay was shut and the tide was late. “We wait,” she said. “We do.” Rain fell. “Go.”"
    made = report(text)
    said = step("person", "Quill", mention=span(text, "Quill"), cue=span(text, "said"))
    she = step("person", "Quill", mention=span(text, "she"), cue=span(text, "said", 1))
    on = step("person", "Quill", mention=span(text, "she"))
    statements = [
        statement(made, "the quay was shut", said),
        statement(made, "the tide was late", said),
        *(replace(statement(made, words, who), manner="direct") for words, who in (("We wait", she), ("We do.", on))),
        replace(statement(made, "Go.", step("person", "Quill")), manner="direct"),
        statement(made, "Rain fell"),
    ]
    found = predicted(text, Annotations(report=made.id, statements=tuple(statements)))
    contents = [[part.of(text) for part in one.said.content] for one in found]
    assert contents == [["the quay was shut", "the tide was late"], ["We wait", "We do."], ["Go."]]


def test_all_at_depth_one_keeps_what_is_found_and_loses_the_edges() -> None:
    held = figures(compared(GOLD, all_at_depth_one(of_tree(GOLD))))
    assert (held["attributions"], held["edges"], held["nested, edge right"]) == (1.0, 0.5, 0.0)


def test_a_pass_agrees_with_itself() -> None:
    side = agreement.sides(GOLD, GOLD)
    shares = measured([agreement.counts_of(side)], agreement.measures())
    assert {one.figure.value for one in shares} == {1.0}
    assert "5 in both" in agreement.differences([side])


def test_what_only_one_pass_has_and_another_label_are_told() -> None:
    first, second, *_ = GOLD.attributions
    other = replace(GOLD, attributions=(replace(first, modality="alleges"), second))
    side = agreement.sides(GOLD, other)
    held = {one.figure.key: one.figure.value for one in measured([agreement.counts_of(side)], agreement.measures())}
    assert [one.id for one in side.only_one] == [3, 4, 5]
    assert held["attributions"] == pytest.approx(4 / 7)
    assert held["attributions, surer ones"] == pytest.approx(4 / 6)
    assert (held["edges"], held["modality, the same"]) == (pytest.approx(4 / 7), 0.5)
    assert "alleges" in agreement.differences([side])


def test_kappa_takes_off_what_chance_would_give() -> None:
    counts = {"modality|asserts|asserts": 8, "modality|denies|asserts": 1, "modality|asserts|denies": 1}
    held = {one.figure.key: one.figure.value for one in measured([counts], agreement.measures())}
    assert held["modality, the same"] == pytest.approx(0.8)
    assert held["modality, kappa"] == pytest.approx((0.8 - 0.82) / 0.18)


def test_passes_over_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="not one text"):
        agreement.sides(GOLD, replace(GOLD, text="Another."))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Trees of any shape over one text: each attribution hangs on one before it, or on none."""
    held = GumText(name="a", text="word " * 30, sentences=())
    marks = []
    for ident in range(draw(st.integers(0, 6))):
        starts = st.integers(0, 24).map(lambda n: Span(5 * n, 5 * n + 14))
        said = GOLD.attributions[0].said
        said = replace(said, source=(draw(starts),), cue=(draw(starts),), content=(draw(starts),))
        parent = draw(st.sampled_from([None, *range(ident)]))
        labels = {"modality": "asserts", "kind": "person", "sure": draw(st.booleans())}
        marks.append(Held(id=ident, parent=parent, said=said, **labels))
    return Tree(name=held.name, text=held.text, attributions=tuple(marks))


@given(trees(), trees())
def test_no_figure_is_more_than_one_and_right_is_never_more_than_found(one: Tree, other: Tree) -> None:
    side = compared(one, of_tree(other))
    assert side.counts["edges"] <= side.counts["matched"] <= min(side.counts["gold"], side.counts["found"])
    assert side.counts["chains"] <= side.counts["edges"]
    assert from_json(as_json(one), one.text) == one


@given(trees())
def test_the_gold_itself_has_every_edge(tree: Tree) -> None:
    """Attributions with the same words are told apart by their voices, so that none is lost to another."""
    counts = compared(tree, of_tree(tree)).counts
    assert counts["matched"] == counts["gold"]
