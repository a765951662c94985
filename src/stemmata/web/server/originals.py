"""A report's file as it came in: as text, as a page that can do nothing, or to be saved byte for byte.

A page may call home in many ways: by scripts, images and styles, which the policy of the answer forbids; by a refresh,
a hint to connect, or a link that is clicked, which no policy forbids everywhere, and which are therefore taken out.
"""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stemmata.errors import UnreadableReport, UsageError
from stemmata.ingest.decode import decoded
from stemmata.pipeline import original
from stemmata.web.file_names import file_name, is_page
from stemmata.web.server.asking import attachment
from stemmata.web.server.desk import Desk

# Without allow-scripts nothing runs and nothing refreshes; without allow-same-origin it is nobody's page.
SANDBOX: Final = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
)
MOST_SHOWN: Final = 8 << 20  # bytes; what is larger can be saved
REMOVED: Final = frozenset(
    "script link meta base iframe frame frameset object embed applet portal fencedframe audio video source track "
    "noscript template".split()
)
LEADING: Final = frozenset("href ping action formaction target http-equiv".split())
LOADING: Final = frozenset("src srcset background poster data longdesc manifest".split())


def without_ways_out(html: str) -> str:
    """The page without scripts, without what connects or refreshes by itself, and without links.

    What a link led to stands in its title. Text and inline styles stay. "" where there is nothing.
    """
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.document_fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.rpartition(":")[2].lower() in REMOVED:
            if element.getparent() is not None:
                element.drop_tree()
            continue
        for name in list(element.attrib):
            plain = name.rpartition("}")[2].rpartition(":")[2].lower()
            if plain == "href" and element.tag in {"a", "area"}:
                element.set("title", f"led to {element.attrib[name]}")
            held = plain == "src" and element.attrib[name].startswith("data:image/")
            if plain.startswith("on") or plain in LEADING or (plain in LOADING and not held):
                del element.attrib[name]
    return str(etree.tostring(root, encoding="unicode", method="html", doctype="<!DOCTYPE html>"))


class Originals:
    """What answers at ``/original/A.txt``, ``.html`` and ``.bin``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        return [Route("/original/{siglum}.{form:str}", self._shown)]

    def _shown(self, request: Request) -> Response:
        source = self._desk.laid().by_siglum.get(request.path_params["siglum"])
        form = request.path_params["form"]
        if source is None or form not in {"txt", "html", "bin"}:
            raise HTTPException(404)
        report = source.report
        data = original(self._desk.case, report.sha256)
        name = "page.pdf" if data.startswith(b"%PDF-") else file_name(report.path)
        head = {"content-security-policy": SANDBOX, "x-dns-prefetch-control": "off"}
        if form == "bin":
            head["content-disposition"] = attachment(name)
            return Response(data, media_type="application/octet-stream", headers=head)
        text = _text(data, declares=is_page(report.path))
        if form == "html":
            if not is_page(report.path):
                raise HTTPException(404)
            return Response(without_ways_out(text).encode("utf-8", "replace"), media_type="text/html", headers=head)
        return Response(text.encode("utf-8", "replace"), media_type="text/plain", headers=head)


def _text(data: bytes, *, declares: bool) -> str:
    """Raises UsageError where it is too large to be shown, or no text."""
    if len(data) > MOST_SHOWN:
        raise UsageError(f"The file is larger than {MOST_SHOWN >> 20} MiB.", hint="Save it, and open it in an editor.")
    try:
        return decoded(data, declares=declares)[0]
    except UnreadableReport as error:
        raise UsageError("The file is no text that can be shown.", hint="Save it, and look at it elsewhere.") from error
