"""The short words that pages and exports share: kinds, dates, links. Nothing here reads a case."""

import re
from functools import lru_cache

from stemmata.model.annotations import Modality
from stemmata.model.claim import Bearing, OriginKind, Slot
from stemmata.model.derivation import DerivationKind, ParentKind
from stemmata.model.report import Published

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_DATES = 8192  # whose words are kept: every page of the stemma says the date of each report
DATE_NOT_KNOWN = "date not known"
OUTLET_NOT_KNOWN = "outlet not known"

DERIVATION_WORDS: dict[DerivationKind, str] = {
    "cites": "cites",
    "links": "links to",
    "translates": "translates",
    "reuses": "shares wording with",
    "describes": "describes",
    "syndicates": "carries the text of",
}
PARENT_WORDS: dict[ParentKind, str] = {
    "report": "report",
    "outlet": "outlet, its piece not held",
    "document": "document, not held",
    "person": "person",
    "organisation": "organisation",
    "unnamed": "unnamed source",
    "hidden": "common parent, not held",
}
MODALITY_WORDS: dict[Modality, str] = {
    "asserts": "says",
    "alleges": "alleges",
    "denies": "denies",
    "expects": "expects",
    "requests": "requests",
    "asks": "asks",
    "supposes": "supposes",
    "opines": "holds the opinion",
}
ORIGIN_WORDS: dict[OriginKind, str] = {
    "document": "document",
    "person": "person",
    "organisation": "organisation",
    "unnamed": "unnamed source",
}
SLOT_WORDS: dict[Slot, str] = {
    "quantity": "number",
    "date": "date",
    "place": "place",
    "name": "name",
    "role": "role",
    "polarity": "saying or denying",
    "attribution": "attribution",
}
BEARING_WORDS: dict[Bearing, str] = {
    "contradicts": "cannot both hold",
    "update": "a later, higher count",
    "part of": "a whole and a part",
    "maybe another": "perhaps two events",
    "refines": "one says more",
    "differs": "differ",
}


def published_words(published: Published | None) -> str:
    """ "14 May 2021", "May 2021", "2021"; "date not known" where there is none."""
    return edtf_words(published.value[:10]) if published else DATE_NOT_KNOWN


@lru_cache(maxsize=MOST_DATES)
def edtf_words(edtf: str | None) -> str:
    """An EDTF date in words; the value itself where it is of a form not known here.

    >>> edtf_words("2018-10~"), edtf_words("2018/2019"), edtf_words(None)
    ('about Oct 2018', '2018 to 2019', 'date not known')
    """
    if not edtf:
        return DATE_NOT_KNOWN
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if first in {"", ".."}:
            return f"until {edtf_words(last)}"
        if last in {"", ".."}:
            return f"from {edtf_words(first)}"
        return f"{edtf_words(first)} to {edtf_words(last)}"
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:]+Z?)?([~?%]?)", edtf)
    if parts is None or (parts[2] and not 1 <= int(parts[2]) <= 12):
        return edtf
    words = [MONTHS[int(parts[2]) - 1], parts[1]] if parts[2] else [parts[1]]
    if parts[3]:
        words.insert(0, str(int(parts[3])))
    return ("about " if parts[4] else "") + " ".join(words)


def shortened(words: str, limit: int) -> str:
    """The words cut to at most ``limit`` characters, with … where something is left out."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def safe_url(url: str | None) -> str | None:
    """The URL if a page may link to it (http and https only), else None."""
    if url and re.match(r"https?://[^\s<>\"']+$", url, re.IGNORECASE):
        return url
    return None


def siglum(index: int) -> str:
    """The letter of a report by its place in the order of publication, from 0.

    >>> [siglum(n) for n in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
