"""Each page as a function from the edition of a case to HTML; lists that are long run over several pages."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from stemmata.model.case import Annotated
from stemmata.model.claim import Claim, Variant
from stemmata.text.span import Span
from stemmata.web import alarms, reading, tables
from stemmata.web.addresses import numbered_page
from stemmata.web.edition import CLAIMS_PER_PAGE, Edition
from stemmata.web.map.pages import map_page
from stemmata.web.matrix import column_href, matrix_pages
from stemmata.web.numbers import numbers_of
from stemmata.web.pages import Leaf, Page, filled, leaves
from stemmata.web.relations import relations_pages
from stemmata.web.stemma_views import claim_stemmata, stemma_pages
from stemmata.web.timeline.pages import places_of_claims, timeline_pages

COLUMNS = 30  # reports: up to here the claims table has a column for each
DIFFERENCES_PER_PAGE = 60
ENTITIES_PER_PAGE = 200
TIES_PER_PAGE = 200
FIRST = 10  # of each list of the overview


def pages(edition: Edition) -> Iterator[Page]:
    """All pages of the case, in the order of the navigation, then the reports in order of publication."""
    yield index_page(edition)
    yield from stemma_pages(edition)
    yield from claims_pages(edition)
    yield from matrix_pages(edition)
    yield from differences_pages(edition)
    yield from timeline_pages(edition)
    yield map_page(edition)
    yield documents_page(edition)
    yield from entities_pages(edition)
    yield from relations_pages(edition)
    yield from ties_pages(edition)
    yield reports_page(edition)
    for entry in edition.reports:
        yield report_page(edition, entry)
    yield about_page(edition)


def index_page(edition: Edition) -> Page:
    """What was read and what not, what to look at first, and the claims that most reports tell."""
    return Page(name="index", title="Overview", section="index", fill=partial(_index, edition))


def _index(edition: Edition) -> Markup:
    words = Counter(entry.report.language or "not known" for entry in edition.reports)
    return filled(
        "index.html",
        edition,
        main=(edition.shared or edition.claims)[:FIRST],
        one_root=alarms.one_root(edition),
        circles=alarms.circles(edition),
        changed=alarms.changed_in_copying(edition),
        doubted=[one.report for one in edition.reports if one.report.notes],
        languages=sorted(words.items(), key=lambda item: (-item[1], item[0])),
        first=FIRST,
    )


def _per_page(edition: Edition, rows: int) -> int:
    """A server's pages are asked for one by one, so that they may be shorter than those of a folder."""
    return rows // 2 if edition.addresses.served else rows


def claims_pages(edition: Edition) -> Iterator[Page]:
    """Claims × reports, those that most reports tell first."""
    times = cache(partial(places_of_claims, edition))  # once for all leaves
    for leaf, claims in leaves("claims", edition.claims, _per_page(edition, CLAIMS_PER_PAGE)):
        name = numbered_page("claims", leaf.number)
        fill = partial(_claims, edition, leaf, claims, times)
        yield Page(name=name, title="Claims", section="claims", fill=fill)


def _claims(edition: Edition, leaf: Leaf, claims: Sequence[Claim], times: Callable[[], Mapping[str, str]]) -> Markup:
    return filled(
        "claims.html",
        edition,
        leaf=leaf,
        rows=[tables.claim_row(edition, claim) for claim in claims],
        columns=_columns(edition),
        with_stemma=claim_stemmata(edition),
        times={} if edition.addresses.served else times(),
    )


def _columns(edition: Edition) -> tuple[Annotated, ...]:
    """The reports that have a column of their own; none where there are too many for that."""
    return edition.reports if len(edition.reports) <= COLUMNS else ()


def differences_pages(edition: Edition) -> Iterator[Page]:
    """Values that differ, side by side, contradictions first."""
    for leaf, pairs in leaves("differences", tables.differences(edition), DIFFERENCES_PER_PAGE):
        name = numbered_page("differences", leaf.number)
        yield Page(
            name=name, title="Differences", section="differences", fill=partial(_differences, edition, leaf, pairs)
        )


def _differences(edition: Edition, leaf: Leaf, pairs: Sequence[tuple[Claim, Variant]]) -> Markup:
    rows = [tables.difference(edition, claim, variant) for claim, variant in pairs]
    return filled("differences.html", edition, leaf=leaf, rows=rows)


