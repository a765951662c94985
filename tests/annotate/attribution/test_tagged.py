from dataclasses import replace
from typing import Literal

import pytest

from stemmata.annotate.attribution.attributions import Attribution
from stemmata.annotate.attribution.tagged import UNSURE, InUnit, contents_in, credited_in, in_units
from stemmata.model.annotations import Credit, Modality
from tests import making
from tests.annotate.crediting import credit, shown, units
from tests.annotate.reading import said

PLAIN = "Orla Quill said on Monday that the ferry had left."


def read(text: str, one: Credit) -> Attribution | None:
    """The credit in the words of the text's first unit."""
    return credited_in(units(text)[0], one, 7)


def parts(text: str, one: Credit) -> tuple[list[str], list[str], list[str]]:
    """The words of source, cue and content, once the credit is read."""
    made = read(text, one)
    assert made is not None
    unit = units(text)[0]
    return shown(unit, (made.source,) if made.source else ()), shown(unit, (made.cue,)), shown(unit, made.content)


# in the words of a unit


def test_a_credit_is_read_in_the_words_of_its_unit() -> None:
    one = credit(PLAIN, "Orla Quill", "said", "the ferry had left")
    assert parts(PLAIN, one) == (["Orla Quill"], ["said"], ["the ferry had left"])


def test_a_credit_keeps_its_place_among_the_outermost_and_one_within_a_content_has_none() -> None:
    one = credit(PLAIN, "Orla Quill", "said", "the ferry had left")
    outer, inner = read(PLAIN, one), read(PLAIN, replace(one, depth=1))
    assert outer is not None
    assert outer.credit == 7
    assert outer.read
    assert outer.sure
    assert inner is not None
    assert inner.credit is None


def test_a_part_of_a_word_takes_the_whole_word() -> None:
    one = credit(PLAIN, "rla Qui", "sai", "ferry had lef")
    assert parts(PLAIN, one) == (["Orla Quill"], ["said"], ["ferry had left"])


def test_a_source_is_cut_to_the_phrase_that_speaks() -> None:
    text = "Meanwhile the mayor on Tuesday said that the ferry had left."
    one = credit(text, "Meanwhile the mayor on Tuesday", "said", "the ferry had left")
    assert parts(text, one)[0] == ["the mayor"]


def test_who_stands_for_the_words_before_it() -> None:
    text = "They met the mayor, who said that the ferry had left."
    one = credit(text, "who", "said", "the ferry had left")
    assert parts(text, one)[0] == ["the mayor"]


def test_a_source_in_another_sentence_is_known_by_its_place_alone() -> None:
    text = "Orla Quill was sure. The ferry, it was said, had left."
    unit = units(text)[1]
    made = credited_in(unit, credit(text, "Orla Quill", "was said", "had left"), 0)
    assert made is not None
    assert made.source is None
    assert made.spoken == making.span(text, "Orla Quill")


def test_a_credit_without_a_source_names_nobody() -> None:
    made = read(PLAIN, credit(PLAIN, None, "said", "the ferry had left"))
    assert made is not None
    assert (made.source, made.spoken) == (None, None)


QUOTED = "“The ferry left. The quay was empty then,” Quill said."


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("The ferry left. The quay was empty then", ["“The ferry left. The quay was empty then,”"]),
        ("The quay was empty then", ["“The ferry left. The quay was empty then,”"]),
        ("The ferry left", []),
    ],
)
def test_a_quotation_is_content_if_half_of_it_is(words: str, held: list[str]) -> None:
    unit = units(QUOTED)[0]
    assert shown(unit, contents_in(unit, credit(QUOTED, "Quill", "said", words))) == held


def test_pieces_of_content_that_touch_are_one() -> None:
    one = credit(PLAIN, "Orla Quill", "said", "the ferry", "had left")
    assert parts(PLAIN, one)[2] == ["the ferry had left"]


def test_content_on_both_sides_of_the_cue_stays_in_two_pieces() -> None:
    text = "The ferry, Quill said, had left."
    assert parts(text, credit(text, "Quill", "said", "The ferry", "had left"))[2] == ["The ferry", "had left"]


