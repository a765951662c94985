"""Documents that reports describe, rebuilt from their descriptions."""

from dataclasses import dataclass

from stemmata.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """One thing that the document is said to say."""

    claim: str  # claim id
    reports: tuple[str, ...]  # who reports it, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper, file, order or recording known through reports."""

    id: str  # the id of its entity (kind "document")
    kind: str
    title: str  # "letter signed by X, addressed to Y"
    date: str | None  # EDTF
    signatories: tuple[str, ...]  # entity ids, sorted
    addressees: tuple[str, ...]
    published_by: tuple[str, ...]
    described_by: tuple[str, ...]  # report ids, sorted
    contents: tuple[DocumentContent, ...]
    same_as: tuple[Evidence, ...] = ()  # why the descriptions are held to be of one document
