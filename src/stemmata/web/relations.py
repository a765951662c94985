"""The pages of relations: the picture around one name, or of all, and the table of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from stemmata.web.addresses import entity_path, numbered_page
from stemmata.web.alleged import Allegation, Network, allegations, around, bound_words, network, side_words
from stemmata.web.edition import Edition
from stemmata.web.network_layout import picture
from stemmata.web.network_svg import Ends, svg
from stemmata.web.pages import Leaf, Page, filled, leaves

STEPS: Final = 2
MOST_DRAWN: Final = 60  # names of a picture
PER_PAGE: Final = 100
TITLE: Final = "Relations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a picture shows."""

    network: Network
    middle: str | None  # None: the whole network
    steps: int
    left_out: int  # names that lie as near, for which there was no room


def drawn_around(whole: Network, name: str, steps: int = STEPS) -> Drawn:
    """A name with what lies so many steps around it; one step where two would be too many, and then the nearest."""
    found = around(whole, name, steps)
    if len(found.names) <= MOST_DRAWN or steps == 1:
        kept = [one for one in found.names if one == name] + [one for one in found.names if one != name]
        shown = set(kept[:MOST_DRAWN])
        inside = Network(
            names=tuple(one for one in found.names if one in shown),
            ties=tuple(tie for tie in found.ties if shown.issuperset(tie.ends)),
        )
        return Drawn(network=inside, middle=name, steps=steps, left_out=len(kept) - len(shown))
    return drawn_around(whole, name, steps - 1)


def first_drawn(whole: Network) -> Drawn | None:
    """All of it where there is room, else what lies around the name with most allegations; None for nothing."""
    if not whole.names:
        return None
    if len(whole.names) <= MOST_DRAWN:
        return Drawn(network=whole, middle=None, steps=0, left_out=0)
    return drawn_around(whole, whole.names[0])


def drawing(edition: Edition, found: Drawn, ends: Ends) -> Markup:
    return svg(edition, picture(found.network, found.middle), ends)


def shown_of(found: Drawn, every: Sequence[Allegation]) -> tuple[Allegation, ...]:
    """The allegations that a picture shows, in their order."""
    inside = {one.relation.id for tie in found.network.ties for one in tie.allegations}
    return tuple(one for one in every if one.relation.id in inside)


def tie_path(relation: str) -> str:
    """The path of a relation's page on the server."""
    return f"/relations/{relation}"


def relations_pages(edition: Edition) -> Iterator[Page]:
    """The relations of a folder or file: the picture stands on the first page. A server answers otherwise."""
    if edition.addresses.served:
        return
    every = allegations(edition)
    for leaf, part in leaves("relations", every, PER_PAGE):
        fill = partial(_filled, edition, leaf, part, every)
        yield Page(name=numbered_page("relations", leaf.number), title=TITLE, section="relations", fill=fill)


def _filled(edition: Edition, leaf: Leaf, part: Sequence[Allegation], every: Sequence[Allegation]) -> Markup:
    found = first_drawn(network(edition, every)) if leaf.number == 0 else None
    drawn = None
    if found:
        page = {one.relation.id: numbered_page("relations", n // PER_PAGE) for n, one in enumerate(every)}
        ends = Ends(
            name=lambda _: edition.addresses.page("entities"),
            tie={name: edition.addresses.place(where, f"tie-{name}") for name, where in page.items()},
            id=edition.addresses.id("relations", "picture"),
            title=title_of(edition, found),
            middle=found.middle,
        )
        drawn = drawing(edition, found, ends)
    return filled(
        "relations.html",
        edition,
        leaf=leaf,
        rows=part,
        found=found,
        picture=drawn,
        bound_words=bound_words,
        side_words=partial(side_words, edition),
    )


def title_of(edition: Edition, found: Drawn) -> str:
    """What the picture is of."""
    return f"What is alleged around {edition.named(found.middle)}" if found.middle else "All that is alleged"


def served_ends(edition: Edition, found: Drawn, every: Sequence[Allegation]) -> Ends:
    """On a server a name leads to the picture around it, and the one in the middle to its own page."""
    return Ends(
        name=lambda name: entity_path(name) if name == found.middle else f"/relations?who={name}",
        tie={one.relation.id: tie_path(one.relation.id) for one in every},
        id="picture",
        title=title_of(edition, found),
        middle=found.middle,
    )
