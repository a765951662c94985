r"""``export --to markdown``: a dossier in one file, for wikis, editors and version control.

CommonMark (https://spec.commonmark.org/0.31.2/) with footnotes as GitHub and pandoc read them. Every word that is not
ours is escaped, so that no HTML, image, heading or link of a report gets alive; the only links are the reports' own
addresses, written by us.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stemmata.export.known import Known, Told, at_most, flat, known
from stemmata.export.pieces import in_pieces, printable
from stemmata.export.words import (
    BEARING_WORDS,
    DERIVATION_WORDS,
    ORIGIN_WORDS,
    PARENT_WORDS,
    SLOT_WORDS,
    published_words,
    safe_url,
)
from stemmata.model.case import Case
from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.text.counted import count

# What CommonMark and GitHub read within a line; at its start; and the beginnings of addresses that GitHub links itself.
_SPECIAL: Final = re.compile(
    r"[\\`*_\[\]<>#|~&!$^]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|:(?=//)|(?<=www)\.", re.IGNORECASE
)
_LONG_NUMBER: Final = re.compile(r"^(\d{3,9})([.)])")


class MarkdownExporter:
    """Writes a case as one Markdown file."""

    name = "markdown"
    media_type = "text/markdown"
    summary = "A dossier in one Markdown file, with a footnote for each statement."
    suffixes = (".md",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; reports in order of publication, claims by how many reports tell them."""
        return in_pieces(_lines(known(case)))


def _lines(read: Known) -> Iterator[str]:
    numbers: dict[str, int] = {}
    yield from _about(read)
    yield from _reports(read)
    yield from _claims(read, numbers)
    yield from _stemma(read)
    yield from _documents(read)
    yield from _refusals(read)
    for name, number in numbers.items():
        yield f"\n[^{number}]: {_footnote(read, read.told[name])}\n"


def _about(read: Known) -> Iterator[str]:
    case = read.case
    yield f"# {escaped(case.name)}\n\n"
    claims = count(len(case.links.claims), "claim")
    yield (
        f"{count(len(read.reports), 'report')}, {count(len(read.told), 'statement')}, {claims}, "
        f"{count(len(case.links.documents), 'document')}, {count(len(case.links.derivations), 'derivation')}"
        f"{f'; built {escaped(case.built)}' if case.built else ''}.\n\n"
        "This says who says what, and on how many origins it rests *at most*. Of no claim does it say that it is so, "
        "or that it is not: shared wording shows that reports depend on each other; nothing shows that they do not.\n"
    )


def _reports(read: Known) -> Iterator[str]:
    yield "\n## Reports\n\n"
    for entry in read.reports:
        report = entry.report
        name = escaped(read.title(report.id))
        link = address(report.url)
        titled = f"[{name}](<{link}>)" if link else name
        by = f", by {escaped(', '.join(report.authors))}" if report.authors else ""
        yield (
            f"- **{read.sigla[report.id]}** {escaped(read.outlet(report.id))}, {published_words(report.published)}: "
            f"{titled}{by}; {escaped(read.file(report.id))}\n"
        )


def _claims(read: Known, numbers: dict[str, int]) -> Iterator[str]:
    yield "\n## Claims\n"
    claims = sorted(read.case.links.claims, key=lambda one: (-len(one.reports), one.label, one.id))
    for n, claim in enumerate(claims, 1):
        spread = f"{count(len(claim.reports), 'report')}, {at_most(claim.origins.at_most)}"
        yield f"\n### C{n}. {escaped(claim.label)}\n\nTold in {spread}.\n\n"
        yield from _told(read, read.in_order(claim.statements), numbers)
        yield from _origins(read, claim)
        yield from _variants(read, claim)
    alone = read.in_order(name for name in read.told if name not in read.claims_of)
    if alone:
        yield "\n### Statements of no claim\n\n"
        yield from _told(read, alone, numbers)


def _told(read: Known, told: Iterable[Told], numbers: dict[str, int]) -> Iterator[str]:
    for one in told:
        number = numbers.setdefault(one.statement.id, len(numbers) + 1)
        negative = " (said not to be so)" if one.statement.polarity == "negative" else ""
        yield f"- {escaped(read.chain(one))}: “{escaped(one.words)}”{negative}[^{number}]\n"


