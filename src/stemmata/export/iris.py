"""Names for the things of a case in linked data: ``urn:stemmata:report:3f9c…``.

They are URNs and no web addresses, since nothing answers at one: the project owns no domain for them, and whoever reads
an export with the network cable out must lose nothing. Ids are content hashes, so that two exports of the same reports
use the same names.
"""

from typing import Final, Literal
from urllib.parse import quote

from stemmata.export.known import Known

Kind = Literal[
    "case", "report", "entity", "statement", "claim", "derivation", "sign", "source", "relation", "build", "np"
]
TERMS: Final = "urn:stemmata:terms:"  # docs/vocabulary.md says what each means
SOFTWARE: Final = "urn:stemmata:software"


def iri(kind: Kind, name: str) -> str:
    """The name of a thing. ``name``: its id; characters that a URN cannot hold are percent-encoded."""
    return f"urn:stemmata:{kind}:{quote(name.encode('utf-8', 'replace'), safe='-._~')}"


def end_iri(known: Known, end: str) -> str:
    """The name of either end of a derivation."""
    if end in known.by_report:
        return iri("report", end)
    return iri("entity", end) if end in known.entities else iri("source", end)
