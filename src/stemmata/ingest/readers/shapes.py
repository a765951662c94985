"""What other tools call the fields of a report: one row a tool, told by its keys and not by the name of a file.

Where each row comes from:

- trafilatura: ``trafilatura --json``, ``build_json_output`` in ``trafilatura/xml.py`` (2.1): ``source`` is the address,
  ``source-hostname`` the name of the site.
- news-please: ``newsplease/NewsArticle.py`` (fhamborg/news-please), ``get_serializable_dict``, as its JSON files and
  its Common Crawl extractor write it: an absent date is the word "None"; ``text`` is mostly null.
- newspaper4k: ``article_json_fields`` in ``newspaper/settings.py`` (1.0), ``Article.to_json``: ``language`` is what the
  program was set to, ``meta_lang`` what the page says.
- Datashare: documents of its index (``datashare-api`` Document; ``tarentula export-by-query --source content,…``,
  ICIJ/datashare-tarentula): ``documentUrl`` is an address inside Datashare, ``path`` a file; the texts are ``content``.
- GDELT: DOC 2.0 API, ``mode=artlist``, in JSON (``articles`` of ``url title seendate domain language sourcecountry``)
  and CSV (``URL MobileURL Date Title``): ``seendate`` is when GDELT saw a page; there is no text.
- Hypothesis: rows of ``/api/search`` (hypothesis/h, ``docs/_extra/api-reference/schemas/annotation.yaml``): ``text`` is
  what a person remarked, no report.

What none of these is, is told by the common names of :mod:`stemmata.ingest.columns`, as the articles of Common Crawl
news corpora are (``text title domain date url``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Path = str  # keys joined by dots: "metadata.tika_metadata_dc_title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one tool writes a report."""

    tool: str
    told_by: tuple[Path, ...]  # all of these are there
    fields: Mapping[str, tuple[Path, ...]]  # ours → theirs, the first that holds anything counts
    nothing: frozenset[str] = field(default_factory=frozenset)  # words that stand for no value


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReports:
    """What one tool writes that holds no text of a report."""

    told_by: tuple[Path, ...]
    without: tuple[Path, ...]  # none of these holds anything
    what: str  # "rows of …", for a sentence
    hint: str


_TIKA = "metadata.tika_metadata_"
SHAPES = (
    Shape(
        tool="trafilatura",
        told_by=("fingerprint", "source", "source-hostname"),
        fields={
            "text": ("text", "raw_text"),
            "title": ("title",),
            "outlet": ("source-hostname", "hostname"),
            "author": ("author",),
            "date": ("date",),
            "url": ("source",),
            "language": ("language",),
        },
    ),
    Shape(
        tool="news-please",
        told_by=("maintext", "date_publish", "source_domain"),
        fields={
            "text": ("maintext", "text"),
            "title": ("title", "title_page", "title_rss"),
            "outlet": ("source_domain",),
            "author": ("authors",),
            "date": ("date_publish",),
            "url": ("url",),
            "language": ("language",),
        },
        nothing=frozenset({"None"}),
    ),
    Shape(
        tool="newspaper4k",
        told_by=("text", "publish_date", "meta_site_name", "canonical_link"),
        fields={
            "text": ("text",),
            "title": ("title",),
            "outlet": ("meta_site_name",),
            "author": ("authors",),
            "date": ("publish_date",),
            "url": ("url", "canonical_link"),
            "language": ("meta_lang",),
        },
    ),
    *(
        Shape(
            tool="Datashare",
            told_by=(f"{inside}content", f"{inside}{told}"),
            fields={
                "text": (f"{inside}content",),
                "title": (f"{inside}{_TIKA}dc_title", f"{inside}{_TIKA}title"),
                "author": (f"{inside}{_TIKA}dc_creator", f"{inside}{_TIKA}author"),
            },
        )
        for inside, told in (
            ("_source.", "extractionLevel"),
            ("_source.", "contentType"),
            ("", "extractionLevel"),
            ("", "documentUrl"),
        )
    ),
)
NO_REPORTS = (
    NoReports(
        told_by=("url", "seendate", "domain"),
        without=("text", "content", "body"),
        what="a list of articles by GDELT, without their texts",
        hint="Fetch them: stemmata add --from LIST --case CASE.",
    ),
    NoReports(
        told_by=("URL", "MobileURL", "Date", "Title"),
        without=(),
        what="a list of articles by GDELT, without their texts",
        hint="Fetch them: stemmata add --from LIST --case CASE.",
    ),
    NoReports(
        told_by=("documentUrl", "documentId", "rootId"),
        without=("content",),
        what="a list of documents by Datashare, without their texts",
        hint="Export them with their texts: tarentula export-by-query --source content,path.",
    ),
    NoReports(
        told_by=("uri", "user", "target", "permissions"),
        without=(),
        what="annotations of Hypothesis: what people remarked on pages",
        hint="Note them beside the reports of these pages: stemmata import hypothesis FILE --case CASE.",
    ),
)
# Where an answer of an API keeps its rows.
_WRAPPED = (("articles",), ("rows",), ("annotations",), ("results",), ("hits", "hits"))


def reached(item: object, path: Path) -> object:
    """What lies at the end of a path; None where nothing does. A key that has dots itself comes first."""
    if not isinstance(item, Mapping):
        return None
    if path in item:
        return item[path]
    head, dot, rest = path.partition(".")
    return reached(item.get(head), rest) if dot else None


def shape_of(item: Mapping[str, object]) -> Shape | None:
    """The first tool of the table that writes such objects; None where none does."""
    return next((one for one in SHAPES if all(_there(item, path) for path in one.told_by)), None)


def no_reports(item: Mapping[str, object]) -> NoReports | None:
    """What this object is, where it is known to hold no text of a report; else None."""
    for one in NO_REPORTS:
        if all(_there(item, path) for path in one.told_by) and not any(reached(item, path) for path in one.without):
            return one
    return None


def unwrapped(value: object) -> object:
    """The rows of an API's answer; anything else unchanged."""
    for path in _WRAPPED:
        inner = value
        for key in path:
            inner = inner.get(key) if isinstance(inner, Mapping) else None
        if isinstance(inner, list) and inner and all(isinstance(one, Mapping) for one in inner):
            return inner
    return value


def columns_of(names: Sequence[str]) -> dict[str, str]:
    """Ours → the table's, where a tool is known to write tables with these columns; empty for any other."""
    shape = shape_of(dict.fromkeys(names))
    if shape is None:
        return {}
    found = {ours: next((path for path in paths if path in names), None) for ours, paths in shape.fields.items()}
    return {ours: name for ours, name in found.items() if name}


def columns_without_text(names: Iterable[str]) -> NoReports | None:
    """What a table with these columns is, where it is known to hold no text of a report; else None."""
    return no_reports(dict.fromkeys(names, "anything"))


def _there(item: Mapping[str, object], path: Path) -> bool:
    """The key is there, whatever it holds."""
    if path in item:
        return True
    head, dot, rest = path.partition(".")
    inner = item.get(head)
    return bool(dot) and isinstance(inner, Mapping) and _there(inner, rest)
