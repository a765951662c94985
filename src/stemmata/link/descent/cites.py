"""What a report itself says that it depends on: outlets cited and linked, agencies, translations, voices.

Three places say it: the citations that the annotators found, the outlets of the case that the words around
their names credit, and the chains of the statements (:mod:`stemmata.link.descent.heard`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from stemmata.link.context import Located
from stemmata.link.descent.agencies import is_agency
from stemmata.link.descent.bylines import UNNAMED, agency_credits
from stemmata.link.descent.heard import Reading, date_of, described, heard, source_at
from stemmata.link.descent.publication import surely_before
from stemmata.link.descent.shelf import Shelf
from stemmata.link.descent.sightings import SAYING, credited
from stemmata.link.descent.signs import Rule, Sign, Source, source_of, stated_sign
from stemmata.link.descent.speakers import role_phrase
from stemmata.model.annotations import Citation, CitationKind
from stemmata.model.case import Annotated
from stemmata.text.ids import content_id
from stemmata.text.span import Span

# Suggestions to read on and photo credits say nothing of where the text comes from.
RULES: Final[Mapping[CitationKind, Rule]] = {
    "named": Rule("cites", 0.9, "It names {} as its source."),  # "according to the Harbour Ledger"
    "link": Rule("links", 0.8, "It links to {}."),
    "translated_by": Rule("translates", 0.95, "It says that {} translated it, or published the original."),
    "first_published": Rule("cites", 0.85, "It says that {} published this first."),
    "source_line": Rule("cites", 0.95, "Its source line names {}."),  # "Source: Harbour Ledger"
    "agency": Rule("syndicates", 0.95, "It carries the credit of {}."),  # "SOLVIK, 4 May (Nordwire)"
}
SIGNED: Final = Rule("syndicates", 0.9, "It is signed with the name of {}.")  # an author "AFP", a last line "(Reuters)"
# "Radio Norland turned the volunteers into militiamen": no word credits it, and yet its report is meant.
IN_PASSING: Final = Rule("cites", 0.5, "It names {}, which told of the same before.")
OWN_EARLIER: Final = Rule("cites", 0.8, "It comes back to what its own outlet published that day, {}.")
# What speaks for the whole report, not only for the sentence that it stands in.
WHOLE: Final = frozenset({"translated_by", "source_line", "agency", "signed"})
TOLD_ZONES: Final = frozenset({"headline", "body", "editorial"})
ASIDE: Final = frozenset({"photo", "read_also"})
CREDIT_ZONES: Final = frozenset({"headline", "body", "editorial", "byline", "dateline"})
FEW_LINKS: Final = 2
SOURCE_LABEL: Final = re.compile(r"\b(?:original\s+)?source\s*:\s*$", re.I)
INITIALS: Final = re.compile(r"[A-Z]{2,5}")
CLOSES: Final = re.compile(r"[\s\d./()-]*$")  # nothing but a number behind it
TRANSLATED_FROM: Final = re.compile(r"translat\w+(?: and edited)? from\b", re.I)
# "this newspaper reported on 2 March", "as the Ledger wrote on …", in the Ledger
REPORTED: Final = re.compile(rf"(?:\s*,)?(?: (?:has|had|first|already|exclusively))* (?:{SAYING})\b[^.\n]{{0,25}}$")


def stated(shelf: Shelf) -> tuple[Sign, ...]:
    """Every dependence that a report states, sorted by child, parent and rule; nothing where none does."""
    said: defaultdict[str, list[Located]] = defaultdict(list)
    for located in shelf.context.statements.values():
        said[located.report].append(located)
    found: list[Sign] = []
    for child in shelf.context.reports:
        reading = Reading(shelf=shelf, child=child)
        spoken = list(heard(reading, said[child.report.id]))
        cited = _cited(reading)
        signed = _signed(reading, cited)
        found += (said_so := [*cited, *signed, *spoken, *described(reading, spoken), *_own_earlier(reading)])
        found += _in_passing(reading, {sign.parent.id for sign in said_so})
    return tuple(sorted(found, key=lambda sign: (sign.child, sign.parent.id, sign.kind, sign.evidence.sign)))


def _cited(reading: Reading) -> list[Sign]:
    """Signs from the citations: one for each parent and rule, with every place that says it."""
    child = reading.child
    places: defaultdict[tuple[Source, CitationKind], list[Span]] = defaultdict(list)
    translation: list[Span] = []
    for citation in child.annotations.citations:
        if citation.kind not in RULES or not _counts(reading, citation):
            continue
        if _translator(reading, citation):
            translation.append(citation.span)
            continue
        parent = _parent(reading, citation)
        if parent is not None:
            places[parent, _kind(child, citation)].append(citation.span)
    for sighting, span in credited(child, reading.speakers.seen.get(child.report.id, ())):
        if sighting.outlet not in reading.speakers.names.bodies:
            parent = source_at(reading, sighting.outlet, sighting.span.of(child.report.text), None)
            if parent is not None and not _told(places, parent, span):
                places[parent, "named"].append(span)
    signs = [stated_sign(child, parent, RULES[kind], kind, spans) for (parent, kind), spans in places.items()]
    return _translated(signs, child, translation) if translation else signs


def _signed(reading: Reading, cited: Iterable[Sign]) -> Iterator[Sign]:
    """The agencies whose names stand where an author's would, and that no citation tells of."""
    child = reading.child
    known = {reading.context.outlets.get(sign.parent.id, sign.parent.id) for sign in cited}
    places: defaultdict[Source, list[Span]] = defaultdict(list)
    for name, spans in agency_credits(child.report):
        if name == UNNAMED:
            source = Source(id=content_id("unnamed outlet", child.report.id, UNNAMED), kind="outlet", name=UNNAMED)
        else:
            source = reading.shelf.agency(name)
        meant = source_at(reading, source.id, source.name, None)
        if meant is not None and source.id not in known:
            places[meant] += spans
    for source, found in places.items():
        yield stated_sign(child, source, SIGNED, "signed", found)


