"""Who publishes and who wrote: from metadata, else from what the text itself prints above or below its body."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from stemmata.ingest import zone_words as words
from stemmata.ingest.dates import in_parts, leading_date, published, undated, within
from stemmata.ingest.lines import comparable
from stemmata.ingest.zone_rules import OUTLET_NAME, OUTLET_WORD, masthead_outlet
from stemmata.ingest.zone_words import pattern
from stemmata.model.report import Published, Zone, ZoneKind

_BY = re.compile(rf"^(?:\w+ )?{words.BY}\s*:?\s+|^(?:author|authors|text)\s*:\s*", re.IGNORECASE)
_POST = pattern(rf",?\s*\b(?:{words.POST_BEFORE}\s+)*{words.POST}s?\b.*$")
_BETWEEN_AUTHORS = re.compile(r"\s*;\s*|\s+(?:and|&|et|und|y)\s+|\s*,\s*(?:and\s+)?", re.IGNORECASE)
_WROTE = re.compile(rf"{words.WROTE}?{words.BY}\b|authors?\s*:|text\s*:", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?P<outlet>[^.|,]{2,60})", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s*(?:all rights reserved|\d{4}\b).*", re.IGNORECASE)
_ISSUED_BY = re.compile(
    r"(?:this (?:\w+ )?is )?(?:published|issued|produced|printed) (?:\w+ )?by\s*:?\s+(?:the )?"
    r"(?P<outlet>[^.|,;(]{2,60})",
    re.IGNORECASE,
)
_DATED_ZONES: tuple[ZoneKind, ...] = ("dateline", "byline")
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
_LONGEST_CREDIT = 200  # characters
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")
_LETTERS, _TAIL_WORDS, _LONGEST_TAIL = 4, 3, 60


def printed_authors(text: str, zones: Sequence[Zone]) -> tuple[str, ...]:
    """The authors of the first byline zone that names any, as it orders them; empty where none does."""
    for line in _lines(text, zones, "byline"):
        if _WROTE.match(line):
            bare = re.split(r"\s*[|·•]\s*", undated(line))[0] if within(line) else line
            names = authors_of(_without_outlet(_POST.sub("", _BY.sub("", bare))))
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
        match = (
            _ISSUED_BY.match(line)
            or _RIGHTS.match(line)
            or (_RIGHTS.search(line) if "rights" in line.lower() else None)
        )
        name = _AFTER_NAME.sub("", match["outlet"]).strip() if match else ""
        if OUTLET_NAME.fullmatch(name):
            return name.removeprefix("the ")
    return None


def printed_date(text: str, zones: Sequence[Zone], *, year: Published | None = None) -> Published | None:
    """The full date that a masthead, a dateline or a byline prints, else the month of an issue.

    None where none does, or where two lines print different days. A line that says when the text was changed is not
    asked. ``year``: what else is stated of the date, when that is less than a day: it gives the year of a dateline
    that has none ("PORT SELM, 14 May —"), and no more.
    """
    lines = [line for kind in _DATED_ZONES for line in _lines(text, zones, kind) if not _CHANGED.search(line)]
    for printed in (
        [in_parts(line) for line in lines],
        [_in_dateline(line) or within(line[:_LONGEST_CREDIT]) for line in lines],
    ):
        days = {day.value[:10]: day for day in printed if day and day.precision in {"day", "second"}}
        if days:
            return next(iter(days.values())) if len(days) == 1 else None
    month = next((found for line in lines if (found := in_parts(line))), None)
    year = year or month
    if year is None or year.precision not in {"year", "month"}:
        return None
    dated = [_in_dateline(f"{_bare_dateline(line)} {year.value[:4]}") for line in _lines(text, zones, "dateline")]
    return next((one for one in dated if one and one.value.startswith(year.value)), month)


def _in_dateline(line: str) -> Published | None:
    """The date at the end of "PORT SELM, 14 May 2021 (Agency) —"."""
    bare = _bare_dateline(line)
    _, _, tail = bare.partition(",")
    return published(bare) or published(tail) or published(tail.partition(",")[2]) or leading_date(line)[0]


def _bare_dateline(line: str) -> str:
    """Without the agency and the dash at its end."""
    return re.sub(r"\s*(?:\([^()]{2,40}\))?\s*[—–:-]*\s*$", "", line)


def registrable_domain(url: str | None) -> str | None:
    """The domain that somebody registered ("example.co.uk"), by the public suffix list that is installed with us.

    For a host under no public suffix, the host without "www."; None where the address has no host, or a number for one.
    """
    if not url or url[:4].lower() == "mid:":  # a mail's address names a machine, and nobody who publishes
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
    if not outlet:
        return title
    parts = list(_TITLE_PARTS.finditer(title))
    tail = title[parts[-1].end() :] if parts else ""
    if not parts or not _same_outlet(tail, outlet):
        return title
    sections = 0  # "… - Region - World - Estuary Herald": one such word may be the headline's
    while sections < len(parts) - 1 and title[parts[-2 - sections].end() : parts[-1 - sections].start()].isalpha():
        sections += 1
    return title[: parts[-1 - sections if sections > 1 else -1].start()]


def _same_outlet(tail: str, outlet: str) -> bool:
    """The end of a title is the outlet's name, or that with a word more ("Estuary Herald Online" for "Herald")."""
    one, other = comparable(tail), comparable(outlet)
    longer = len(other) >= _LETTERS and any(comparable(word) == other for word in tail.split())
    return len(tail) <= _LONGEST_TAIL and (one == other or (longer and len(tail.split()) <= _TAIL_WORDS))


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
