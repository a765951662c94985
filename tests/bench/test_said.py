"""Attributions laid against each other: words, matches, sorts, and the counts of the shared scorer."""

import json
from pathlib import Path

import pytest
from bench.intervals import measured
from bench.said.attribution import marked
from bench.said.flattened import flattened
from bench.said.matching import pairs, same_source
from bench.said.notation import in_notation
from bench.said.polnear import (
    SCORED,
    Marked,
    by_sort,
    compared,
    disagreements,
    marked_of,
    measures,
    scorer_at,
    sha256_of,
)
from bench.said.sorts import has_verb_of_saying, manner_of, source_sort
from bench.said.words import words_of
from training.polnear import Attribution, as_lists, from_lists

from bench import public_data
from stemmata.model.annotations import Annotations
from tests.making import report, span, statement, step

TEXT = (
    "Varro Quill said that the quay was shut. “We wait,” the pilot told two clerks. The council denied it."
    " According to a poll, nobody swims."
)


def said(content: str, source: str = "", cue: str = "", text: str = TEXT) -> Attribution:
    def at(words: str) -> tuple[()] | tuple[object, ...]:
        return (span(text, words),) if words else ()

    return Attribution(content=at(content), source=at(source), cue=at(cue))  # type: ignore[arg-type]


GOLD = (
    said("that the quay was shut", "Varro Quill", "said"),
    said("“We wait,”", "the pilot", "told"),
    said("nobody swims", "a poll", "According to"),
)


def test_punctuation_is_a_word_only_where_nothing_else_is_marked() -> None:
    held = words_of("Quill: wait!")
    assert held.at((span("Quill: wait!", "Quill:"),)) == {0}
    assert held.at((span("Quill: wait!", ":"),)) == {1}
    assert held.at(()) == frozenset()


def test_contents_are_matched_one_to_one_the_most_alike_first() -> None:
    wanted = [frozenset({1, 2, 3}), frozenset({1, 2, 3, 4})]
    assert pairs(wanted, [frozenset({1, 2, 3, 4})]) == {1: 0}
    assert pairs(wanted, [frozenset({3})]) == {}
    assert pairs(wanted, [frozenset({1, 2, 3})], lambda x, y: x == 1) == {1: 0}


def test_sources_are_one_when_they_share_a_word_or_both_are_empty() -> None:
    assert same_source(frozenset({1, 2}), frozenset({2}))
    assert same_source(frozenset(), frozenset())
    assert not same_source(frozenset(), frozenset({2}))


def test_an_attribution_survives_the_form_of_the_scorer() -> None:
    assert from_lists(json.loads(json.dumps(as_lists(GOLD[0])))) == GOLD[0]
    assert from_lists({"content": [[3, 5]]}).source == ()


def test_an_attribution_is_shown_with_its_roles_marked_and_text_around() -> None:
    shown = marked(TEXT, GOLD[1], around=8)
    assert shown == "… s shut. ⟨“We wait,”⟩ [the pilot] {told} two cle …"


@pytest.mark.parametrize(
    ("content", "manner"),
    [
        ("that the quay was shut", "indirect"),
        ("“We wait,”", "direct"),
        ("We wait,", "direct"),  # the marks stand directly around it
        ("the quay was shut. “We wait,”", "mixed"),
    ],
)
def test_quotation_marks_tell_the_manner(content: str, manner: str) -> None:
    assert manner_of(TEXT, (span(TEXT, content),)) == manner


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "The clerks' boats weren't here, 'not one of them' was."
    assert manner_of(text, (span(text, "The clerks' boats weren't here"),)) == "indirect"
    assert manner_of(text, (span(text, "'not one of them'"),)) == "direct"
    assert manner_of("It's ''the wind'' again", (span("It's ''the wind'' again", "''the wind''"),)) == "direct"


@pytest.mark.parametrize(
    ("source", "sort"),
    [
        ("", "none"),
        ("she", "pronoun"),
        ("Varro Quill, the harbour master,", "named"),
        ("the Harbour Guild", "named"),
        ("two clerks of the Harbour Guild", "unnamed"),
        ("Officials", "unnamed"),
        ("the local newspaper", "outlet"),
        ("the Tide Herald", "outlet"),
        ("a report by Varro Quill", "document"),
        ("studies", "document"),
    ],
)
def test_words_tell_the_sort_of_a_source(source: str, sort: str) -> None:
    text = f"{source} said so, and other officials of the guild agreed."
    assert source_sort(text, (span(text, source),) if source else ()) == sort


def test_any_form_of_a_verb_of_saying_is_known() -> None:
    text = "said denies replied planning according to has been warning"
    known = [word for word in text.split() if has_verb_of_saying(text, (span(text, word),))]
    assert known == ["said", "denies", "replied", "warning"]


