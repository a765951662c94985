"""BibTeX and CSL-JSON: one reference for each report, whatever its names hold."""

from dataclasses import replace

import pytest

from stemmata.export.bibtex import tex
from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import bibtex, csl, exported
from tests.making import annotated, report

UNTEX = {
    "{\\textbackslash}": "\\", "{\\textbraceleft}": "{", "{\\textbraceright}": "}", "{\\textasciitilde}": "~",
    "{\\textasciicircum}": "^", "{\\textquotedbl}": '"', "\\$": "$", "\\&": "&", "\\#": "#", "\\_": "_", "\\%": "%",
}  # fmt: skip


def untex(words: str) -> str:
    """What TeX prints."""
    found = ""
    while words:
        command = next((one for one in UNTEX if words.startswith(one)), words[0])
        found += UNTEX.get(command, command)
        words = words[len(command) :]
    return found


@pytest.mark.parametrize("name", CASES)
def test_every_report_has_one_reference_in_order_of_publication(name: str) -> None:
    case = CASES[name]
    entries, items = bibtex(exported("bibtex", case)).entries, csl(exported("csl-json", case))
    assert [one.lower() for one in entries] == [item["id"].lower() for item in items]
    assert len(items) == len(case.reports)


def test_a_reference_has_what_a_paper_needs() -> None:
    (entry, _) = bibtex(exported("bibtex", whole_case())).entries.values()
    said = entry.fields
    assert (said["title"], said["howpublished"], said["year"], said["month"]) == (
        "{The letter of Quarra}", "Harbour Ledger", "2021", "May",
    )  # fmt: skip
    assert (said["date"], said["url"], said["langid"]) == (
        "2021-05-14",
        "https://harbourledger.example/letter",
        "english",
    )
    assert [str(person) for person in entry.persons["author"]] == ["{Mira Tal}", "{Ben Osk}"]
    assert "00" * 32 in said["note"]
    (item, other) = csl(exported("csl-json", whole_case()))
    assert (item["title"], item["container-title"]) == ("The letter of Quarra", "Harbour Ledger")
    assert item["issued"] == {"date-parts": [[2021, 5, 14]]}
    assert item["author"] == [{"literal": "Mira Tal"}, {"literal": "Ben Osk"}]
    assert "issued" not in other
    assert other["archive_location"].endswith("row 2")


@pytest.mark.parametrize(
    "title", ["5 % of {all} & $more #1_a ~x^2", "un}balanced", "a \\ b", 'the "letter"', "Ω ليلى 🜨 é"]
)
def test_a_title_is_printed_as_it_stands(title: str) -> None:
    made = replace(report("Ships left."), title=title)
    case = Case(name="c", built=None, reports=(annotated(made),))
    (entry,) = bibtex(exported("bibtex", case)).entries.values()
    assert untex(entry.fields["title"][1:-1]) == title
    (item,) = csl(exported("csl-json", case))
    assert item["title"] == title


def test_braces_are_balanced_whatever_stands_between_them() -> None:
    for words in ("{", "}", "}{", "\\{", "{}}", "a{b"):
        made = tex(words)
        depth = 0
        for one in made:
            depth += (one == "{") - (one == "}")
            assert depth >= 0
        assert depth == 0


def test_an_address_ends_no_field() -> None:
    made = replace(report("Ships left."), url="https://ledger.example/}x{%zz%20\\")
    (entry,) = bibtex(exported("bibtex", Case(name="c", built=None, reports=(annotated(made),)))).entries.values()
    assert entry.fields["url"] == "https://ledger.example/%7Dx%7B%25zz%20%5C"


def test_keys_are_ascii_and_stay_apart() -> None:
    one, two = report("Ships left.", outlet="صحيفة"), report("Ships came.", outlet="صحيفة")
    case = Case(name="c", built=None, reports=(annotated(one), annotated(two)))
    keys = [item["id"] for item in csl(exported("csl-json", case))]
    assert len(set(keys)) == 2
    assert all(key.isascii() and " " not in key for key in keys)
