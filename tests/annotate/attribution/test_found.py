import pytest

from stemmata.annotate.attribution.attributions import Attribution
from stemmata.annotate.attribution.chains import Antecedent
from stemmata.annotate.attribution.found import found_in, links_of
from stemmata.annotate.attribution.tagged import credited_in
from stemmata.annotate.attribution.voices import Voices
from stemmata.model.annotations import Annotations, Credit
from tests import making
from tests.annotate.crediting import credit, credited_lines, shown, units
from tests.annotate.reading import lines, said

OUTLET = (making.step("outlet", "Harbour Ledger"),)


def voices_of(text: str) -> Voices:
    report = making.report(text)
    return Voices(report, Annotations(report=report.id))


def found(text: str, *credits: Credit) -> tuple[Attribution, ...]:
    (unit,) = units(text)
    tagged = [made for at, one in enumerate(credits) if (made := credited_in(unit, one, at)) is not None]
    return found_in(unit, voices_of(text), None, tagged)[0]


def chains(text: str, *credits: Credit) -> list[list[str]]:
    """The names of each credit's chain, outermost first."""
    (unit,) = units(text)
    links = links_of(unit, found(text, *credits), OUTLET, voices_of(text), None)
    return [[step.name for step in link.chain] for link in links if link is not None]


NESTED = "Pell said that the guild claimed that coal was sold."


def test_rules_alone_find_the_credits_of_a_unit() -> None:
    assert [one.lemma for one in found(NESTED)] == ["say", "claim"]


def test_rules_and_tagger_together_find_each_credit_once() -> None:
    outer = credit(NESTED, "Pell", "said", "the guild claimed that coal was sold")
    inner = credit(NESTED, "the guild", "claimed", "coal was sold", depth=1)
    assert [one.lemma for one in found(NESTED, outer, inner)] == ["say", "claim"]


def test_a_verb_that_no_table_knows_is_a_credit_where_the_tagger_finds_one() -> None:
    text = "Pell blorted that coal was sold."
    assert found(text) == ()
    (one,) = found(text, credit(text, "Pell", "blorted", "coal was sold"))
    (unit,) = units(text)
    assert shown(unit, one.content) == ["coal was sold"]


def test_a_credit_within_another_has_the_chain_of_that_one_above_it() -> None:
    outer = credit(NESTED, "Pell", "said", "the guild claimed that coal was sold")
    assert chains(NESTED, outer) == [["Harbour Ledger", "Pell"], ["Harbour Ledger", "Pell", "the guild"]]


def test_a_unit_without_a_credit_has_none() -> None:
    assert found("The town lies on a river.") == ()
    assert chains("The town lies on a river.") == []


def test_it_is_a_document_where_a_document_was_credited_before() -> None:
    text = "It details the sale of coal."
    (unit,) = units(text)
    letter = Antecedent(chain=(*OUTLET, making.step("document", "the letter")), unit=0, zone="body", next_to=True)
    person = Antecedent(chain=(*OUTLET, making.step("person", "Pell")), unit=0, zone="body", next_to=True)
    voices = voices_of(text)
    assert len(found_in(unit, voices, letter, [])[0]) == 1
    assert found_in(unit, voices, person, [])[0] == ()


# what a speaker is quoted as saying that others say

QUOTED = "“The mayor said that coal was sold,” Orla Quill said."


def whole() -> Credit:
    return Credit(
        source=(making.span(QUOTED, "Orla Quill"),),
        cue=(making.span(QUOTED, "said", 1),),
        content=(making.span(QUOTED, "The mayor said that coal was sold"),),
        depth=0,
        score=0.95,
        least_sure="cue",
    )


@pytest.mark.parametrize("inner", [False, True])
def test_what_a_speaker_says_that_another_said_is_a_statement_under_the_speaker(inner: bool) -> None:
    within = (credit(QUOTED, "The mayor", "said", "coal was sold", depth=1),) if inner else ()
    drawn = credited_lines(QUOTED, *within, whole())
    assert "Orla Quill [said] The mayor said that coal was sold" in drawn
    assert "Orla Quill < The mayor [said] coal was sold" in drawn
    assert len(drawn) == 2


def test_rules_alone_find_it_too() -> None:
    assert "Orla Quill < The mayor [said] coal was sold" in lines(QUOTED)


def test_a_verb_that_only_the_tagger_knows_is_nested_too() -> None:
    text = "“The mayor blorted that coal was sold,” Orla Quill said."
    outer = credit(text, "Orla Quill", "said", "The mayor blorted that coal was sold")
    inner = credit(text, "The mayor", "blorted", "coal was sold", depth=1)
    assert "Orla Quill < The mayor [blorted] coal was sold" in credited_lines(text, outer, inner)


def test_a_nested_statement_has_the_words_of_its_sentence_for_passage() -> None:
    (nested,) = (one for one in said(QUOTED, credits=(whole(),)) if len(one.chain) == 3)
    assert nested.passage.of(QUOTED) == "The mayor said that coal was sold,"


@pytest.mark.parametrize("pronoun", ["He", "She"])
def test_he_in_a_quotation_is_never_the_speaker(pronoun: str) -> None:
    text = f"Orla Quill spoke. “{pronoun} said that all the coal was sold,” Quill said at noon."
    outer = Credit(
        source=(making.span(text, "Quill", 1),),
        cue=(making.span(text, "said", 1),),
        content=(making.span(text, f"{pronoun} said that all the coal was sold"),),
        depth=0,
        score=0.95,
        least_sure="cue",
    )
    inner = credit(text, pronoun, "said", "all the coal was sold", depth=1)
    nested = [one for one in said(text, credits=(inner, outer)) if len(one.chain) > 2]
    assert [[step.name for step in one.chain[1:]] for one in nested] == [["Quill", pronoun]]


def test_he_that_is_settled_on_the_speaker_makes_no_statement() -> None:
    text = "“He said that all the coal was sold,” Orla Quill said."
    entity, mentions = making.entity(text, "Orla Quill", "person", "e1")
    _, pronouns = making.entity(text, "He", "person", "e1")
    found = said(text, entities=(entity,), mentions=(*pronouns, *mentions))
    assert [[step.name for step in one.chain[1:]] for one in found] == [["Orla Quill"]]


def test_what_the_speaker_says_of_herself_is_no_other_voices() -> None:
    text = "“Orla Quill said that all the coal was sold,” Orla Quill said."
    assert all(len(one.chain) == 2 for one in said(text))
