"""Words come back as they were out of every format: other scripts, both directions, quotes, marks of TeX and HTML."""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from rdflib import Dataset, Literal

from tests.export.cases import odd_case
from tests.export.opening import ANNO, bibtex, dot, exported, gexf, graphml, linked, markdown, trig
from tests.export.test_references import untex

WORDS: Final = (
    "Ledger «ليلى» \u202eabc\u202c \"quoted\" 'single' \\ back {brace} [b](c) <tag> & 100 % #1 a_b ~ ^ $x é Ω 🜨 end"
)


def strings(value: Any) -> Iterator[str]:
    """Every string in lists and objects."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def of_json(data: bytes) -> list[str]:
    return list(strings(json.loads(data)))


def of_lines(data: bytes) -> list[str]:
    return list(strings([json.loads(line) for line in data.decode().split("\n") if line]))


def of_rdf(found: Dataset) -> list[str]:
    return [str(value) for *_, value, _ in found.quads((None, None, None, None)) if isinstance(value, Literal)]


def of_graph(found: Any) -> list[str]:
    return [str(value) for _, values in found.nodes(data=True) for value in values.values()]


def of_dot(data: bytes) -> list[str]:
    labels = (str(node.get("label")) for node in dot(data).get_nodes())
    return [one.strip('"').replace('\\"', '"').replace("\\\\", "\\") for one in labels]


def of_bibtex(data: bytes) -> list[str]:
    return [untex(value) for entry in bibtex(data).entries.values() for value in entry.fields.values()]


def of_markdown(data: bytes) -> list[str]:
    return [
        "".join(part.content for part in token.children or ()) for token in markdown(data) if token.type == "inline"
    ]


def of_timeline(data: bytes) -> list[str]:
    return [html.unescape(re.sub(r"</?[pa]\b[^>]*>", "", one)) for one in of_json(data)]


READ: Final[dict[str, Callable[[bytes], list[str]]]] = {
    "bibtex": of_bibtex,
    "csl-json": of_json,
    "dot": of_dot,
    "ftm": of_lines,
    "geojson": of_json,
    "gexf": lambda data: of_graph(gexf(data)),
    "graphml": lambda data: of_graph(graphml(data)),
    "json": of_json,
    "markdown": of_markdown,
    "nanopub": lambda data: of_rdf(trig(data)),
    "prov": lambda data: of_rdf(linked(data)),
    "timelinejs": of_timeline,
    "web-annotations": lambda data: of_rdf(linked(data, ANNO)),
}


@pytest.mark.parametrize("name", READ)
def test_the_words_come_back(name: str) -> None:
    found = READ[name](exported(name, odd_case(WORDS)))
    assert [one for one in found if WORDS in one]