def _origins(read: Known, claim: Claim) -> Iterator[str]:
    for origin in claim.origins.named:
        reports = _sigla(read, origin.reports)
        yield f"- Origin: {escaped(origin.name)} ({ORIGIN_WORDS[origin.kind]}), behind {reports}\n"
    if claim.origins.unknown:
        yield f"- Lineage not known: {_sigla(read, claim.origins.unknown)}; this adds no origin\n"


def _variants(read: Known, claim: Claim) -> Iterator[str]:
    for one in claim.variants:
        of = f" of {escaped(one.of)}" if one.of else ""
        values = "; ".join(
            f"{escaped(given.value)} ({_sigla(read, (told.report.id for told in read.in_order(given.statements)))})"
            for given in one.values
        )
        bearing = "" if one.bearing == "differs" else f" ({BEARING_WORDS[one.bearing]})"
        yield f"- Differs in {SLOT_WORDS[one.slot]}{of}{bearing}: {values}. {escaped(one.reason)}\n"


def _sigla(read: Known, reports: Iterable[str]) -> str:
    known_ones = sorted({one for one in reports if one in read.rank}, key=read.rank.__getitem__)
    return ", ".join(read.sigla[one] for one in known_ones) or "no report of the case"


def _stemma(read: Known) -> Iterator[str]:
    """Each report with what it derives from, in order of publication."""
    yield "\n## Stemma\n\n"
    parents: dict[str, list[Derivation]] = {}
    for edge in sorted(read.case.links.derivations, key=lambda one: (-one.score, one.parent_name, one.id)):
        parents.setdefault(edge.child, []).append(edge)
    for entry in read.reports:
        edges = parents.pop(entry.report.id, [])
        name = f"**{read.sigla[entry.report.id]}** {escaped(read.outlet(entry.report.id))}"
        yield f"- {name}{'' if edges else ': nothing is known of its lineage'}\n"
        yield from (_edge(read, one) for one in edges)
    for unheld in sorted(parents):
        yield f"- {PARENT_WORDS['hidden']} {escaped(unheld)}\n"
        yield from (_edge(read, one) for one in parents[unheld])


def _edge(read: Known, edge: Derivation) -> str:
    sigla = read.sigla.get(edge.parent)
    parent = f"**{sigla}** {escaped(read.outlet(edge.parent))}" if sigla else escaped(edge.parent_name)
    kind = "" if sigla else f" ({PARENT_WORDS[edge.parent_kind]})"
    words = " / ".join(
        f"“{escaped(one.text)}” ({read.sigla[one.report]}, characters {one.start}–{one.end})"
        for sign in edge.evidence[:1]
        for one in sign.anchors
        if one.report in read.sigla
    )
    circle = ", on a circle" if edge.circular else ""
    return (
        f"  - {DERIVATION_WORDS[edge.kind]} {parent}{kind}, {edge.status}, score {edge.score:.2f}{circle}: "
        f"{escaped(edge.reason)}{f' {words}' if words else ''}\n"
    )


def _documents(read: Known) -> Iterator[str]:
    documents = sorted(read.case.links.documents, key=lambda one: (-len(one.described_by), one.title, one.id))
    if not documents:
        return
    yield "\n## Documents that reports describe\n\n"
    for one in documents:
        yield f"- {escaped(one.title)}: {count(len(one.described_by), 'report')} ({_sigla(read, one.described_by)})\n"


def _refusals(read: Known) -> Iterator[str]:
    if not read.case.refusals:
        return
    yield "\n## Files that could not be read\n\n"
    for one in sorted(read.case.refusals):
        yield f"- {escaped(one.path)}: {escaped(one.reason)}\n"


def _footnote(read: Known, told: Told) -> str:
    doubt = f" In doubt: {escaped(told.statement.doubt)}" if told.statement.doubt else ""
    return f"{'; '.join(escaped(read.place(one)) for one in told.anchors)}; report {told.report.id}.{doubt}"


def escaped(words: str) -> str:
    r"""The words on one line as Markdown that shows them and does nothing else.

    >>> print(escaped("<img src=x> [a](b) *c*\n# d"))
    \<img src=x\> \[a\](b) \*c\* \# d
    """
    line = _LONG_NUMBER.sub(r"\1\\\2", flat(printable(words)))
    return _SPECIAL.sub(r"\\\g<0>", line)


def address(url: str | None) -> str:
    """The address as a link's target between angle brackets; "" where a page may not link to it."""
    return re.sub(r"[\\<>`*_\[\]|]", lambda one: f"%{ord(one[0]):02X}", safe_url(url) or "")


exporter = MarkdownExporter()
