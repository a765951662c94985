"""How a web page names its site and its own headline, where the two are easily taken for each other.

A name that stands in one place alone is no more than a candidate; it is the site's where the page says so (in its head
or its JSON-LD), or where two places agree: the end of the <title>, the banner, the notice of copyright, the address.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from stemmata.ingest.lines import comparable, word_count

_SITE_NAMES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
    "al:android:app_name",
)
_SITE_TYPES = frozenset({"WebSite", "Blog", "Newspaper", "NewsMediaOrganization"})
_BODY_TYPES = frozenset({"Organization", "Corporation", "NGO", "GovernmentOrganization"})
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_BARS = re.compile(r"\s*[|·•»«]\s*|\s+(?:[–—-]|::)\s+|\s*::\s*")
_BANNER = re.compile(
    r"logo|masthead|brand|banner|site-?(?:title|name|header)|blog-?(?:title|name)|header-?title|nameplate", re.I
)
_HEADER = re.compile(
    r"(?:^|\s)(?:page-?|site-?|top-?|blog-?|main-?)?(?:header|masthead|banner|branding|nameplate)(?=\s|$)",
    re.IGNORECASE,
)
_MOTTO = re.compile(r"descri|tagline|slogan|motto|subtitle|date|strap", re.IGNORECASE)
_BANNER_DEPTH = 5  # elements above a name in which the banner's own is looked for
_ASIDE = frozenset("nav aside footer form dialog menu".split())
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|today|present))?)?,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|·•.,;©\n]{1,60})",
    re.IGNORECASE,
)
_RIGHTS_TAIL = re.compile(r"\s*(?:all rights reserved|(?:19|20)\d\d|ltd|inc|gmbh)\b.*$", re.IGNORECASE)
_LOGO_WORDS = re.compile(
    r"\s*[-–|:]?\s*\b(?:logo|home ?page|home|banner|website)\b\s*$|^(?:logo|home)\s*(?:of|:)?\s*", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:logo|home|menu|search|blog|news|index|untitled|wordpress|(?:main|front) page|skip.*|log ?in|subscribe.*)?",
    re.IGNORECASE,
)
_LONGEST_NAME = 8  # words
_MOST_BANNERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the page shows of its site and of its headline."""

    outlet: str | None
    title: str | None


def site_of(tree: Any, meta: Mapping[str, str], objects: Sequence[Mapping[str, Any]], stated: str | None) -> Site:
    """The site's name and the report's headline.

    ``objects``: those of the page's JSON-LD. ``stated``: the title that reading the head alone would give.
    """
    written = _element_text(next(tree.iter("title"), None))
    banners = tuple(dict.fromkeys(_banners(tree)))
    articles = [one for one in objects if "datePublished" in one]
    outlet = _declared(meta, articles) or _typed(objects, _SITE_TYPES)
    outlet = outlet or _agreed(tree, meta, written, stated, banners) or _typed(objects, _BODY_TYPES)
    title = _title(tree, meta, stated or written or None, outlet, banners)
    if outlet is None and stated and title and comparable(stated) != comparable(title):
        outlet = next((name for name in banners if comparable(name) == comparable(stated)), None)
    return Site(outlet=outlet, title=title)


def _declared(meta: Mapping[str, str], articles: Sequence[Mapping[str, Any]]) -> str | None:
    """The name that the head or the JSON-LD states as the site's."""
    for article in articles:
        publisher = article.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not urlsplit(name).scheme:
            return name.strip()
    for key in _SITE_NAMES:
        value = " ".join(meta.get(key, "").split())
        if value and not urlsplit(value).scheme and not _NO_NAME.fullmatch(value):
            return value
    return None


def _typed(objects: Sequence[Mapping[str, Any]], types: frozenset[str]) -> str | None:
    """The name of the first object of these types."""
    for one in objects:
        kinds = one.get("@type")
        name = one.get("name")
        stated = {kinds} if isinstance(kinds, str) else {kind for kind in kinds or () if isinstance(kind, str)}
        if stated & types and isinstance(name, str) and _is_name(" ".join(name.split())) and not urlsplit(name).scheme:
            return " ".join(name.split())
    return None


