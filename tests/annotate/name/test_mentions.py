from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.name.mentions import annotator
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report, Zone
from stemmata.text.span import Span
from tests.annotate.names_in_text import named, phrases, read
from tests.making import report


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The letter was signed by Colonel Orsen Vashti.", "Orsen Vashti"),
        ("The letter was signed by Lt. Gen. Orsen Vashti.", "Orsen Vashti"),
        ("Major-General Orsen K. Vashti spoke.", "Orsen K. Vashti"),
        ("He met President Orsen Vashti on Monday.", "Orsen Vashti"),
        ("Marrow Governor Orsen Vashti resigned.", "Orsen Vashti"),
        ("It was shown to colonel Tamsin O'Durrel.", "Tamsin O'Durrel"),
        ("They told the activist Jean-Paul Merrin so.", "Jean-Paul Merrin"),
        ("A friend of Ruben de la Quoz said so.", "Ruben de la Quoz"),
        ("Sheikh Nazir bin Olwan al-Mirati arrived.", "Nazir bin Olwan al-Mirati"),
        ("We saw Abu Zarin al-Mirati there.", "Abu Zarin al-Mirati"),
        ("The Secretary of State Orsen Vashti left.", "Orsen Vashti"),
        ("Velian Coalition chief Orsen Vashti left.", "Orsen Vashti"),
    ],
)
def test_a_person_is_named_without_rank_and_office(text: str, name: str) -> None:
    assert named(text)["person"] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He works at the Ministry of Tides and Fisheries.", "Ministry of Tides and Fisheries"),
        ("The Marrow Dockers' Union went on strike.", "Marrow Dockers' Union"),
        ("She leads the Free Harbour Front.", "Free Harbour Front"),
        ("He trained with Division 30 in May.", "Division 30"),
        ("A spokesman for Quorra said so.", "Quorra"),
        ("The Quorra fighters left.", "Quorra"),
        ("He read it in the newspaper Osmerin.", "Osmerin"),
        ("The office of OSKA was searched.", "OSKA"),
    ],
)
def test_an_organisation_is_known_by_its_type_word_or_by_what_it_has(text: str, name: str) -> None:
    assert named(text)["organisation"] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They left the town of Marrow.", ["Marrow"]),
        ("They camped near the Orrin River.", ["Orrin River"]),
        ("They fled from the towns of Marrow and Quill.", ["Marrow", "Quill"]),
        ("The Marrow-Quill road was cut. Marrow fell. Quill did not, in Quill province.", ["Marrow", "Quill"]),
        ("They fought in eastern Marrow.", ["Marrow"]),
        ("The group is Norway-based.", ["Norway"]),
        ("He went to France.", ["France"]),
    ],
)
def test_a_place_is_known_by_its_type_word_or_its_preposition(text: str, names: list[str]) -> None:
    assert named(text)["place"][: len(names)] == names


def test_peoples_are_groups_and_qualify_other_mentions() -> None:
    assert named("The Danish border is closed.")["group"] == ["Danish"]
    assert phrases("They hired Danish militiamen.", "group") == ["Danish militiamen"]


def test_an_outlets_label_is_a_nominal_of_kind_group() -> None:
    assert phrases("The terrorists fired on rebels.", "group") == ["The terrorists", "rebels"]


def test_months_and_days_are_no_names() -> None:
    assert named("On Monday and in October they met, as they did last March.") == {}


def test_a_sentence_opening_is_no_name_without_a_sign() -> None:
    assert named("Shelling went on. Yesterday nobody came. Certainly not. Clashes followed.") == {}


def test_a_headline_in_capitals_repeats_only_known_names() -> None:
    text = "HARBOUR CHIEF ORSEN VASHTI DENIES LETTER\n\nThe harbour chief Orsen Vashti denied it."
    assert named(text) == {"person": ["ORSEN VASHTI", "Orsen Vashti"]}


def test_links_and_furniture_are_not_read() -> None:
    text = "Orsen Vashti spoke.\nHelpful keywords: Tamsin Durrel"
    cut = text.index("\n")
    made = report(text)
    zoned = Report(
        **{
            **{name: getattr(made, name) for name in made.__slots__},
            "zones": (Zone(kind="body", span=Span(0, cut)), Zone(kind="furniture", span=Span(cut + 1, len(text)))),
        }
    )
    found = annotator.annotate(zoned, passages.annotate(zoned, Annotations(report=zoned.id)))
    assert [mention.span.of(text) for mention in found.mentions] == ["Orsen Vashti"]


def test_documents_are_nominals_with_their_determiner() -> None:
    text = "A leaked letter came. The second document, dated 3 May 2021, is short. Handwritten orders followed."
    assert phrases(text, "document") == ["A leaked letter", "The second document", "Handwritten orders"]


def test_a_persons_own_papers_are_no_documents() -> None:
    assert phrases("They showed their personal documents and their identity papers.", "document") == []


def test_an_empty_pronoun_is_no_mention() -> None:
    _, found = read("It is believed that it sank.")
    assert [mention.span.start for mention in found.mentions if mention.form == "pronoun"] == [20]


def test_a_qualifying_noun_is_not_a_person() -> None:
    assert phrases("The militant group left. The militant left.", "person") == ["The militant"]


def test_an_empty_report_has_no_mentions() -> None:
    _, found = read("")
    assert found.mentions == ()


@given(st.text(alphabet="aAbBzZ .,'’-\n\"“”()[]:0é", max_size=120) | st.text(max_size=60))
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    _, found = read(text)
    spans = [mention.span for mention in found.mentions]
    assert all(len(span) > 0 and span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
