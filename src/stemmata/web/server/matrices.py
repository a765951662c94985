"""The matrix as a server answers it: chosen by facets, put in order, a part of its columns at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.web.addresses import cite_path
from stemmata.web.edition import Edition
from stemmata.web.labels import edtf_words
from stemmata.web.matrix import (
    GROUPS,
    SORTS,
    Columns,
    Facts,
    Group,
    Sort,
    columns_of,
    compact,
    facts_of,
    fullest,
    in_order,
    window,
)
from stemmata.web.pages import Leaf, Page, filled
from stemmata.web.reading import Differs, differing
from stemmata.web.sheet import Sheet
from stemmata.web.stance import stance, verdict
from stemmata.web.tables import ClaimRow, Sentence, claim_row, sentence

ROWS: Final = 30
COLUMNS: Final = 60  # a row of the widest claims of 451 reports runs over 183
SENTENCES: Final = 6  # of a cell
SHOWN: Final = 8  # values of a facet; the others unfold
VOICE_WORDS: Final[Mapping[str, str]] = {
    "own": "the outlet itself",
    "outlet": "another outlet",
    "person": "a person",
    "organisation": "an organisation",
    "document": "a document",
    "group": "a group",
    "unnamed": "an unnamed source",
    "unknown": "not known who",
}
ORIGIN_NUMBERS: Final = ("1", "2", "3+", "none known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which claims are wanted, and how they stand. "": any."""

    sort: Sort = "reports"
    group: Group = "month"
    outlet: str = ""
    voice: str = ""
    denied: str = ""  # "yes"
    origins: str = ""
    month: str = ""
    report: str = ""  # the id of one that tells them
    told: str = ""  # "all": also claims that one report alone tells
    page: int = 1
    part: int = 0  # of the columns; 0: that in which most of the cells stand

    def href(self, **other: str | int) -> str:
        """The address of the same with something else; the first page and part where more than these change."""
        back = {"part": 0} if set(other) == {"page"} else {} if set(other) <= {"part"} else {"page": 1, "part": 0}
        wish = replace(self, **{**back, **other})  # type: ignore[arg-type]
        plain = Wish()
        said = {n: getattr(wish, n) for n in Wish.__slots__ if getattr(wish, n) != getattr(plain, n)}
        return f"/matrix{'?' if said else ''}{urlencode(said)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    words: str
    number: int  # of claims
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row with what of it lies outside the columns shown."""

    facts: Facts
    row: ClaimRow
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A statement behind a cell."""

    sentence: Sentence
    verdict: str
    denies: bool
    differs: tuple[Differs, ...]
    cite: str


class Kept:
    """The facts of an edition's claims, made when first asked for and kept until another edition comes."""

    def __init__(self) -> None:
        self._of: tuple[Edition, dict[str, Facts]] | None = None

    def facts(self, edition: Edition, claims: Sequence[Claim]) -> tuple[Facts, ...]:
        held = self._of[1] if self._of and self._of[0] is edition else {}
        self._of = (edition, held)
        new = [claim for claim in claims if claim.id not in held]
        held.update((one.claim.id, one) for one in facts_of(edition, new))
        return tuple(held[claim.id] for claim in claims)


def wish_of(asked: Mapping[str, str]) -> Wish:
    """What an address asks for; what is not known counts as not said."""
    sort: Sort = next((one for one in SORTS if one == asked.get("sort")), "reports")
    group: Group = next((one for one in GROUPS if one == asked.get("group")), "month")
    return Wish(
        sort=sort,
        group=group,
        outlet=asked.get("outlet", ""),
        voice=asked.get("voice", "") if asked.get("voice") in VOICE_WORDS else "",
        denied="yes" if asked.get("denied") == "yes" else "",
        origins=asked.get("origins", "") if asked.get("origins") in ORIGIN_NUMBERS else "",
        month=asked.get("month", ""),
        report=asked.get("report", ""),
        told="all" if asked.get("told") == "all" else "",
        page=_number(asked.get("page", "1")),
        part=_number(asked["part"]) if "part" in asked else 0,
    )


