"""OpenDocument texts (ISO/IEC 26300): paragraphs, tables and notes as the last version of the text has them.

What was deleted with changes tracked, hidden text, comments, and heads and feet of pages are no part of the text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.office_package import AS_TEXT, UNLOCK, Package, package_of, xml_root
from stemmata.ingest.readers.office_prose import Writing, empty, left_out
from stemmata.ingest.readers.properties import Said, weighed
from stemmata.plugins import RawRecord, ReadOptions

_SKIPPED = frozenset(
    "forms sequence-decls note-citation hidden-text hidden-paragraph variable-decls user-field-decls scripts "
    "table-of-content alphabetical-index illustration-index bookmark reference-mark".split()
)
_WRITTEN = {"tab": " ", "line-break": "\n"}
_MOST_SPACES = 8  # of one element; a count without bound would fill the memory


class OdtReader:
    """Reads one report from an OpenDocument text, packed or flat."""

    name: str = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott", ".fodt")
    risky: bool = True  # ZIP and XML of strangers

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        flat = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        content, meta = (xml_root(data),) * 2 if flat else _parts(package_of(data, "an OpenDocument text"))
        body = next((one for one in content.iter() if _tag(one) == "text" and _tag(one.getparent()) == "body"), None)
        if body is None:
            raise UnreadableReport("It is an office file, and no text document.", hint=AS_TEXT)
        walk = _Walk(hidden_styles=_hidden_styles(content))
        walk.blocks(body)
        written = walk.writing.finished()
        if not written.text:
            raise empty()
        text, metadata, notes = weighed(written.text, _said(meta, written.heading))
        notes += left_out(comments=walk.comments, deleted=walk.deleted, hidden=walk.hidden)
        yield RawRecord(text=text, metadata=metadata, links=written.links, note=" ".join(notes) or None)


def _parts(package: Package) -> tuple[Any, Any | None]:
    """The roots of the text and of what is said about it."""
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(_tag(one) == "encryption-data" for one in manifest.iter()):
        raise UnreadableReport("The document is encrypted.", hint=UNLOCK)
    content = package.xml("content.xml")
    if content is None:
        raise UnreadableReport("It is an archive, and no OpenDocument text.", hint=AS_TEXT)
    return content, package.xml("meta.xml")


@dataclass(slots=True)
class _Walk:
    """One walk through the elements of a document."""

    hidden_styles: frozenset[str]
    writing: Writing = field(default_factory=Writing)
    comments: int = 0
    deleted: int = 0
    hidden: int = 0
    boxes: list[Any] = field(default_factory=list)  # text boxes met inside the open paragraph

    def blocks(self, root: Any) -> None:
        """Paragraphs and tables below an element."""
        for child in root:
            tag = _tag(child)
            if tag in {"p", "h"}:
                self.paragraph(child, tag)
            elif tag == "table":
                self.table(child)
            elif tag == "tracked-changes":
                self.deleted += sum(_tag(one) == "deletion" for one in child.iter())
            elif tag == "annotation":
                self.comments += 1
            elif tag and tag not in _SKIPPED:
                self.blocks(child)

    def paragraph(self, element: Any, tag: str) -> None:
        self.inline(element)
        style = (_value(element, "style-name") or "").lower()
        self.writing.end(heading=style == "title" or (tag == "h" and _value(element, "outline-level") == "1"))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def table(self, element: Any) -> None:
        outer = self.writing
        outer.end()
        rows = []
        for row in _rows(element):
            cells = []
            for cell in row:
                if _tag(cell) != "table-cell":
                    continue
                self.writing = outer.cell()
                self.blocks(cell)
                self.writing.end()
                cells.append(self.writing)
            rows.append(cells)
        self.writing = outer
        outer.table(rows)

    def inline(self, element: Any) -> None:
        """Text, spans, links and notes of a paragraph."""
        if _value(element, "style-name") in self.hidden_styles:
            self.hidden += 1
            return
        self.writing.write(_unbroken(element.text))
        for child in element:
            tag = _tag(child)
            action = _INLINE.get(tag)
            if action:
                action(self, child)
            elif tag in _WRITTEN:
                self.writing.write(_WRITTEN[tag])
            elif tag and tag not in _SKIPPED:
                self.inline(child)
            self.writing.write(_unbroken(child.tail))

    def spaces(self, element: Any) -> None:
        count = _value(element, "c") or "1"
        self.writing.write(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def link(self, element: Any) -> None:
        start = len(self.writing.pieces)
        self.inline(element)
        self.writing.link(start, _value(element, "href"))

    def note(self, element: Any) -> None:
        inner = _Walk(hidden_styles=self.hidden_styles)
        inner.blocks(element)
        self.writing.mark(inner.writing.finished().text)

    def comment(self, element: Any) -> None:  # noqa: ARG002 (every action takes the element)
        self.comments += 1

    def box(self, element: Any) -> None:
        self.boxes.append(element)


_INLINE: Mapping[str, Callable[[_Walk, Any], None]] = {
    "s": _Walk.spaces, "a": _Walk.link, "note": _Walk.note, "annotation": _Walk.comment, "text-box": _Walk.box,
}  # fmt: skip


def _unbroken(text: str | None) -> str:
    """Line ends of the XML are spaces."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        tag = _tag(child)
        if tag == "table-row":
            yield child
        elif tag in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def _value(element: Any, name: str) -> str | None:
    """The attribute of this name, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _hidden_styles(content: Any) -> frozenset[str]:
    found = set()
    for one in content.iter():
        if _tag(one) == "text-properties" and _value(one, "display") == "none":
            found.add(_value(one.getparent(), "name") or "")
    return frozenset(found - {""})


def _said(meta: Any | None, heading: str | None) -> Said:
    values: dict[str, str] = {}
    for one in meta.iter() if meta is not None else ():
        if _tag(one.getparent()) == "meta" and one.text:
            values.setdefault(_tag(one), " ".join(one.text.split()))
    made = values.get("creation-date") or values.get("date")
    author = values.get("initial-creator") or values.get("creator")
    return Said(title=values.get("title"), author=author, made=made[:10] if made else None, heading=heading)


reader = OdtReader()
