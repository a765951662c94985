"""``show why``: the reasons for and against, with the characters that they rest on."""

from textwrap import dedent

import pytest

from stemmata.cli import why
from stemmata.cli.lookup import Lookup
from stemmata.errors import UsageError
from tests.casefile.whole import echo_statement, letter_statement, whole_case
from tests.cli.printing import plain
from tests.web.made_case import made_case

LOOK = Lookup(whole_case())


def told(subject: str) -> str:
    return "\n" + plain(why.explained(LOOK, subject)) + "\n"


def test_an_edge_shows_the_signs_for_it_and_those_against_quoted_from_both_sides() -> None:
    assert told("d-cites") == dedent("""
        B table.csv#row=2, date not known ← The letter of Quarra (cites)
        ├── inferred, 0.75: It names Harbour Ledger and tells the same.
        ├── for (cites, 0.90): It names the outlet.
        │   ├── B 63-77 “Harbour Ledger”
        │   └── A 85-91 “Quarra”
        ├── against (other_number, 0.15): The numbers differ.
        │   └── B 5-10 “2,500”
        └── Ina disagrees (2021-06-01T12:30:00Z): no reason given
        """)


def test_an_edge_with_nothing_against_it_says_so() -> None:
    assert "against: nothing found" in told("d-describes")


def test_a_claim_shows_who_tells_it_its_paths_and_where_a_value_changed() -> None:
    said = told("c-left")
    assert "at most 1: letter; 1 of unknown lineage; circular" in said
    assert "A Harbour Ledger → a letter: “more than 150 fighters … left Quarra in April 2021”" in said
    assert "→ The letter of Quarra (cites) → letter signed by Oram Veld (describes)" in said
    assert "differs in quantity: The number grew on the way." in said
    assert "about 2500 (B)" in said
    assert "≥ 150 (A)" in said
    assert "changed on B table.csv#row=2, date not known ← The letter of Quarra (cites)" in said
    assert "for (same_words, 0.70): Both say that fighters left Quarra." in said


def test_a_merge_shows_its_members_as_decide_takes_them() -> None:
    assert told("e-quarra") == dedent("""
        Quarra (place)
        ├── spellings: Quarra
        ├── 2 members: what decide split and merge take
        │   ├── aaaaaaaaaaaaaaaa:e3  A Harbour Ledger, 2021-05-14
        │   └── bbbbbbbbbbbbbbbb:e1  B table.csv#row=2, date not known
        ├── why they are held to be one
        │   ├── for (same_name, 0.90): Both reports write it alike.
        │   │   ├── A 85-91 “Quarra”
        │   │   └── B 25-31 “Quarra”
        │   └── against (far, 0.10): Another Quarra lies elsewhere.
        ├── place: 12.50, -3.25 ± 2 km (geonames:1, QX.01)
        │   ├── for (gazetteer, 0.75): Quarra, a town in QX.01.
        │   ├── candidates
        │   │   ├── geonames:1  Quarra, town QX/QX.01  12.50, -3.25  0.75
        │   │   └── geonames:2  Kwarra, district QX/QX.01  12.60, -3.00  0.12
        │   └── Places: GeoNames (geonames.org), CC BY 4.0
        ├── maybe the same: Sørby Post [e-sorby]
        │   └── for (spelling, 0.60): They share their consonants (krr).
        └── another body, tied to it: Oram Veld, commands Quarra, by A B
            ├── for (stated, 1.00): Harbour Ledger says so.
            │   ├── A 85-91 “Quarra”
            │   └── B 25-31 “Quarra”
            └── against (stated, 1.00): Sørby Post denies it.
        """)


def test_a_document_shows_what_it_holds_and_why_the_reports_describe_the_same() -> None:
    said = told("e-letter")
    assert "signed by Oram Veld" in said
    assert "fighters left Quarra  (A B)" in said
    assert "aaaaaaaaaaaaaaaa:e1  A Harbour Ledger, 2021-05-14" in said
    assert "for (same_content, 0.80): Both tell of fighters who left." in said


def test_a_statement_shows_each_voice_with_its_cue_and_what_is_in_doubt() -> None:
    said = told(letter_statement().id)
    assert "outlet Harbour Ledger asserts (“no cue”)" in said
    assert "document a letter asserts (“says”)" in said
    assert "doubt: The quotation is interrupted." in said
    assert "claim c-left: fighters left Quarra" in said
    assert "doubt" not in told(echo_statement().id)


def test_a_report_is_shown_whole() -> None:
    assert "The letter of Quarra" in told("aaaa")


@pytest.mark.parametrize("subject", ["nothing", "e-"])
def test_an_id_that_names_nothing_or_several_things_is_said(subject: str) -> None:
    with pytest.raises(UsageError):
        why.explained(LOOK, subject)


def test_everything_in_a_case_can_be_explained() -> None:
    look = Lookup(made_case())
    links = look.case.links
    for many in (links.claims, links.derivations, links.entities, links.documents):
        for one in many:
            assert plain(why.explained(look, one.id))
    for statement in look.statements:
        assert plain(why.explained(look, statement))