def _number(words: str) -> int:
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1


_MEETS: Final[Mapping[str, Callable[[Facts, str], bool]]] = {
    "outlet": lambda one, value: value in one.outlets,
    "voice": lambda one, value: value in one.voices,
    "denied": lambda one, _: one.denied,
    "origins": lambda one, value: one.origins == value,
    "month": lambda one, value: value in one.months,
    "report": lambda one, value: value in one.reports,
}


def chosen(facts: Iterable[Facts], wish: Wish, without: str = "") -> tuple[Facts, ...]:
    """The claims that meet every facet of the wish, but for the one named."""
    asked = [(meets, getattr(wish, name)) for name, meets in _MEETS.items() if name != without and getattr(wish, name)]
    return tuple(one for one in facts if all(meets(one, value) for meets, value in asked))


def matrix_page(edition: Edition, kept: Kept, wish: Wish) -> Page:
    """The matrix under a wish; a page or part that is not there is the nearest that is."""
    return Page(
        name="matrix",
        title="Matrix",
        section="matrix",
        fill=partial(_filled, edition, kept, wish),
        scripts=("matrix.js",),
    )


def _filled(edition: Edition, kept: Kept, asked: Wish) -> Markup:
    every = kept.facts(edition, edition.claims if asked.told else edition.shared)
    found = in_order(chosen(every, asked), asked.sort)
    leaves = max(1, -(-len(found) // ROWS))
    wish = replace(asked, page=min(asked.page, leaves))
    first = (wish.page - 1) * ROWS
    rows = found[first : first + ROWS]
    columns = columns_of(edition, rows, wish.group)
    parts = max(1, -(-len(columns.reports) // COLUMNS))
    wish = replace(wish, part=min(wish.part or _part(columns, rows, wish), parts))
    shown = window(columns, (wish.part - 1) * COLUMNS, COLUMNS)
    return filled(
        "matrix_served.html",
        edition,
        leaf=Leaf(
            number=wish.page - 1,
            leaves=leaves,
            first=first + 1 if rows else 0,
            last=first + len(rows),
            total=len(found),
            name="matrix",
        ),
        rows=_rows(edition, rows, columns, shown),
        columns=shown,
        reports=len(columns.reports),
        parts=parts,
        wish=wish,
        query=wish.href().removeprefix("/matrix"),
        facets=(*_of_report(edition, found, wish), *_facets(every, wish)),
        shared=len(edition.shared),
        SORTS=SORTS,
        GROUPS=GROUPS,
        compact=compact,
        SHOWN=SHOWN,
    )


def _part(columns: Columns, rows: Sequence[Facts], wish: Wish) -> int:
    """The part of the columns, from 1, with the report that is asked for; else that in which most cells stand."""
    if wish.report in columns.reports:
        return columns.reports.index(wish.report) // COLUMNS + 1
    return fullest(columns, rows, COLUMNS)


def _rows(edition: Edition, rows: Sequence[Facts], columns: Columns, shown: Columns) -> tuple[Shown, ...]:
    place = {report: n for n, report in enumerate(columns.reports)}
    if not shown.reports:
        return ()
    low, high = place[shown.reports[0]], place[shown.reports[-1]]
    return tuple(
        Shown(
            facts=one,
            row=claim_row(edition, one.claim),
            before=sum(place[report] < low for report in one.reports),
            after=sum(place[report] > high for report in one.reports),
        )
        for one in rows
    )


def _of_report(edition: Edition, found: Sequence[Facts], wish: Wish) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """The way back from one report to all, where one is asked for."""
    if wish.report not in edition.sigla:
        return ()
    words = f"{edition.sigla[wish.report]} {edition.outlet(wish.report)}"
    return (("Report", (Choice(words=words, number=len(found), href=wish.href(report=""), chosen=True),)),)


def _facets(every: Sequence[Facts], wish: Wish) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    outlets = Counter(name for one in chosen(every, wish, "outlet") for name in one.outlets)
    months = Counter(name for one in chosen(every, wish, "month") for name in one.months)
    voices = Counter(name for one in chosen(every, wish, "voice") for name in one.voices)
    origins = Counter(one.origins for one in chosen(every, wish, "origins"))
    denied = Counter("yes" for one in chosen(every, wish, "denied") if one.denied)
    by_number = sorted(outlets, key=lambda name: (-outlets[name], name))
    return (
        ("Denial", _choices(wish, "denied", [("yes", "some report denies it")], denied)),
        ("At most so many origins", _choices(wish, "origins", [(one, one) for one in ORIGIN_NUMBERS], origins)),
        ("Kind of voice", _choices(wish, "voice", list(VOICE_WORDS.items()), voices)),
        ("Outlet", _choices(wish, "outlet", [(name, name) for name in by_number], outlets)),
        ("Month", _choices(wish, "month", [(month, edtf_words(month)) for month in sorted(months)], months)),
    )


def _choices(wish: Wish, name: str, values: Iterable[tuple[str, str]], numbers: Counter[str]) -> tuple[Choice, ...]:
    """A choice for each value that there is; the chosen one stands first, and leads back."""
    now = getattr(wish, name)
    found = [
        Choice(
            words=words,
            number=numbers[value],
            href=wish.href(**{name: "" if now == value else value}),
            chosen=now == value,
        )
        for value, words in values
        if numbers[value] or now == value
    ]
    return tuple(sorted(found, key=lambda one: not one.chosen))


def cell_page(edition: Edition, claim: Claim, report: str) -> Page | None:
    """What one report says of one claim, with the chains of voices; None where it says nothing of it."""
    spoken = _spoken(edition, claim, report)
    if not spoken:
        return None
    fill = partial(
        filled,
        "cell.html",
        edition,
        claim=claim,
        report=report,
        spoken=spoken[:SENTENCES],
        further=max(0, len(spoken) - SENTENCES),
        alone=True,
    )
    title = f"C{edition.claim_numbers[claim.id]} in {edition.sigla[report]}"
    return Page(name="cell", title=title, section="matrix", fill=fill)


def cell(edition: Edition, claim: Claim, report: str) -> Markup | None:
    """The same as a fragment of the matrix."""
    spoken = _spoken(edition, claim, report)
    if not spoken:
        return None
    further = max(0, len(spoken) - SENTENCES)
    return filled(
        "cell.html", edition, claim=claim, report=report, spoken=spoken[:SENTENCES], further=further, alone=False
    )


def _spoken(edition: Edition, claim: Claim, report: str) -> tuple[Spoken, ...]:
    turned = claim.id in edition.negative
    siglum = edition.sigla.get(report, "")
    return tuple(
        Spoken(
            sentence=sentence(edition, item),
            verdict=verdict(item.statement, claim_negative=turned),
            denies=stance(item.statement, claim_negative=turned) == "denies",
            differs=differing(edition, claim, item.statement.id),
            cite=cite_path(siglum, item.span.start, item.span.end),
        )
        for item in edition.statements_of(claim)
        if item.source.report.id == report
    )


def matrix_sheet(edition: Edition, kept: Kept, wish: Wish) -> Sheet:
    """A row for each cell of the claims that are wanted, in their order: a matrix as data is a list of its cells."""
    every = kept.facts(edition, edition.claims if wish.told else edition.shared)
    columns = ("claim", "claim_id", "label", "report", "outlet", "published", "stance", "value", "origins_at_most")
    rows = (
        (
            f"C{one.number}",
            one.claim.id,
            one.claim.label,
            cell.siglum,
            edition.outlet(report),
            _published(edition, report),
            cell.word,
            cell.value,
            one.claim.origins.at_most,
        )
        for one in in_order(chosen(every, wish), wish.sort)
        for report, cell in claim_row(edition, one.claim).cells.items()
    )
    return Sheet(name="matrix", columns=columns, rows=rows)


def _published(edition: Edition, report: str) -> str | None:
    published = edition.by_report[report].report.published
    return published.value if published else None
