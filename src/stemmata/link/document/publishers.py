"""Who made a document public, as each report says it: by name, by a source line, by a web address."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemmata.link.descent.addresses import belongs, host
from stemmata.link.entity.entities import JoinedEntities
from stemmata.model.annotations import Citation, LocalDocument
from stemmata.model.case import Annotated
from stemmata.text.romanise import folded
from stemmata.text.span import Span

FIRST, PUBLISHED, OBTAINED, SEEN = 4, 3, 2, 1  # how plainly a report says that an outlet published
_FIRST = re.compile(r"\b(?:first|originally)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:publish|released?|posted|aired|broadcast|carried|printed|revealed|made public)", re.IGNORECASE
)
_SEEN = re.compile(r"\b(?:seen by|shared with|shown to|reported)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:by|to|with) (?:this|our) (?:newspaper|paper|newsroom|website|site|blog|channel|station|magazine|agency"
    r"|outlet|correspondent|reporters?)\b"
    r"|\b(?:this newspaper|this paper|this website|this blog|we) (?:has |have |can |is |are |also )*(?:obtained"
    r"|publish(?:ed|ing|es)?|received|released?|acquired|seen)\b|\b(?:obtained|seen|received) by us\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(.+) (?:media|press|information|news|communications?|public relations)"
    r" (?:office|cent(?:re|er)|department|bureau|directorate|service|team|section|unit|wing|arm|committee)"
)
_PUBLISHING = re.compile(r"\b(?:publish|release)", re.IGNORECASE)
_NO_LABEL = frozenset({"www", "m", "en", "com", "org", "net", "info", "news", "online"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """The bodies of a case by name and by web address."""

    named: JoinedEntities
    by_name: Mapping[str, str]  # squeezed name → entity id; names of two entities are left out
    by_tail: Mapping[str, str]  # last word of a name → entity id, where it is one's alone
    by_domain: Mapping[str, str]  # registrable domain → entity id
    peoples: frozenset[str]  # ids of nations and sides, which publish nothing
    offices: Mapping[str, str]  # a body's own press office → that body

    @classmethod
    def of(cls, reports: Sequence[Annotated], named: JoinedEntities) -> "Publishers":
        """The publishers that a case knows."""
        names: dict[str, set[str]] = defaultdict(set)
        tails: dict[str, set[str]] = defaultdict(set)
        domains: dict[str, str] = {}
        for entity in named.entities:
            if entity.kind not in {"organisation", "group"}:
                continue
            for name in (entity.name, *entity.names):
                names[_squeezed(name)].add(entity.id)
                words = folded(name).split()
                if len(words) > 1:
                    tails[words[-1]].add(entity.id)
            for domain in entity.outlet_domains:
                domains.setdefault(domain, entity.id)
        for one in sorted(reports, key=lambda r: r.report.id):
            outlet = named.outlets.get(one.report.id)
            if one.report.outlet_domain and outlet:
                domains.setdefault(one.report.outlet_domain, outlet)
        peoples = frozenset(entity.id for entity in named.entities if entity.kind in {"group", "place"})
        offices = _offices(named)
        return cls(
            peoples=peoples,
            named=named,
            offices=offices,
            by_name=_single(names),
            by_tail=_single(tails),
            by_domain=domains,
        )

    def told(self, one: Annotated, document: LocalDocument) -> dict[str, int]:
        """Entity → how plainly this report says that it published the document; empty where it says nothing.

        What a body's press office publishes the body publishes.
        """
        found: dict[str, int] = defaultdict(int)
        for entity, plain in self._told(one, document):
            body = self.offices.get(entity, entity)
            found[body] = max(found[body], plain)
        return dict(found)

    def _told(self, one: Annotated, document: LocalDocument) -> Iterator[tuple[str, int]]:
        for local in document.publishers:
            entity = self.named.resolved.get((one.report.id, local))
            if entity is not None and entity not in self.peoples:
                yield entity, _plainness(one, document, local)
        home = self.named.outlets.get(one.report.id)
        if home is not None and (plain := _own_plainness(one, document)):
            yield home, plain
        for citation in one.annotations.citations:
            plain = _cited_plainness(citation)
            if not plain or not _speaks_of(one, citation, document):
                continue
            entity = self.cited(one, citation)
            if entity is not None:
                yield entity, plain

    def cited(self, one: Annotated, citation: Citation) -> str | None:
        """The body that a citation means; None where the case knows none."""
        entity = self.named.resolved.get((one.report.id, citation.local)) if citation.local else None
        if entity is None and citation.outlet:
            entity = self._called(citation.outlet)
        return entity or (self._at(citation.url) if citation.url else None)

    def _called(self, name: str) -> str | None:
        words = folded(name).split()
        return self.by_name.get(_squeezed(name)) or (self.by_tail.get(words[-1]) if len(words) == 1 else None)

    def _at(self, url: str) -> str | None:
        """The outlet of an address: by its domain, else by a name that the domain spells."""
        domain = host(url)
        if domain is None:
            return None
        known = next((self.by_domain[d] for d in sorted(self.by_domain) if belongs(domain, d)), None)
        labels = [label for label in domain.split(".") if label not in _NO_LABEL]
        return known or next((self.by_name[label] for label in labels if label in self.by_name), None)


def _offices(named: JoinedEntities) -> dict[str, str]:
    """ "Salt Coalition Media Office" → "Salt Coalition", where the case knows both; also behind a lost apostrophe."""
    bodies = {
        folded(name): entity.id
        for entity in named.entities
        if entity.kind == "organisation"
        for name in (entity.name, *entity.names)
    }
    found = {}
    for name, office in sorted(bodies.items()):
        match = _OFFICE.fullmatch(name)
        if match:
            body = bodies.get(match[1]) or bodies.get(match[1].removesuffix("s"))
            if body is not None and body != office:
                found[office] = body
    return found


def _single(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {name: next(iter(ids)) for name, ids in found.items() if name and len(ids) == 1}


def _squeezed(name: str) -> str:
    """The name as a web address spells it: "Harbour Ledger" and "harbourledger.example"."""
    label = name.lower().removeprefix("www.").partition(".")[0] if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) else name
    return folded(label).replace(" ", "")


def _plainness(one: Annotated, document: LocalDocument, local: str) -> int:
    """By the words that the annotator anchored: "first published by", "obtained by", "seen by"."""
    spans = [mention.span for mention in one.annotations.mentions if mention.local == local]
    best = 0
    for anchor in document.anchors:
        if any(anchor.contains(span) for span in spans):
            words = anchor.of(one.report.text)
            plain = FIRST if _FIRST.search(words) else PUBLISHED if _PUBLISHED.search(words) else 0
            best = max(best, plain or (SEEN if _SEEN.search(words) else OBTAINED))
    return best or OBTAINED


def _own_plainness(one: Annotated, document: LocalDocument) -> int:
    """What the report says of its own outlet: "a letter obtained by this newspaper", "we publish it in full"."""
    best = 0
    for mention in one.annotations.mentions:
        if mention.local == document.local and mention.form != "pronoun":
            words = _sentence_of(one, mention.span).of(one.report.text)
            if _OWN.search(words):
                best = max(best, PUBLISHED if _PUBLISHING.search(words) else SEEN if _SEEN.search(words) else OBTAINED)
    return best


def _cited_plainness(citation: Citation) -> int:
    return {"first_published": PUBLISHED, "source_line": OBTAINED}.get(citation.kind, 0)


def _speaks_of(one: Annotated, citation: Citation, document: LocalDocument) -> bool:
    """True for a source line of a report about one document, and for a credit in a sentence that mentions this one."""
    told = {found.local for found in one.annotations.documents} or {document.local}
    if citation.kind == "source_line":
        return told == {document.local}
    sentence = _sentence_of(one, citation.span)
    inside = {m.local for m in one.annotations.mentions if m.kind == "document" and sentence.contains(m.span)}
    return document.local in inside


def _sentence_of(one: Annotated, span: Span) -> Span:
    sentences = (p.span for p in one.annotations.passages if p.kind == "sentence")
    return next((sentence for sentence in sentences if sentence.contains(span)), span)
