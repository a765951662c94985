"""What a reader may ask of the timeline: a month, a claim, a name, a leaf; as a page, and as data."""

import re
from collections.abc import Iterator
from typing import Final

from starlette.requests import Request

from stemmata.errors import UsageError
from stemmata.web.edition import Edition
from stemmata.web.pages import Page
from stemmata.web.search.query import claim_number
from stemmata.web.server.desk import Laid
from stemmata.web.sheet import Sheet, Value
from stemmata.web.timeline.choosing import Wanted, chosen
from stemmata.web.timeline.clocks import Happening, happenings
from stemmata.web.timeline.pages import NAME, timeline_page

LONGEST: Final = 200  # characters of a name
COLUMNS: Final = (
    "kind",
    "id",
    "label",
    "claim",
    "when",
    "basis",
    "where",
    "who",
    "report",
    "outlet",
    "published",
    "days_later",
    "said",
    "denied",
    "address",
)


class Clocks:
    """The timeline of the case that is laid out; its happenings are gathered once for each reading of the case."""

    def __init__(self) -> None:
        self._held: tuple[Edition, tuple[Happening, ...]] | None = None

    def page(self, laid: Laid, request: Request) -> Page:
        """The main happenings; what is asked for, where something is."""
        if not request.query_params:
            return laid.pages[NAME]
        leaf = request.query_params.get("page", "1")
        number = int(leaf) if leaf.isascii() and leaf.isdigit() and len(leaf) < 9 else 1
        wanted = wanted_of(laid.edition, request)
        return timeline_page(laid.edition, self._happenings(laid.edition), wanted, number)

    def sheet(self, edition: Edition, request: Request) -> Sheet:
        """A row for each report of each happening that is asked for, by time."""
        found = chosen(edition, self._happenings(edition), wanted_of(edition, request))
        return Sheet(name=NAME, columns=COLUMNS, rows=_rows(edition, found))

    def _happenings(self, edition: Edition) -> tuple[Happening, ...]:
        if self._held is None or self._held[0] is not edition:
            self._held = edition, happenings(edition)
        return self._held[1]


def wanted_of(edition: Edition, request: Request) -> Wanted:
    """What the address asks for. Raises UsageError where it names a month or a claim that cannot be."""
    asked = {key: value.strip() for key, value in request.query_params.items() if value.strip()}
    month, claim = asked.get("month"), asked.get("claim")
    if month is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise UsageError(f"{month[:40]!r} is no month.", hint="A month is written 2018-10.")
    number = claim_number(claim) if claim is not None else None
    if claim is not None and (number is None or not 1 <= number <= len(edition.claims)):
        raise UsageError(f"There is no claim {claim[:40]!r}.", hint="Claims are written C2; the claims page has them.")
    return Wanted(
        month=month,
        claim=edition.claims[number - 1].id if number is not None else None,
        name=asked["name"][:LONGEST] if "name" in asked else None,
    )


def _rows(edition: Edition, found: tuple[Happening, ...]) -> Iterator[tuple[Value, ...]]:
    for one in found:
        for telling in one.told:
            report = edition.by_report[telling.report].report
            yield (
                one.kind,
                one.id,
                one.label,
                f"C{edition.claim_numbers[one.claim.id]}" if one.claim is not None else None,
                one.edtf,
                one.basis,
                tuple(edition.named(place) for place in one.where),
                tuple(edition.named(name) for name in one.who),
                edition.sigla[report.id],
                edition.outlet(report.id),
                report.published.value if report.published else None,
                telling.late,
                telling.said,
                telling.denied,
                edition.href(report.id, telling.span),
            )
