"""The views of ``stemmata show``: what a reader sees, drawn."""

from dataclasses import replace
from textwrap import dedent

import pytest
from rich.console import RenderableType

from stemmata.cli import views
from stemmata.cli.lookup import Lookup
from stemmata.model.case import Case
from stemmata.model.claim import Origin, Origins
from tests.casefile.whole import whole_case
from tests.cli.printing import plain
from tests.web.made_case import made_case

WHOLE, MADE = Lookup(whole_case()), Lookup(made_case())
EMPTY = Lookup(Case(name="empty", built=None))


def drawn(parts: list[RenderableType], width: int = 200) -> str:
    return "\n" + plain(parts, width=width) + "\n"


def test_the_stemma_is_a_tree_with_a_reason_on_every_edge() -> None:
    assert drawn(views.stemma(WHOLE, 40)) == dedent("""
        A Harbour Ledger, 2021-05-14
        ├── credits alone: letter signed by Oram Veld
        └── B table.csv#row=2, date not known  cites (inferred, 0.75): It names Harbour Ledger and tells the same. [d-cites]
        1 root
        """)  # noqa: E501 - drawn as it is printed


def test_each_report_grows_once_and_a_circle_is_marked_where_it_closes() -> None:
    tree = plain(views.stemma(MADE, 40))
    for report in MADE.reports:
        grown = [line for line in tree.splitlines() if MADE.report_name(report) in line and "stands above" not in line]
        assert len([line for line in grown if "circular reporting" not in line]) == 1
    assert tree.count("↺ circular reporting") == 1
    assert "Rests on no other report that the case holds\n└── K Leaflet, date not known" in tree


def test_an_edge_that_a_reviewer_ruled_out_is_no_branch() -> None:
    case = whole_case()
    ruled_out = tuple(replace(edge, score=0.0) for edge in case.links.derivations)
    tree = plain(views.stemma(Lookup(replace(case, links=replace(case.links, derivations=ruled_out))), 40))
    assert tree.splitlines() == [
        "Rests on no other report that the case holds",
        "├── A Harbour Ledger, 2021-05-14",
        "└── B table.csv#row=2, date not known",
        "0 roots",
    ]


def test_the_claims_stand_widest_first_with_their_origins_and_differences() -> None:
    lines = plain(views.claims(MADE, 40), width=400).splitlines()
    assert [line.split("  ")[1] for line in lines[1:3]] == [
        "400 barrels lie under Quay Nine",
        "The barrels were landed at night",
    ]
    assert "at most 3: two former dockers, the harbour office, letter signed by Captain Orrin Vask" in lines[1]
    assert "2 of unknown lineage" in lines[1]
    assert "quantity: 1,200 / 12,000 / 400" in lines[1]
    assert lines[-1] == "4 claims"


def test_rows_that_are_left_out_are_counted() -> None:
    assert plain(views.claims(MADE, 3)).splitlines()[-1] == "4 claims, 3 shown (--limit shows more)"


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        (Origins(at_most=1, named=(), unknown=(), paths=()), "at most 1"),
        (Origins(at_most=1, named=(), unknown=("a", "b"), paths=()), "at most 1; 2 of unknown lineage"),
        (
            Origins(
                at_most=2,
                named=(
                    Origin(id="1", name="the letter", kind="document", reports=("a",)),
                    Origin(id="2", name="two drivers", kind="unnamed", reports=("b",)),
                ),
                unknown=("c",),
                paths=(),
                circular=("edge",),
            ),
            "at most 2: the letter, two drivers; 1 of unknown lineage; circular",
        ),
    ],
)
def test_the_bound_on_origins_is_said_with_what_is_not_known(origins: Origins, words: str) -> None:
    assert views.origins(origins) == words


def test_the_summary_names_refusals_and_copies_and_raises_alarms() -> None:
    said = plain(views.summary(MADE, 40))
    assert "Refused: scan.pdf: A PDF cannot be read" in said
    assert "Repeats B Sund Wire, 2021-05-14: copy-of-wire.txt" in said
    assert "! 3 derivations lie on a circle: reports that cite each other" in said
    assert "rest on at most one origin" in said


def test_a_document_is_rebuilt_from_what_the_reports_say() -> None:
    assert drawn(views.documents(WHOLE, 40)) == dedent("""
        letter signed by Oram Veld  [e-letter]
        ├── signed by Oram Veld
        ├── addressed to Quarra
        ├── first published by Harbour Ledger
        ├── described by A Harbour Ledger, 2021-05-14; B table.csv#row=2, date not known
        ├── dated 2021-04
        └── 1 content
            └── fighters left Quarra  (A B)
        1 document
        """)


def test_entities_say_why_their_spellings_are_one() -> None:
    (line,) = [line for line in plain(views.entities(MADE, 40)).splitlines() if line.startswith("vask")]
    assert "Orrin Vask, Orin Wask. The two spellings sound alike." in line


def test_a_report_is_shown_with_the_chain_of_every_statement() -> None:
    said = plain(views.report(WHOLE, "aaaaaaaaaaaaaaaa"))
    assert "The letter of Quarra" in said
    assert "Harbour Ledger → a letter asserts" in said
    assert "more than 150 fighters … left Quarra in April 2021" in said
    assert "Harbour Ledger → Oram Veld denies NOT" in said


@pytest.mark.parametrize("view", [views.summary, views.claims, views.stemma, views.documents, views.entities])
def test_a_case_without_reports_has_every_view(view: views.claims) -> None:  # type: ignore[valid-type]
    assert "0 " in plain(view(EMPTY, 40))  # type: ignore[misc]
