"""Whom the chains of a report's statements credit.

In a chain only the voice next to the report's own outlet was heard by the report; whatever stands behind
another outlet, the report has from that outlet. Documents are the exception: a report that describes one
by way of an outlet describes it all the same, and the sign says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext, Located
from stemmata.link.descent.papers import told
from stemmata.link.descent.shelf import Shelf
from stemmata.link.descent.signs import Rule, Sign, Source, source_of, stated_sign
from stemmata.link.descent.speakers import Speaker, Speakers
from stemmata.link.voices import Voice, bare
from stemmata.model.annotations import Citation, Step
from stemmata.model.case import Annotated
from stemmata.text.ids import content_id
from stemmata.text.span import Span

# What a chain means; TIMES becomes how many statements are credited so.
VOICES: Final[Mapping[str, Rule]] = {
    "attributes": Rule("cites", 0.9, "It credits {} with TIMES."),
    "relays": Rule("cites", 0.6, "It credits {}, an outlet that it does not name, with TIMES."),
    "hears": Rule("cites", 0.8, "It credits {} with TIMES, at first hand."),
    "describes": Rule("describes", 0.9, "It describes {}, and credits it with TIMES."),
    "describes_by_way": Rule("describes", 0.6, "It describes {} by way of another outlet, in TIMES."),
}
OF_A_PAPER: Final = re.compile(r"\b(?:dated|signed|letter|document|order|memo|file|held|took)\b", re.I)
TELLS_OF: Final = Rule("describes", 0.6, "It describes {}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report being read, with what is needed to say who is meant."""

    shelf: Shelf
    child: Annotated

    @property
    def context(self) -> LinkContext:
        return self.shelf.context

    @property
    def speakers(self) -> Speakers:
        return self.shelf.speakers

    @property
    def own(self) -> str | None:
        return self.context.outlets.get(self.child.report.id)


def source_at(reading: Reading, outlet: str, name: str, date: str | None) -> Source | None:
    """The outlet's report that is meant, or else the outlet; None for the report's own."""
    if outlet == reading.own or name == reading.child.report.outlet_name:
        return None
    held = reading.shelf.cited(outlet, reading.child, date)
    return source_of(held) if held else reading.shelf.source(outlet, name)


def heard(reading: Reading, said: Iterable[Located]) -> Iterator[Sign]:
    """Signs from the chains: one for each parent and rule, with the words of every attribution."""
    credits: defaultdict[tuple[Source, str], list[Span]] = defaultdict(list)
    for located in said:
        for parent, sign, step in _heard(reading, located):
            credits[parent, sign].append(_attribution(located, step))
    for (parent, sign), spans in credits.items():
        rule = VOICES[sign]
        times = f"{len(spans)} statements" if len(spans) > 1 else "a statement"
        worded = rule._replace(reason=rule.reason.replace("TIMES", times))
        yield stated_sign(reading.child, parent, worded, sign, spans)


def described(reading: Reading, spoken: Iterable[Sign]) -> Iterator[Sign]:
    """Documents that the report dates, or says who signed or was addressed, and lets say nothing."""
    known = {sign.parent.id for sign in spoken}
    report = reading.child.report.id
    for document in reading.speakers.papers.described.get(report, ()):
        entity = reading.context.entity_of.get(document.id)
        if document.id in known or entity is None or not told(document):
            continue
        spans = [Span(one.start, one.end) for one in entity.mentions if one.report == report]
        if spans:
            source = Source(id=document.id, kind="document", name=document.title)
            yield stated_sign(reading.child, source, TELLS_OF, "tells_of", spans[:1])


def _heard(reading: Reading, located: Located) -> Iterator[tuple[Source, str, Step]]:
    """The voice that the report has itself heard or read, and a document that it has by way of an outlet."""
    parts = ((step, reading.speakers.speaker(located, step, located.report)) for step in located.voices)
    voices = [(step, part) for step, part in parts if part.part != "own"]
    if not voices:
        return
    first, speaker = voices[0]
    if speaker.part in ("outlet", "unnamed outlet"):
        parent = _outlet(reading, located, first, speaker)
        if parent is not None:
            yield parent, "attributes" if speaker.part == "outlet" else "relays", first
        for step, part in voices[1:]:
            if part.voice is not None and part.voice.kind == "document":
                yield _source(part.voice), "describes_by_way", step
                return
    elif speaker.voice is not None and speaker.outlet is not None:
        parent = source_at(reading, speaker.outlet, speaker.name, _date(reading, first))
        if parent is not None:
            own = Source(id=speaker.voice.id, kind="organisation", name=speaker.voice.name)
            yield (parent, "attributes", first) if parent.kind == "report" else (own, "hears", first)
    elif speaker.voice is not None:
        yield _source(speaker.voice), "describes" if speaker.voice.kind == "document" else "hears", first


def _outlet(reading: Reading, located: Located, step: Step, speaker: Speaker) -> Source | None:
    """The report or outlet that a step credits; an outlet that is not named is one of its own for each report."""
    if speaker.part == "unnamed outlet":
        name = content_id("unnamed outlet", located.report, bare(speaker.name))
        return Source(id=name, kind="unnamed", name=speaker.name)
    assert speaker.outlet is not None
    return source_at(reading, speaker.outlet, speaker.name, _date(reading, step))


def date_of(child: Annotated, citation: Citation) -> str | None:
    """The date of the cited piece; not that of a letter which the piece is about."""
    if citation.date is None:
        return None
    for date in child.annotations.dates:
        if date.edtf == citation.date and date.span.start >= citation.span.end:
            between = child.report.text[citation.span.end : date.span.start]
            return None if OF_A_PAPER.search(between) else citation.date
    return citation.date


def _date(reading: Reading, step: Step) -> str | None:
    for citation in reading.child.annotations.citations:
        if step.mention is not None and citation.date is not None and citation.span.overlaps(step.mention):
            return date_of(reading.child, citation)
    return None


def _source(voice: Voice) -> Source:
    return Source(id=voice.id, kind=voice.kind, name=voice.name)


def _attribution(located: Located, step: Step) -> Span:
    """The words that credit the voice: its name and the cue, with what stands between them."""
    marks = [mark for mark in (step.mention, step.cue) if mark is not None]
    if not marks:
        return located.statement.passage
    return Span(min(mark.start for mark in marks), max(mark.end for mark in marks))
