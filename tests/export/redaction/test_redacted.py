"""A name that is taken out of a case leaves no trace in any format, and every anchor stays exact."""

import base64
import html
import json
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata import plugins
from stemmata.casefile import unsound
from stemmata.export.redaction import proof
from stemmata.export.redaction.redacted import BLACK, MARK, Wish, redacted
from stemmata.export.redaction.walk import strings
from stemmata.model.case import Case
from stemmata.model.place import EntityPlace, GazetteerPlace
from stemmata.text.ids import content_id
from stemmata.web.dossier import dossier, single_page
from stemmata.web.paper.document import paper
from tests.casefile.whole import whole_case
from tests.export.redaction.naming import PERSON, case_about, ways

NAME = "Oskar Brandelund"
SYLLABLES = st.sampled_from("ba ke lo mir ost tan vel dun qar zhe iv ös дар мир ло قا كي".split())
WORD = st.lists(SYLLABLES, min_size=3, max_size=4).map(lambda parts: "".join(parts).capitalize())
NAMES = st.tuples(WORD, WORD).map(" ".join)


def without(case: Case, *entities: str, roles: bool = False) -> Case:
    return redacted(case, Wish(entities=entities or (PERSON,), roles=roles)).case


def written(case: Case) -> dict[str, bytes]:
    """What every installed exporter and the dossier write."""
    files = {one.name: b"".join(one.export(case)) for one in plugins.exporters()}
    return {**files, **dossier(case), "single.html": single_page(case), "paper.html": paper(case).encode()}


def as_json(case: Case) -> bytes:
    return b"".join(next(one for one in plugins.exporters() if one.name == "json").export(case))


def seen(data: bytes, name: str) -> bool:
    """Whether a reader who undoes what formats do would see the name, or either part of it."""
    text = data.decode("utf-8", "replace")
    readings = [text, html.unescape(text), unquote(text), re.sub(r"\\u(\w{4})", lambda m: chr(int(m[1], 16)), text)]
    return any(part.lower() in reading.lower() for reading in readings for part in name.split())


@settings(max_examples=8, deadline=None)
@given(NAMES, st.lists(st.integers(0, 8), max_size=4))
def test_no_format_holds_a_trace_of_any_name_however_it_was_written(name: str, chosen: list[int]) -> None:
    case = case_about(name, ", ".join(ways(name)[n] for n in chosen))
    made = redacted(case, Wish(entities=(PERSON,)))
    assert proof.in_case(made.case, made.forms) == ()
    for file, data in written(made.case).items():
        assert not seen(data, name), file
        assert proof.in_bytes(file, data, made.forms) == ()


def test_the_search_finds_the_name_in_what_each_format_writes_of_a_case_that_has_it() -> None:
    case = case_about(NAME)
    forms = redacted(case, Wish(entities=(PERSON,))).forms
    for file, data in written(case).items():
        assert seen(data, NAME) <= bool(proof.in_bytes(file, data, forms)), file
    assert proof.in_bytes("json", written(case)["json"], forms) != ()


@settings(max_examples=15, deadline=None)
@given(NAMES, st.lists(st.integers(0, 8), max_size=4))
def test_every_anchor_stays_exact(name: str, chosen: list[int]) -> None:
    case = case_about(name, ", ".join(ways(name)[n] for n in chosen))
    made = without(case)
    for before, after in zip(case.reports, made.reports, strict=True):
        assert len(after.report.text) == len(before.report.text)
        assert unsound(after.report, after.annotations) is None
    texts = {entry.report.id: entry.report.text for entry in made.reports}
    for entity in made.links.entities:
        for anchor in entity.mentions:
            assert texts[anchor.report][anchor.start : anchor.end] == anchor.text


@pytest.mark.parametrize("way", ways(NAME))
def test_each_way_of_writing_a_name_is_blackened_in_a_text(way: str) -> None:
    text = without(case_about(NAME, f"He wrote {way} there.")).reports[0].report.text
    assert not seen(text.encode(), NAME)
    assert not re.search(r"brandel|oskar|\bbr\b", re.sub(r"[\W_]", "", text.lower()))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The Brandelunds came.", "The ███████████ came."),
        ("Brandelund-like men came.", "██████████-like men came."),
        ("O s k a r came.", "█████████ came."),
        ("Osk\u00e1r came.", "█████ came."),
        ("An oscar was given.", "An oscar was given."),
    ],
)
def test_what_is_blackened_of_a_sentence_and_what_is_not(words: str, left: str) -> None:
    assert left in without(case_about(NAME, words)).reports[0].report.text


def test_line_ends_stay_so_that_paragraphs_do() -> None:
    text = without(case_about(NAME, "It was Oskar\nBrandelund.")).reports[0].report.text
    assert "It was █████\n██████████." in text


def test_a_mention_spelt_as_no_name_of_the_case_goes_too() -> None:
    case = case_about(NAME)
    entry = case.reports[0]
    entity = case.links.entities[-1]
    odd = replace(entry.annotations, entities=(replace(entry.annotations.entities[0], name="O. B.", names=("O. B.",)),))
    made = replace(
        case,
        reports=(replace(entry, annotations=odd),),
        links=replace(
            case.links, entities=(*case.links.entities[:-1], replace(entity, name="O. B.", names=("O. B.",)))
        ),
    )
    assert BLACK * len(NAME) in without(made).reports[0].report.text


def test_elsewhere_a_mark_has_one_length_whatever_the_name() -> None:
    names = {without(case_about(name)).reports[0].report.title for name in (NAME, "Ulf Tyrsonhaven")}
    assert names == {f"What {MARK} said"}


