from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.attribution.statements import annotator
from stemmata.model.annotations import Citation, LocalDocument, LocalEntity, Mention, Quantity, Statement
from stemmata.model.report import Report, Zone
from stemmata.plugins import Annotator
from stemmata.text.span import Span
from tests import making
from tests.annotate.reading import lines, said


def test_it_fits_the_protocol() -> None:
    assert isinstance(annotator, Annotator)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # direct
        ("“The port is shut,” Pell said.", "Pell [said] The port is shut"),
        ("“The port is shut,” said Pell.", "Pell [said] The port is shut"),
        ('"The port is shut" Pell told the crews.', "Pell [told] The port is shut"),
        ("Pell said: “The port is shut.”", "Pell [said] The port is shut."),
        ("Pell, a docker in Ostra, said: “The port is shut.”", "Pell [said] The port is shut."),
        ("PELL: “The port is shut.”", "PELL [:] The port is shut."),
        ("“The port is shut.” — Ned Pell", "Ned Pell [—] The port is shut."),
        ("“Never,” the owner shot back.", "the owner [shot] Never"),
        # indirect
        ("Pell said that the port was shut.", "Pell [said] the port was shut"),
        ("Pell said the port was shut.", "Pell [said] the port was shut"),
        ("Pell said on Monday in a statement that the port was shut.", "Pell [said] the port was shut"),
        ("On Monday the guild said the port was shut.", "the guild [said] the port was shut"),
        ("The docker who fled told police that the port was shut.", "The docker [told] the port was shut"),
        ("Pell denied having signed the order.", "Pell [denied] having signed the order"),
        ("Pell wondered whether the port was shut.", "Pell [wondered] whether the port was shut"),
        # requests
        ("Pell asked the office to raise the pay.", "Pell [asked] the office to raise the pay"),
        ("Pell demanded that the pay be raised.", "Pell [demanded] the pay be raised"),
        ("The letter requests a number of lorries.", "The letter [requests] a number of lorries"),
        # free
        ("The port was shut, the letter says.", "the letter [says] The port was shut"),
        ("The port was shut, Pell said on Monday.", "Pell [said] The port was shut"),
        ("This, the letter adds, “will bring coal.”", "the letter [adds] This … will bring coal."),
        ("According to the letter, the port was shut.", "the letter [According to] the port was shut"),
        ("The port was shut, according to Pell.", "Pell [according to] The port was shut"),
        ("This, according to the letter, brings coal.", "the letter [according to] This … brings coal"),
        # documents
        ("The letter reveals arrangements for convoys.", "The letter [reveals] arrangements for convoys"),
        ("The document also lists the names of 40 guards.", "The document [also lists] the names of 40 guards"),
        ("A list of names is enclosed with the letter.", "the letter [is enclosed with] A list of names"),
        ("The file contains information about convoys.", "The file [contains] information about convoys"),
        ("What the letter reveals is that coal was sold.", "the letter [reveals] coal was sold"),
        (
            "A document sent to Pell, head of the guild, and signed by Tarn, a colonel, shows that coal was sold.",
            "A document [shows] coal was sold",
        ),
        # nobody is named
        ("It is believed that the port is shut.", "not named [It is believed] the port is shut"),
        ("The guards are said to be ready.", "not named [are said] The guards … to be ready"),
        ("The ship reportedly sank.", "not named [reportedly] The ship … sank"),
        ("The deal is considered dead by dockers.", None),
        # nouns
        ("The guild's claim that coal was sold angered Pell.", "The guild [claim] coal was sold"),
    ],
)
def test_forms_of_credit(text: str, line: str | None) -> None:
    found = lines(text)
    if line is not None:
        assert line in found


def test_a_credit_may_interrupt_a_quotation() -> None:
    text = "“We have 40 guards,” the letter says, “in addition to the crews.”"
    assert lines(text) == ["the letter [says] We have 40 guards … in addition to the crews."]


def test_two_credits_of_one_voice_do_not_run_into_each_other() -> None:
    text = "Pell said that the port was shut, adding that the crews had left."
    assert lines(text) == ["Pell [said] the port was shut", "Pell [adding] the crews had left"]