def test_a_content_that_begins_within_a_bound_takes_the_word_before() -> None:
    text = "At least nine crews had left, Orla Quill said."
    assert parts(text, credit(text, "Orla Quill", "said", "least nine crews had left"))[2] == [
        "At least nine crews had left"
    ]


def test_a_cue_within_a_content_has_a_word_and_not_only_a_sign() -> None:
    text = "Orla Quill said he'd like it: the ferry had left."
    one = credit(text, "Orla Quill", ":", "the ferry had left")
    assert read(text, one) is not None
    assert read(text, replace(one, depth=1)) is None


def test_a_content_that_breaks_off_after_a_preposition_takes_one_more_word() -> None:
    text = "Quill said that the ferry had left on Friday."
    assert parts(text, credit(text, "Quill", "said", "the ferry had left on"))[2] == ["the ferry had left on Friday"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # a cue within a quotation
        ("“The mate said that the ferry had left,” Quill said.", "The mate", "said", "the ferry had left"),
        # a verb of saying that is negated
        ("Orla Quill did not say that the ferry had left.", "Orla Quill", "did not say", "the ferry had left"),
        ("Orla Quill didn’t claim that the ferry had left.", "Orla Quill", "didn’t claim", "the ferry had left"),
        ("Orla Quill never asked that the ferry wait.", "Orla Quill", "never asked", "the ferry wait"),
        # a content of function words only
        ("Orla Quill said it in the harbour.", "Orla Quill", "said", "it in the"),
        ("Orla Quill said which.", "Orla Quill", "said", "which"),
        # capitals that no table knows
        ("TARN VALLEY VOICES the ferry had left.", "TARN VALLEY", "VOICES", "the ferry had left"),
    ],
)
def test_words_that_credit_nobody_are_no_credit(text: str, source: str, cue: str, content: str) -> None:
    assert read(text, credit(text, source, cue, content)) is None


def test_a_cue_in_another_unit_is_no_credit_here() -> None:
    text = "The ferry had left. Orla Quill said so."
    assert read(text, credit(text, "Orla Quill", "said", "The ferry had left")) is None


def test_capitals_that_the_tables_know_are_a_credit() -> None:
    text = "ORLA QUILL SAID THE FERRY HAD LEFT."
    assert parts(text, credit(text, "ORLA QUILL", "SAID", "THE FERRY HAD LEFT"))[1] == ["SAID"]


# what its cue says


@pytest.mark.parametrize(
    ("text", "cue", "modality", "lemma"),
    [
        ("Quill said that the ferry had left.", "said", "asserts", "say"),
        ("Quill claimed that the ferry had left.", "claimed", "alleges", "claim"),
        ("Quill denied that the ferry had left.", "denied", "denies", "deny"),
        ("Quill promised that the ferry had left.", "promised", "expects", "promise"),
        ("Quill demanded that the ferry had left.", "demanded", "requests", "demand"),
        ("Quill wondered whether the ferry had left.", "wondered", "asks", "wonder"),
        ("Quill called for the ferry had left.", "called for", "requests", "call"),
        ("Quill has long said that the ferry had left.", "has long said", "asserts", "say"),
        ("Quill blorted that the ferry had left.", "blorted", "asserts", "blorted"),
        ("Reportedly Quill saw the ferry had left.", "Reportedly", "asserts", "reportedly"),
        ("Allegedly Quill saw the ferry had left.", "Allegedly", "alleges", "allegedly"),
        ("Allegations by Quill, the ferry had left.", "Allegations", "alleges", "allegation"),
    ],
)
def test_modality_and_lemma_are_those_of_the_tables(text: str, cue: str, modality: Modality, lemma: str) -> None:
    made = read(text, credit(text, "Quill", cue, "the ferry had left"))
    assert made is not None
    assert (made.modality, made.lemma) == (modality, lemma)


def test_told_somebody_to_is_a_request() -> None:
    text = "Quill told the crews to leave the quay."
    made = read(text, credit(text, "Quill", "told", "to leave the quay"))
    assert made is not None
    assert made.modality == "requests"


