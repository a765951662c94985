"""Who publishes and who wrote: from metadata, else from what the text itself prints above or below its body."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from stemmata.ingest import zone_words as words
from stemmata.ingest.dates import leading_date, published
from stemmata.ingest.lines import comparable
from stemmata.ingest.zone_rules import MASTHEAD, OUTLET_NAME, OUTLET_WORD, masthead_outlet
from stemmata.ingest.zone_words import pattern
from stemmata.model.report import Published, Zone, ZoneKind

_BY = re.compile(r"^(?:\w+ )?by\s*:?\s+|^(?:author|authors|text)\s*:\s*", re.IGNORECASE)
_POST = pattern(rf",?\s*\b(?:{words.POST_BEFORE}\s+)*{words.POST}s?\b.*$")
_BETWEEN_AUTHORS = re.compile(r"\s*;\s*|\s+(?:and|&|et|und|y)\s+|\s*,\s*(?:and\s+)?", re.IGNORECASE)
_WROTE = re.compile(r"(?:(?:written|words|story|text|exclusive)\s+)?by\b|authors?\s*:|text\s*:", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?P<outlet>[^.|,]{2,60})", re.IGNORECASE
)
_TITLE_TAIL = re.compile(r"\s+(?:[|·•»–—-]|::)\s+(?P<tail>[^|·•»]{2,60})$")


def printed_authors(text: str, zones: Sequence[Zone]) -> tuple[str, ...]:
    """The authors of the first byline zone that names any, as it orders them; empty where none does."""
    for line in _lines(text, zones, "byline"):
        if _WROTE.match(line):
            names = authors_of(_without_outlet(_POST.sub("", _BY.sub("", line))))
            if names:
                return names
    return ()


def authors_of(stated: str | None) -> tuple[str, ...]:
    """The names in a stated list of authors, in its order, each once; "Doe, Jane" alone stays one name."""
    if not stated:
        return ()
    stated = _BY.sub("", " ".join(stated.split()))
    pieces = [stated] if re.fullmatch(r"[^\s,;]+,\s[^\s,;]+", stated) else _BETWEEN_AUTHORS.split(stated)
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if len(piece.strip()) > 1))


def printed_outlet(text: str, zones: Sequence[Zone]) -> str | None:
    """The outlet that a masthead, a byline or a notice of copyright names, in this order; None where none does."""
    bylines = list(_lines(text, zones, "byline"))
    for line in bylines:
        masthead = masthead_outlet(line)
        if masthead:
            return masthead
    for line in bylines:
        outlet = _byline_outlet(line)
        if outlet:
            return outlet
    for line in _lines(text, zones, "furniture"):
        match = _RIGHTS.search(line)
        name = re.sub(r"\s*all rights reserved.*", "", match["outlet"], flags=re.IGNORECASE).strip() if match else ""
        if OUTLET_NAME.fullmatch(name) and "rights" in line.lower():
            return name
    return None


def printed_date(text: str, zones: Sequence[Zone]) -> Published | None:
    """The full date that a masthead or a dateline prints; None where none does."""
    for line in _lines(text, zones, "byline"):
        match = MASTHEAD.fullmatch(line) if masthead_outlet(line) else None
        if match:
            return published(match["date"])
    for line in _lines(text, zones, "dateline"):
        found = published(line) or published(line.partition(",")[2]) or leading_date(line)[0]
        if found and found.precision in {"day", "second"}:
            return found
    return None


def registrable_domain(url: str | None) -> str | None:
    """The domain that somebody registered ("example.co.uk"), by the public suffix list that is installed with us.

    For a host under no public suffix, the host without "www."; None where the address has no host, or a number for one.
    """
    if not url:
        return None
    from tld import get_fld

    full = url.strip() if "://" in url else f"http://{url.strip()}"
    try:
        found = get_fld(full, fail_silently=True)
        host = (urlsplit(full).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if found:
        return str(found)
    named = "." in host and " " not in host and not host.replace(".", "").isdigit()
    return host if named else None


def is_domain(outlet: str) -> bool:
    """The outlet is named by its domain alone."""
    return re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,18}/?", outlet.strip().lower()) is not None


def bare_title(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name that pages append to it ("A ship is lost | Estuary Herald")."""
    if not title:
        return None
    match = _TITLE_TAIL.search(title)
    same = match and outlet and comparable(match["tail"]) == comparable(outlet)
    return title[: match.start()] if match and same else title


def _lines(text: str, zones: Sequence[Zone], kind: ZoneKind) -> Iterator[str]:
    for zone in zones:
        if zone.kind == kind:
            yield from (line.strip() for line in zone.span.of(text).split("\n") if line.strip())


def _byline_outlet(line: str) -> str | None:
    """ "By Jane Doe, Estuary Herald" or "Estuary Herald staff" or "By the Estuary Herald newsroom"."""
    rest = _BY.sub("", line)
    tail = re.split(r"\s*[,|–—]\s*|\s+-\s+|\s+(?:for|of)\s+", rest)[-1] if _WROTE.match(line) else rest
    name = _POST.sub("", tail).strip().removeprefix("the ")
    whole = _POST.search(rest) is not None or tail != rest
    return name if whole and OUTLET_NAME.fullmatch(name) and OUTLET_WORD.search(name) else None


def _without_outlet(names: str) -> str:
    """The names of a byline without the outlet after the last comma or bar, or after "for"."""
    head, _, tail = names.rpartition("|") if "|" in names else names.rpartition(",")
    if head and OUTLET_WORD.search(tail):
        names = head
    names = re.split(r"\s+(?:for|in)\s+(?=[^\W\d_a-z])|\s+[–—-]\s+", names)[0]
    return "" if OUTLET_WORD.search(names) and " " in names and names.lower().startswith("the ") else names
