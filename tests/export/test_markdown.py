"""The Markdown dossier: every statement with its footnote, and no word of others that comes alive."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.export.markdown import escaped
from tests.casefile.whole import whole_case
from tests.export.cases import CASES, HOSTILE, odd_case
from tests.export.opening import exported, markdown

SAFE = {
    "bullet_list_close", "bullet_list_open", "code_inline", "em_close", "em_open", "heading_close", "heading_open",
    "inline", "link_close", "link_open", "list_item_close", "list_item_open", "paragraph_close", "paragraph_open",
    "softbreak", "strong_close", "strong_open", "text",
}  # fmt: skip


def links(tokens: list) -> set[str]:  # type: ignore[type-arg]
    return {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}


@pytest.mark.parametrize("name", CASES)
def test_nothing_but_headings_lists_and_links_is_made(name: str) -> None:
    tokens = markdown(exported("markdown", CASES[name]))
    assert {token.type for token in tokens} <= SAFE
    pages = {entry.report.url for entry in CASES[name].reports}
    assert all(one.replace("%7B", "{").replace("%7D", "}").replace("%7C", "|") in pages for one in links(tokens))


@settings(max_examples=150)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("\\`*_{}[]()#+-.!<>|~&=:/\n\t@^$ 1ah"), st.characters()), max_size=60)
)
def test_words_of_others_stay_words(words: str) -> None:
    tokens = markdown(f"- {escaped(words)}\n".encode("utf-8", "replace"))
    assert {token.type for token in tokens} <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "paragraph_close", "list_item_close",
        "bullet_list_close",
    }  # fmt: skip


@settings(max_examples=100)
@given(st.text(alphabet="abc\\`*_{}[]()#+-.!<>|~&=:/@^$ 12", max_size=40))
def test_words_read_as_they_were_written(words: str) -> None:
    tokens = markdown(f"x {escaped(words)}\n".encode())
    shown = "".join(token.content for token in tokens if token.type == "text")
    assert shown == f"x {' '.join(words.split())}".rstrip()


def test_the_hostile_words_make_no_tag_no_picture_and_no_link_of_theirs() -> None:
    tokens = markdown(exported("markdown", odd_case(HOSTILE)))
    assert links(tokens) == {"https://ledger.example/%7Bx%7D%7Cy"}
    assert not [token for token in tokens if token.type in {"html_inline", "html_block", "image"}]


def test_every_statement_has_its_footnote_with_characters_and_hash() -> None:
    written = exported("markdown", whole_case()).decode()
    marks = re.findall(r"\[\^(\d+)\](?!:)", written)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", written, re.MULTILINE))
    assert sorted(set(marks)) == sorted(notes) == ["1", "2", "3"]
    assert all("characters " in note and re.search(r"file SHA-256 (00|11){32}", note) for note in notes.values())


def test_it_tells_claims_with_their_origins_their_values_and_the_stemma() -> None:
    written = exported("markdown", whole_case()).decode()
    assert "Told in 2 reports, at most 1 origin." in written
    assert "Lineage not known: B; this adds no origin" in written
    assert "≥ 150 (A)" in written
    assert "- cites **A** Harbour Ledger, inferred, score 0.75, on a circle" in written
    assert "reports/empty.txt: The file is empty" in written
