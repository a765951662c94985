from collections.abc import Sequence
from dataclasses import replace

import pytest

from stemmata.annotate.attribution.attributions import Attribution, Channel, Range
from stemmata.annotate.attribution.tagged import credited_in, merged
from stemmata.annotate.attribution.units import Unit
from tests import making
from tests.annotate.crediting import credit, credited_lines, shown, units
from tests.annotate.reading import lines

PLAIN = "Orla Quill said on Monday that the ferry had left."


def at(unit: Unit, words: str, nth: int = 0) -> Range:
    """Where some words stand in a unit, the nth time (from 0)."""
    where = making.span(unit.text, words, nth)
    inside = [n for n, word in enumerate(unit.words) if where.overlaps(word.span)]
    return inside[0], inside[-1] + 1


def rule(unit: Unit, source: str | None, cue: str, content: str | None, lemma: str = "say") -> Attribution:
    return Attribution(
        form="clause",
        source=at(unit, source) if source else None,
        cue=at(unit, cue),
        content=(at(unit, content),) if content else (),
        modality="asserts",
        lemma=lemma,
    )


def tagger(unit: Unit, source: str | None, cue: str, *content: str, score: float = 0.95, depth: int = 0) -> Attribution:
    made = credited_in(unit, credit(unit.text, source, cue, *content, score=score, depth=depth), 0)
    assert made is not None
    return made


def drawn(unit: Unit, found: Sequence[Attribution]) -> list[str]:
    """``source [cue] content``, one line a credit."""
    return [
        f"{' '.join(shown(unit, (one.source,) if one.source else ()))} [{unit.between(*one.cue).of(unit.text)}] "
        + " … ".join(shown(unit, one.content))
        for one in found
    ]


def test_where_both_agree_the_spans_are_the_taggers_and_the_rest_is_the_rules() -> None:
    text = "Quill promised the Beacon on Monday that the ferry would leave at noon."
    (unit,) = units(text)
    beacon = Channel(source=at(unit, "the Beacon"), cue=None, must_be="told")
    ours = replace(
        rule(unit, "Quill", "promised", "the ferry would leave", "promise"),
        modality="expects",
        channels=(beacon,),
        relative=True,
    )
    (one,) = merged([ours], [tagger(unit, "Quill", "promised", "the ferry would leave at noon")], unit.words)
    assert drawn(unit, [one]) == ["Quill [promised] the ferry would leave at noon"]
    assert (one.modality, one.channels, one.relative) == ("expects", (beacon,), True)
    assert one.read
    assert one.credit == 0


def test_a_rules_source_that_breaks_off_before_a_role_gives_way_to_the_whole_name() -> None:
    (unit,) = units("The ferry had left, said Guild chief Orla Quill.")
    ours = rule(unit, "Guild", "said", "The ferry had left")
    (one,) = merged([ours], [tagger(unit, "Guild chief Orla Quill", "said", "The ferry had left")], unit.words)
    assert drawn(unit, [one]) == ["Guild chief Orla Quill [said] The ferry had left"]


def test_a_content_that_ends_before_its_verb_is_the_rules() -> None:
    (unit,) = units("Quill claimed the ferry was safe at noon.")
    ours = rule(unit, "Quill", "claimed", "the ferry was safe")
    (one,) = merged([ours], [tagger(unit, "Quill", "claimed", "the ferry")], unit.words)
    assert drawn(unit, [one]) == ["Quill [claimed] the ferry was safe"]
    (longer,) = merged([ours], [tagger(unit, "Quill", "claimed", "the ferry was safe at noon")], unit.words)
    assert drawn(unit, [longer]) == ["Quill [claimed] the ferry was safe at noon"]


def test_a_voice_that_the_source_quotes_stays_the_rules() -> None:
    text = "The Beacon quoted Quill as saying that the ferry had left."
    (unit,) = units(text)
    quill = Channel(source=at(unit, "Quill"), cue=None, must_be="any")
    ours = replace(rule(unit, "The Beacon", "quoted", "the ferry had left", "quote as"), deeper=(quill,))
    (one,) = merged([ours], [tagger(unit, "Quill", "quoted", "the ferry had left")], unit.words)
    assert one.deeper == (quill,)
    assert drawn(unit, [one]) == ["The Beacon [quoted] the ferry had left"]


NESTED = "Quill said that the guild claimed that coal was sold."


def test_a_rules_credit_within_what_the_tagger_has_somebody_say_stays_nested() -> None:
    (unit,) = units(NESTED)
    ours = [
        rule(unit, "Quill", "said", "the guild claimed that coal was sold"),
        rule(unit, "the guild", "claimed", "coal was sold", "claim"),
    ]
    theirs = [tagger(unit, "Quill", "said", "the guild claimed that coal was sold")]
    assert drawn(unit, merged(ours, theirs, unit.words)) == [
        "Quill [said] the guild claimed that coal was sold",
        "the guild [claimed] coal was sold",
    ]


def test_the_taggers_credit_within_a_content_stays_and_one_outside_every_content_goes() -> None:
    (unit,) = units(NESTED)
    outer = tagger(unit, "Quill", "said", "the guild claimed that coal was sold")
    inner = tagger(unit, "the guild", "claimed", "coal was sold", depth=1)
    assert merged([], [outer, inner], unit.words) == [outer, inner]
    narrow = tagger(unit, "Quill", "said", "coal was sold")
    assert merged([], [narrow, inner], unit.words) == [narrow]


