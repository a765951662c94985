"""Stemmata attributes, it never adjudicates: no word of its own calls a claim true, false or confirmed.

Checked are the strings that a user can read: all of them in the packages that speak to people, the rules' reasons and
docstrings in ``link`` (the pages show them), and the templates. Not checked are ``annotate`` and bare tables of words:
they hold the words by which *reports* confirm and debunk, and what a report says is quoted as its own.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from stemmata.export.json_case import exporter
from stemmata.web.dossier import single_page
from tests.casefile.whole import whole_case

SOURCE = Path(__file__).parents[2] / "src" / "stemmata"
SPEAKING = ("api", "casefile", "cli", "export", "fetch", "ingest", "link", "model", "text", "web")
VERDICT = re.compile(
    r"\b(?:un)?verified\b|\b(?:dis)?proven\b|\bdisproved\b|\bdebunk\w*|\bconfirm(?:s|ed|ation)\b"
    r"|\bfake news\b|\bhoax\w*"
    r"|\b(?:true|false|untrue|accurate|inaccurate|correct|incorrect) (?:claims?|statements?|reports?)\b"
    r"|\b(?:claims?|statements?|reports?) (?:is|are|was|were) (?:not )?(?:true|false|untrue|a lie|lies|correct|wrong)\b"
    r"|\bfact[- ]check\w*|\bcredib(?:le|ility)\b|\btrustworth\w*|\bdisinformation\b|\bmisinformation\b|\bpropaganda\b",
    re.IGNORECASE,
)
# A table of words, as reports use them, and not a phrase of Stemmata's own: lower case, and nothing that joins words.
WORD_TABLE = re.compile(r"[a-z'-]+(?: [a-z'-]+){4,}")
JOINING = re.compile(r"\b(?:is|are|was|were|be|been|by|that|which|the|of|to|it|as)\b")
# Where such a word may stand, and why: (file below src/stemmata, the words).
ALLOWED: dict[tuple[str, str], str] = {
    ("link/claim/wordkinds.py", "confirmed"): "beside a row of the table stand the words of the reports that taught it",
}


def strings(path: Path) -> Iterator[str]:
    """The string literals of a module, docstrings among them, tables of words not; the words of a template."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from strings_of(text)
    else:
        yield re.sub(r"\{#.*?#\}", " ", text, flags=re.DOTALL)


def strings_of(module: str) -> Iterator[str]:
    """The string literals of a module's text, tables of words not."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
            string = " ".join(node.value.split())
            if JOINING.search(string) or not WORD_TABLE.fullmatch(string):
                yield string


def speaking() -> list[Path]:
    files = [path for package in SPEAKING for path in (SOURCE / package).rglob("*") if path.suffix in {".py", ".html"}]
    return sorted([*files, *SOURCE.glob("*.py")])


def own_words(page: str) -> str:
    """The words of a page."""

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.words: list[str] = []
            self.skipped = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.skipped += tag in {"style", "script"}
            self.words += [value for name, value in attrs if name in {"title", "aria-label", "alt"} and value]

        def handle_endtag(self, tag: str) -> None:
            self.skipped -= tag in {"style", "script"}

        def handle_data(self, data: str) -> None:
            if not self.skipped:
                self.words.append(data)

    parser = Words()
    parser.feed(page)
    return " ".join(" ".join(parser.words).split())


def test_no_string_that_a_user_reads_passes_a_verdict() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), match.lower())
        for path in speaking()
        for string in strings(path)
        for match in VERDICT.findall(string)
    }
    assert found - set(ALLOWED) == set()


def test_a_phrase_is_told_from_a_table_of_words() -> None:
    module = "A = 'confirmed denied said told claimed hoax'\nB = 'the claim is confirmed by two reports'\n"
    assert [string for string in strings_of(module) if VERDICT.search(string)] == [
        "the claim is confirmed by two reports"
    ]


def test_the_list_of_exceptions_holds_nothing_that_is_gone() -> None:
    for (where, words), reason in ALLOWED.items():
        assert reason
        assert any(words in string.lower() for string in strings(SOURCE / where))


def test_no_page_of_a_case_whose_reports_pass_none_passes_a_verdict() -> None:
    page = own_words(single_page(whole_case()).decode())
    assert "Oram Veld" in page
    assert VERDICT.findall(page) == []


def test_no_key_or_value_of_an_export_whose_reports_pass_none_passes_a_verdict() -> None:
    assert VERDICT.findall(b"".join(exporter.export(whole_case())).decode()) == []
