"""Citations: the words, every voice between, the file."""

import json

import pytest

from stemmata.text.span import Span
from stemmata.web import citation
from stemmata.web.edition import edition
from tests.making import span
from tests.web.made_case import made_case

READ = edition(made_case())
WEEKLY = next(entry for entry in READ.reports if entry.report.outlet_name == "Tidewater Weekly")
SAID = next(one for one in WEEKLY.annotations.statements if len(one.chain) == 3)


def cited(where: Span) -> citation.Cited:
    return citation.cited(WEEKLY, where)


def test_the_whole_chain_stands_in_the_citation_the_deepest_voice_first() -> None:
    words = citation.sentence_of(READ, cited(SAID.content[0]))
    deepest, middle = SAID.chain[2].name, SAID.chain[1].name
    assert words.index(deepest) < words.index(middle) < words.index("as reported by Tidewater Weekly")
    assert SAID.content[0].of(WEEKLY.report.text) in words
    assert f"file SHA-256 {WEEKLY.report.sha256[:16]}" in words
    siglum = READ.sigla[WEEKLY.report.id]
    assert words.endswith(f"Quay Nine barrels.stemma#{siglum}:{SAID.content[0].start}-{SAID.content[0].end}).")


def test_an_outlet_of_the_chain_has_the_date_of_its_piece() -> None:
    for entry in READ.reports:
        for one in entry.annotations.statements:
            if any(step.kind == "outlet" and step.name == "Tidewater Weekly" for step in one.chain[1:]):
                words = citation.sentence_of(READ, citation.cited(entry, one.content[0]))
                assert "in Tidewater Weekly, " in words
                return
    pytest.fail("the made case has such a chain")


def test_a_voice_that_denies_is_said_to() -> None:
    entry, one = next(
        (entry, one)
        for entry in READ.reports
        for one in entry.annotations.statements
        if len(one.chain) > 1 and one.chain[-1].modality == "denies"
    )
    assert f"{one.chain[-1].name} (denies)" in citation.sentence_of(READ, citation.cited(entry, one.content[0]))


def test_words_of_no_statement_name_the_outlet_alone() -> None:
    free = next(
        Span(n, n + 1)
        for n in range(len(WEEKLY.report.text))
        if all(not Span(n, n + 1).overlaps(citation.Said(source=WEEKLY, statement=s).span) for s in _statements())
    )
    found = cited(free)
    assert found.said is None
    assert "as reported by" not in citation.sentence_of(READ, found)


def _statements() -> tuple:
    return WEEKLY.annotations.statements


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("abc", "names no characters"),
        ("9-3", "has to be the larger"),
        ("3-3", "larger"),
        ("0-999999", "lies outside"),
        ("-1-3", "names no"),
    ],
)
def test_what_names_no_characters_is_answered_with_a_sentence(words: str, said: str) -> None:
    assert said in str(citation.span_of(words, 100))


def test_every_other_span_is_itself() -> None:
    assert citation.span_of("0-100", 100) == Span(0, 100)


def test_csl_holds_the_report_and_the_words() -> None:
    (item,) = json.loads(citation.csl(READ, cited(SAID.content[0])))
    assert item["container-title"] == "Tidewater Weekly"
    assert item["issued"]["date-parts"][0][0] == 2021
    assert citation.sentence_of(READ, cited(SAID.content[0])) == item["note"]


def test_markdown_shows_the_words_and_runs_nothing() -> None:
    words = citation.markdown(READ, cited(span(WEEKLY.report.text, WEEKLY.report.text[:20])))
    assert words.startswith("> ")
    assert "\\#" in words.splitlines()[-1]
    assert all(line.startswith(">") for line in words.splitlines())


def test_a_long_stretch_is_quoted_by_both_its_ends() -> None:
    longest = max(READ.reports, key=lambda entry: len(entry.report.text))
    found = citation.cited(longest, Span(0, len(longest.report.text)))
    assert len(citation.quoted(found)) <= citation.MOST_QUOTED + 3
