"""The text of an HTML tree as a reader of the page sees it: a blank line between blocks, links with their words."""

import re
from dataclasses import dataclass, field
from typing import Any

# HTML's block elements, and the names that trafilatura gives to them.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend main p pre section summary table ul ol head quote list ab".split()
)
_LINES = frozenset("br lb li item tr row option".split())
_CELLS = frozenset("td th cell".split())
_UNSEEN = frozenset(
    "script style noscript template nav form button select textarea iframe object embed svg canvas audio video dialog "
    "title meta link menu".split()
)
_UNSEEN_ON_PAGES = frozenset("footer aside".split())
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_SPACES_ONLY = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """Text with blank lines between blocks, and its links."""

    text: str
    links: tuple[tuple[str, str], ...]  # (words, address as written) in text order; only links with words


@dataclass(slots=True)
class _Writing:
    """Pieces of text so far, and the links that are open."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    open_links: list[tuple[int, str]] = field(default_factory=list)  # (number of pieces before it, address)
    hidden: int = 0  # depth inside elements that are not seen

    def write(self, text: str | None) -> None:
        if text and not self.hidden:
            self.pieces.append(_SPACES.sub(" ", text))

    def part(self, tag: str) -> None:
        if self.hidden:
            return
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in _LINES:
            self.pieces.append("\n")
        elif tag in _CELLS:
            self.pieces.append(" ")


def rendered(root: Any) -> PageText:
    """The text below this element; it walks the tree without recursion, so depth costs nothing.

    Scripts, styles, forms and navigation are left out, of a whole page also footers and asides.
    """
    from lxml import etree

    whole_page = root.tag == "html"
    unseen = _UNSEEN | _UNSEEN_ON_PAGES if whole_page else _UNSEEN
    writing = _Writing()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        hides = tag in unseen or (whole_page and tag == "head")
        if event == "start":
            _opened(writing, element, tag, hides=hides)
        else:
            _closed(writing, tag, hides=hides)
            if element is not root:
                writing.write(element.tail)
    text = _SPACES_ONLY.sub(" ", "".join(writing.pieces))
    text = _BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", text)).strip()
    return PageText(text=text, links=tuple(writing.links))


def _opened(writing: _Writing, element: Any, tag: str, *, hides: bool) -> None:
    if hides:
        writing.hidden += 1
        return
    writing.part(tag)
    if tag in {"a", "ref"}:
        writing.open_links.append((len(writing.pieces), element.get("target" if tag == "ref" else "href") or ""))
    writing.write(element.text)


def _closed(writing: _Writing, tag: str, *, hides: bool) -> None:
    if hides:
        writing.hidden -= 1
        return
    if tag in {"a", "ref"} and writing.open_links:
        start, address = writing.open_links.pop()
        words = " ".join("".join(writing.pieces[start:]).split())
        if words and address and not writing.hidden:
            writing.links.append((words, address))
    writing.part(tag)
