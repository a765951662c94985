"""Makes small reports and annotations for tests, from words instead of offsets."""

from stemmata.model.annotations import (
    Annotations,
    EntityKind,
    LocalEntity,
    Mention,
    Modality,
    Passage,
    Polarity,
    Statement,
    Step,
    VoiceKind,
)
from stemmata.model.case import Annotated
from stemmata.model.report import Published, Report, Zone
from stemmata.text.ids import content_id
from stemmata.text.span import Span


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text``, the nth time (from 0)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def report(text: str, *, outlet: str = "Harbour Ledger", published: str | None = "2021-05-14") -> Report:
    """A report whose whole text is body."""
    return Report(
        id=content_id("report", outlet, published, text),
        path=f"{outlet.lower().replace(' ', '-')}.txt",
        sha256=content_id("bytes", text),
        text=text,
        zones=(Zone(kind="body", span=Span(0, len(text))),),
        language="en",
        title=None,
        authors=(),
        outlet_name=outlet,
        outlet_domain=None,
        url=None,
        published=Published(value=published, precision="day") if published else None,
        links=(),
    )


def sentences(text: str) -> tuple[Passage, ...]:
    """One paragraph, sentences cut at every full stop: enough for tests that do not test sentences."""
    found = [Passage(kind="paragraph", span=Span(0, len(text)))]
    start = 0
    for piece in text.split(". "):
        end = min(len(text), start + len(piece) + 1)
        found.append(Passage(kind="sentence", span=Span(start, end)))
        start = end + 1
    return tuple(found)


def entity(text: str, words: str, kind: EntityKind, local: str) -> tuple[LocalEntity, tuple[Mention, ...]]:
    """A local entity with a mention wherever ``words`` stand."""
    mentions = []
    start = text.find(words)
    while start >= 0:
        mentions.append(Mention(span=Span(start, start + len(words)), kind=kind, form="name", local=local))
        start = text.find(words, start + len(words))
    return LocalEntity(id=local, kind=kind, name=words, names=(words,)), tuple(mentions)


def step(
    kind: VoiceKind,
    name: str,
    *,
    local: str | None = None,
    mention: Span | None = None,
    cue: Span | None = None,
    modality: Modality = "asserts",
) -> Step:
    return Step(kind=kind, name=name, local=local, mention=mention, cue=cue, modality=modality)


def statement(
    made: Report,
    words: str,
    *chain: Step,
    polarity: Polarity = "positive",
    entities: tuple[str, ...] = (),
    quantities: tuple[int, ...] = (),
) -> Statement:
    """A statement whose content is ``words``; the outlet is put before the chain that is given."""
    where = span(made.text, words)
    voices = (step("outlet", made.outlet_name or "unknown"), *chain)
    return Statement(
        id=content_id("statement", made.id, where, *(voice.name for voice in voices)),
        passage=where,
        content=(where,),
        manner="indirect" if chain else "narration",
        chain=voices,
        polarity=polarity,
        quantities=quantities,
        locals=tuple(sorted(entities)),
    )


def annotated(made: Report, **layers: object) -> Annotated:
    return Annotated(report=made, annotations=Annotations(report=made.id, **layers))  # type: ignore[arg-type]
