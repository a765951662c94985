"""``export --to prov``: the derivation graph in PROV-O, as JSON-LD with its context inside.

https://www.w3.org/TR/prov-o/. Reports and documents are entities, outlets, bylines and voices agents (a byline is an
agent of its own report: nobody knows whether two of one name are one). A derivation from a report, a document or a
text that nobody holds is a qualified one of the kind that fits: a quotation where wording is shared, a primary source
where a document is described, else a derivation. A voice is no text, so that who derives from a person or an outlet
derives from what it said: an entity of its own, attributed to it.

Qualified derivations carry status, score, reason and every sign with its characters. The short form
(``wasDerivedFrom`` and its kin), which has no room for doubt, is written only where a report states the derivation. A
derivation whose score is 0 is no derivation in PROV: it stands as a ``Doubted`` one.
"""

from collections.abc import Iterator
from typing import Any, Final

from stemmata import __version__
from stemmata.export import stemma_graph
from stemmata.export.iris import SOFTWARE, TERMS, end_iri, iri
from stemmata.export.known import Known, by_id, flat, known
from stemmata.export.pieces import filled, in_pieces, json_document
from stemmata.export.words import safe_url
from stemmata.model.case import Annotated, Case
from stemmata.model.derivation import Derivation, DerivationKind
from stemmata.model.evidence import Anchor, Evidence

_Record = dict[str, Any]
CONTEXT: Final = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "oa": "http://www.w3.org/ns/oa#",
    "st": TERMS,
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "start": {"@id": "oa:start", "@type": "xsd:integer"},
    "end": {"@id": "oa:end", "@type": "xsd:integer"},
    "exact": "oa:exact",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in (
            "entity", "wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "wasGeneratedBy",
            "wasAssociatedWith",
        )
    },
    "qualified": {"@id": "prov:qualifiedDerivation", "@type": "@id"},
    "qualifiedQuotation": {"@id": "prov:qualifiedQuotation", "@type": "@id"},
    "qualifiedPrimarySource": {"@id": "prov:qualifiedPrimarySource", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "evidence": {"@id": "st:evidence", "@type": "@id", "@container": "@list"},
    "anchors": {"@id": "st:anchors", "@type": "@id", "@container": "@list"},
    "doubted": {"@id": "st:doubted", "@type": "@id"},
    **{name: f"st:{name}" for name in ("kind", "status", "reason", "sign", "against", "circular", "sha256", "siglum")},
    **{name: {"@id": f"st:{name}", "@type": "xsd:double"} for name in ("score", "strength")},
}  # fmt: skip
_SHAPES: Final[dict[DerivationKind, tuple[str, str, str]]] = {  # class, qualified form, short form
    "cites": ("prov:Derivation", "qualified", "wasDerivedFrom"),
    "links": ("prov:Derivation", "qualified", "wasDerivedFrom"),
    "translates": ("prov:Derivation", "qualified", "wasDerivedFrom"),
    "reuses": ("prov:Quotation", "qualifiedQuotation", "wasQuotedFrom"),
    "syndicates": ("prov:Quotation", "qualifiedQuotation", "wasQuotedFrom"),
    "describes": ("prov:PrimarySource", "qualifiedPrimarySource", "hadPrimarySource"),
}
_AGENTS: Final = {
    "outlet": "prov:Organization",
    "organisation": "prov:Organization",
    "person": "prov:Person",
    "unnamed": "prov:Agent",
}
DOUBTED: Final = "st:Doubted"


