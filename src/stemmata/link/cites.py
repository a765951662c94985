"""What a report itself says that it depends on: outlets cited and linked, agencies, translations, voices.

Two places say it: the citations that the annotators found, and the chains of the statements. In a chain
only the voice next to the report's own outlet was heard by the report; whatever stands behind another
outlet, the report has from that outlet. Documents are the exception: a report that describes one by way
of an outlet describes it all the same, and the sign says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from stemmata.link.context import LinkContext, Located
from stemmata.link.shelf import Shelf
from stemmata.link.signs import Sign, Source, anchors, source_of
from stemmata.link.voices import Locals, Voice, locals_of, speaks_as_outlet, voice_of
from stemmata.model.annotations import Citation, CitationKind, Step
from stemmata.model.case import Annotated
from stemmata.model.derivation import DerivationKind
from stemmata.model.evidence import Evidence
from stemmata.text.span import Span


class Rule(NamedTuple):
    """What a citation of this kind means."""

    kind: DerivationKind
    strength: float
    reason: str


# Suggestions to read on and photo credits say nothing of where the text comes from.
RULES: Final[Mapping[CitationKind, Rule]] = {
    "named": Rule("cites", 0.9, "It names {} as its source."),  # "according to the Harbour Ledger"
    "link": Rule("links", 0.8, "It links to {}."),
    "translated_by": Rule("translates", 0.95, "It says that {} translated it, or published the original."),
    "first_published": Rule("cites", 0.85, "It says that {} published this first."),
    "source_line": Rule("cites", 0.95, "Its source line names {}."),  # "Source: Harbour Ledger"
    "agency": Rule("syndicates", 0.95, "It carries the credit of {}."),  # "SOLVIK, 4 May (Nordwire)"
}
# What a chain means; TIMES becomes how many statements are credited so.
VOICES: Final[Mapping[str, Rule]] = {
    "attributes": Rule("cites", 0.9, "It credits {} with TIMES."),
    "hears": Rule("cites", 0.8, "It credits {} with TIMES, at first hand."),
    "describes": Rule("describes", 0.9, "It describes {}, and credits it with TIMES."),
    "describes_by_way": Rule("describes", 0.6, "It describes {} by way of another outlet, in TIMES."),
}
# What speaks for the whole report, not only for the sentence that it stands in.
WHOLE: Final = frozenset({"translated_by", "source_line", "agency"})
CREDIT_ZONES: Final = frozenset({"headline", "body", "editorial", "byline", "dateline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One report being read, with what is needed to say who is meant."""

    shelf: Shelf
    locals: Locals
    outlets: frozenset[str]  # entity ids that publish
    child: Annotated

    @property
    def context(self) -> LinkContext:
        return self.shelf.context

    @property
    def own(self) -> str | None:
        return self.context.outlets.get(self.child.report.id)


def stated(shelf: Shelf) -> tuple[Sign, ...]:
    """Every dependence that a report states, sorted by child, parent and rule; nothing where none does."""
    context = shelf.context
    known = locals_of(context)
    publishing = frozenset(context.outlets.values()) | {one.id for one in context.entities if one.outlet_domains}
    said: defaultdict[str, list[Located]] = defaultdict(list)
    for located in context.statements.values():
        said[located.report].append(located)
    found: list[Sign] = []
    for child in context.reports:
        reading = _Reading(shelf=shelf, locals=known, outlets=publishing, child=child)
        found += _cited(reading)
        found += _voiced(reading, said[child.report.id])
    return tuple(sorted(found, key=lambda sign: (sign.child, sign.parent.id, sign.kind, sign.evidence.sign)))


def _cited(reading: _Reading) -> list[Sign]:
    """Signs from the citations: one for each parent and rule, with every place that says it."""
    child = reading.child
    places: defaultdict[tuple[Source, CitationKind], list[Span]] = defaultdict(list)
    translation: list[Span] = []
    for citation in child.annotations.citations:
        if citation.kind not in RULES or not _counts(child, citation):
            continue
        parent = _parent(reading, citation)
        if parent is not None:
            places[parent, citation.kind].append(citation.span)
        elif citation.kind == "translated_by":
            translation.append(citation.span)
    signs = [_sign(child, parent, RULES[kind], kind, spans) for (parent, kind), spans in places.items()]
    return [_translated(sign, child, translation) for sign in signs] if translation else signs


def _counts(child: Annotated, citation: Citation) -> bool:
    """A bare link counts where the outlet's own words stand; menus and link lists point anywhere."""
    return citation.kind != "link" or child.report.zone_at(citation.span.start) in CREDIT_ZONES


