"""Makes small office files for tests, from the XML that they hold."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES: Final = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:meta="{_ODF}:meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
URL: Final = "https://harbourledger.example/letter"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts, in their order."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def docx(body: str, *, feet: Mapping[int, str] | None = None, core: str = "", styles: str = "") -> bytes:
    """A Word document with this body; ``feet``: number → words of a note at the foot. ``r:id="out"`` leads to URL."""
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(run(words))}</w:footnote>' for at, words in (feet or {}).items()
    )
    word = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="n" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="s" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="out" Type="{_RELATIONS}/hyperlink" Target="{URL}" TargetMode="External"/>'
            "</Relationships>",
            "word/styles.xml": f"<w:styles {word}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {word}>{notes}</w:footnotes>",
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
            "word/document.xml": f"<w:document {word}><w:body>{body}</w:body></w:document>",
        }
    )


def odt(body: str, *, meta: str = "", styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with this body."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF}:manifest:1.0">{manifest}</m:manifest>',
            "meta.xml": f"<office:document-meta {_PREFIXES}><office:meta>{meta}</office:meta></office:document-meta>",
            "content.xml": content(body, styles),
        }
    )


def content(body: str, styles: str = "") -> str:
    return (
        f"<office:document-content {_PREFIXES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
