"""``export --to web-annotations``: each statement as a W3C Web Annotation, JSON-LD.

The data model is https://www.w3.org/TR/annotation-model/. Where the report has a web address the annotation's source is
that address, else a URN. Offsets count the frozen text of the case and no live page: the target's state says so, and
names the text (``cached``); readers of live pages find the words by quotation, with what stands before and after it.
One collection with one page, since a file has no further pages to fetch.
"""

from collections.abc import Iterator
from typing import Any, Final

from stemmata import __version__
from stemmata.export.iris import SOFTWARE, iri, page_iri
from stemmata.export.known import Known, Told, at_most, flat, known
from stemmata.export.pieces import as_json, filled, in_pieces, json_document
from stemmata.export.words import DATE_NOT_KNOWN, published_words
from stemmata.model.case import Case
from stemmata.model.claim import Claim
from stemmata.model.evidence import Anchor
from stemmata.text.counted import count

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32  # characters before and after a quotation, as Hypothesis keeps them
_Record = dict[str, Any]


class WebAnnotationsExporter:
    """Writes the statements as one AnnotationCollection."""

    name = "web-annotations"
    media_type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    summary = "Each statement as a W3C Web Annotation, with quotation and position."
    suffixes = (".annotations.jsonld",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; annotations in order of publication, then of text."""
        read = known(case)
        return in_pieces(_lines(read))


def _lines(read: Known) -> Iterator[str]:
    told = read.in_order(read.told)
    collection = iri("case", read.case.name)
    head = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"Statements of the case {flat(read.case.name)}: who says what, and who says that they say it",
        "generator": {"id": SOFTWARE, "type": "Software", "name": f"Stemmata {__version__}"},
        **filled({"generated": read.case.built}),
        "total": len(told),
    }
    page = {"id": f"{collection}:page", "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    claims = {claim.id: claim for claim in read.case.links.claims}
    yield "{" + ",".join(f"\n {as_json(name)}: {as_json(value)}" for name, value in head.items()) + ',\n "first": '
    yield from json_document(page, "items", (annotation(read, claims, one) for one in told))
    yield "}\n"


def annotation(read: Known, claims: dict[str, Claim], told: Told) -> _Record:
    """One statement. Its body says who is said to say it and how; it does not say that it is so."""
    statement = told.statement
    tags: list[str] = [*dict.fromkeys(step.modality for step in statement.chain[1:]), statement.manner]
    tags += ["negative"] if statement.polarity == "negative" else []
    bodies: list[_Record] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"Said by: {read.chain(told)}" + (f". In doubt: {statement.doubt}" if statement.doubt else ""),
        },
        *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        *(_claim(claims[name]) for name in read.claims_of.get(statement.id, ())),
    ]
    targets = [_target(read, told, anchor) for anchor in told.anchors]
    return {
        "id": iri("statement", statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _claim(claim: Claim) -> _Record:
    spread = f"told in {count(len(claim.reports), 'report')}, {at_most(claim.origins.at_most)}"
    return {
        "type": "SpecificResource",
        "source": iri("claim", claim.id),
        "purpose": "linking",
        "label": f"“{flat(claim.label)}” ({spread})",
    }


def _target(read: Known, told: Told, anchor: Anchor) -> _Record:
    report = told.report
    day = published_words(report.published)
    before, after = report.text[max(0, anchor.start - AROUND) : anchor.start], report.text[anchor.end :][:AROUND]
    quotation = {"type": "TextQuoteSelector", "exact": anchor.text, **filled({"prefix": before, "suffix": after})}
    dated = "" if day == DATE_NOT_KNOWN else f", published {day}"
    return {
        "type": "SpecificResource",
        "source": page_iri(report.url) or iri("report", report.id),
        "state": {
            "type": "TimeState",
            "cached": iri("report", report.id),
            "label": f"The text as frozen from the {read.file(report.id)}{dated}; positions count its code points",
        },
        "selector": [quotation, {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}],
    }


exporter = WebAnnotationsExporter()
