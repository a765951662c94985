"""What heads of HTTP say of a page: its media type, and its characters' encoding (RFC 9110, 8.3)."""

import re
from typing import Final

# Media type → the suffix under which a reader takes such a page.
PAGES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".txt",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{2,40})", re.IGNORECASE)


def media_type(stated: str) -> str:
    """
    >>> media_type("Text/HTML; charset=utf-8"), media_type("")
    ('text/html', '')
    """
    return stated.partition(";")[0].strip().lower()


def charset(stated: str) -> str | None:
    """
    >>> charset('text/html; charset="ISO-8859-1"'), charset("text/html")
    ('iso-8859-1', None)
    """
    found = _CHARSET.search(stated)
    return found[1].lower() if found else None