def _parent(reading: _Reading, citation: Citation) -> Source | None:
    """The report, or else the outlet, that is meant; None for the outlet itself and for nobody."""
    child, shelf = reading.child, reading.shelf
    linked = shelf.linked(citation.url) if citation.url else None
    if linked is not None:
        return None if linked.report.id == child.report.id else source_of(linked)
    entity = reading.context.entity_id(child.report.id, citation.local)
    outlet = shelf.outlet(citation.outlet, entity, citation.url)
    return _report_of(reading, outlet, citation.date) if outlet else None


def _report_of(reading: _Reading, outlet: Source, date: str | None) -> Source | None:
    if outlet.id == reading.own or outlet.name == reading.child.report.outlet_name:
        return None
    held = reading.shelf.cited(outlet.id, reading.child, date)
    return source_of(held) if held else outlet


def _sign(child: Annotated, parent: Source, rule: Rule, name: str, spans: list[Span]) -> Sign:
    return Sign(
        child=child.report.id,
        parent=parent,
        kind=rule.kind,
        stated=True,
        evidence=Evidence(
            sign=name,
            strength=rule.strength,
            reason=rule.reason.format(parent.name),
            anchors=anchors(child, spans),
        ),
    )


def _translated(sign: Sign, child: Annotated, credit: list[Span]) -> Sign:
    """A report that says it is a translation translates what its source line, first publisher or link names."""
    if sign.evidence.sign not in ("source_line", "first_published", "link"):
        return sign
    reason = f"It says that it is a translation, and {sign.evidence.reason[0].lower()}{sign.evidence.reason[1:]}"
    words = (*sign.evidence.anchors, *anchors(child, credit))
    evidence = replace(sign.evidence, sign="translated_by", strength=0.95, reason=reason, anchors=words)
    return replace(sign, kind="translates", evidence=evidence)


def _voiced(reading: _Reading, said: list[Located]) -> Iterator[Sign]:
    """Signs from the chains: one for each parent, with every attribution that names it."""
    credits: defaultdict[tuple[Source, str], list[Span]] = defaultdict(list)
    for located in said:
        for parent, sign, step in _heard(reading, located):
            credits[parent, sign].append(_attribution(located, step))
    for (parent, sign), spans in credits.items():
        rule = VOICES[sign]
        times = f"{len(spans)} statements" if len(spans) > 1 else "a statement"
        yield _sign(reading.child, parent, rule._replace(reason=rule.reason.replace("TIMES", times)), sign, spans)


def _heard(reading: _Reading, located: Located) -> Iterator[tuple[Source, str, Step]]:
    """The voice that the report has itself heard or read, and a document that it has by way of an outlet."""
    voices = [step for step in located.voices if not _own(reading, located, step)]
    if not voices:
        return
    first = voices[0]
    if speaks_as_outlet(reading.context, reading.outlets, located, first):
        outlet = reading.shelf.outlet(first.name, reading.context.entity_id(located.report, first.local), None)
        parent = _report_of(reading, outlet, None) if outlet else None
        if parent is not None:
            yield parent, "attributes", first
        for step in voices[1:]:
            voice = _voice(reading, located, step)
            if voice is not None and voice.kind == "document":
                yield _source(voice), "describes_by_way", step
                return
        return
    voice = _voice(reading, located, first)
    if voice is not None and voice.id in reading.outlets:
        outlet = Source(id=voice.id, kind="organisation", name=voice.name)
        parent = _report_of(reading, outlet, None)
        if parent is not None:
            yield parent, "attributes" if parent.kind == "report" else "hears", first
    elif voice is not None:
        yield _source(voice), "describes" if voice.kind == "document" else "hears", first


def _own(reading: _Reading, located: Located, step: Step) -> bool:
    """The report's own outlet named within the chain: "told the Ledger", in the Ledger."""
    entity = reading.context.entity_id(located.report, step.local)
    return step.name == reading.child.report.outlet_name or (entity is not None and entity == reading.own)


def _voice(reading: _Reading, located: Located, step: Step) -> Voice | None:
    return voice_of(reading.context, reading.locals, located, step, located.report)


def _source(voice: Voice) -> Source:
    return Source(id=voice.id, kind=voice.kind, name=voice.name)


def _attribution(located: Located, step: Step) -> Span:
    """The words that credit the voice: its name and the cue, with what stands between them."""
    marks = [mark for mark in (step.mention, step.cue) if mark is not None]
    if not marks:
        return located.statement.passage
    return Span(min(mark.start for mark in marks), max(mark.end for mark in marks))