def test_a_new_speaker_ends_what_the_first_one_said() -> None:
    text = "Pell said the port was shut, and the guild said the crews had left."
    assert lines(text) == ["Pell [said] the port was shut", "the guild [said] the crews had left"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The Beacon reported that Pell had said that coal was sold.",
            "The Beacon < Pell [had said] coal was sold",
        ),
        (
            "Nine died, the guild said, according to the Tarn News Agency.",
            "the Tarn News Agency < the guild [said] Nine died",
        ),
        ("Pell, citing a memo, said that coal was sold.", "Pell < a memo [citing] coal was sold"),
        (
            "The Beacon quoted Pell as saying that coal was sold.",
            "The Beacon < Pell [as saying] coal was sold",
        ),
        (
            "Pell was quoted by the Beacon as saying that coal was sold.",
            "the Beacon < Pell [was quoted] coal was sold",
        ),
        (
            "Pell said in an interview with the newspaper Tarn that coal was sold.",
            "the newspaper Tarn < Pell [said] coal was sold",
        ),
        ("Pell told the newspaper Tarn that coal was sold.", "the newspaper Tarn < Pell [told] coal was sold"),
        ("In the letter, the colonel says that coal was sold.", "the letter < the colonel [says] coal was sold"),
    ],
)
def test_the_whole_chain_is_kept(text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("“No ships came,” Pell said. “They fled.”", "Pell [said] No ships came … They fled."),
        ("“No ships came.” Pell said.", "Pell [said] No ships came."),
        ("“We waited.\n“Nobody came,” Pell said.", "Pell [said] Nobody came"),
        ("Pell said the port was shut. He added that the crews had left.", "Pell [added] the crews had left"),
        ("The letter lists the crews. It also reveals a plan.", "The letter [also reveals] a plan"),
    ],
)
def test_a_voice_goes_on(text: str, line: str) -> None:
    assert line in lines(text)


def test_a_pronoun_that_is_not_settled_stays_and_is_doubted() -> None:
    (one,) = said("It says that the port was shut.")
    assert one.chain[-1].name == "It"
    assert one.doubt == "It is not settled whom “It” stands for."


def test_a_pronoun_taken_for_the_voice_before_is_doubted() -> None:
    *_, last = said("Pell said the port was shut. He added that the crews had left.")
    assert last.doubt == "“He” is taken to be Pell, the voice credited before."


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Pell denied that coal was sold.", "denies", "positive"),
        ("Pell said that coal was not sold.", "asserts", "negative"),
        ("Pell claimed that coal was sold.", "alleges", "positive"),
        ("Pell believes that coal was sold.", "supposes", "positive"),
        ("Pell expects the guild to strike.", "expects", "positive"),
        ("Pell urged the guild to strike.", "requests", "positive"),
        ("Pell told the guild to strike.", "requests", "positive"),
        ("Pell asked whether coal was sold.", "asks", "positive"),
        ("Pell described the camp as a prison.", "opines", "positive"),
        ("In Pell's view, the deal is dead.", "opines", "positive"),
        ("There was no list, Pell said.", "asserts", "negative"),
        ("Pell denied having no list.", "denies", "positive"),
        ("Pell wondered whether coal was sold.", "asks", "positive"),
        ("Pell condemned the sale of coal.", "opines", "positive"),
        ("The ship allegedly sank.", "alleges", "positive"),
    ],
)
def test_modality_and_polarity(text: str, modality: str, polarity: str) -> None:
    one = next(s for s in said(text) if len(s.chain) > 1)
    assert (one.chain[-1].modality, one.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“The port is shut,” Pell said.", "direct"),
        ("Pell said the port is shut.", "indirect"),
        ("Pell said the crews were “ready to sail at once”.", "mixed"),
        ("The port is shut.", "narration"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert said(text)[0].manner == manner


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ned Pell said the port was shut.", "person"),
        ("The ministry said the port was shut.", "organisation"),
        ("The letter said the port was shut.", "document"),
        ("The newspaper said the port was shut.", "outlet"),
        ("Local sources said the port was shut.", "unnamed"),
        ("A source who asked not to be named said the port was shut.", "unnamed"),
        ("A large number of activists said the port was shut.", "unnamed"),
        ("Troops said the port was shut.", "group"),
    ],
)
def test_kinds_of_voices_without_other_layers(text: str, kind: str) -> None:
    one = next(s for s in said(text) if s.chain[-1].cue is not None)
    assert one.chain[-1].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The United States sent ships.",
        "Local reports and claims were many.",
        "The reported attack was small.",
        "We said so.",
        "Anyone who believes the war is over should read this.",
    ],
)
def test_these_credit_nobody(text: str) -> None:
    assert [s.chain[1:] for s in said(text)] == [()]


def test_narration_is_the_outlets_alone() -> None:
    (one,) = said("Nine ships left the port on Monday.")
    assert [step.kind for step in one.chain] == ["outlet"]
    assert one.chain[0].name == "Harbour Ledger"
    assert one.chain[0].mention is None


def test_what_is_left_of_a_sentence_is_narration() -> None:
    text = "The guild met on Monday and nine ships left the port, Pell said. The crews slept."
    assert lines(text)[-1] == "- [] The crews slept"


def test_an_editorial_is_the_outlets_opinion() -> None:
    text = "The war is about coal."
    made = replace(making.report(text), zones=(Zone(kind="editorial", span=Span(0, len(text))),))
    assert said(made)[0].chain[0].modality == "opines"


