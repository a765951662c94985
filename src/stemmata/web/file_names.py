"""The name under which the original of a report is saved: that of its file, or one for what has none of its own."""

import re

PAGES = (".html", ".htm", ".xhtml")
_SHARED = re.compile(r"(?:#(?:row|entry|forwarded)=\d+)+$")  # records whose original is the whole file
_MESSAGE = re.compile(r"#message=(\d+)$")
_ATTACHED = re.compile(r"#attachment=(\d+)(?:/([^/]+))?$")
_CAPTURED = re.compile(r"#https?:")


def file_name(path: str) -> str:
    """The name for the original of the report at this path.

    >>> file_name("a/table.csv#row=3"), file_name("a/box.mbox#message=12"), file_name("a/b.zip/c/d.html")
    ('table.csv', 'message-12.eml', 'd.html')
    >>> file_name("box.mbox#message=1#attachment=2/paper.pdf"), file_name("a.wacz#https://ledger.example/b")
    ('paper.pdf', 'page.html')
    """
    path = _SHARED.sub("", path)
    if _CAPTURED.search(path) and not _ATTACHED.search(path):
        return "page.html"
    if message := _MESSAGE.search(path):
        return f"message-{message[1]}.eml"
    if attached := _ATTACHED.search(path):
        return attached[2] or f"attached-{attached[1]}.eml"
    return path.partition("#")[0].rpartition("/")[2]


def is_page(path: str) -> bool:
    """True where the report's original is HTML by its name."""
    return file_name(path).lower().endswith(PAGES)
