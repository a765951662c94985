"""Which column of a table, or key of a JSON object, holds what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.errors import UnreadableReport, UsageError

FIELDS = ("text", "title", "outlet", "author", "date", "url", "language")

# Common names of each field, the more telling first. Compared in lower case with "_" for spaces and hyphens.
_GUESSES: dict[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "article_text", "article_content", "article_body", "body", "content",
             "maintext", "main_text", "articlebody", "raw_text", "story", "article"),
    "title": ("title", "headline", "article_title", "article_headline", "headline_text"),
    "outlet": ("outlet", "outlet_name", "publisher", "publication", "newspaper", "source_name", "source", "sitename",
               "site_name", "site", "media", "source_domain", "domain", "hostname"),
    "author": ("author", "authors", "byline", "writer", "journalist", "by"),
    "date": ("published", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
             "pub_date", "pubdate", "date_publish", "published_date", "date", "datetime", "timestamp"),
    "url": ("url", "link", "article_url", "canonical_url", "source_url", "permalink", "web_url"),
    "language": ("language", "lang", "language_code"),
}  # fmt: skip
SYNTAX = "--columns text=COLUMN,title=COLUMN,outlet=COLUMN,date=COLUMN"
_NAMED = 20  # columns that a message names before it says how many more there are


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Where each of our fields stands; only fields that were found."""

    columns: Mapping[str, str]  # our field → the column as the file spells it

    def fields(self, row: Mapping[str, str | None]) -> dict[str, str | None]:
        """Our fields of one row, in the order of FIELDS; None where the row has nothing."""
        return {name: row.get(column) or None for name, column in self.columns.items()}


def checked(columns: Mapping[str, str]) -> Mapping[str, str]:
    """The user's map unchanged. Raises UsageError where it names a field that there is not."""
    for name in columns:
        if name not in FIELDS:
            raise UsageError(f"--columns knows no {name!r}.", hint=f"It takes {', '.join(FIELDS)}: {SYNTAX}.")
    return columns


def column_map(names: Sequence[str], stated: Mapping[str, str]) -> ColumnMap:
    """The stated columns, and a guess by name for the rest.

    Raises UnreadableReport where a stated column is absent, or no column can be the text.
    """
    there = listed(names)
    for field, column in sorted(stated.items()):
        if column not in names:
            raise UnreadableReport(
                f"It has no column {column!r} for the {field}; its columns are {there}.",
                hint=f"Name one with {SYNTAX}.",
            )
    found = {field: stated.get(field) or _guess(field, names, set(stated.values())) for field in FIELDS}
    if not found["text"]:
        raise UnreadableReport(
            f"No column is named like a report's text; its columns are {there}.",
            hint=f"Say which holds what with {SYNTAX}.",
        )
    return ColumnMap(columns={field: column for field, column in found.items() if column})


def listed(names: Iterable[str]) -> str:
    """The names in quotation marks for a message, cut where they are very many."""
    quoted = [repr(name[:60]) for name in names]
    if len(quoted) > _NAMED:
        return f"{', '.join(quoted[:_NAMED])} and {len(quoted) - _NAMED} more"
    return ", ".join(quoted) or "none"


def _guess(field: str, names: Sequence[str], taken: set[str]) -> str | None:
    spelled: dict[str, str] = {}
    for name in names:
        if name not in taken:
            spelled.setdefault(name.strip().lower().replace(" ", "_").replace("-", "_"), name)
    return next((spelled[guess] for guess in _GUESSES[field] if guess in spelled), None)
