"""Web pages: the main text, what the page states about itself, links with their words, captions.

The main text is found by trafilatura; where it finds none, or the page is too large for it, all text outside navigation
is taken. The page's own statements are read by :mod:`stemmata.ingest.readers.page_metadata`.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin, urlsplit

from stemmata.errors import UnreadableReport
from stemmata.ingest.decode import decoded
from stemmata.ingest.lines import comparable
from stemmata.ingest.readers.page_lines import page_lines, printed_day, restored
from stemmata.ingest.readers.page_metadata import metadata_of
from stemmata.ingest.readers.page_text import PageText, rendered
from stemmata.plugins import RawRecord, ReadOptions

# Elements beyond which finding the main text, whose time grows with their square, takes longer than two seconds.
MOST_ELEMENTS = 10_000
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:caption|cutline)(?:[\s_-]?(?:text|line))?(?=$|\s)", re.IGNORECASE)
LONGEST_CAPTION = 600  # characters
_FURNITURE = ("nav", "footer", "aside", "form", "dialog", "menu")


class HtmlReader:
    """Reads one report from a saved web page."""

    name: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        source, note = decoded(data, declares=True, stated=options.encoding)
        tree = _parsed(source)
        small = sum(1 for _ in tree.iter()) <= MOST_ELEMENTS
        metadata = metadata_of(tree, body=small)
        captions = _captions_in_place(tree)
        page = (_main_text(tree) if small else None) or rendered(tree)
        if not page.text:
            raise UnreadableReport(
                "The page has no text of its own; it may be drawn by a program in the browser.",
                hint="Open it in a browser, copy the text and save it in a .txt file.",
            )
        seen = page_lines(tree) if small else ()
        metadata.setdefault("date", printed_day(page.text, seen, metadata.get("title")))
        text, kept = _with_captions(restored(page.text, seen, metadata), captions)
        if not small:
            note = " ".join(
                filter(None, (note, "The page is very large: all its text was taken, menus may be among it."))
            )
        links = _outward(page.links, metadata.get("url"))
        yield RawRecord(text=text, metadata=metadata, links=links, captions=kept, note=note)


def _parsed(source: str) -> Any:
    """The page's tree. Raises UnreadableReport where the parser's limits stop it: what lies beyond would be lost."""
    from lxml import etree, html

    limits = html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=limits, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        stopped = _stopped(limits)
        if stopped:
            raise stopped from error
        raise UnreadableReport(
            "The page cannot be parsed as HTML.", hint="Save its text in a .txt file, or name it .txt if it is text."
        ) from error
    stopped = _stopped(limits)
    if stopped:
        raise stopped
    return tree


def _stopped(parser: Any) -> UnreadableReport | None:
    """The parser's own limits: 256 levels of elements, 10 million characters in one piece."""
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            deep = "depth" in entry.message.lower()
            what = (
                "nests its elements more than 256 levels deep"
                if deep
                else "holds a piece of more than 10 million bytes"
            )
            return UnreadableReport(
                f"The page {what}, which no article does.", hint="Copy the article's text and save it in a .txt file."
            )
    return None


def _main_text(tree: Any) -> PageText | None:
    """What trafilatura holds to be the main text; None where it finds none or gives up."""
    import trafilatura

    copy = deepcopy(tree)
    for element in list(copy.iter("nav", "menu", "dialog")):
        element.drop_tree()
    found = trafilatura.bare_extraction(
        copy, include_comments=False, include_tables=True, include_links=True, include_images=False
    )
    body = getattr(found, "body", None)
    page = rendered(body) if body is not None else None
    return page if page and page.text else None


def _captions_in_place(tree: Any) -> tuple[tuple[str, bool], ...]:
    """Turns each figure with a caption into a paragraph that is the caption.

    *Returns:* (caption, whether it stands in the article), in page order, each once.
    """
    from lxml import html

    has_article = next(tree.iter("article", "main"), None) is not None
    found: dict[str, bool] = {}
    for figure in list(tree.iter("figure", "p", "div", "span", "td")):
        caption = next(figure.iter("figcaption"), None) if figure.tag == "figure" else _class_caption(figure)
        parent = figure.getparent()
        if caption is None or parent is None or next(figure.iterancestors(*_FURNITURE), None) is not None:
            continue
        text = " ".join(rendered(caption).text.split())
        if not text or len(text) > LONGEST_CAPTION:
            continue
        inside = next(figure.iterancestors("article", "main"), None) is not None
        found.setdefault(text, inside or not has_article)
        paragraph = html.Element("p")
        paragraph.text, paragraph.tail = text, figure.tail
        parent.replace(figure, paragraph)
    return tuple(found.items())


def _class_caption(element: Any) -> Any | None:
    """The element itself where its class calls it a caption and it holds no other block."""
    named = _CAPTION_CLASS.search(element.get("class") or "") is not None
    alone = next(element.iter("p", "div", "figure", "table", "ul"), element) is element
    return element if named and alone and next(element.iterancestors("figure"), None) is None else None


def _with_captions(text: str, captions: tuple[tuple[str, bool], ...]) -> tuple[str, tuple[str, ...]]:
    """The text, opened by the article's captions that finding the main text has lost; and all captions now in it."""
    lines = {comparable(line) for line in text.split("\n")}
    lost = [caption for caption, in_article in captions if in_article and comparable(caption) not in lines]
    kept = tuple(caption for caption, in_article in captions if in_article or comparable(caption) in lines)
    return "\n\n".join((*lost, text)), kept


def _outward(links: tuple[tuple[str, str], ...], url: str | None) -> tuple[tuple[str, str], ...]:
    """The links that lead to another page, made absolute where the page states its own address."""
    found = []
    for words, target in links:
        try:
            full = urljoin(url or "", target.strip())
            parts = urlsplit(full)
        except ValueError:
            continue
        if (
            parts.scheme in {"http", "https"}
            and parts.netloc
            and full.partition("#")[0] != (url or "").partition("#")[0]
        ):
            found.append((words, full))
    return tuple(found)


reader = HtmlReader()
