import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.attribution.sources import source_in
from stemmata.annotate.attribution.units import Unit, words_of
from stemmata.text.span import Span
from tests.annotate.reading import lines, said


def unit_of(text: str) -> Unit:
    span = Span(0, len(text))
    return Unit(text=text, span=span, words=words_of(text, span, ()), starts_paragraph=True, zone="body", quotations=())


def cut(text: str, *, follows: bool = False) -> str | None:
    """The words of the whole text that are left as a source."""
    unit = unit_of(text)
    found = source_in(unit, (0, len(unit.words)), follows=follows)
    return unit.between(*found).of(text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # what runs into the sentence
        ("Get short URL 9832 A source", "A source"),
        ("PHOTO-AGENCY/Ned Pell The Northern Guild and others", "The Northern Guild"),
        ("sold in the port critically The source", "The source"),
        ("- The mayor", "The mayor"),
        ("and the mayor", "the mayor"),
        ("Meanwhile the mayor", "the mayor"),
        ("September 5 2016 Guild officials", "Guild officials"),
        # the clause before a lost comma
        ("three pilots and two cooks it", "it"),
        ("the convoy which the guild", "the guild"),
        ("lamps which dockers", "dockers"),
        ("north of Ostra witnesses", "witnesses"),
        # what hangs on the head
        ("A guild media unit run", "A guild media unit"),
        ("Two men interviewed", "Two men"),
        ("European officials speaking", "European officials"),
        ("A docker speaking from the quay", "A docker"),
        ("An official familiar with the list", "An official"),
        ("The Harbour Office on Tuesday", "The Harbour Office"),
        ("The mayor this week", "The mayor"),
        ("The mayor meanwhile", "The mayor"),
        ("Pell for his part", "Pell"),
        ("Ned 24", "Ned"),
        ("The observatory relies on a network", "The observatory"),
        ("the Tarn Guild a crew of dockers", "the Tarn Guild"),
        ("Ned Pell head of the guild", "Ned Pell"),
        ("the guild, which fights both the crews and the wardens,", "the guild"),
        ("A Tarn docker who knows the man", "A Tarn docker"),
        # nothing is cut
        ("A clerk at the harbour office", "A clerk at the harbour office"),
        ("Division 30", "Division 30"),
        ("A guard named Rusk", "A guard named Rusk"),
        ("the newly formed council", "the newly formed council"),
        ("the ruling party", "the ruling party"),
        ("the injured", "the injured"),
        ("some of the guards", "some of the guards"),
        ("family members", "family members"),
        # no voice
        ("A", None),
        ("which", None),
        ("far", None),
        ("Internationally", None),
        ("located in the port", None),
        ("publishes news about the town", None),
        ("32 in the port", None),
        ("Saturday", None),
        ("the latest", None),
        ("seven mortar rounds", None),
        ("the war", None),
        (",", None),
    ],
)
def test_a_source_before_its_cue_is_cut_to_the_phrase_that_speaks(text: str, left: str | None) -> None:
    assert cut(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the source noting", "the source"),
        ("a guard who had fled", "a guard"),
        ("the Tarn Guild on Monday", "the Tarn Guild"),
        ("the mayor of Ostra", "the mayor of Ostra"),
        ("of the", None),
    ],
)
def test_a_source_after_its_cue_keeps_its_first_phrase(text: str, left: str | None) -> None:
    assert cut(text, follows=True) == left


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Commenting on the issue guild spokesman Ned Pell wrote that coal was sold.",
            "Ned Pell [wrote] coal was sold",
        ),
        ("Reached by telephone, Ned Pell said that coal was sold.", "Ned Pell [said] coal was sold"),
        (
            "Among the dead were two pilots and three cooks it said.",
            "it [said] Among the dead were two pilots and three cooks",
        ),
        ("No one has so far claimed the raid was theirs.", "- [] No one has so far claimed the raid was theirs"),
        ("M., a docker in Ostra, said that coal was sold.", "M. [said] coal was sold"),
        (
            "On Monday the guild, which fights both the Crews and the Wardens, has long said that coal was sold.",
            "the guild [has long said] coal was sold",
        ),
        ("The war has claimed nine hundred lives.", "- [] The war has claimed nine hundred lives"),
        (
            "Reached by telephone, N. Pell, who signed the list, said that coal was sold.",
            "N. Pell [said] coal was sold",
        ),
        (
            "The Tarn Beacon holds an “inquiry into leaked guild files,” which reveals that coal was sold.",
            "inquiry into leaked guild files [reveals] coal was sold",
        ),
    ],
)
def test_what_is_cut_from_a_voice_leaves_the_statement_whole(text: str, line: str) -> None:
    assert line in lines(text)


def test_a_cue_of_speech_without_a_voice_credits_nobody_named() -> None:
    assert "not named [said] coal was sold" in lines("Saturday said that coal was sold.")


_PIECES = st.sampled_from(
    "Pell the guild said says told that which who , . : ; — - ( ) “ ” \" ' > A The a of in on Monday reportedly"
    " according to citing claims report letter shows ally's U.N. 24 9832 2016 and but run speaking it he Reached by"
    " telephone adding files source sources people no one not it's \n \n\n “Coal was sold,” Tarn quoted as".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, min_size=3, max_size=40).map(" ".join))
def test_whatever_the_text_a_voice_has_a_name_that_begins_as_names_do_and_is_anchored(text: str) -> None:
    for statement in said(text):
        for step in statement.chain[1:]:
            assert step.name[:1].isalnum() or step.name[:1] in "\"'“‘„«", step.name
            assert any(c.isalpha() for c in step.name)
            assert len(step.name.split()) <= 12
            if step.mention is not None:
                assert " ".join(step.mention.of(text).split()) == step.name
            if step.cue is not None:
                assert step.cue.of(text).strip()


@given(st.text(max_size=200), st.booleans())
def test_a_source_lies_within_what_it_is_cut_from(text: str, follows: bool) -> None:
    unit = unit_of(text)
    found = source_in(unit, (0, len(unit.words)), follows=follows)
    assert found is None or 0 <= found[0] < found[1] <= len(unit.words)
