"""One page of each kind that the server has, found by following links, but for what they save as files."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from tests.web.server.chromium import Window

LINKS = (
    "[...document.querySelectorAll('a[href]:not([download])')]"
    ".map(one => new URL(one.getAttribute('href'), location.href).href)"
)
CRAWLED_MOST = 80  # kinds of pages: far more than there are
OF_ONE_PATH = 2  # as it is, and with something asked: the choices of a view are hundreds


def kind_of(address: str) -> str:
    """What tells one kind of page from another: its path without what names one thing, and what it asks for.

    >>> kind_of("http://127.0.0.1:1/r/AB?s=2-17#s2-17"), kind_of("http://127.0.0.1:1/claims-2")
    ('/r/* s', '/claims')
    """
    parts = urlsplit(address)
    first, *rest = parts.path.strip("/").split("/")
    name = re.sub(r"-\d+$", "", first)
    asked = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return " ".join(["/" + "/".join([name, *("*" for _ in rest)]), *asked])


def each_kind(page: Window, seeds: Iterable[str]) -> Iterator[str]:
    """Goes to one page of each kind that can be reached from these addresses; yields its kind while it is shown.

    Of the pages at one path, the first two kinds.
    """
    home = urlsplit(page.address).netloc
    waiting, seen = deque(seeds), set[str]()
    of_path = Counter[str]()
    while waiting:
        address = waiting.popleft()
        parts = urlsplit(address)
        kind = kind_of(address)
        path = kind.partition(" ")[0]
        if kind in seen or of_path[path] == OF_ONE_PATH or parts.netloc != home or is_file(parts.path):
            continue
        seen.add(kind)
        of_path[path] += 1
        assert len(seen) < CRAWLED_MOST, "a kind is not told apart from the things that it shows"
        page.go(address)
        waiting.extend(page.tell(LINKS))
        yield kind


def is_file(path: str) -> bool:
    """True where a link leads to something to be saved, not shown."""
    return "." in path.rsplit("/", maxsplit=1)[-1]
