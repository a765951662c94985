"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom (RFC 4287). Each entry is a report.

No document type is read, no entity but XML's own, and nothing is fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.page_text import PageText, rendered
from stemmata.ingest.titles import headed
from stemmata.plugins import RawRecord, ReadOptions

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_ENTRIES: Final = frozenset({"item", "entry"})
_MOST_ENTRIES: Final = 100_000  # a feed that keeps every article since 2000 of a large outlet has less
_SUMMARY: Final = "The feed carries no text of it but this summary; the article itself says more."
_TITLE_ALONE: Final = "The feed carries nothing of it but its title; the article itself says more."
_CHANGED: Final = "The feed says when it was last changed, not when it was published."
_MARKUP: Final = re.compile(r"<[a-zA-Z/!][^>]*>|&[a-zA-Z#]\w*;")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """What the feed says of all its entries."""

    title: str | None
    language: str | None
    base: str


class FeedReader:
    """Reads one report from each entry; entries are counted from 1."""

    name: str = "feed"
    suffixes: tuple[str, ...] = (".rss", ".atom", ".xml", ".rdf")
    risky: bool = True

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        tree, broken = _parsed(data)
        entries = [one for one in tree.iter() if isinstance(one.tag, str) and _plain(one.tag) in _ENTRIES]
        if _plain(tree.tag) not in {"rss", "feed", "RDF"}:
            raise UnreadableReport(
                f"It is XML, but no feed: its first element is {_plain(tree.tag)[:40]!r}.",
                hint="Save the report's text in a .txt or .html file.",
            )
        feed = _feed(tree)
        for number, entry in enumerate(entries[:_MOST_ENTRIES], start=1):
            yield _record(number, entry, feed)
        if broken or len(entries) > _MOST_ENTRIES:
            why = broken or f"It has more than {_MOST_ENTRIES:,} entries; split it."
            yield RawRecord(locator=f"entry={min(len(entries), _MOST_ENTRIES) + 1}", problem=why)


def _parsed(data: bytes) -> tuple[Any, str | None]:
    """The feed's tree, and a sentence where it breaks off. Raises UnreadableReport where it is none or hostile."""
    from lxml import etree

    if b"<!ENTITY" in data or b"<\0!\0E\0N\0T" in data or b"\0<\0!\0E\0N\0T" in data:
        raise UnreadableReport(
            "It declares entities of its own, as no feed needs to and attacks do.", hint="Save its text in .txt files."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(data.lstrip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableReport(f"It is not XML ({_why(error)}).", hint="Fetch the feed again.") from error
    if tree is None:
        raise UnreadableReport("It is not XML.", hint="Fetch the feed again.")
    fatal = next((one for one in parser.error_log if one.level_name == "FATAL"), None)
    if fatal is None:
        return tree, None
    return (
        tree,
        f"The feed is broken in line {fatal.line} ({_why(fatal.message)}); what follows may be lost. Fetch it again.",
    )


def _why(error: object) -> str:
    return " ".join(str(error).split())[:120].rstrip(".")


def _feed(tree: Any) -> _Feed:
    channel = next((one for one in tree if isinstance(one.tag, str) and _plain(one.tag) == "channel"), tree)
    return _Feed(
        title=_said(channel, "title"),
        language=_said(channel, "language") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        base=_link(channel, "") or "",
    )


def _record(number: int, entry: Any, feed: _Feed) -> RawRecord:
    title = _said(entry, "title")
    content, summary = _content(entry), _child(entry, "description", "summary")
    url = _link(entry, feed.base)
    page = _page(content) if content is not None else PageText(text="", links=())
    note = None
    if not page.text and summary is not None:
        page, note = _page(summary), _SUMMARY
    if not page.text and title:
        page, note = PageText(text=title, links=()), _TITLE_ALONE
    date, of_change = _date(entry)
    metadata = {
        "title": title,
        "outlet": _source(entry) or feed.title,
        "author": _author(entry),
        "date": date,
        "url": url,
        "language": feed.language,
    }
    links = tuple((words, urljoin(url or feed.base, address)) for words, address in page.links)
    return RawRecord(
        locator=f"entry={number}",
        text=headed(title, page.text),
        metadata={name: value for name, value in metadata.items() if value},
        links=tuple((words, address) for words, address in links if address.startswith(("http://", "https://"))),
        note=" ".join(filter(None, (note, _CHANGED if of_change else None))) or None,
        problem=None if page.text else "This entry has neither a text nor a title. Take it out.",
    )


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def _child(element: Any, *names: str) -> Any | None:
    """The first child of one of these names, in whatever namespace; the first name outranks."""
    for name in names:
        for child in element:
            if isinstance(child.tag, str) and _plain(child.tag) == name and not child.tag.startswith("{http://search"):
                return child
    return None


def _said(element: Any, *names: str) -> str | None:
    """The words of that child in one line, without markup."""
    child = _child(element, *names)
    words = " ".join(_page(child).text.split()) if child is not None else ""
    return words or None


def _content(entry: Any) -> Any | None:
    encoded = entry.find(_CONTENT)
    return encoded if encoded is not None else entry.find(f"{_ATOM}content")


def _page(element: Any) -> PageText:
    """The text of an element that holds words, HTML in its words, or XHTML."""
    if len(element):
        return rendered(element)
    words = element.text or ""
    if element.get("type") in {None, "html", "text/html"} and _MARKUP.search(words):
        from lxml import etree, html

        try:
            fragment = html.fragment_fromstring(words, create_parent="div")
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return PageText(text=words.strip(), links=())
        return rendered(fragment)
    return PageText(text=words.strip(), links=())


def _link(element: Any, base: str) -> str | None:
    """The web address of the entry: its link, else its guid where that is one."""
    atom = [one for one in element.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
    stated: list[str | None] = [one.get("href") for one in atom]
    stated += [one.text for one in element if isinstance(one.tag, str) and _plain(one.tag) == "link" and one.text]
    stated += [one.text for one in element.findall("guid") if one.get("isPermaLink") != "false"]
    for address in stated:
        found = urljoin(base, (address or "").strip())
        if found.startswith(("http://", "https://")):
            return found
    return None


def _author(entry: Any) -> str | None:
    creators = [one.text for one in entry.findall(f"{_DC}creator")]
    names = [_said(one, "name") or one.text for one in entry.findall(f"{_ATOM}author")]
    stated = creators or names or [one.text for one in entry.findall("author")]
    found = [" ".join(one.split()) for one in stated if one and one.strip()]
    # RSS 2.0 has "address (name)"
    return "; ".join(match[1] if (match := re.fullmatch(r"\S+@\S+ \((.+)\)", one)) else one for one in found) or None


def _source(entry: Any) -> str | None:
    """The outlet that a feed of several takes the entry from."""
    child = _child(entry, "source")
    if child is None:
        return None
    return _said(child, "title") or " ".join((child.text or "").split()) or None


def _date(entry: Any) -> tuple[str | None, bool]:
    """The day of the entry, and whether it is that of its last change."""
    for names, of_change in ((("pubDate", "published", "issued", "date"), False), (("updated", "modified"), True)):
        stated = _said(entry, *names)
        if stated:
            return _day(stated), of_change
    return None, False


def _day(stated: str) -> str:
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    found = re.match(r"\d{4}-\d\d-\d\d(?=T|\s|$)", stated)
    return found[0] if found else stated


reader = FeedReader()
