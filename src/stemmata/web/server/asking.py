"""Pages that answer a question: a search, a claim, the citation of some characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.text.span import Span
from stemmata.web import citation
from stemmata.web.addresses import cite_path
from stemmata.web.edition import Edition, Said
from stemmata.web.naming import on_map, places_named
from stemmata.web.pages import Page, filled
from stemmata.web.search.finding import facets, found
from stemmata.web.search.hits import hits
from stemmata.web.search.index import Index
from stemmata.web.search.query import FIELDS, Query, parsed
from stemmata.web.stance import modality, negative, stance, verdict
from stemmata.web.stemma_views import claim_stemmata
from stemmata.web.tables import Sentence, claim_row, claim_sentences, sentence
from stemmata.web.timeline.clocks import dated_of_claim

RESULTS_PER_PAGE: Final = 30
MOST_SENTENCES: Final = 40  # of a claim; the search for the claim has them all
MOST_PATHS: Final = 60
MOST_SIGNS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    sentence: Sentence
    claims: tuple[Claim, ...]  # those that other reports tell too
    cite: str
    verdict: str  # "asserts, second hand"
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one report came to a claim."""

    report: str
    branches: tuple[
        tuple[Derivation, ...], ...
    ]  # each from a child towards an origin, each step on from the one before


def search_page(edition: Edition, index: Index, words: str, leaf: int) -> Page:
    """What the words find; ``leaf`` counts from 1, and one that is not there is the nearest that is."""
    query = parsed(words)
    result = found(index, query)
    leaves = max(1, -(-len(result.said) // RESULTS_PER_PAGE))
    at = min(max(leaf, 1), leaves)
    first = (at - 1) * RESULTS_PER_PAGE
    said = result.said[first : first + RESULTS_PER_PAGE]
    fill = partial(
        filled,
        "search.html",
        edition,
        query=query,
        result=result,
        in_reports=len({item.source.report.id for item in result.said}),
        facets=facets(index, result) if result.said else (),
        shown=[_result(edition, item, query) for item in said],
        shorter=() if result.said else _shorter(index, query),
        fields=FIELDS,
        leaf=at,
        leaves=leaves,
        first=first + 1,
        last=first + len(said),
    )
    title = f"Search: {query.written}" if query.terms else "Search"
    return Page(name="search", title=title, section="search", fill=fill, query=words[:1000])


def _shorter(index: Index, query: Query) -> tuple[tuple[Query, int], ...]:
    """The query without one of its terms, and how much it then finds; only those that find something."""
    less = (Query(terms=query.terms[:n] + query.terms[n + 1 :]) for n in range(len(query.terms)))
    counted = ((shorter, len(found(index, shorter).said)) for shorter in less)
    return tuple((shorter, number) for shorter, number in counted if number)


def _result(edition: Edition, item: Said, query: Query) -> Result:
    statement = item.statement
    turned = negative(statement) and modality(statement) != "denies"  # "nobody counted them" is said, not denied
    shared = (one for one in edition.claims_of.get(statement.id, ()) if len(one.reports) > 1)
    return Result(
        sentence=sentence(edition, item, hits(item, query)),
        claims=tuple(shared),
        cite=cite_path(edition.sigla[item.source.report.id], item.span.start, item.span.end),
        verdict=verdict(statement, claim_negative=turned),
        denies=stance(statement, claim_negative=turned) == "denies",
    )


def claim_page(edition: Edition, claim: Claim) -> Page:
    """One claim: who tells it, what it rests on and by which way, where they differ, their sentences."""
    number = edition.claim_numbers[claim.id]
    return Page(
        name=f"claim-{number}", title=f"Claim C{number}", section="claims", fill=partial(_claim, edition, claim)
    )


def _claim(edition: Edition, claim: Claim) -> Markup:
    ways = _ways(edition, claim)
    return filled(
        "claim.html",
        edition,
        row=claim_row(edition, claim),
        sentences=claim_sentences(edition, claim, MOST_SENTENCES),
        paths=ways[:MOST_PATHS],
        further_paths=max(0, len(ways) - MOST_PATHS),
        with_stemma=claim in claim_stemmata(edition),
        most_signs=MOST_SIGNS,
        dated=dated_of_claim(edition, claim),
        places=[one for one in places_named(edition, edition.statements_of(claim)) if on_map(edition.entities[one])],
    )


def _ways(edition: Edition, claim: Claim) -> Sequence[Way]:
    """In order of publication."""
    known = edition.derivations
    ways = [
        Way(report=path.report, branches=_branches([known[name] for name in path.steps if name in known]))
        for path in claim.origins.paths
        if path.report in edition.rank
    ]
    return sorted((way for way in ways if way.branches), key=lambda way: edition.rank[way.report])


def _branches(steps: Sequence[Derivation]) -> tuple[tuple[Derivation, ...], ...]:
    found: list[list[Derivation]] = []
    for step in steps:
        if found and found[-1][-1].parent == step.child:
            found[-1].append(step)
        else:
            found.append([step])
    return tuple(map(tuple, found))


def cite_page(edition: Edition, source: Annotated, span: Span) -> Page:
    """The characters as a citation with the whole chain of voices."""
    cited = citation.cited(source, span)
    siglum = edition.sigla[source.report.id]
    fill = partial(
        filled,
        "cite.html",
        edition,
        found=cited,
        held=cited.said is not None and cited.said.span.contains(span),
        report=source.report,
        siglum=siglum,
        s=f"{span.start}-{span.end}",
        sentence=citation.sentence_of(edition, cited),
        markdown=citation.markdown(edition, cited),
        csl=citation.csl(edition, cited),
    )
    return Page(name=f"cite-{siglum}", title=f"Cite {siglum}", section="reports", fill=fill)


def attachment(name: str) -> str:
    """The head by which a browser keeps an answer as a file of this name."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