def test_a_found_attribution_with_the_wrong_source_is_content_without_link() -> None:
    found = (said("the quay was shut", "two clerks", "said"), said("The council denied it", "Varro Quill"))
    side = compared(Marked(name="a", text=TEXT, gold=GOLD), found)
    first = side.met[0]
    assert (first.found, first.source, first.cue) == (found[0], False, True)
    assert side.false == (found[1],)
    counted = {name: side.counts[name] for name in ("content found", "link", "gold", "found")}
    assert counted == {"content found": 1, "link": 0, "gold": 3, "found": 2}


def test_recall_is_told_for_each_sort() -> None:
    side = compared(Marked(name="a", text=TEXT, gold=GOLD), GOLD[:2])
    shares = {one.figure.key: one.figure.value for one in measured([side.counts], by_sort("link"))}
    assert shares["link, direct"] == 1.0
    assert shares["link, indirect"] == 0.5
    assert (shares["link, source named"], shares["link, source document"]) == (1.0, 0.0)
    assert (shares["link, verb of saying"], shares["link, another cue"]) == (1.0, 0.0)
    assert shares["link, source outlet"] is None


def test_the_sum_of_data_changes_with_a_text_or_an_offset() -> None:
    one = Marked(name="a", text=TEXT, gold=GOLD)
    assert sha256_of([one]) == sha256_of([Marked(name="a", text=TEXT, gold=GOLD)])
    assert sha256_of([one]) != sha256_of([Marked(name="a", text=TEXT, gold=GOLD[:2])])
    assert sha256_of([one]) != sha256_of([Marked(name="a", text=TEXT + " ", gold=GOLD)])


@pytest.mark.skipif(not public_data.scorer().is_file(), reason="the shared scorer is not here")
def test_the_counts_are_those_of_the_shared_scorer() -> None:
    docs = {
        "a": (TEXT, [as_lists(one) for one in GOLD]),
        "b": ("Quill: wait!", [{"content": [[7, 12]], "cue": [[5, 6]]}]),
    }
    found = {"a": [as_lists(said("the quay was shut", "Varro Quill", "said")), as_lists(GOLD[2])], "b": []}
    score = scorer_at(public_data.scorer()).score(docs, found)
    sides = [compared(one, [from_lists(row) for row in found[one.name]]) for one in marked_of(docs)]
    ours = {one.figure.key: one.figure.value for one in measured([side.counts for side in sides], measures())}
    assert disagreements(score, ours) == ()
    assert disagreements(score, dict.fromkeys(SCORED, 0.123)) != ()


def test_a_scorer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scorer_at(tmp_path / "attribution_score.py")


def test_clauses_of_one_credit_are_one_attribution_and_nested_ones_are_left_out() -> None:
    made = report("Quill said the quay was shut and that the guild claimed the tide was late.")
    quill = step("person", "Quill", mention=span(made.text, "Quill"), cue=span(made.text, "said"))
    guild = step("organisation", "guild", mention=span(made.text, "the guild"), cue=span(made.text, "claimed"))
    statements = (
        statement(made, "the quay was shut", quill),
        statement(made, "that the guild claimed the tide was late", quill),
        statement(made, "the tide was late", quill, guild),
    )
    rows = flattened(Annotations(report=made.id, statements=statements), made.text)
    assert [[part.of(made.text) for part in row.content] for row in rows] == [
        ["the quay was shut", "that the guild claimed the tide was late"]
    ]


def test_what_goes_on_without_a_cue_is_joined_and_what_nobody_is_credited_with_stands_alone() -> None:
    made = report("“The quay was shut,” Quill said. “The tide was late.” “Nobody sailed.”")
    named = span(made.text, "Quill")
    statements = (
        statement(made, "The quay was shut", step("person", "Quill", mention=named, cue=span(made.text, "said"))),
        statement(made, "The tide was late", step("person", "Quill", mention=named)),
        statement(made, "Nobody sailed", step("unnamed", "not named")),
    )
    rows = flattened(Annotations(report=made.id, statements=statements), made.text)
    assert [[part.of(made.text) for part in row.content] for row in rows] == [
        ["“The quay was shut,”", "“The tide was late.”"],
        ["“Nobody sailed.”"],
    ]


@pytest.mark.parametrize(
    ("said", "content", "as_marked"),
    [
        ("Quill said that the quay was shut.", "the quay was shut", "that the quay was shut"),
        ("“The quay was shut,” Quill said.", "The quay was shut", "“The quay was shut,”"),
        ("Quill said that ''the quay was shut''.", "the quay was shut", "that ''the quay was shut''"),
        ("Quill said the 'quay was shut'.", "quay was shut", "'quay was shut'"),
        ("Quill said the quay’s wall was shut.", "the quay", "the quay"),
        ("Quill blamed the quay.", "the quay", "the quay"),
        ("the quay", "the quay", "the quay"),
    ],
)
def test_a_content_is_marked_with_the_signs_of_its_being_said(said: str, content: str, as_marked: str) -> None:
    assert in_notation(said, span(said, content)).of(said) == as_marked
