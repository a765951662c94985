"""Word documents (Office Open XML, ECMA-376): paragraphs, tables and notes as the last version of the text has them.

What was deleted with changes tracked, hidden text, comments, and heads and feet of pages are no part of the text.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.office_package import AS_TEXT, Package, package_of
from stemmata.ingest.readers.office_prose import Writing, empty, left_out
from stemmata.ingest.readers.properties import Said, weighed
from stemmata.plugins import RawRecord, ReadOptions

_SKIPPED = frozenset(
    "del moveFrom delText delInstrText instrText pPr rPr tblPr trPr tcPr sectPr tblGrid Fallback object footnotePr "
    "sdtPr sdtEndPr proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference".split()
)
_DELETED = frozenset({"del", "moveFrom"})
_WRITTEN = {"tab": " ", "noBreakHyphen": "-", "softHyphen": "", "cr": "\n", "ptab": " "}
_HYPERLINK = re.compile(r"""\s*HYPERLINK\s+(?:\\\S+\s+)*"([^"]+)\"""")
_TITLES = re.compile(r"(?:title|heading 1|outline 1)$")
_NEAR_TOP = 12  # paragraphs in which a title stands


class DocxReader:
    """Reads one report from a Word document."""

    name: str = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")
    risky: bool = True  # ZIP and XML of strangers

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        package = package_of(data, "a Word document")
        name = _main_part(package)
        root = package.xml(name)
        if root is None:
            raise UnreadableReport("It is an office file, and no text document.", hint=AS_TEXT)
        walk = _Walk(
            links=_targets(package, name),
            notes={kind: _notes(package, name, kind) for kind in ("footnotes", "endnotes")},
            titles=_title_styles(package, name),
        )
        walk.blocks(root)
        written = walk.writing.finished()
        if not written.text:
            raise empty()
        said = _said(package, written.heading)
        text, metadata, notes = weighed(written.text, said)
        notes += left_out(comments=walk.comments, deleted=walk.deleted, hidden=walk.hidden)
        yield RawRecord(text=text, metadata=metadata, links=written.links, note=" ".join(notes) or None)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and from which piece on its result stands."""

    words: list[str] = field(default_factory=list)
    start: int | None = None


@dataclass(slots=True)
class _Walk:
    """One walk through the elements of a document."""

    links: Mapping[str, str]  # id of a relation → address
    notes: Mapping[str, Mapping[str, Any]]  # "footnotes" and "endnotes": id → element
    titles: frozenset[str]  # ids of styles of titles
    writing: Writing = field(default_factory=Writing)
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)  # text boxes met inside the open paragraph
    comments: int = 0
    deleted: int = 0
    hidden: int = 0

    def blocks(self, root: Any) -> None:
        """Paragraphs and tables below an element."""
        for child in root:
            tag = _tag(child)
            if tag == "p":
                self.paragraph(child)
            elif tag == "tbl":
                self.table(child)
            elif tag == "AlternateContent":
                self.blocks(_chosen(child))
            elif tag and tag not in _SKIPPED:
                self.blocks(child)
            elif tag in _DELETED:
                self.deleted += 1

    def paragraph(self, element: Any) -> None:
        self.inline(element)
        style = _first(element, "pPr", "pStyle")
        mark_deleted = _first(element, "pPr", "rPr", "del") is not None
        near_top = len(self.writing.paragraphs) < _NEAR_TOP
        titled = style is not None and _value(style, "val") in self.titles
        if not mark_deleted:
            self.writing.end(heading=titled and near_top)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def table(self, element: Any) -> None:
        outer = self.writing
        outer.end()
        rows = []
        for row in _children(element, "tr"):
            cells = []
            for cell in _children(row, "tc"):
                self.writing = outer.cell()
                self.blocks(cell)
                self.writing.end()
                cells.append(self.writing)
            rows.append(cells)
        self.writing = outer
        outer.table(rows)

    def inline(self, element: Any) -> None:
        """Runs, links and fields below an element of a paragraph."""
        for child in element:
            tag = _tag(child)
            action = _INLINE.get(tag)
            if action:
                action(self, child)
            elif tag in _WRITTEN:
                self.writing.write(_WRITTEN[tag])
            elif tag in _DELETED:
                self.deleted += 1
            elif tag and tag not in _SKIPPED:
                self.inline(child)

    def run(self, element: Any) -> None:
        vanish = _first(element, "rPr", "vanish")
        if vanish is not None and _value(vanish, "val") not in {"0", "false"}:
            self.hidden += any(text.text for text in _children(element, "t"))
            return
        self.inline(element)

    def text(self, element: Any) -> None:
        self.writing.write(element.text)

    def line_break(self, element: Any) -> None:
        self.writing.write("\n" if _value(element, "type") in {None, "textWrapping"} else " ")

    def hyperlink(self, element: Any) -> None:
        start = len(self.writing.pieces)
        self.inline(element)
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        self.writing.link(start, self.links.get(relation))

    def field_mark(self, element: Any) -> None:
        kind = _value(element, "fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].start = len(self.writing.pieces)
        elif kind == "end" and self.fields:
            closed = self.fields.pop()
            address = _HYPERLINK.match("".join(closed.words))
            if address and closed.start is not None:
                self.writing.link(closed.start, address[1])

    def instruction(self, element: Any) -> None:
        if self.fields:
            self.fields[-1].words.append(element.text or "")

    def note(self, element: Any) -> None:
        kind = "footnotes" if _tag(element) == "footnoteReference" else "endnotes"
        note = self.notes[kind].get(_value(element, "id") or "")
        if note is not None:
            inner = _Walk(links={}, notes={"footnotes": {}, "endnotes": {}}, titles=frozenset())
            inner.blocks(note)
            self.writing.mark(inner.writing.finished().text)
            self.deleted += inner.deleted

    def comment(self, element: Any) -> None:  # noqa: ARG002 (every action takes the element)
        self.comments += 1

    def box(self, element: Any) -> None:
        self.boxes.append(element)

    def alternate(self, element: Any) -> None:
        self.inline(_chosen(element))


_INLINE: Mapping[str, Callable[[_Walk, Any], None]] = {
    "r": _Walk.run, "t": _Walk.text, "br": _Walk.line_break, "hyperlink": _Walk.hyperlink,
    "fldChar": _Walk.field_mark, "instrText": _Walk.instruction, "footnoteReference": _Walk.note,
    "endnoteReference": _Walk.note, "commentReference": _Walk.comment, "txbxContent": _Walk.box,
    "AlternateContent": _Walk.alternate,
}  # fmt: skip


def _chosen(element: Any) -> Any:
    """Of two ways to write the same, the first; the other says it again for older programs."""
    choices = _children(element, "Choice")
    return choices[0] if choices else element


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, tag: str) -> list[Any]:
    """Those with this tag, also inside what Word wraps round rows and cells ("sdt")."""
    found = []
    for child in element:
        name = _tag(child)
        if name == tag:
            found.append(child)
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            found += _children(child, tag)
    return found


