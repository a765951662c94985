"""Reads one plain sentence in texts as rough as real ones, by all installed annotators with their real weights."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.plan import annotate, planned
from stemmata.model.annotations import Annotations, Statement
from stemmata.model.report import Report
from stemmata.plugins import Annotator, annotators
from stemmata.text.normalise import normalised
from tests import making

SENTENCE = "The harbour master, Orla Quill, said on Monday that the ferry had left the port."
CALM = "The town lies on a river. It has a quay and nine cranes."


@pytest.fixture(scope="module")
def plan() -> tuple[Annotator, ...]:
    return planned(annotators())


def read_in(text: str) -> Report:
    """The report as a case holds it: its text normalised, as reading a file does."""
    return making.report(normalised(text))


def stays(text: str, found: Annotations) -> bool:
    """True if Orla Quill is credited, under the outlet alone, with words about the ferry."""
    return any(_is_quills(text, one) for one in found.statements)


def _is_quills(text: str, one: Statement) -> bool:
    words = " ".join(" ".join(span.of(text) for span in one.content).split())
    return [step.name for step in one.chain[1:]] == ["Orla Quill"] and "the ferry had left the port" in words


def spans_lie_in(text: str, found: Annotations) -> bool:
    spans = [
        span
        for one in found.statements
        for span in (
            one.passage,
            *one.content,
            *(mark for step in one.chain for mark in (step.mention, step.cue) if mark is not None),
        )
    ]
    return found.dropped == () and all(0 <= span.start < span.end <= len(text) for span in spans)


ROUGH = {
    "nothing else": SENTENCE,
    "straight marks": f'"The quay is calm," Ned Pell said. {SENTENCE} {CALM}',
    "curly marks": f"“The quay is calm,” Ned Pell said. {SENTENCE} {CALM}",
    "single marks": f"‘The quay is calm,’ Ned Pell said. {SENTENCE} {CALM}",
    "mixed marks": f'“The quay is calm," Ned Pell said. {SENTENCE} {CALM}',
    "marks in another paragraph": f'"The quay is calm,” Ned Pell said.\n\n{SENTENCE}\n\n{CALM}',
    "a mark never closed, a paragraph before": f"“The quay is calm, Ned Pell said.\n\n{SENTENCE}\n\n{CALM}",
    "a mark never opened, a paragraph before": f"The quay is calm,” Ned Pell said.\n\n{SENTENCE}\n\n{CALM}",
    "a straight mark never closed, a paragraph before": f'"The quay is calm, Ned Pell said.\n\n{SENTENCE}\n\n{CALM}',
    "a mark never closed, behind": f"{SENTENCE} “The quay is calm, Ned Pell said.",
    "a mark never opened, behind": f"{SENTENCE} The quay is calm,” Ned Pell said.",
    "a straight mark never closed, behind": f'{SENTENCE} "The quay is calm, Ned Pell said.',
    "spaces that do not break": SENTENCE.replace(" ", "\N{NO-BREAK SPACE}"),
    "some spaces that do not break": SENTENCE.replace("Orla Quill", "Orla\N{NO-BREAK SPACE}Quill"),
    "carriage returns": f"Harbour news\r\n\r\n{SENTENCE}\r\n\r\n{CALM}\r\n",
    "carriage returns within the sentence": SENTENCE.replace("said on", "said\r\non"),
    "no apostrophes": f"The guilds crews didnt come and theyre late. {SENTENCE} Its quay wasnt calm.",
    "a headline in capitals": f"FERRY LEAVES PORT OF TARN\n\n{SENTENCE}\n\n{CALM}",
    "a headline in capitals that speaks": f"HARBOUR MASTER SAYS FERRY HAS LEFT\n\n{SENTENCE}",
}


@pytest.mark.parametrize("text", ROUGH.values(), ids=ROUGH.keys())
def test_a_plain_credit_stays_however_rough_the_text_is(text: str, plan: tuple[Annotator, ...]) -> None:
    report = read_in(text)
    found = annotate(report, plan)
    assert stays(report.text, found)
    assert spans_lie_in(report.text, found)
    assert annotate(report, plan).statements == found.statements


@pytest.mark.parametrize("headline", ["FERRY LEAVES PORT OF TARN", "PORT OF TARN"])
def test_a_heading_in_capitals_between_paragraphs_is_not_the_voice(headline: str, plan: tuple[Annotator, ...]) -> None:
    report = read_in(f"“The quay is calm,” Ned Pell said.\n\n{headline}\n\n{SENTENCE}")
    assert stays(report.text, annotate(report, plan))


_AROUND = st.lists(
    st.sampled_from(
        [
            "“The quay is calm,” Ned Pell said.",
            '"The quay is calm," Ned Pell said.',
            "‘The quay is calm,’ Ned Pell said.",
            "“The quay is calm, Ned Pell said.",
            "The quay is calm,” Ned Pell said.",
            'The quay is calm," Ned Pell said.',
            "The crews dont know, and the guilds list isnt long.",
            "The\N{NO-BREAK SPACE}town\N{NO-BREAK SPACE}lies on a river.",
            "* * *",
        ]
    ),
    max_size=3,
)


@settings(max_examples=40, deadline=None)
@given(before=_AROUND, behind=_AROUND, end=st.sampled_from(["\n\n", "\r\n\r\n", "\n"]))
def test_what_other_paragraphs_are_like_does_not_take_a_voice_away(
    before: list[str], behind: list[str], end: str, plan: tuple[Annotator, ...]
) -> None:
    text = end.join([*before, SENTENCE, *behind])
    report = read_in(text)
    found = annotate(report, plan)
    assert stays(report.text, found)
    assert spans_lie_in(report.text, found)


_PIECES = st.sampled_from(
    "Orla Quill said told that “ ” \" ' ‘ ’ , . : — ( ) the ferry had left A letter FERRY SAID dont \r\n \n\n"
    " \N{NO-BREAK SPACE} citing according to reportedly he who 40 Monday".split(" ")
)


@settings(max_examples=40, deadline=None)
@given(text=st.lists(_PIECES, max_size=40).map(" ".join))
def test_whatever_the_text_statements_lie_in_it_and_are_the_same_twice(text: str, plan: tuple[Annotator, ...]) -> None:
    report = read_in(text)
    found = annotate(report, plan)
    assert spans_lie_in(report.text, found)
    assert annotate(report, plan).statements == found.statements