def test_a_rules_credit_that_runs_into_the_taggers_words_goes() -> None:
    text = "Quill said that the ferry had left and coal reports were lost."
    (unit,) = units(text)
    ours = rule(unit, "coal", "reports", "left and", "report")
    (one,) = merged([ours], [tagger(unit, "Quill", "said", "the ferry had left")], unit.words)
    assert drawn(unit, [one]) == ["Quill [said] the ferry had left"]


def test_a_rules_credit_apart_from_the_taggers_stays() -> None:
    text = "Quill said that the ferry had left, and the guild said that coal was sold."
    (unit,) = units(text)
    ours = replace(rule(unit, "the guild", "said", "coal was sold"), cue=at(unit, "said", 1))
    theirs = tagger(unit, "Quill", "said", "the ferry had left")
    assert drawn(unit, merged([ours], [theirs], unit.words)) == [
        "Quill [said] the ferry had left",
        "the guild [said] coal was sold",
    ]


def test_without_the_tagger_the_rules_stay_as_they_are_in_text_order() -> None:
    (unit,) = units(NESTED)
    first, second = rule(unit, "Quill", "said", "coal"), rule(unit, "the guild", "claimed", "sold")
    assert merged([second, first], [], unit.words) == [first, second]


@pytest.mark.parametrize(
    ("cited", "kept"),
    [
        ("two dockers", ["Quill [said] coal was sold", "two dockers [citing] coal was sold"]),
        ("the Tarn Beacon", ["Quill [said] coal was sold", "the Tarn Beacon [citing] coal was sold"]),
        ("the release of the crew", ["Quill [said] coal was sold", "Quill [citing] the release of the crew"]),
    ],
)
def test_whom_somebody_cites_is_a_voice_and_what_somebody_cites_is_said(cited: str, kept: list[str]) -> None:
    text = f"Quill said that coal was sold, citing {cited}."
    (unit,) = units(text)
    ours = [rule(unit, "Quill", "said", "coal was sold"), rule(unit, cited, "citing", "coal was sold", "citing")]
    theirs = [tagger(unit, "Quill", "said", "coal was sold"), tagger(unit, "Quill", "citing", cited)]
    assert drawn(unit, merged(ours, theirs, unit.words)) == kept


def test_the_dockers_whom_somebody_cites_speak_under_that_voice() -> None:
    text = "Quill said that coal was sold, citing two dockers."
    one = credit(text, "Quill", "said", "coal was sold")
    other = credit(text, "Quill", "citing", "two dockers")
    assert credited_lines(text, one, other) == ["Quill < two dockers [citing] coal was sold"]


def test_a_credit_without_a_source_that_no_rule_knows_goes() -> None:
    text = "Forty rifles were promised to the crews of the ferry."
    (unit,) = units(text)
    assert merged([], [tagger(unit, None, "promised", "Forty rifles")], unit.words) == []


def test_a_credit_without_a_source_stays_if_a_rule_knows_it_or_only_speech_is_so_put() -> None:
    text = "It was promised and it was said that the ferry would leave."
    (unit,) = units(text)
    promised = tagger(unit, None, "promised", "the ferry would leave")
    said = tagger(unit, None, "said", "the ferry would leave")
    ours = rule(unit, None, "was promised", "the ferry would leave", "promise")
    assert [one.cue for one in merged([ours], [promised], unit.words)] == [promised.cue]
    assert merged([], [said], unit.words) == [said]


SIGNED = "A letter signed by Orla Quill says that the ferry had left."


@pytest.mark.parametrize(("score", "source"), [(0.6, "A letter"), (0.95, "Orla Quill")])
def test_a_signed_letter_speaks_unless_the_tagger_is_sure_that_the_signer_does(score: float, source: str) -> None:
    (unit,) = units(SIGNED)
    ours = rule(unit, "A letter", "says", "the ferry had left")
    theirs = tagger(unit, "Orla Quill", "says", "the ferry had left", score=score)
    assert drawn(unit, merged([ours], [theirs], unit.words)) == [f"{source} [says] the ferry had left"]


@pytest.mark.parametrize(("score", "voice"), [(0.6, "A letter"), (0.95, "Orla Quill")])
def test_the_statement_has_the_voice_so_chosen(score: float, voice: str) -> None:
    one = credit(SIGNED, "Orla Quill", "says", "the ferry had left", score=score)
    assert credited_lines(SIGNED, one) == [f"{voice} [says] the ferry had left"]


def test_a_content_of_the_rule_that_only_begins_earlier_is_kept() -> None:
    text = "Quill called on the crews to stay."
    (unit,) = units(text)
    ours = rule(unit, "Quill", "called on", "the crews to stay", "call")
    (one,) = merged([ours], [tagger(unit, "Quill", "called on", "to stay")], unit.words)
    assert shown(unit, one.content) == ["the crews to stay"]


def test_a_credit_that_the_rules_read_too_makes_one_statement() -> None:
    one = credit(PLAIN, "Orla Quill", "said", "the ferry had left")
    assert credited_lines(PLAIN, one) == lines(PLAIN) == ["Orla Quill [said] the ferry had left"]