def test_parts_of_the_name_go_where_they_are_anothers_and_this_is_counted() -> None:
    made = redacted(case_about(NAME, other="Wilma Brandelund"), Wish(entities=(PERSON,)))
    assert "Wilma █" in made.case.reports[0].report.text
    assert (made.over, made.others) == (1, ("Wilma Brandelund",))


def test_ranks_and_describing_nouns_stay_unless_asked() -> None:
    case = case_about(NAME)
    assert "Colonel █" in without(case).reports[0].report.text
    assert "olonel" not in without(case, roles=True).reports[0].report.text
    claim = replace(case.links.claims[0], label=f"Colonel {NAME} left")
    labelled = replace(case, links=replace(case.links, claims=(claim,)))
    assert without(labelled).links.claims[0].label == f"Colonel {MARK} left"
    assert without(labelled, roles=True).links.claims[0].label == f"{MARK} {MARK} left"


def test_no_id_can_be_made_by_who_guesses_the_name() -> None:
    case = case_about(NAME)
    before = {one for _, one in strings(case) if re.fullmatch(r"[0-9a-f]{16}", one)}
    text = as_json(without(case)).decode()
    assert content_id("voice", "person", NAME.lower()) in before
    assert not [one for one in before if one in text]
    assert case.reports[0].report.sha256 not in text


def test_a_report_in_which_nothing_was_blackened_keeps_its_id_and_hash() -> None:
    case = case_about(NAME)
    other = case_about("Ulf Tyrsonhaven").reports[0]
    both = replace(case, reports=(*case.reports, other))
    assert {entry.report.id: entry.report.sha256 for entry in without(both).reports}[other.report.id] == (
        other.report.sha256
    )


def test_a_hash_that_a_touched_report_shares_goes_from_all_rows_of_its_table() -> None:
    case = case_about(NAME)
    entry = case_about("Ulf Tyrsonhaven").reports[0]
    other = replace(entry, report=replace(entry.report, sha256=case.reports[0].report.sha256))
    made = without(replace(case, reports=(*case.reports, other)))
    assert case.reports[0].report.sha256 not in {one.report.sha256 for one in made.reports}


def test_signs_of_spelling_give_no_letters_of_the_name() -> None:
    assert "nmstr" not in as_json(without(case_about(NAME))).decode().split('"signs"')[0]


def test_a_place_without_a_name_lies_nowhere_and_nobody_else_lies_there() -> None:
    case = whole_case()
    quarra = next(one for one in case.links.entities if one.id == "e-quarra")
    twin = replace(quarra, id="e-twin", name="Harrow", names=("Harrow",), members=(), mentions=(), same_as=())
    made = without(replace(case, links=replace(case.links, entities=(*case.links.entities, twin))), "e-quarra")
    assert [one.place for one in made.links.entities] == [None] * 6


def test_a_place_keeps_where_it_lies_when_another_name_goes() -> None:
    made = without(whole_case(), "e-veld")
    assert any(isinstance(one.place, EntityPlace) for one in made.links.entities)
    assert GazetteerPlace


def test_rulings_and_links_still_name_what_is_there() -> None:
    made = without(whole_case(), "e-veld")
    known = {one.id for one in made.links.entities}
    edges = {one.id for one in made.links.derivations}
    assert made.decisions[0].subject[0] in edges
    assert {name for one in made.links.documents for name in one.signatories} <= known
    assert set(made.links.outlets) == {entry.report.id for entry in made.reports}
    said = {one.id for entry in made.reports for one in entry.annotations.statements}
    assert {name for one in made.links.claims for name in one.statements} <= said


def test_lists_that_are_sorted_by_id_are_sorted_by_the_new_ones() -> None:
    links = without(whole_case(), "e-veld").links
    for held in (links.entities, links.claims, links.derivations, links.events):
        assert all(one.id < other.id for one, other in pairwise(held))


@pytest.mark.parametrize("entity", ["e-ledger", "e-quarra", "e-sorby", "e-veld"])
def test_the_whole_case_without_any_of_its_names(entity: str) -> None:
    made = redacted(whole_case(), Wish(entities=(entity,)))
    assert proof.in_case(made.case, made.forms) == ()
    for file, data in written(made.case).items():
        assert proof.in_bytes(file, data, made.forms) == (), file


def test_the_same_bytes_each_time() -> None:
    case = case_about(NAME, " ".join(ways(NAME)))
    assert written(without(case)) == written(without(case))


def test_what_is_written_says_that_it_was_redacted_and_how_much() -> None:
    made = without(case_about(NAME, "Brandelund left."))
    data = json.loads(as_json(made))
    assert data["case"]["name"] == f"the {MARK} affair (redacted)"
    assert (data["redacted"]["entities"], data["redacted"]["mentions"], data["redacted"]["further"]) == (1, 1, 1)
    assert "1 name was blackened" in dossier(made)["index.html"].decode()
    assert "1 name was blackened" in paper(made)


def test_a_case_that_was_not_redacted_says_nothing_of_it() -> None:
    assert b"redacted" not in as_json(whole_case())
    assert "lackened" not in paper(whole_case())


def test_a_name_in_base64_is_found_by_the_proof() -> None:
    form = redacted(case_about(NAME), Wish(entities=(PERSON,))).forms
    packed = base64.b64encode(f"it was {NAME} who said so".encode())
    assert proof.in_bytes("x.txt", b"data:" + packed, form) != ()
