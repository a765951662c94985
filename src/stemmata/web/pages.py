"""What a page is, and how its template is filled."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web import labels, svg, tables
from stemmata.web.edition import Edition
from stemmata.web.file_names import is_page
from stemmata.web.naming import on_map
from stemmata.web.ruled import subject_words

NAVIGATION = (
    ("index", "Overview"),
    ("stemma", "Stemma"),
    ("claims", "Claims"),
    ("matrix", "Matrix"),
    ("differences", "Differences"),
    ("timeline", "Timeline"),
    ("map", "Map"),
    ("documents", "Documents"),
    ("entities", "Names"),
    ("relations", "Relations"),
    ("ties", "Events"),
    ("reports", "Reports"),
    ("about", "About"),
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The main part of a page, without head and navigation; filled when it is asked for."""

    name: str  # "claims-2": the file's name without suffix, or the section's id
    title: str
    section: str  # its entry in the navigation
    fill: Callable[[], Markup]
    query: str = ""  # what stands in the search box
    again: int = 0  # seconds after which a browser without scripts asks for the page anew; 0 for never
    scripts: tuple[str, ...] = ()  # of our own, beyond those of every page; loaded where a server answers

    @property
    def html(self) -> Markup:
        return self.fill()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One leaf of a long list that runs over several pages."""

    number: int  # from 0
    leaves: int
    first: int  # of the whole list, from 1; 0 where the list is empty
    last: int
    total: int
    name: str  # the list's own page name; further leaves are numbered


def filled(template: str, edition: Edition, **values: object) -> Markup:
    """The template's HTML. Every value is escaped unless it is Markup."""
    return Markup(environment().get_template(template).render(e=edition, **values))  # noqa: S704 # autoescaped by the template


def leaves(name: str, items: Sequence[T], size: int) -> Iterator[tuple[Leaf, Sequence[T]]]:
    """The list cut into leaves; one empty leaf where there is nothing."""
    number = max(1, -(-len(items) // size))
    for n in range(number):
        part = items[n * size : (n + 1) * size]
        first = n * size + 1 if part else 0
        yield Leaf(number=n, leaves=number, first=first, last=n * size + len(part), total=len(items), name=name), part


def compiled() -> None:
    """Makes every template ready, so that no first page of its kind waits for it."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """The templates with the words that they share."""
    made = Environment(
        loader=PackageLoader("stemmata.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        count=count,
        edtf_words=labels.edtf_words,
        published_words=labels.published_words,
        other_date_words=labels.other_date_words,
        captured_words=labels.captured_words,
        is_page=is_page,
        shortened=labels.shortened,
        safe_url=labels.safe_url,
        on_map=on_map,
        origins_words=tables.origins_words,
        claim_sentences=tables.claim_sentences,
        strength_words=tables.strength_words,
        signs=tables.signs,
        subject_words=subject_words,
        level_name=svg.level_name,
        OUTLET_NOT_KNOWN=labels.OUTLET_NOT_KNOWN,
        BASIS_WORDS=labels.BASIS_WORDS,
        DECISION_WORDS=labels.DECISION_WORDS,
        DERIVATION_WORDS=labels.DERIVATION_WORDS,
        MODALITY_WORDS=labels.MODALITY_WORDS,
        STATUS_WORDS=labels.STATUS_WORDS,
        PARENT_WORDS=labels.PARENT_WORDS,
        ORIGIN_WORDS=labels.ORIGIN_WORDS,
        BEARING_WORDS=labels.BEARING_WORDS,
        SLOT_WORDS=labels.SLOT_WORDS,
        ZONE_WORDS=labels.ZONE_WORDS,
        NAVIGATION=NAVIGATION,
    )
    return made