def _in_passing(reading: Reading, known: Collection[str]) -> Iterator[Sign]:
    """Earlier reports on the same matter whose outlets the report names without a word that credits them."""
    child = reading.child
    aside = [one.span for one in child.annotations.citations if one.kind in ASIDE]
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for sighting in reading.speakers.seen.get(child.report.id, ()):
        told = child.report.zone_at(sighting.span.start) in TOLD_ZONES
        if told and not sighting.short and not any(sighting.span.overlaps(other) for other in aside):
            places[sighting.outlet].append(sighting.span)
    for outlet, spans in places.items():
        if not reading.speakers.tells(outlet):
            continue
        parent = source_at(reading, outlet, spans[0].of(child.report.text), None)
        if parent is None or parent.kind != "report" or parent.id in known:
            continue
        if surely_before(reading.context.report_of[parent.id].report, child.report):
            yield stated_sign(child, parent, IN_PASSING, "in_passing", spans)


def _told(places: Mapping[tuple[Source, CitationKind], list[Span]], parent: Source, span: Span) -> bool:
    """The annotators have found these words too."""
    return any(span.overlaps(other) for (one, _), found in places.items() if one == parent for other in found)


def _counts(reading: Reading, citation: Citation) -> bool:
    """A bare link counts where the outlet's own words stand; menus and link lists point anywhere.

    Below the text one link or two to what the case holds are no list: "The whole letter is here: …".
    An agency in a source line is told of there. Capitals behind the last sentence are an agency's where the trade or
    the case knows one of that name, else the initials of whoever wrote it: "… millions. SSH".
    """
    child = reading.child
    if citation.kind == "agency" and _initials(reading, citation):
        return False
    if citation.kind == "agency":
        return not any(
            one.kind == "source_line" and one.span.overlaps(citation.span) for one in child.annotations.citations
        )
    if citation.kind != "link" or _kind(child, citation) == "source_line":
        return True
    zone = child.report.zone_at(citation.span.start)
    if zone != "links":
        return zone in CREDIT_ZONES
    beside = [
        one
        for one in child.annotations.citations
        if one.kind == "link" and child.report.zone_at(one.span.start) == zone
    ]
    return len(beside) <= FEW_LINKS and citation.url is not None and reading.shelf.linked(citation.url) is not None


def _initials(reading: Reading, citation: Citation) -> bool:
    text, name = reading.child.report.text, citation.outlet or ""
    if not INITIALS.fullmatch(name) or CLOSES.match(text, citation.span.end) is None or is_agency(name):
        return False
    entity = reading.context.entity_id(reading.child.report.id, citation.local)
    known = reading.context.entity_of.get(entity or "")
    return reading.speakers.names.exact(name) is None and (known is None or known.names == (name,))


