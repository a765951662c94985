"""Reads each format back with the library of its own ecosystem; each raises where that library finds fault."""

import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jsonschema
import networkx
import pybtex.database
import pydot
import rdflib
from geojson_pydantic import FeatureCollection
from markdown_it import MarkdownIt

from stemmata import plugins
from stemmata.model.case import Case

VENDORED: Final = Path(__file__).parent / "vendored"
EXPORTERS: Final = {one.name: one for one in plugins.exporters()}
ANNO: Final = json.loads((VENDORED / "anno.jsonld").read_text("utf-8"))["@context"]
CSL: Final = jsonschema.Draft7Validator(json.loads((VENDORED / "csl-data.json").read_text("utf-8")))


def exported(name: str, case: Case) -> bytes:
    return b"".join(EXPORTERS[name].export(case))


def records(data: bytes) -> list[dict[str, Any]]:
    """The objects of JSON lines. A line break in a value would be a line of its own."""
    lines = data.decode("utf-8").split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


def linked(data: bytes, context: object = None) -> rdflib.Dataset:
    """JSON-LD as RDF, with a context of ours where the file names one of the web."""
    document = json.loads(data.decode("utf-8"))
    if context is not None:
        document["@context"] = context
    return _dataset(json.dumps(document), "json-ld")


def trig(data: bytes) -> rdflib.Dataset:
    return _dataset(data.decode("utf-8"), "trig")


def _dataset(words: str, form: str) -> rdflib.Dataset:
    found = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, of its own older names
        found.parse(data=words, format=form)
    return found


def graphml(data: bytes) -> Any:
    return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)


def gexf(data: bytes) -> Any:
    return networkx.read_gexf(io.BytesIO(data))


def dot(data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pyparsing's, for names that pydot still uses
        found = pydot.graph_from_dot_data(data.decode("utf-8"))
    assert found is not None
    (graph,) = found
    return graph


def geojson(data: bytes) -> FeatureCollection[Any]:
    return FeatureCollection.model_validate_json(data)


def csl(data: bytes) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(data.decode("utf-8"))
    CSL.validate(items)
    return items


def bibtex(data: bytes) -> Any:
    return pybtex.database.parse_string(data.decode("utf-8"), "bibtex")


def markdown(data: bytes) -> list[Any]:
    """All tokens, those within lines, too; tables and strikethrough are read as GitHub reads them."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(data.decode("utf-8"))
    return [one for token in tokens for one in (token, *(token.children or ()))]


OPENED: Final[dict[str, Callable[[bytes], Any]]] = {
    "bibtex": bibtex,
    "csl-json": csl,
    "dot": dot,
    "ftm": records,
    "geojson": geojson,
    "gexf": gexf,
    "graphml": graphml,
    "json": lambda data: json.loads(data.decode("utf-8")),
    "markdown": markdown,
    "nanopub": trig,
    "prov": linked,
    "timelinejs": lambda data: json.loads(data.decode("utf-8")),
    "web-annotations": lambda data: linked(data, ANNO),
}
