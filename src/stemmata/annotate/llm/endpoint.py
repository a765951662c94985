"""Where a language model listens, as the user names it."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from stemmata.errors import UsageError

_EXAMPLE = "Write for instance --endpoint http://localhost:11434/v1."
_COMPLETIONS = "/chat/completions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The chat-completions interface of a server. Credentials are no part of it."""

    scheme: str  # http, https
    host: str
    port: int
    path: str  # of chat completions, with the leading slash
    query: str = ""  # such as "api-version=1"; never shown or kept

    @property
    def shown(self) -> str:
        """The address for people and for the case file: without its query."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def is_here(self) -> bool:
        """True for this machine, by its name or number: no name is looked up to find out."""
        address = _number(self.host)
        return self.host == "localhost" or (address is not None and address.is_loopback)

    @property
    def is_near(self) -> bool:
        """True for this machine, and for numbers that no router of the Internet passes on."""
        address = _number(self.host)
        return self.is_here or (address is not None and address.is_private)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def endpoint_of(url: str) -> Endpoint:
    """The endpoint at an address such as ``http://localhost:11434/v1``; ``/chat/completions`` is added where it lacks.

    Raises UsageError for what is no address of the web, and for one that holds a name or password.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise UsageError(f"--endpoint {url!r} is no address: {error}.", hint=_EXAMPLE) from error
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "--endpoint holds a name or a password, which would be seen by others.",
            hint="Put the key into an environment variable, and name that with --api-key-env.",
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"--endpoint {url!r} is no http or https address.", hint=_EXAMPLE)
    if any(c.isspace() or not c.isprintable() for c in url.strip()):
        raise UsageError("--endpoint holds white space or signs that nobody sees.", hint=_EXAMPLE)
    path = parts.path.rstrip("/")
    return Endpoint(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port if port is not None else 443 if parts.scheme == "https" else 80,
        path=path if path.endswith(_COMPLETIONS) else path + _COMPLETIONS,
        query=parts.query,
    )
