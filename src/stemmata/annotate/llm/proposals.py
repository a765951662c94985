"""What a model's answers about one report propose, as statements of the report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.annotate.attribution.chains import step_of, unnamed_step, unsettled
from stemmata.annotate.attribution.contents import manner_of
from stemmata.annotate.attribution.statements import Layers, layers_of, statement_of
from stemmata.annotate.attribution.voice_kinds import is_indefinite
from stemmata.annotate.attribution.voices import Voice, Voices
from stemmata.annotate.attribution.walk import Draft
from stemmata.annotate.layout.placed import Placed
from stemmata.annotate.llm.anchoring import Anchored, AnchoredVoice, Place, anchored
from stemmata.annotate.llm.answers import Answer
from stemmata.annotate.llm.asked import Passage
from stemmata.annotate.llm.folding import folded
from stemmata.model.annotations import Annotations, Proposal, Statement, Step
from stemmata.model.report import Report
from stemmata.text.span import Span, subtracted, trimmed

VERSION: Final = 1  # a change anchors the answers anew
_OWN: Final = "the outlet itself"  # a voice that is the report's own: what it says is narration, which is not asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What came of the answers about one report."""

    statements: tuple[Statement, ...]  # in the order of the answers, each once
    dropped: Mapping[str, int]  # reason → how many proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of the report beside the answers."""

    report: Report
    found: Annotations
    layers: Layers
    sentences: tuple[Span, ...]
    placed: Placed  # of the sentences
    by: Proposal


def proposed(
    report: Report, found: Annotations, answers: Sequence[tuple[Passage, Answer]], *, model: str, prompt: str
) -> Proposed:
    """The statements that the answers propose, as far as their words stand in the passages that were asked about."""
    sentences = tuple(p.span for p in found.passages if p.kind == "sentence")
    known = _Known(
        report=report,
        found=found,
        layers=layers_of(Voices(report, found), found),
        sentences=sentences,
        placed=Placed(sentences),
        by=Proposal(model=model, prompt=prompt, alone=True),
    )
    whole = folded(report.text, (Span(0, len(report.text)),))
    starts = tuple(sentence.start for sentence in sentences)
    made: dict[str, Statement] = {}
    dropped: Counter[str] = Counter()
    for passage, answer in answers:
        dropped.update(dict(answer.dropped))
        place = Place(
            text=report.text,
            own=passage.own,
            passage=folded(report.text, passage.own),
            report=whole,
            starts=starts,
        )
        for quoted in answer.statements:
            one = anchored(quoted, place)
            statement = one if isinstance(one, str) else _statement(one, known)
            if isinstance(statement, str):
                dropped[statement] += 1
            elif statement.id in made:
                dropped["proposed twice"] += 1
            else:
                made[statement.id] = statement
    return Proposed(statements=tuple(made.values()), dropped=dict(sorted(dropped.items())))


def _statement(one: Anchored, known: _Known) -> Statement | str:
    """The statement under the chain of its voices; why there is none where only the outlet speaks."""
    voices = known.layers.voices
    opines = known.report.zone_at(one.content[0].start) == "editorial"
    chain: list[Step] = [voices.outlet_step(opines=opines)]
    doubt = None
    for quoted in one.voices:
        step, unsure = _step(quoted, voices)
        if step is None:
            continue
        chain += [*_publishers(step, chain, voices), step]
        doubt = doubt or unsure
    if len(chain) == 1:
        return _OWN
    draft = Draft(
        passage=_passage(one, known),
        content=one.content,
        manner=manner_of(one.content, known.found.quotations),
        chain=tuple(chain),
        negative=one.polarity == "negative",
        doubt=doubt,
    )
    return replace(statement_of(known.report, known.layers, draft), proposal=known.by)


def _step(quoted: AnchoredVoice, voices: Voices) -> tuple[Step | None, str | None]:
    """The voice as a step, and what is doubtful in it; no step for the report's own outlet, or where nothing is said
    of a voice."""
    if quoted.source is None:
        return (None, None) if quoted.cue is None else (unnamed_step(quoted.cue, quoted.modality), None)
    voice = _voice(quoted.source, voices)
    if voice is None:
        return None, None
    unnamed = voice.kind == "unknown" and voice.local is None and is_indefinite(voice.name.lower())
    step = replace(step_of(voice), mention=quoted.source, cue=quoted.cue, modality=quoted.modality)
    return replace(step, kind="unnamed") if unnamed else step, unsettled(voice)


def _voice(source: Span, voices: Voices) -> Voice | None:
    """The voice of a source as models quote it: with all that is said of it, where our phrases end at a comma.

    Of "the harbour master, Ned Pell", which is no phrase that stands for anybody, the first part that does.
    """
    text = voices.report.text
    whole = voices.voice_of(source)
    if whole is None or whole.local is not None or "," not in source.of(text):
        return whole
    commas = [Span(at, at + 1) for at in range(source.start, source.end) if text[at] == ","]
    parts = (trimmed(text, piece) for piece in subtracted(source, commas))
    known = (voice for part in parts if len(part) and (voice := voices.voice_of(part)) is not None)
    return next((voice for voice in known if voice.local is not None), whole)


def _publishers(step: Step, above: Sequence[Step], voices: Voices) -> tuple[Step, ...]:
    """Who first published a document, before it; none where the chain has them already."""
    if step.kind != "document":
        return ()
    said = {one.name.casefold() for one in above}
    return tuple(one for one in voices.publishers(step.local) if one.name.casefold() not in said)


def _passage(one: Anchored, known: _Known) -> Span:
    """The sentences that the content and the credit stand in, as one stretch."""
    parts = [*one.content, *(s for voice in one.voices for s in (voice.source, voice.cue) if s is not None)]
    touched = [known.sentences[at] for part in parts for at in known.placed.touching(part)]
    return Span(min(s.start for s in (*parts, *touched)), max(s.end for s in (*parts, *touched)))