@pytest.mark.parametrize("kind", ["furniture", "links", "byline", "dateline"])
def test_furniture_says_nothing(kind: str) -> None:
    text = "Read this, the guild says."
    made = making.report(text)
    assert said(replace(made, zones=(Zone(kind=kind, span=Span(0, len(text))),))) == ()  # type: ignore[arg-type]


def test_brackets_are_cut_out_of_what_was_said() -> None:
    text = "“We had [normal] training,” Pell said."
    (one,) = said(text)
    assert [span.of(text) for span in one.content] == ["We had", "training"]


def test_a_paragraph_after_a_colon_is_in_the_words_it_introduces() -> None:
    text = "According to the guild, the plan was simple:\nNine ships were to leave the port at dawn."
    assert lines(text)[-1] == "the guild [] Nine ships were to leave the port at dawn"


LETTER = "The letter says that coal was sold. Pell demanded more coal. (Source: Tarn Beacon)"


def _letter_layers() -> dict[str, object]:
    """The letter e1, its signatory e2, and the line that names who published it first."""
    letter = LocalEntity(id="e1", kind="document", name="the letter", names=("the letter",))
    pell = LocalEntity(id="e2", kind="person", name="Ned Pell", names=("Ned Pell", "Pell"))
    source = making.span(LETTER, "Source: Tarn Beacon")
    return {
        "mentions": (
            Mention(span=Span(0, 10), kind="document", form="nominal", local="e1"),
            Mention(span=making.span(LETTER, "Pell"), kind="person", form="name", local="e2"),
        ),
        "entities": (letter, pell),
        "documents": (LocalDocument(local="e1", kind="letter", ordinal=1, date=None, signatories=("e2",)),),
        "citations": (
            Citation(span=source, kind="source_line", outlet="Tarn Beacon", local=None, url=None, date=None),
        ),
    }


def test_the_first_publisher_stands_between_the_report_and_the_letter() -> None:
    first, *_ = said(making.report(LETTER), **_letter_layers())
    assert [step.name for step in first.chain] == ["Harbour Ledger", "Tarn Beacon", "the letter"]
    assert [step.kind for step in first.chain] == ["outlet", "outlet", "document"]


def test_what_the_signatory_says_came_by_the_letter_and_is_doubted() -> None:
    _, second, *rest = said(making.report(LETTER), **_letter_layers())
    assert [step.name for step in second.chain[1:]] == ["Tarn Beacon", "the letter", "Ned Pell"]
    assert second.doubt is not None
    assert "signed the letter" in second.doubt
    assert rest == []


def test_the_reports_own_outlet_is_no_voice_of_its_own() -> None:
    (one,) = said("Harbour Ledger reported that coal was sold.")
    assert len(one.chain) == 1


def test_quantities_within_the_content_are_pointed_to() -> None:
    text = "In 2014 Pell said that 40 guards had left."
    number = Quantity(span=making.span(text, "40"), kind="exact", value=40, low=40, high=40, of="guards", of_span=None)
    (one,) = [s for s in said(making.report(text), quantities=(number,)) if len(s.chain) > 1]
    assert one.quantities == (0,)


WORDS = st.sampled_from(
    'Pell the guild said that “ ” " , . : according to told a letter reveals it he added denied ships left and not '
    "is believed claims who , “We wait” — was quoted by as saying reportedly \n".split(" ")
)


def _within(report: Report, statement: Statement) -> None:
    spans = [
        *statement.content,
        *(s.cue for s in statement.chain if s.cue),
        *(s.mention for s in statement.chain if s.mention),
    ]
    assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
    assert list(statement.content) == sorted(statement.content)
    assert all(a.end <= b.start for a, b in pairwise(statement.content))


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_gives_anchored_statements_whose_content_is_neither_cue_nor_source(text: str) -> None:
    report = making.report(text)
    found = said(report)
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        _within(report, statement)
        assert statement.content
        assert statement.chain[0].kind == "outlet"
        assert statement.passage.contains(Span(statement.content[0].start, statement.content[-1].end))
        last = statement.chain[-1]
        if last.cue is not None and statement.passage.contains(last.cue):
            assert not any(span.overlaps(last.cue) for span in statement.content)


def test_a_text_without_a_full_stop_is_read_in_parts() -> None:
    text = "Pell said the guild believes that " * 2000 + "coal was sold."
    assert len(said(text)) > 1000


def test_the_same_report_gives_the_same_statements() -> None:
    assert said(LETTER) == said(LETTER)


def test_the_verb_after_an_inserted_phrase_belongs_to_the_content() -> None:
    text = "Leaked files gave further proof that some guilds, above all that of pilots, have been paying the crews."
    assert lines(text) == ["Leaked files [proof] some guilds, above all that of pilots, have been paying the crews"]