def test_told_somebody_that_asserts() -> None:
    text = "Quill told the crews that the ferry had left."
    made = read(text, credit(text, "Quill", "told", "that the ferry had left"))
    assert made is not None
    assert made.modality == "asserts"


@pytest.mark.parametrize(
    ("words", "modality"), [("whether the ferry had left", "asks"), ("the crews to leave", "requests")]
)
def test_asked_whether_asks_and_asked_somebody_to_requests(words: str, modality: Modality) -> None:
    text = f"Quill asked {words}."
    made = read(text, credit(text, "Quill", "asked", words))
    assert made is not None
    assert made.modality == modality


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("Quill said the ferry had left.", ("the ferry had left",), "clause"),
        ("The ferry had left, Quill said.", ("The ferry had left",), "free"),
    ],
)
def test_what_stands_before_its_cue_is_a_free_form(text: str, content: tuple[str, ...], form: str) -> None:
    made = read(text, credit(text, "Quill", "said", *content))
    assert made is not None
    assert made.form == form


def test_according_to_is_a_form_of_its_own() -> None:
    text = "According to Quill, the ferry had left."
    made = read(text, credit(text, "Quill", "According to", "the ferry had left"))
    assert made is not None
    assert (made.form, made.lemma) == ("according", "according")


def test_also_says_that_the_voice_goes_on() -> None:
    text = "Quill also said that the ferry had left."
    made = read(text, credit(text, "Quill", "also said", "the ferry had left"))
    assert made is not None
    assert made.goes_on


def test_did_not_deny_is_a_denial_that_is_not_negated_again() -> None:
    text = "Quill did not deny that the ferry had left."
    made = read(text, credit(text, "Quill", "did not deny", "the ferry had left"))
    assert made is not None
    assert made.modality == "denies"
    assert not made.negative


# doubt


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("source", "who is credited"),
        ("cue", "whether these words credit anybody"),
        ("content", "which words are credited"),
    ],
)
def test_a_low_score_is_told_with_the_part_that_is_least_sure(
    part: Literal["source", "cue", "content"], named: str
) -> None:
    one = replace(credit(PLAIN, "Orla Quill", "said", "the ferry had left", score=0.42), least_sure=part)
    made = read(PLAIN, one)
    assert made is not None
    assert made.doubt == f"Read with little certainty (42%), least of {named}."


@pytest.mark.parametrize(("score", "sure"), [(UNSURE, False), (0.79, False), (0.8, True), (1.0, True)])
def test_a_higher_score_is_not_doubted_though_it_may_not_be_sure(score: float, sure: bool) -> None:
    made = read(PLAIN, credit(PLAIN, "Orla Quill", "said", "the ferry had left", score=score))
    assert made is not None
    assert (made.doubt, made.sure) == (None, sure)


def test_the_doubt_is_told_of_the_statement() -> None:
    text = "Pell blorted that the port was shut."
    (one,) = said(text, credits=(credit(text, "Pell", "blorted", "the port was shut", score=0.3),))
    assert one.doubt == "Read with little certainty (30%), least of which words are credited."


# which units a credit takes part in


def test_a_credit_is_its_cues_units_and_lends_words_to_others() -> None:
    text = "The port was shut. Pell said so. Coal was sold. Nobody came."
    outer = Credit(
        source=(making.span(text, "Pell"),),
        cue=(making.span(text, "said"),),
        content=(making.span(text, "The port was shut"), making.span(text, "so"), making.span(text, "Coal was sold")),
        depth=0,
        score=0.9,
        least_sure="cue",
    )
    inner = credit(text, None, "was sold", "Coal", depth=1)
    assert in_units(units(text), (outer, inner)) == [
        InUnit(lent=[0]),
        InUnit(own=[0]),
        InUnit(inner=[1], lent=[0]),
        InUnit(),
    ]


def test_without_units_nothing_is_placed() -> None:
    assert in_units((), (credit(PLAIN, "Orla Quill", "said", "the ferry had left"),)) == []
