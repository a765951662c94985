"""Claims × reports as a grid: which rows in which order, which columns under which heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final, Literal

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.web.addresses import numbered_page
from stemmata.web.edition import Edition, NamedOrigin
from stemmata.web.labels import DATE_NOT_KNOWN, edtf_words, shortened
from stemmata.web.pages import Leaf, Page, filled, leaves
from stemmata.web.stance import modality, stance
from stemmata.web.tables import claim_row

ROWS_PER_PAGE: Final = 60
Sort = Literal["reports", "disagreement", "origins", "time"]
Group = Literal["month", "family"]
SORTS: Final[Mapping[Sort, str]] = {
    "reports": "most reports",
    "disagreement": "most disagreement",
    "origins": "fewest origins",
    "time": "first told",
}
GROUPS: Final[Mapping[Group, str]] = {"month": "month", "family": "origin family"}
_BOUNDS: Final[Mapping[str, str]] = {
    "at least": "≥",
    "more than": ">",
    "over": ">",
    "at most": "≤",
    "up to": "≤",
    "fewer than": "<",
    "less than": "<",
    "about": "~",
    "around": "~",
    "some": "~",
    "nearly": "~",
    "almost": "~",
}
ALONE: Final = "each on another origin"  # the head over families of one report
NO_ORIGIN: Final = "no origin known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a claim can be chosen and put in order by."""

    claim: Claim
    number: int  # of the claim
    reports: frozenset[str]  # that tell it
    outlets: frozenset[str]
    voices: frozenset[str]  # kinds of the deepest voices; "own" for an outlet's own words
    months: frozenset[str]  # of publication: "2021-05"
    denied: bool  # some report denies it
    contradictions: int  # differences that cannot both hold, without those that a person set aside
    differences: int  # without those that a person set aside
    split: int  # reports on the smaller side of telling and denying
    first: int  # rank of the first report that tells it

    @property
    def origins(self) -> str:
        """ "1", "2", "3+", or "none known"."""
        at_most = self.claim.origins.at_most
        return "3+" if at_most > 2 else str(at_most) if at_most else "none known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands over some columns that lie side by side."""

    words: str
    letter: NamedOrigin | None  # of the origin that the family leads to
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Reports in the order of the columns, and the heads above."""

    reports: tuple[str, ...]
    heads: tuple[Head, ...]  # their widths add up to the number of reports


def facts_of(edition: Edition, claims: Iterable[Claim]) -> Iterator[Facts]:
    """In the order given."""
    outlets = {report: edition.outlet(report) for report in edition.rank}
    months = {report: month_of(edition, report) for report in edition.rank}
    for claim in claims:
        said = [edition.said[name] for name in claim.statements if name in edition.said]
        reports = frozenset(item.source.report.id for item in said)
        turned = claim.id in edition.negative
        denying = {s.source.report.id for s in said if stance(s.statement, claim_negative=turned) == "denies"}
        live = [one for one in claim.variants if edition.standing(claim, one).state != "set aside"]
        yield Facts(
            claim=claim,
            number=edition.claim_numbers[claim.id],
            reports=reports,
            outlets=frozenset(outlets[report] for report in reports),
            voices=frozenset(s.statement.chain[-1].kind if len(s.statement.chain) > 1 else "own" for s in said),
            months=frozenset(months[report] for report in reports if months[report]),
            denied=bool(denying) or any(modality(item.statement) == "denies" for item in said),
            contradictions=sum(one.kind == "contradict" for one in live),
            differences=len(live),
            split=min(len(denying), len(reports) - len(denying)),
            first=min((edition.rank[report] for report in reports), default=len(edition.reports)),
        )


def compact(value: str) -> str:
    """A value as a narrow cell has it: its number with a sign for its bound, never rounded; of words the beginning.

    >>> [compact(one) for one in ("about 2,500 men", "≥ 150", "at least 112", "330,156", "2016-10-02", "mayor")]
    ['~2.5k', '≥150', '≥112', '330,156', '2016-10-02', 'mayor']
    """
    if re.fullmatch(r"[\d/.~-]{4,}", value):
        return value
    number = re.search(r"\d[\d,.]*(?:\s?[–-]\s?\d[\d,.]*)?", value)
    if number is None:
        return shortened(value, 7)
    before = value[: number.start()].strip().casefold()
    return _BOUNDS.get(before, before if len(before) == 1 else "") + _brief(number[0].strip(".,"))


def _brief(number: str) -> str:
    """1,200 as 1.2k, 3,000,000 as 3M; any other as it is."""
    plain = number.replace(",", "")
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if plain.isdigit() and int(plain) >= size and int(plain) % (size // 10) == 0:
            return f"{int(plain) / size:g}{letter}"
    return number


def fullest(columns: Columns, rows: Iterable[Facts], most: int) -> int:
    """The part of the columns, from 1, in which most cells of the rows stand; the first of equals."""
    place = {report: n // most for n, report in enumerate(columns.reports)}
    held = Counter(place[report] for one in rows for report in one.reports)
    return min(held, key=lambda part: (-held[part], part), default=0) + 1


def month_of(edition: Edition, report: str) -> str:
    """ "2021-05", or "2021" where no more is known; "" where nothing is."""
    published = edition.by_report[report].report.published
    return published.value[:7] if published else ""


def in_order(found: Iterable[Facts], sort: Sort) -> tuple[Facts, ...]:
    """The claims in this order; ties by the claim's number.

    Disagreement: values that cannot both hold, then reports on both sides of telling and denying, then the number
    of differences. Origins: the fewest first, and of these the claims of most reports.
    """
    return tuple(sorted(found, key=lambda one: (_place(one, sort), one.number)))


def _place(one: Facts, sort: Sort) -> tuple[int, ...]:
    if sort == "disagreement":
        return -one.contradictions, -one.split, -one.differences
    if sort == "origins":
        return one.claim.origins.at_most or 1_000_000, -len(one.reports)
    return (one.first,) if sort == "time" else ()


def columns_of(edition: Edition, rows: Iterable[Facts], group: Group) -> Columns:
    """The reports that tell one of these claims: in order of publication, or by family and then so.

    A report's family is the first origin, in the order of letters, on which anything in it rests.
    """
    reports = edition.in_order({report for one in rows for report in one.reports})
    if group == "month":
        heads = groupby(reports, key=partial(month_of, edition))
        return Columns(reports=reports, heads=tuple(_head(edtf_words(month), part) for month, part in heads))
    families: dict[int, list[str]] = {}
    for report in reports:
        resting = edition.origins_of.get(report)
        families.setdefault(resting[0].place if resting else -1, []).append(report)
    large = sorted(place for place, held in families.items() if place >= 0 and len(held) > 1)
    alone = edition.in_order(held[0] for place, held in families.items() if place >= 0 and len(held) == 1)
    parts = [(edition.origins[place].origin.name, edition.origins[place], families[place]) for place in large]
    found = [_head(name, held, named) for name, named, held in parts]
    found += [_head(words, held) for words, held in ((ALONE, alone), (NO_ORIGIN, families.get(-1, []))) if held]
    order = [report for _, _, held in parts for report in held]
    return Columns(reports=(*order, *alone, *families.get(-1, [])), heads=tuple(found))


def _head(words: str, reports: Iterable[str], letter: NamedOrigin | None = None) -> Head:
    return Head(words=words or DATE_NOT_KNOWN, letter=letter, width=len(list(reports)))


def window(columns: Columns, first: int, most: int) -> Columns:
    """Some of the columns: from the one at place ``first`` (from 0) on, ``most`` of them."""
    heads = []
    at = 0
    for head in columns.heads:
        width = min(at + head.width, first + most) - max(at, first)
        at += head.width
        if width > 0:
            heads.append(Head(words=head.words, letter=head.letter, width=width))
    return Columns(reports=columns.reports[first : first + most], heads=tuple(heads))


def matrix_pages(edition: Edition) -> Iterator[Page]:
    """The claims that two reports or more tell, most disagreement first. A server answers otherwise."""
    if edition.addresses.served:
        return
    rows = in_order(facts_of(edition, edition.shared), "disagreement")
    for leaf, part in leaves("matrix", rows, ROWS_PER_PAGE):
        name = numbered_page("matrix", leaf.number)
        yield Page(name=name, title="Matrix", section="matrix", fill=partial(_filled, edition, leaf, part))


def _filled(edition: Edition, leaf: Leaf, rows: Sequence[Facts]) -> Markup:
    grid = [(one, claim_row(edition, one.claim)) for one in rows]
    columns = columns_of(edition, rows, "month")
    page = numbered_page("matrix", leaf.number)
    return filled("matrix.html", edition, leaf=leaf, rows=grid, columns=columns, compact=compact, page=page)


def column_href(edition: Edition, report: str) -> str | None:
    """Where the matrix has this report's column; None where it tells no claim that another tells.

    A folder's matrix of several pages is led to at its beginning: each page has the columns of its own claims.
    """
    mine = edition.by_report[report].annotations.statements
    if not any(len(claim.reports) > 1 for one in mine for claim in edition.claims_of.get(one.id, ())):
        return None
    if edition.addresses.served:
        return f"/matrix?report={report}"
    if len(edition.shared) > ROWS_PER_PAGE:
        return edition.addresses.page("matrix")
    return edition.addresses.place("matrix", f"column-{edition.sigla[report]}")
