"""From the words of ``stemmata build`` to the pipeline, and from what it did to sentences."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.cli.building import columns_of, summary
from stemmata.errors import UsageError
from stemmata.model.report import Refusal
from stemmata.pipeline import Built

BUILT = Built(
    reports=9,
    added=2,
    statements=40,
    claims=20,
    shared_claims=0,
    one_origin=0,
    documents=1,
    derivations=12,
    duplicates=0,
    places=0,
    located=0,
    relinked=True,
    without_gazetteer=False,
    refusals=(),
    notes=(),
)
CASE = Path("quarra.stemma")


def test_pairs_of_columns_are_read_with_spaces_and_empty_places() -> None:
    assert columns_of("title=headline, text = body,,") == {"title": "headline", "text": "body"}
    assert columns_of("") == {}


def test_a_column_s_name_may_hold_a_sign_of_equality() -> None:
    assert columns_of("text=body=full") == {"text": "body=full"}


@pytest.mark.parametrize("words", ["title", "title=", "=headline", "text=body,title"])
def test_a_pair_that_is_none_is_named_with_an_example(words: str) -> None:
    with pytest.raises(UsageError, match=r"is not OUR=THEIRS\. Write for instance --columns title=headline"):
        columns_of(words)


_NAMES = st.text(st.characters(exclude_characters=",="), min_size=1).map(str.strip).filter(bool)


@given(st.dictionaries(_NAMES, _NAMES))
def test_any_pairs_come_back_as_they_were_written(columns: dict[str, str]) -> None:
    assert columns_of(",".join(f"{ours}={theirs}" for ours, theirs in columns.items())) == columns


def test_the_summary_says_what_the_case_holds_and_what_to_do_next() -> None:
    assert summary(BUILT, CASE).splitlines() == [
        "quarra.stemma: 9 reports (2 new), 40 statements, 20 claims, 1 document, 12 derivations.",
        "Next: stemmata show quarra.stemma claims, or stemmata dossier quarra.stemma --output dossier/",
    ]


def test_the_summary_tells_of_shared_claims_duplicates_guesses_and_refusals() -> None:
    refused = Refusal(path="scan.pdf", reason="It is a PDF document. Run pdftotext.")
    built = replace(
        BUILT, shared_claims=4, one_origin=3, duplicates=2, refusals=(refused,), notes=(("a.txt", "The year is odd."),)
    )
    said = summary(built, CASE)
    assert "4 claims in two reports or more; 3 of them with at most one origin." in said
    assert "2 inputs the same as a report byte for byte" in said
    assert "(--json lists them), the first: a.txt: The year is odd." in said
    assert "1 could not be read; each is named above with its reason." in said


def test_the_summary_of_nothing_says_what_can_be_read() -> None:
    said = summary(replace(BUILT, reports=0, added=0), CASE)
    assert "The case holds no report. Stemmata reads .txt, .html, .csv and .jsonl files." in said
    assert "Next:" not in said