def _agreed(tree: Any, meta: Mapping[str, str], written: str, stated: str | None, banners: Sequence[str]) -> str | None:
    """The name on which two places agree; else the tail of <title> over the same headline, the banner, the rights."""
    rights = tuple(dict.fromkeys(_holders(tree)))
    address = {comparable(word) for word in _address_words(tree, meta)}
    known = {comparable(name) for name in (*banners, *rights)} | address
    parts = [part for part in _BARS.split(written) if part.strip()]
    alone = len(parts) == 1 and next(_headings(tree, {comparable(parts[0])}), None) is None
    ends = [] if alone else [end.strip() for end in reversed(parts)]
    for end in ends:
        if _is_name(end) and any(_same(comparable(end), one) for one in known):
            return end
    headlines = {comparable(meta.get(key, "")) for key in _TITLES} | {
        comparable(_element_text(one)) for one in tree.iter("h1")
    }
    headlines |= {comparable(stated or "")}
    if len(parts) > 1 and _is_name(ends[0]) and comparable("".join(parts[:-1])) in headlines:
        return ends[0]
    elsewhere = {comparable(name) for name in rights} | address
    seconded = (name for name in banners if any(_same(comparable(name), one) for one in elsewhere))
    unused = (name for name in banners if comparable(name) not in headlines)
    return next(chain(seconded, unused, rights), None)


def _same(one: str, other: str) -> bool:
    """The same name, an article in front left aside."""
    return bool(one) and one.removeprefix("the") == other.removeprefix("the")


def _title(
    tree: Any, meta: Mapping[str, str], stated: str | None, outlet: str | None, banners: Sequence[str]
) -> str | None:
    """The stated title; where that is but the site's name, the article's own heading, or the rest of <title>."""
    names = {comparable(name) for name in (outlet, *banners) if name}
    candidates = [stated, *(meta.get(key) for key in _TITLES)]
    for candidate in candidates:
        if candidate and not any(_same(comparable(candidate), name) for name in names):
            return candidate
    headings = _headings(tree, names)
    return next(headings, None) or stated


def _headings(tree: Any, names: set[str]) -> Iterator[str]:
    """The article's headings that are not the site's name, the highest and those inside the article first."""
    found = []
    for order, element in enumerate(tree.iter("h1", "h2", "h3")):
        text = _element_text(element)
        if word_count(text) < 2 or any(_same(comparable(text), name) for name in names) or _is_aside(element):
            continue
        inside = next(element.iterancestors("article", "main"), None) is not None or "title" in _names_of(element)
        found.append((not inside, element.tag, order, text))
    yield from (text for *_, text in sorted(found))


def _banners(tree: Any) -> Iterator[str]:
    """The names in the page's banner: its logo, its link to the front page, its heading."""
    looked = 0
    for element in tree.iter("h1", "h2", "p", "div", "a", "span", "img", "strong"):
        if looked >= _MOST_BANNERS:
            return
        if not _is_banner(element):
            continue
        looked += 1
        text = element.get("alt") or element.get("title") or "" if element.tag == "img" else _element_text(element)
        name = _LOGO_WORDS.sub("", " ".join(text.split())).strip()
        if _is_name(name):
            yield name


def _is_banner(element: Any) -> bool:
    named = bool(_BANNER.search(_names_of(element))) or "home" in (element.get("rel") or "").split()
    above = list(element.iterancestors())[:_BANNER_DEPTH]
    within = any(one.tag == "header" or _HEADER.search(_names_of(one)) for one in above)
    inside = next(element.iterancestors("article", "main", *_ASIDE), None) is not None
    if inside or _MOTTO.search(_names_of(element)):
        return False
    if element.tag == "img":
        parent = element.getparent()
        return named or within or (parent is not None and bool(_BANNER.search(_names_of(parent))))
    return named or (
        within and element.tag in {"h1", "a", "p", "strong"} and next(element.iterancestors("nav", "ul"), None) is None
    )


def _holders(tree: Any) -> Iterator[str]:
    """The names in notices of copyright, the last of the page first."""
    marked = [
        text
        for element in tree.iter("p", "div", "span", "small", "footer", "li", "td", "a")
        if len(element) < 12 and len(text := _element_text(element)) <= 300 and _RIGHTS.search(text)
    ]
    for text in reversed(marked):
        for match in _RIGHTS.finditer(text):
            name = _RIGHTS_TAIL.sub("", match["name"]).strip(" -–—")
            if _is_name(name):
                yield name


def _address_words(tree: Any, meta: Mapping[str, str]) -> Iterator[str]:
    """The registered part of the page's address, as one word ("estuaryherald")."""
    addresses = [one.get("href") for one in tree.iter("link") if (one.get("rel") or "").lower() == "canonical"]
    for address in (*addresses, meta.get("og:url"), meta.get("savepage-url")):
        try:
            labels = (urlsplit(address or "").hostname or "").removeprefix("www.").split(".")
        except ValueError:
            continue
        yield from (label for label in labels[:-1] if len(label) > 3)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= 60
        and word_count(text) <= _LONGEST_NAME
        and not _NO_NAME.fullmatch(text)
        and text[-1] not in ".!?:;"
    )


def _is_aside(element: Any) -> bool:
    return next(element.iterancestors(*_ASIDE), None) is not None


def _names_of(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _element_text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
