"""Which document of the case is meant by "the letter", "the file", where a report says no more of it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext, Located
from stemmata.link.voices import bare
from stemmata.model.annotations import Step
from stemmata.model.document import Document

# Words that fit a document of any kind.
ANY: Final = frozenset("document paper text file".split())
# What is said of any paper that was not meant to be seen.
PLAIN: Final = frozenset("leaked secret internal alleged purported confidential same".split())
NEAR: Final = 25  # characters of a statement within which its subject stands
# After its name, what says of a paper what it is and what stands in it.
DESCRIBING: Final = re.compile(
    r"[^.;:]{0,40}?\b(?:dated|signed|addressed|bears|bore|carries|carried|lists|listed|names|named|contains|contained"
    r"|asks|asked|requests|consists|runs to|written|sent|marked|typed|handwritten|headed|stamped|numbered|describes"
    r"|described|mentions|mentioned|reveals|revealed|shows|showed|sets out|gives|gave|orders|ordered|instructs)\b"
)
# With these another one is meant than the one that the case knows best.
OTHER: Final = frozenset("second third another other new further separate earlier later own annual".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The documents of which the case knows more than that they are there."""

    described: Mapping[str, tuple[Document, ...]]  # report id → documents that it describes, by id
    issued: Mapping[str, tuple[Document, ...]]  # outlet id → documents that it published, or that its reports describe

    def meant(self, located: Located, step: Step, outlets: Iterable[str]) -> Document | None:
        """The only document that the words can mean: one of the report's own, or else of the outlets it names."""
        words = bare(step.name).split()
        if not words or not OTHER.isdisjoint(words):
            return None
        own = self.described.get(located.report, ())
        if own:
            return _only(own, words[-1])
        if not is_bare(step.name):
            return None
        issued = {one.id: one for outlet in sorted(outlets) for one in self.issued.get(outlet, ())}
        return _only(issued.values(), words[-1])

    def subject(self, located: Located, context: LinkContext) -> Document | None:
        """The document of which the statement's first words say what it is: "The letter is signed by …"."""
        first = located.statement.content[0] if located.statement.content else None
        own = self.described.get(located.report, ())
        if first is None or not own:
            return None
        mentions = located.where.annotations.mentions
        at = bisect_left(mentions, first.start, key=lambda one: one.span.start)
        if at == len(mentions) or mentions[at].kind != "document" or mentions[at].span.start > first.start + NEAR:
            return None
        text = located.where.report.text
        if not DESCRIBING.match(text, mentions[at].span.end, max(first.end, mentions[at].span.end)):
            return None
        entity = context.entity_id(located.report, mentions[at].local)
        known = next((one for one in own if one.id == entity), None)
        return known or _only(own, kind_word(mentions[at].span.of(text)))


def papers_of(context: LinkContext) -> Papers:
    """The documents that some report dates, or says who signed or was addressed."""
    described: defaultdict[str, dict[str, Document]] = defaultdict(dict)
    issued: defaultdict[str, dict[str, Document]] = defaultdict(dict)
    for document in context.documents:
        if not told(document):
            continue
        for report in document.described_by:
            described[report][document.id] = document
            if report in context.outlets:
                issued[context.outlets[report]][document.id] = document
        for outlet in document.published_by:
            issued[outlet][document.id] = document
    return Papers(
        described={report: tuple(found.values()) for report, found in described.items()},
        issued={outlet: tuple(found.values()) for outlet, found in issued.items()},
    )


def told(document: Document) -> bool:
    """True if it is known who signed it, whom it addressed, or when."""
    return bool(document.signatories or document.addressees or document.date)


def fits(word: str, kind: str) -> bool:
    """True if a document of this kind can be called so."""
    return word == kind or word in ANY or kind in ANY


def kind_word(name: str) -> str:
    """ "letter" of "the leaked letter"."""
    return bare(name).rpartition(" ")[2]


def is_bare(name: str) -> bool:
    """True for "the letter", "the leaked file": a document called by nothing but what it is."""
    return bool(name) and PLAIN.issuperset(bare(name).split()[:-1])


def _only(documents: Iterable[Document], word: str) -> Document | None:
    found = [one for one in documents if fits(word, one.kind)]
    return found[0] if len(found) == 1 else None