class ProvExporter:
    """Writes the derivation graph as PROV-O."""

    name = "prov"
    media_type = "application/ld+json"
    summary = "The derivation graph in PROV-O (JSON-LD), stated and inferred told apart."
    suffixes = (".prov.jsonld",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; the same for the same case, always."""
        return in_pieces(json_document({"@context": CONTEXT}, "@graph", _graph(known(case))))


def _graph(read: Known) -> Iterator[_Record]:
    """The build, the reports in order of publication with what they derive from, then agents and sources by name."""
    build = iri("build", read.case.name)
    yield {"id": SOFTWARE, "type": ["prov:Agent", "prov:SoftwareAgent"], "label": f"Stemmata {__version__}"}
    ended = filled({"endedAtTime": read.case.built})
    yield {"id": build, "type": "prov:Activity", "label": "Build of the case", "wasAssociatedWith": SOFTWARE, **ended}
    about = stemma_graph.attribution(read)
    yield {"id": iri("case", read.case.name), "type": "prov:Entity", "label": about, "wasGeneratedBy": build}
    parents: dict[str, list[Derivation]] = {}
    for edge in sorted(read.case.links.derivations, key=by_id):
        parents.setdefault(edge.child, []).append(edge)
    for entry in read.reports:
        yield _report(read, entry) | _derived(read, parents.get(entry.report.id, []))
    for unheld in sorted(set(parents) - set(read.by_report)):
        yield {"id": iri("source", unheld), "type": "prov:Entity"} | _derived(read, parents[unheld])
    yield from sorted(_sources(read), key=lambda one: (str(one["id"]), str(one.get("label"))))


def _report(read: Known, entry: Annotated) -> _Record:
    report = entry.report
    outlet = read.case.links.outlets.get(report.id)
    agents: list[Any] = [_agent(outlet)] if outlet in read.entities and outlet is not None else []
    agents += [
        {"id": f"{iri('report', report.id)}:byline-{n}", "type": "prov:Agent", "label": flat(author)}
        for n, author in enumerate(report.authors)
    ]
    published = report.published
    return {
        "id": iri("report", report.id),
        "type": "prov:Entity",
        "label": read.title(report.id),
        "siglum": read.sigla[report.id],
        "sha256": report.sha256,
        **filled(
            {
                "dcterms:publisher": report.outlet_name,
                "dcterms:date": published and _dated(published.value),
                "dcterms:language": report.language,
                "dcterms:source": safe_url(report.url),
                "wasAttributedTo": agents,
            }
        ),
    }


def _dated(value: str) -> _Record:
    """A typed literal as precise as the day is known."""
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    return {"@value": value, "@type": kinds.get(len(value), "xsd:dateTime")}


def _derived(read: Known, edges: list[Derivation]) -> _Record:
    """The qualified derivations of one report under their properties, and the short forms of those that are stated."""
    found: dict[str, list[Any]] = {}
    for edge in edges:
        shape, qualified, short = _SHAPES[edge.kind]
        parent = _parent(read, edge)
        if edge.score <= 0:
            shape, qualified = DOUBTED, "doubted"
        elif edge.status == "stated":
            found.setdefault(short, []).append(parent)
        found.setdefault(qualified, []).append(_qualified(edge, shape, parent))
    return {name: list(dict.fromkeys(made)) if isinstance(made[0], str) else made for name, made in found.items()}


def _qualified(edge: Derivation, shape: str, parent: str) -> _Record:
    signs = [_sign(edge, n, sign) for n, sign in enumerate(edge.evidence)]
    return {
        "id": iri("derivation", edge.id),
        "type": shape,
        "entity" if shape != DOUBTED else "source": parent,
        "kind": edge.kind,
        "status": edge.status,
        "score": round(edge.score, 4),
        "reason": edge.reason,
        "circular": edge.circular,
        **filled({"evidence": signs}),
    }


def _sign(edge: Derivation, number: int, sign: Evidence) -> _Record:
    return {
        "id": f"{iri('derivation', edge.id)}:sign-{number}",
        "type": "st:Sign",
        "sign": sign.sign,
        "strength": round(sign.strength, 4),
        "reason": sign.reason,
        "against": sign.against,
        **filled({"anchors": [anchored(one) for one in sign.anchors]}),
    }


def anchored(anchor: Anchor) -> _Record:
    """Exact characters of a report."""
    where = {"start": anchor.start, "end": anchor.end, "exact": anchor.text}
    return {"type": "st:Anchor", "source": iri("report", anchor.report), **where}


def _agent(entity: str) -> str:
    return iri("entity", entity)


def _parent(read: Known, edge: Derivation) -> str:
    """The entity that is derived from: what an agent said, where the parent is one."""
    parent = end_iri(read, edge.parent)
    return f"{parent}:words" if edge.parent_kind in _AGENTS and edge.parent not in read.by_report else parent


def _sources(read: Known) -> Iterator[_Record]:
    """What reports derive from and is no report, with the agents behind it; the outlets. Each once."""
    made: dict[str, _Record] = {}
    for edge in sorted(read.case.links.derivations, key=by_id):
        if edge.parent in read.by_report:
            continue
        parent, label = end_iri(read, edge.parent), flat(edge.parent_name)
        if edge.parent_kind in _AGENTS:
            made[parent] = {"id": parent, "type": ["prov:Agent", _AGENTS[edge.parent_kind]], "label": label}
            words = {"label": f"What {label} said", "wasAttributedTo": parent}
            made[f"{parent}:words"] = {"id": f"{parent}:words", "type": "prov:Entity", **words}
        else:
            made.setdefault(parent, {"id": parent, "type": "prov:Entity", "label": label, "kind": edge.parent_kind})
    for entity in {one for one in read.case.links.outlets.values() if one in read.entities}:
        agent = {"id": _agent(entity), "type": ["prov:Agent", "prov:Organization"], "label": read.entities[entity].name}
        made.setdefault(_agent(entity), agent)
    return iter(made.values())


exporter = ProvExporter()
