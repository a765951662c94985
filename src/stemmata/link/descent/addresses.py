"""Web addresses for comparing: the same page has the same words here, however it is linked."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING: Final = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|smid|cmpid|mc_[ce]id|amp)$")
PREFIX: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
LAST: Final = re.compile(r"/(?:amp|index\.\w+)?/?$")


def address(url: str) -> str | None:
    """Host, path and telling parameters; None for what is no web address.

    >>> address("https://www.ledger.example/news/12/?utm_source=feed#top")
    'ledger.example/news/12'

    A mail's own address (``mid:``, RFC 2392) is no page of the host that it names: it stands for itself.
    """
    if is_mail(url):
        return f"mid:{url[4:]}"
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = parts.hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.match(pair[0].lower())))
    path = LAST.sub("", parts.path)
    return PREFIX.sub("", host.lower()) + path + (f"?{query}" if query else "")


def host(url: str) -> str | None:
    """The host without "www." and the like; None for what is no web address."""
    if is_mail(url):
        return None
    found = address(url)
    return re.split(r"[/?]", found, maxsplit=1)[0] if found else None


def is_mail(url: str) -> bool:
    return url[:4].lower() == "mid:"


def belongs(host_name: str, domain: str) -> bool:
    """True if the host is the domain or stands under it."""
    return host_name == domain or host_name.endswith("." + domain)
