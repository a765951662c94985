"""The timeline's pages: the picture of some happenings, and the same as a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web.addresses import numbered_page
from stemmata.web.edition import Edition
from stemmata.web.labels import edtf_words, other_date_words, published_words, shortened
from stemmata.web.pages import Page, filled
from stemmata.web.timeline.choosing import PER_PAGE, Wanted, chosen, main_ones, months
from stemmata.web.timeline.clocks import Happening, Telling, happenings, undated
from stemmata.web.timeline.drawing import Ways, drawn
from stemmata.web.timeline.strips import MOST_LINES, strips

NAME: Final = "timeline"
ALL: Final = "timeline-all"  # the leaves of everything by time, where the first page holds the main ones only
_SHORT: Final = 60  # characters of what a line says


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One report of a happening, as the list shows it."""

    telling: Telling
    siglum: str
    outlet: str
    href: str
    published: str
    late: str  # "3 days later"; "" where not known
    said: str  # "said on 5 Feb 2019"; ""
    other: str  # the date that its text prints, where that is another; ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    happening: Happening
    when: str
    href: str  # of the claim, the document, or the first report's words
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one page shows of all that fits."""

    wanted: Wanted
    found: Sequence[Happening]
    first: int  # of the whole list, from 1; 0 where it is empty
    of: int
    main: bool  # not a stretch of time, but those that most reports tell
    leaf: int  # from 1
    leaves: tuple[str, ...]  # the href of each leaf; none where there is one


def timeline_pages(edition: Edition) -> Iterator[Page]:
    """The main happenings; where there are more, all of them by time on leaves of their own."""
    every = happenings(edition)
    yield Page(name=NAME, title="Timeline", section=NAME, fill=partial(_first, edition, every))
    if len(every) > PER_PAGE:
        for leaf in range(_leaves(every)):
            fill = partial(_leaf, edition, every, leaf)
            yield Page(name=numbered_page(ALL, leaf), title="Timeline", section=NAME, fill=fill)


def timeline_page(edition: Edition, every: Sequence[Happening], wanted: Wanted, leaf: int) -> Page:
    """What a reader asked a server for; ``leaf`` counts from 1, and one that is not there is the nearest that is."""
    return Page(name=NAME, title="Timeline", section=NAME, fill=partial(_asked, edition, every, wanted, leaf))


def places_of_claims(edition: Edition) -> Mapping[str, str]:
    """Claim id → where a dossier's timeline first tells it; claims without a dated event are left out."""
    every = happenings(edition)
    found: dict[str, str] = {}
    for n, one in enumerate(every):
        if one.claim is not None and one.claim.id not in found:
            page = numbered_page(ALL, n // PER_PAGE) if len(every) > PER_PAGE else NAME
            found[one.claim.id] = edition.addresses.place(page, f"happening-{one.id}")
    return found


def _first(edition: Edition, every: Sequence[Happening]) -> Markup:
    found = main_ones(every)
    main = len(found) < len(every)
    part = Part(wanted=Wanted(), found=found, first=1 if found else 0, of=len(every), main=main, leaf=1, leaves=())
    return _page(edition, part, every, NAME)


def _leaf(edition: Edition, every: Sequence[Happening], leaf: int) -> Markup:
    leaves = tuple(edition.addresses.page(numbered_page(ALL, n)) for n in range(_leaves(every)))
    return _page(edition, _part(every, Wanted(), leaf, leaves), every, numbered_page(ALL, leaf))


def _asked(edition: Edition, every: Sequence[Happening], wanted: Wanted, leaf: int) -> Markup:
    found = chosen(edition, every, wanted)
    leaves = tuple(f"/timeline?{query_of(edition, wanted)}&page={n + 1}" for n in range(_leaves(found)))
    at = min(max(leaf, 1), len(leaves)) - 1
    return _page(edition, _part(found, wanted, at, leaves), every, NAME)


def query_of(edition: Edition, wanted: Wanted) -> str:
    """The part of the address that asks for this."""
    claim = f"C{edition.claim_numbers[wanted.claim]}" if wanted.claim is not None else None
    asked = {"month": wanted.month, "claim": claim, "name": wanted.name}
    return urlencode({key: value for key, value in asked.items() if value is not None})


def _leaves(found: Sequence[Happening]) -> int:
    return max(1, -(-len(found) // PER_PAGE))


def _part(found: Sequence[Happening], wanted: Wanted, leaf: int, leaves: tuple[str, ...]) -> Part:
    here = found[leaf * PER_PAGE : (leaf + 1) * PER_PAGE]
    return Part(
        wanted=wanted,
        found=here,
        first=leaf * PER_PAGE + 1 if here else 0,
        of=len(found),
        main=False,
        leaf=leaf + 1,
        leaves=leaves if len(leaves) > 1 else (),
    )


def _page(edition: Edition, part: Part, every: Sequence[Happening], page: str) -> Markup:
    rows = [_row(edition, one) for one in part.found]
    picture = strips(edition, part.found)
    return filled(
        "timeline.html",
        edition,
        part=part,
        page=page,
        every=len(every),
        rows=rows,
        picture=drawn(picture, _ways(edition, rows, page)) if rows else None,
        cut=picture.cut,
        most_lines=MOST_LINES,
        months=[(month, number, _month_href(edition, every, month)) for month, number in months(every)],
        undated=undated(edition),
        claim=edition.claims[edition.claim_numbers[part.wanted.claim] - 1] if part.wanted.claim else None,
        query=query_of(edition, part.wanted),
        all_href=edition.addresses.page(ALL) if len(every) > PER_PAGE else None,
    )


def _month_href(edition: Edition, every: Sequence[Happening], month: str) -> str:
    if edition.addresses.served:
        return f"/timeline?month={month}"
    n = next(n for n, one in enumerate(every) if one.month == month)
    page = numbered_page(ALL, n // PER_PAGE) if len(every) > PER_PAGE else NAME
    return edition.addresses.place(page, f"happening-{every[n].id}")


def _row(edition: Edition, one: Happening) -> Row:
    readers = tuple(_reader(edition, one, telling) for telling in one.told)
    href = readers[0].href
    if one.claim is not None:
        href = edition.claim_href(one.claim.id)
    elif one.kind == "document":
        href = edition.addresses.page("documents")
    return Row(happening=one, when=edtf_words(one.edtf), href=href, readers=readers)


def _reader(edition: Edition, one: Happening, telling: Telling) -> Reader:
    report = edition.by_report[telling.report].report
    return Reader(
        telling=telling,
        siglum=edition.sigla[report.id],
        outlet=edition.outlet(report.id),
        href=edition.href(report.id, telling.span),
        published=published_words(report.published),
        late=late_words(telling.late, one),
        said=f"said {edtf_words(telling.said)}" if telling.said and one.kind == "event" else "",
        other=f"its text prints {other_date_words(report.other_date)}" if report.other_date else "",
    )


def late_words(days: int | None, one: Happening) -> str:
    """How much later it was published: "3 days later", "the same day", "within it", "2 days before"; "" unknown."""
    if days is None:
        return ""
    if days == 0:
        return "the same day" if one.days.days.point else "within it"
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'before'}"


def _ways(edition: Edition, rows: Sequence[Row], page: str) -> Ways:
    threads: dict[tuple[str, str], tuple[str, str]] = {}
    boxes: dict[str, tuple[str, str]] = {}
    for row in rows:
        label = shortened(row.happening.label, _SHORT)
        for reader in row.readers:
            told = [row.when, reader.said, f"published {reader.published}", reader.other, reader.late]
            verb = "denies" if reader.telling.denied else "tells"
            words = f"{reader.siglum} {verb}: {label} ({', '.join(part for part in told if part)})"
            threads[row.happening.id, reader.telling.report] = reader.href, words
            boxes[reader.telling.report] = (
                edition.href(reader.telling.report),
                ", ".join(filter(None, (f"{reader.siglum} {reader.outlet}", reader.published, reader.other))),
            )
    items: Mapping[str, str] = {row.happening.id: row.href for row in rows}
    doubted = frozenset(r.telling.report for row in rows for r in row.readers if r.other)
    return Ways(id=f"{page}-picture", items=items, boxes=boxes, threads=threads, doubted=doubted)
