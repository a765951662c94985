"""Where a page or a place in it is found: files of a folder, or sections of a single file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """One rule for every link and every id, so that the two always meet."""

    single: bool = False  # True: all pages are sections of one file

    def id(self, page: str, place: str) -> str:
        """The id attribute of a place of a page."""
        return f"{page}-{place}" if self.single else place

    def page(self, page: str) -> str:
        """The href of a page."""
        return f"#{page}" if self.single else f"{page}.html"

    def place(self, page: str, place: str) -> str:
        """The href of a place in a page."""
        return f"#{page}-{place}" if self.single else f"{page}.html#{place}"


def span_place(start: int, end: int) -> str:
    """The place of exact characters in a report's page: "s412-498"."""
    return f"s{start}-{end}"


def report_page(siglum: str) -> str:
    return f"report-{siglum}"


def numbered_page(name: str, number: int) -> str:
    """The name of the nth page of a long list, from 0: "claims", "claims-2", …"""
    return name if number == 0 else f"{name}-{number + 1}"
