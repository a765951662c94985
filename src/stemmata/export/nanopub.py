"""``export --to nanopub``: each claim with its attribution as a nanopublication, TriG.

The guidelines: https://nanopub.net/guidelines/working_draft/; the syntax: https://www.w3.org/TR/trig/. Four named
graphs each: Head; assertion, which holds who says what in which words and never the bare claim; provenance, which
holds the reports that it was read out of and the number of independent origins, at most; pubinfo, about the
nanopublication itself. Statements that tell no claim have a nanopublication of their own. They are unsigned: to
publish one is a person's act.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemmata import __version__
from stemmata.export.iris import SOFTWARE, TERMS, iri
from stemmata.export.known import Known, Told, by_id, flat, known
from stemmata.export.pieces import REPLACED, in_pieces
from stemmata.model.annotations import Step
from stemmata.model.case import Case
from stemmata.model.claim import Claim

_PREFIXES: Final = {
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "oa": "http://www.w3.org/ns/oa#",
    "st": TERMS,
}
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL: Final = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')


class NanopubExporter:
    """Writes claims as nanopublications."""

    name = "nanopub"
    media_type = "application/trig"
    summary = "Each claim with who says it as a nanopublication (TriG)."
    suffixes = (".trig",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; claims by id, then statements that tell none by id."""
        return in_pieces(_lines(known(case)))


def _lines(read: Known) -> Iterator[str]:
    for prefix, name in _PREFIXES.items():
        yield f"@prefix {prefix}: <{name}> .\n"
    for claim in sorted(read.case.links.claims, key=by_id):
        yield from _published(read, claim.id, read.in_order(claim.statements), claim)
    for name, told in sorted(read.told.items()):
        if name not in read.claims_of:
            yield from _published(read, name, (told,), None)


def _published(read: Known, name: str, told: Sequence[Told], claim: Claim | None) -> Iterator[str]:
    this = iri("np", name)
    graphs = {part: f"<{this}:{part}>" for part in ("Head", "assertion", "provenance", "pubinfo")}
    assertion = graphs["assertion"]
    yield f"\n{graphs['Head']} {{\n"
    yield f"  <{this}> a np:Nanopublication ; np:hasAssertion {assertion} ;\n"
    yield f"    np:hasProvenance {graphs['provenance']} ; np:hasPublicationInfo {graphs['pubinfo']} .\n}}\n"
    yield f"{assertion} {{\n"
    for one in told:
        yield from _attribution(read, one, claim)
    if not told and claim is not None:
        yield f"  <{iri('claim', claim.id)}> a st:Claim .\n"
    yield f"}}\n{graphs['provenance']} {{\n  {assertion} prov:wasGeneratedBy <{iri('build', read.case.name)}>"
    for report in sorted({one.report.id for one in told}):
        yield f" ;\n    prov:wasDerivedFrom <{iri('report', report)}>"
    yield " .\n"
    yield from _origins(claim)
    yield f"}}\n{graphs['pubinfo']} {{\n  <{this}> prov:wasAttributedTo <{SOFTWARE}>"
    if read.case.built:
        yield f" ;\n    dcterms:created {literal(read.case.built)}^^xsd:dateTime"
    yield f" .\n  <{SOFTWARE}> a prov:SoftwareAgent ; rdfs:label {literal(f'Stemmata {__version__}')} .\n}}\n"


def _attribution(read: Known, told: Told, claim: Claim | None) -> Iterator[str]:
    """A statement as somebody's: the report, the voices outermost first, the words and where they stand."""
    report, statement = told.report, told.statement
    yield f"  <{iri('statement', statement.id)}> a st:Attribution ;\n"
    yield f"    rdfs:label {literal(f'{read.chain(told)}: “{told.words}”')} ;\n"
    yield f"    st:reportedBy <{iri('report', report.id)}> ; st:outlet {literal(read.outlet(report.id))} ;\n"
    yield f"    st:manner {literal(statement.manner)} ; st:polarity {literal(statement.polarity)} ;\n"
    if claim is not None:
        yield f"    st:tells <{iri('claim', claim.id)}> ;\n"
    if statement.doubt:
        yield f"    st:doubt {literal(statement.doubt)} ;\n"
    for name in read.entities_of(told):
        yield f"    st:names <{iri('entity', name)}> ;\n"
    yield f"    st:voices ( {' '.join(_voice(read, told, step) for step in statement.chain[1:])} ) ;\n"
    anchors = (
        f"[ a st:Anchor ; oa:hasSource <{iri('report', one.report)}> ; oa:start {one.start} ; oa:end {one.end} ; "
        f"oa:exact {literal(one.text)} ]"
        for one in told.anchors
    )
    yield f"    st:words ( {' '.join(anchors)} ) .\n"


def _voice(read: Known, told: Told, step: Step) -> str:
    entity = read.entity(told.report.id, step.local)
    known_as = f" ; st:voice <{iri('entity', entity)}>" if entity is not None else ""
    return (
        f"[ a st:Voice ; rdfs:label {literal(flat(step.name))} ; st:kind {literal(step.kind)} ; "
        f"st:modality {literal(step.modality)}{known_as} ]"
    )


def _origins(claim: Claim | None) -> Iterator[str]:
    if claim is None:
        return
    name = iri("claim", claim.id)
    yield f"  <{name}> st:originsAtMost {claim.origins.at_most} ; st:reports {len(claim.reports)}"
    for origin in claim.origins.named:
        yield f" ;\n    st:origin [ rdfs:label {literal(flat(origin.name))} ; st:kind {literal(origin.kind)} ]"
    for report in claim.origins.unknown:
        yield f" ;\n    st:lineageNotKnown <{iri('report', report)}>"
    yield " .\n"


def literal(words: str) -> str:
    r"""A quoted literal; half characters become U+FFFD, since no RDF literal holds them, nor NUL.

    >>> print(literal('a "b" \\ c\nd'))
    "a \"b\" \\ c\nd"
    """
    return f'"{_SPECIAL.sub(_escaped, words)}"'


def _escaped(found: re.Match[str]) -> str:
    one = found[0]
    if one in _ESCAPES:
        return _ESCAPES[one]
    return f"\\u{ord(one):04X}" if one != "\0" and ord(one) < 0x80 else REPLACED


exporter = NanopubExporter()
