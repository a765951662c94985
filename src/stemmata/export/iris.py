"""Names for the things of a case in linked data: ``urn:stemmata:report:3f9c…``.

They are URNs and no web addresses, since nothing answers at one: the project owns no domain for them, and whoever reads
an export with the network cable out must lose nothing. Ids are content hashes, so that two exports of the same reports
use the same names.
"""

import re
from typing import Final, Literal
from urllib.parse import quote

from stemmata.export.known import Known
from stemmata.export.pieces import printable
from stemmata.export.words import safe_url

Kind = Literal[
    "case", "report", "entity", "statement", "claim", "derivation", "sign", "source", "relation", "build", "np"
]
TERMS: Final = "urn:stemmata:terms:"  # docs/vocabulary.md says what each means
SOFTWARE: Final = "urn:stemmata:software"


def iri(kind: Kind, name: str) -> str:
    """The name of a thing. ``name``: its id; characters that a URN cannot hold are percent-encoded."""
    return f"urn:stemmata:{kind}:{quote(name.encode('utf-8', 'replace'), safe='-._~')}"


def page_iri(url: str | None) -> str | None:
    """A report's web address as an IRI, with what no IRI holds percent-encoded; None where it has none."""
    safe = safe_url(url)
    return re.sub(r"[{}|\\^`\x00-\x20]", lambda one: quote(one[0]), printable(safe)) if safe else None


def end_iri(known: Known, end: str) -> str:
    """The name of either end of a derivation."""
    if end in known.by_report:
        return iri("report", end)
    return iri("entity", end) if end in known.entities else iri("source", end)
