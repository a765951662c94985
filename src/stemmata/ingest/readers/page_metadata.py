"""What a web page states about itself. A date is taken only where the page names it as that of publication."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from stemmata.ingest.dates import published
from stemmata.ingest.readers.page_site import site_of

# Names of <meta> that state when a page was published, the more telling first.
_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.published",
    "publication_date", "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date",
)  # fmt: skip
_NESTED = ("@graph", "mainEntity", "itemListElement", "isPartOf")
_LONGEST_JSON = 1 << 20
_MOST_NODES = 10_000


def metadata_of(tree: Any, *, body: bool = True) -> dict[str, str | None]:
    """Title, outlet, author, date, url and language as far as the page states them; absent names are not known.

    ``body``: title and author are also looked for among the elements of the body, which takes long in a huge page.

    *date:* ISO 8601, a day: the clock that a page's time of day is read from is rarely said.
    """
    import trafilatura

    looked_at = tree if body else _head_alone(tree)
    stated = trafilatura.extract_metadata(looked_at, date_config={"original_date": True, "extensive_search": False})
    meta = _meta(tree)
    objects = list(_structured(tree))
    articles = [one for one in objects if "datePublished" in one]
    site = site_of(tree, meta, objects, stated.title)
    found = {
        "title": site.title,
        "outlet": site.outlet,
        "author": stated.author,
        "date": _date(tree, meta, articles),
        "url": _address(tree, meta),
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    return {name: value for name, value in found.items() if value}


def _head_alone(tree: Any) -> Any:
    from lxml import html

    page = html.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.iterfind("head/*"):
        page.find("head").append(deepcopy(element))
    return page


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each <meta>, by its name in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _structured(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, outer ones before those inside them, in page order."""
    for script in tree.iter("script"):
        text = script.text or ""
        if script.get("type") != "application/ld+json" or len(text) > _LONGEST_JSON:
            continue
        try:
            queue = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        for node in queue:  # grows while it is read
            if isinstance(node, dict):
                yield node
                queue.extend(node[key] for key in _NESTED if key in node)
            elif isinstance(node, list) and len(queue) < _MOST_NODES:
                queue.extend(node)


def _date(tree: Any, meta: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    """The day of publication: from <meta>, from JSON-LD, or from <time> where the page has but one such day."""
    stated = [meta[name] for name in _DATE_NAMES if name in meta]
    stated += [str(article["datePublished"]) for article in articles]
    stated += [
        element.get("datetime") or element.text or ""
        for element in tree.iter("time")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]
    days = [day for value in stated if (day := _day(value))]
    if days:
        return days[0]
    times = {day for element in tree.iter("time") if (day := _day(element.get("datetime") or ""))}
    return times.pop() if len(times) == 1 else None


def _day(value: str) -> str | None:
    found = published(value)
    return found.value[:10] if found else None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    """The page's own address: its canonical link, else what it tells to those who share it."""
    canonical = (
        element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"
    )
    saved = (element.get("content") for element in tree.iter("meta") if element.get("name") == "savepage-url")
    for address in (*canonical, meta.get("og:url"), *saved):
        if address and address.strip().lower().startswith(("http://", "https://")):
            return str(address.strip())
    return None