def documents_page(edition: Edition) -> Page:
    """Each document, rebuilt from the reports that describe it; those that most reports describe first."""
    return Page(name="documents", title="Documents", section="documents", fill=partial(_documents, edition))


def _documents(edition: Edition) -> Markup:
    claims: dict[str, Claim] = {claim.id: claim for claim in edition.claims}
    order = sorted(edition.case.links.documents, key=lambda d: (-len(d.described_by), d.title, d.id))
    contents = {
        document.id: sorted(
            (content for content in document.contents if content.claim in claims),
            key=lambda content: (-len(content.reports), edition.claim_numbers[content.claim]),
        )
        for document in order
    }
    numbers = {document.id: numbers_of(edition, document) for document in order}
    return filled("documents.html", edition, claims=claims, documents=order, contents=contents, numbers=numbers)


def entities_pages(edition: Edition) -> Iterator[Page]:
    """Names over reports, those with most reports first."""
    reports = {entity.id: edition.in_order(m[0] for m in entity.members) for entity in edition.case.links.entities}
    order = sorted(
        edition.case.links.entities, key=lambda n: (-len(reports[n.id]), -len(n.mentions), n.name.casefold(), n.id)
    )
    size = _per_page(edition, ENTITIES_PER_PAGE)
    where = {entity.id: numbered_page("entities", n // size) for n, entity in enumerate(order)}
    for leaf, entities in leaves("entities", order, size):
        firsts = {entity.id: {anchor.report: anchor for anchor in reversed(entity.mentions)} for entity in entities}
        fill = partial(
            filled, "entities.html", edition, leaf=leaf, entities=entities, reports=reports, firsts=firsts, where=where
        )
        yield Page(name=numbered_page("entities", leaf.number), title="Names", section="entities", fill=fill)


def ties_pages(edition: Edition) -> Iterator[Page]:
    """Alleged events; each with who alleges it."""
    events = sorted(edition.case.links.events, key=lambda event: (event.edtf is None, event.edtf or "", event.id))
    for leaf, part in leaves("ties", events, TIES_PER_PAGE):
        fill = partial(filled, "ties.html", edition, leaf=leaf, events=part)
        yield Page(name=numbered_page("ties", leaf.number), title="Events", section="ties", fill=fill)


def reports_page(edition: Edition) -> Page:
    """All reports in order of publication, and the inputs that are no report."""
    return Page(name="reports", title="Reports", section="reports", fill=partial(filled, "reports.html", edition))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Characters that an address names: ``span``, or ``trouble``, a sentence, where there are none such."""

    span: Span | None = None
    trouble: str = ""

    @property
    def place(self) -> str:
        return f"{self.span.start}-{self.span.end}" if self.span else ""


def report_page(edition: Edition, entry: Annotated, asked: Asked | None = None) -> Page:
    """One report in reading view, with the characters marked that somebody asked for."""
    report = entry.report
    title = f"{edition.sigla[report.id]} {edition.outlet(report.id)}"
    name = edition.page_of(report.id)
    return Page(name=name, title=title, section="reports", fill=partial(_report, edition, entry, asked))


def _report(edition: Edition, entry: Annotated, asked: Asked | None) -> Markup:
    report = entry.report
    place = edition.rank[report.id]
    return filled(
        "report.html",
        edition,
        report=report,
        siglum=edition.sigla[report.id],
        asked=asked,
        blocks=reading.blocks(edition, entry, asked.span if asked else None),
        parents=edition.parents_of.get(report.id, ()),
        children=edition.children_of.get(report.id, ()),
        before=edition.reports[place - 1].report.id if place else None,
        after=edition.reports[place + 1].report.id if place + 1 < len(edition.reports) else None,
        remarked=[one for one in edition.remarks.get(report.id, ()) if one.subject == (report.id,)],
        column=column_href(edition, report.id),
        dropped=[(layer, number) for layer, number in entry.annotations.dropped if number],
    )


def about_page(edition: Edition) -> Page:
    """Method, limits, licences."""
    return Page(name="about", title="About", section="about", fill=partial(filled, "about.html", edition))