def _kind(child: Annotated, citation: Citation) -> CitationKind:
    """A link right after "Source:" is a source line, wherever in the line that stands."""
    before = child.report.text[max(0, citation.span.start - 20) : citation.span.start]
    return "source_line" if citation.kind == "link" and SOURCE_LABEL.search(before) else citation.kind


def _translator(reading: Reading, citation: Citation) -> bool:
    """The words say only that it is a translation: from a language, or by a person."""
    if citation.kind != "translated_by":
        return False
    if citation.outlet is None:
        return True
    report = reading.child.report
    if reading.speakers.outlet(report.id, citation.outlet, citation.local, None) is not None:
        return False
    entity = reading.context.entity_id(report.id, citation.local)
    if entity is not None and reading.context.entity_of[entity].kind == "person":
        return True
    words = citation.span.of(report.text)
    return TRANSLATED_FROM.match(words) is not None and re.search(r"\b(?:by|for|:)\s*(?:the )?\S", words) is None


def _parent(reading: Reading, citation: Citation) -> Source | None:
    """The report, or else the outlet, that is meant; None for the outlet itself and for nobody."""
    child, shelf = reading.child, reading.shelf
    linked = shelf.linked(citation.url) if citation.url else None
    if linked is not None:
        return None if linked.report.id == child.report.id else source_of(linked)
    by_role = _by_role(reading, citation)
    if by_role is not None:
        return by_role[0]
    outlet = shelf.outlet(child.report.id, citation.outlet, citation.local, citation.url, citation.span)
    return source_at(reading, outlet.id, outlet.name, date_of(child, citation)) if outlet else None


def _by_role(reading: Reading, citation: Citation) -> tuple[Source | None] | None:
    """The outlet that "the newspaper" stands for, or None in its place where nobody can tell; None for a name."""
    role = role_phrase(citation.outlet or "")
    if role is None:
        return None
    found = reading.speakers.by_role(reading.child.report.id, role, citation.span.start)
    return (source_at(reading, found.outlet, found.name, date_of(reading.child, citation)) if found else None,)


def _translated(signs: list[Sign], child: Annotated, credit: list[Span]) -> list[Sign]:
    """A report that says it is a translation translates what its source line, first publisher or link names.

    Where that is one and the same, the whole text is translated from it.
    """
    named = {sign.parent for sign in signs if sign.evidence.sign in ("source_line", "first_published", "link")}
    told = [sign for sign in signs if sign.parent in named and sign.evidence.sign != "named"]
    sources = {sign.parent for sign in told if sign.evidence.sign == "source_line"} or {sign.parent for sign in told}
    return [
        _as_translation(sign, child, credit, len(sources) == 1) if sign.parent in sources else sign for sign in signs
    ]


def _as_translation(sign: Sign, child: Annotated, credit: list[Span], only: bool) -> Sign:
    if sign.evidence.sign not in ("source_line", "first_published", "link"):
        return sign
    reason = f"It says that it is a translation, and {sign.evidence.reason[0].lower()}{sign.evidence.reason[1:]}"
    words = stated_sign(child, sign.parent, RULES["link"], "link", credit).evidence.anchors
    name = "translated_by" if only and sign.evidence.sign != "source_line" else sign.evidence.sign
    evidence = replace(sign.evidence, sign=name, strength=0.9, reason=reason, anchors=(*sign.evidence.anchors, *words))
    return replace(sign, kind="translates", evidence=evidence)


def _own_earlier(reading: Reading) -> Iterator[Sign]:
    """An earlier piece of the same outlet that the report names with its date."""
    child, own = reading.child, reading.own
    if own is None:
        return
    text = child.report.text
    places = [one.span for one in reading.speakers.seen.get(child.report.id, ()) if one.outlet == own]
    places += [
        Span(*match.span())
        for match in re.finditer(
            r"\b(?:[Tt]his|[Oo]ur) (?:newspaper|paper|website|blog|channel|agency)\b|\b[Ww]e\b", text
        )
    ]
    for date in child.annotations.dates:
        for place in places:
            if (
                date.edtf
                and place.end < date.span.start <= place.end + 60
                and REPORTED.match(text, place.end, date.span.start)
            ):
                meant = reading.shelf.dated(own, child, date.edtf)
                if meant is not None:
                    yield stated_sign(
                        child, source_of(meant), OWN_EARLIER, "own_earlier", [Span(place.start, date.span.end)]
                    )
                    break
