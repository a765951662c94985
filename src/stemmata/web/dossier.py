"""The dossier: a case as files that open in a browser, with the network cable out and without a server."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from stemmata.model.case import Case
from stemmata.web.addresses import Addresses
from stemmata.web.assets import SCRIPTS, STYLE_SHEET, style_sheet
from stemmata.web.edition import Edition, edition
from stemmata.web.pages import Page, filled
from stemmata.web.views import pages

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def dossier(case: Case) -> Mapping[str, bytes]:
    """File name → content, to be written into one folder; index.html is where to begin."""
    read = edition(case)
    made = {f"{page.name}.html": _whole(read, [page], "style-src 'self' file:") for page in pages(read)}
    made[STYLE_SHEET] = style_sheet().encode()
    return made


def single_page(case: Case) -> bytes:
    """The same in a single HTML file, with the style sheet in it."""
    read = edition(case, Addresses(form="single"))
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _whole(read, list(pages(read)), f"style-src 'sha256-{digest}'", style)


def document(read: Edition, page: Page, attributes: Mapping[str, str] | None = None) -> bytes:
    """One page as a server sends it: the style sheet at its address, the policy in the answer's head.

    ``attributes`` are those of the root element.
    """
    return _whole(read, [page], None, attributes=attributes or {})


def _whole(
    read: Edition,
    found: Sequence[Page],
    style_source: str | None,
    style: str | None = None,
    attributes: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """A whole HTML document; control characters, which HTML does not allow, show as replacement characters."""
    policy = f"default-src 'none'; {style_source}; base-uri 'none'; form-action 'none'" if style_source else None
    html = filled(
        "base.html",
        read,
        pages=found,
        style=Markup(style) if style is not None else None,  # noqa: S704 # our own file
        policy=policy,
        attributes=attributes,
        style_sheet=f"/static/{STYLE_SHEET}" if read.addresses.served else STYLE_SHEET,
        scripts=(*SCRIPTS, *(script for page in found for script in page.scripts)) if read.addresses.served else (),
    )
    return _UNPRINTABLE.sub("\ufffd", html).encode("utf-8", "replace")
