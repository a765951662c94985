"""Where a page or a place in it is found: files of a folder, sections of a single file, or addresses of a server."""

from dataclasses import dataclass
from typing import Final, Literal

REPORT: Final = "report-"  # begins the name of a report's page
FIRST: Final = "index"
CLAIM_STEMMA: Final = "stemma-of-claim-"  # begins the name of a claim's own stemma, which a server has as a choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """One rule for every link and every id, so that the two always meet."""

    form: Literal["folder", "single", "served"] = "folder"

    @property
    def single(self) -> bool:
        """True where all pages are sections of one file."""
        return self.form == "single"

    @property
    def served(self) -> bool:
        """True where a server answers, so that a page may ask something of it."""
        return self.form == "served"

    def id(self, page: str, place: str) -> str:
        """The id attribute of a place of a page."""
        return f"{page}-{place}" if self.single else place

    def page(self, page: str) -> str:
        """The href of a page."""
        if self.single:
            return f"#{page}"
        return path_of(page) if self.served else f"{page}.html"

    def place(self, page: str, place: str) -> str:
        """The href of a place in a page."""
        if self.single:
            return f"#{page}-{place}"
        if self.served and page.startswith(REPORT) and place.startswith("s"):
            return f"{path_of(page)}?s={place[1:]}#{place}"
        return f"{self.page(page)}#{place}"


def path_of(page: str) -> str:
    """The path of a page on the server: "/", "/claims-2", "/r/E"."""
    if page == FIRST:
        return "/"
    if page.startswith(CLAIM_STEMMA):
        return f"/stemma?claim=C{page.removeprefix(CLAIM_STEMMA)}&only=1"
    return f"/r/{page.removeprefix(REPORT)}" if page.startswith(REPORT) else f"/{page}"


def span_place(start: int, end: int) -> str:
    """The place of exact characters in a report's page: "s412-498"."""
    return f"s{start}-{end}"


def report_page(siglum: str) -> str:
    return f"{REPORT}{siglum}"


def numbered_page(name: str, number: int) -> str:
    """The name of the nth page of a long list, from 0: "claims", "claims-2", …"""
    return name if number == 0 else f"{name}-{number + 1}"


def edge_path(derivation: str) -> str:
    """The path of a derivation's page on the server."""
    return f"/edge/{derivation}"


def entity_path(entity: str) -> str:
    """The path of a name's page on the server."""
    return f"/entity/{entity}"


def claim_path(claim: str) -> str:
    """The path of a claim's page on the server."""
    return f"/claim/{claim}"


def cite_path(report: str, start: int, end: int) -> str:
    """The path on the server of the page that cites these characters; ``report`` is a siglum."""
    return f"/cite/{report}?s={start}-{end}"
