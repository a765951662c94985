"""Which column of a table, or key of a JSON object, holds what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.errors import UnreadableReport, UsageError
from stemmata.ingest.dates import published

FIELDS = ("text", "title", "outlet", "author", "date", "url", "language")

# Common names of each field, the more telling first. Compared in lower case with "_" for spaces and hyphens.
_GUESSES: dict[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "article_text", "article_content", "article_body", "body", "content",
             "maintext", "main_text", "articlebody", "raw_text", "story", "article"),
    "title": ("title", "headline", "article_title", "article_headline", "headline_text", "heading"),
    "outlet": ("outlet", "outlet_name", "publisher", "publication", "newspaper", "source_name", "source", "sitename",
               "site_name", "site", "media", "paper", "channel", "source_domain", "domain", "hostname"),
    "author": ("author", "authors", "byline", "writer", "journalist", "by"),
    "date": ("published", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
             "pub_date", "pubdate", "date_publish", "published_date", "date", "datetime", "timestamp"),
    "url": ("url", "link", "article_url", "canonical_url", "source_url", "permalink", "web_url"),
    "language": ("language", "lang", "language_code"),
}  # fmt: skip
# Columns beside that of the outlet in which desks note whose copy a report is, the more telling first.
_AGENCY_COLUMNS = {name: at for at, name in enumerate(("agency", "news_agency", "wire", "credit", "credits", "source"))}
_AGENCY = re.compile(r"\s*[A-Z][\w.& /;,’'-]{1,60}\s*$")  # a name, no address and no code of a program
SYNTAX = "--columns text=COLUMN,title=COLUMN,outlet=COLUMN,date=COLUMN"
_NAMED = 20  # columns that a message names before it says how many more there are


# Words of a column's name that speak of publication, the more telling first; and those that speak of another time.
_TIME_WORDS = tuple("publi print issu post air releas fil run date day when stamp time datum fecha jour tag".split())
_OTHER_TIMES = frozenset(
    "updated modified edited changed retrieved accessed access fetched crawled scraped downloaded saved archived "
    "collected added extraction extracted indexed created event incident birth born death deadline expires start "
    "end".split()
)
_NEARLY_ALL = 0.9  # of the values of a column
_LONGEST_DATE = 60  # characters
SAMPLE = 200  # rows by whose values a column is judged


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Where each of our fields stands; only fields that were found."""

    columns: Mapping[str, str]  # our field → the column as the file spells it
    agencies: tuple[str, ...] = ()  # columns that may say from which agency a report was taken

    def fields(self, row: Mapping[str, str | None]) -> dict[str, str | None]:
        """Our fields of one row, in the order of FIELDS; None where the row has nothing.

        An agency that the row credits stands among its authors, after a semicolon.
        """
        found = {name: row.get(column) or None for name, column in self.columns.items()}
        agency = next((value for column in self.agencies if (value := row.get(column)) and _AGENCY.match(value)), None)
        author = found.get("author")
        known = f"{author or ''} {found.get('outlet') or ''}".casefold()
        if agency and agency.strip().casefold() not in known:
            found["author"] = f"{author}; {agency.strip()}" if author else agency.strip()
        return found


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
    columns = {field: column for field, column in found.items() if column}
    credited = tuple(name for name in names if _spelled(name) in _AGENCY_COLUMNS and name not in columns.values())
    return ColumnMap(
        columns=columns, agencies=tuple(sorted(credited, key=lambda name: _AGENCY_COLUMNS[_spelled(name)]))
    )


def with_dates(found: ColumnMap, rows: Sequence[Mapping[str, str | None]]) -> ColumnMap:
    """The same map with a column of dates, where the names told none and the values do.

    Nearly all values of such a column are dates, of a day or a month. Of several, the one whose name speaks of time is
    taken, the more telling word first; where names leave it open, none is. ``rows``: some of the file's, as a sample.
    """
    if "date" in found.columns:
        return found
    names = list(dict.fromkeys(name for row in rows for name in row))
    dated = [name for name in names if name not in found.columns.values() and _holds_dates(name, rows)]
    ranks = {name: _speaks_of_time(name) for name in dated}
    best = min(ranks.values(), default=None)
    first = [name for name in dated if ranks[name] == best]
    return replace(found, columns={**found.columns, "date": first[0]}) if len(first) == 1 else found


def _holds_dates(name: str, rows: Sequence[Mapping[str, str | None]]) -> bool:
    """Most rows have a value, and hardly any value is not a date; a bare number is none."""
    values = [value.strip() for row in rows if (value := row.get(name)) and value.strip()]
    words = set(_words_of(name))
    if words & _OTHER_TIMES or 2 * len(values) < len(rows):
        return False
    good = sum(not value.isdigit() and len(value) <= _LONGEST_DATE and published(value) is not None for value in values)
    return bool(values) and good >= _NEARLY_ALL * len(values)


def _speaks_of_time(name: str) -> int:
    """Place in the table of words for publication; after them all where the name says nothing of it."""
    words = _words_of(name)
    return next(
        (at for at, hint in enumerate(_TIME_WORDS) if any(word.startswith(hint) for word in words)), len(_TIME_WORDS)
    )


def _words_of(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())


def listed(names: Iterable[str]) -> str:
    """The names in quotation marks for a message, cut where they are very many."""
    quoted = [repr(name[:60]) for name in names]
    if len(quoted) > _NAMED:
        return f"{', '.join(quoted[:_NAMED])} and {len(quoted) - _NAMED} more"
    return ", ".join(quoted) or "none"


def _spelled(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _guess(field: str, names: Sequence[str], taken: set[str]) -> str | None:
    spelled: dict[str, str] = {}
    for name in names:
        if name not in taken:
            spelled.setdefault(_spelled(name), name)
    return next((spelled[guess] for guess in _GUESSES[field] if guess in spelled), None)
