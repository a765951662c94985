"""What a notebook shows: every record and list, escaped, without script, and with the words in it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stemmata
from stemmata import OpenCase
from stemmata.casefile import CaseFile
from stemmata.model.report import Refusal
from tests.casefile.keeping import to_save
from tests.making import annotated, report, sentences, statement, step

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'words'"
ALLOWED = {"blockquote", "div", "p", "span", "strong", "table", "tbody", "td", "th", "thead", "tr"}


class Checked(HTMLParser):
    """Balanced tags of ALLOWED with a style, a class or a direction, and nothing else."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert {name for name, _ in attrs} <= {"style", "class", "dir"}
        assert not any("url(" in (value or "") for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def evil(tmp_path: Path) -> Iterator[OpenCase]:
    made = report(f"{EVIL} left the quay, {EVIL} says.", outlet=EVIL)
    said = statement(made, "left the quay", step("person", EVIL))
    with CaseFile.open_for_writing(tmp_path / "evil.stemma") as file:
        file.rename(EVIL)
        file.save_reports([to_save(annotated(made, passages=sentences(made.text), statements=(said,)))])
        file.save_refusals([Refusal(path=EVIL, reason=EVIL)], read=())
    with stemmata.open(tmp_path / "evil.stemma") as case:
        yield case


def test_what_comes_from_a_case_is_escaped(evil: OpenCase) -> None:
    for shown in (evil, evil.reports, evil.reports[0], evil.statements, evil.statements[0], evil.refusals):
        assert "<script>alert(1)</script>" in " ".join(Checked(shown._repr_html_()).words.split())


def test_every_list_record_and_table_is_shown(letter: OpenCase) -> None:
    names = ("reports", "statements", "claims", "entities", "documents", "derivations", "relations", "events")
    for name in names:
        records = getattr(letter, name)
        words = Checked(records._repr_html_()).words
        assert all(one.id in words for one in records[:20])
        assert f"20 of {len(records):,}" in words or len(records) <= 20
        assert repr(records) == f"<{len(records):,} {name}>"
    for frame in letter.tables.values():
        Checked(frame._repr_html_())
    for record in (*letter.reports[:3], *letter.statements[:30], *letter.claims[:30]):
        Checked(record._repr_html_())


def test_a_case_says_what_it_holds_and_what_it_could_not_read(evil: OpenCase, letter: OpenCase) -> None:
    words = Checked(letter._repr_html_()).words
    assert f"statements{len(letter.statements):,}" in words
    assert "could not be read" in Checked(evil._repr_html_()).words
    assert repr(letter) == "<case 'letter'>"


def test_a_statement_shows_its_chain_and_marks_its_content(letter: OpenCase) -> None:
    (said, *_) = letter.statements.where(lambda one: len(one.chain) > 2 and len(one.content) == 1)
    html = said._repr_html_()
    words = Checked(html).words
    assert " → ".join(voice.name or "" for voice in said.chain)[:10] in words
    assert said.report.text[said.passage] in words
    assert "rgba(0,130,210,.26)" in html