def _first(element: Any, *path: str) -> Any | None:
    """The first element on this path of tags."""
    found: Any | None = element
    for tag in path:
        found = None if found is None else next((child for child in found if _tag(child) == tag), None)
    return found


def _value(element: Any, name: str) -> str | None:
    """The attribute of this name, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _relations(package: Package, part: str) -> list[tuple[str, str, str, bool]]:
    """(id, last word of the kind, target, whether it leads outside) of a part."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = []
    for one in root if root is not None else ():
        kind = (one.get("Type") or "").rpartition("/")[2]
        outside = one.get("TargetMode") == "External"
        target = one.get("Target") or ""
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append((one.get("Id") or "", kind, target, outside))
    return found


def _main_part(package: Package) -> str:
    named = [target for _, kind, target, _ in _relations(package, "") if kind == "officeDocument"]
    return named[0] if named and named[0] in package else "word/document.xml"


def _targets(package: Package, part: str) -> dict[str, str]:
    return {
        name: target for name, kind, target, outside in _relations(package, part) if kind == "hyperlink" and outside
    }


def _notes(package: Package, part: str, kind: str) -> dict[str, Any]:
    target = next((target for _, known, target, _ in _relations(package, part) if known == kind), None)
    root = package.xml(target) if target else None
    return {_value(one, "id") or "": one for one in root} if root is not None else {}


def _title_styles(package: Package, part: str) -> frozenset[str]:
    """Ids of the styles that are called a title or a first heading, in whatever language the program speaks."""
    target = next((target for _, kind, target, _ in _relations(package, part) if kind == "styles"), None)
    root = package.xml(target) if target else None
    found = {"Title", "Heading1"}
    for one in root if root is not None else ():
        name = _first(one, "name")
        if name is not None and _TITLES.match((_value(name, "val") or "").lower()):
            found.add(_value(one, "styleId") or "")
    return frozenset(found)


def _said(package: Package, heading: str | None) -> Said:
    root = package.xml("docProps/core.xml")
    values = {_tag(one): " ".join((one.text or "").split()) or None for one in root} if root is not None else {}
    made = values.get("created") or values.get("modified")
    return Said(
        title=values.get("title"), author=values.get("creator"), made=made[:10] if made else None, heading=heading
    )


reader = DocxReader()
