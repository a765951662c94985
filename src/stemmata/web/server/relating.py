"""What answers at the addresses of relations: the picture around a name, the whole network, one relation, the data."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stemmata.web.alleged import Allegation, allegations, bound_words, network, side_words
from stemmata.web.dossier import document
from stemmata.web.edition import Edition
from stemmata.web.network_svg import allegation_words
from stemmata.web.pages import Page, filled
from stemmata.web.relations import (
    MOST_DRAWN,
    TITLE,
    Drawn,
    drawing,
    drawn_around,
    first_drawn,
    served_ends,
    shown_of,
    title_of,
)
from stemmata.web.server.desk import Desk
from stemmata.web.sheet import Sheet, Value
from stemmata.web.tables import sentence

MOST_NAMES: Final = 300  # of the list to choose from
MOST_SENTENCES: Final = 30
File = Callable[[Edition, Sheet, Request], Response]


def routes(desk: Desk, as_file: File) -> list[Route]:
    """``as_file``: how a sheet is answered in the form that the address ends in."""

    def shown(request: Request) -> Response:
        return _answer(desk, lambda edition: relations_page(edition, request.query_params.get("who", "")))

    def one(request: Request) -> Response:
        return _answer(desk, lambda edition: relation_page(edition, request.path_params["id"]))

    def as_data(request: Request) -> Response:
        edition = desk.laid().edition
        return as_file(edition, relations_sheet(edition, request.query_params.get("who", "")), request)

    return [Route("/relations", shown), Route("/relations.{form:str}", as_data), Route("/relations/{id}", one)]


def _answer(desk: Desk, page: Callable[[Edition], Page | None]) -> Response:
    edition = desk.laid().edition
    made = page(edition)
    if made is None:
        raise HTTPException(404)
    return Response(document(edition, made), media_type="text/html")


def relations_page(edition: Edition, who: str) -> Page:
    """What is alleged around a name; for "all" the whole network where there is room; for none the best tied name."""
    return Page(name="relations", title=TITLE, section="relations", fill=partial(_filled, edition, who))


def _filled(edition: Edition, who: str) -> Markup:
    every = allegations(edition)
    whole = network(edition, every)
    found = _found(edition, who)
    rows = shown_of(found, every) if found else ()
    return filled(
        "relations_served.html",
        edition,
        who=who,
        missing=bool(who) and who != "all" and who not in whole.names,
        names=whole.names[:MOST_NAMES],
        total=len(whole.names),
        every=len(every),
        room=MOST_DRAWN,
        found=found,
        title=title_of(edition, found) if found else "",
        rows=rows,
        picture=drawing(edition, found, served_ends(edition, found, every)) if found else None,
        query=f"?who={found.middle}" if found and found.middle else "",
        bound_words=bound_words,
        side_words=partial(side_words, edition),
    )


def _found(edition: Edition, who: str) -> Drawn | None:
    whole = network(edition, allegations(edition))
    if not whole.names:
        return None
    if who == "all":
        return first_drawn(whole)
    return drawn_around(whole, who if who in whole.names else whole.names[0])


def relation_page(edition: Edition, name: str) -> Page | None:
    """One relation with every sentence that alleges or denies it; None where it is not there."""
    one = next((one for one in allegations(edition) if one.relation.id == name), None)
    if one is None:
        return None
    fill = partial(
        filled,
        "relation.html",
        edition,
        one=one,
        words=allegation_words(edition, one),
        alleged=[sentence(edition, edition.said[each]) for each in one.alleged.statements[:MOST_SENTENCES]],
        denied=[sentence(edition, edition.said[each]) for each in one.denied.statements[:MOST_SENTENCES]],
        bound_words=bound_words,
        side_words=partial(side_words, edition),
    )
    return Page(name=f"relation-{name}", title="One relation", section="relations", fill=fill)


def relations_sheet(edition: Edition, who: str) -> Sheet:
    """Every relation, or those that a picture around a name shows."""
    every = allegations(edition)
    found = _found(edition, who) if who in edition.entities else None
    columns = (
        "id", "subject", "verb", "object", "words", "origins_at_most", "alleged_by", "resting_on", "denied_by",
        "denials_resting_on",
    )  # fmt: skip
    return Sheet(name="relations", columns=columns, rows=_rows(edition, shown_of(found, every) if found else every))


def _rows(edition: Edition, found: tuple[Allegation, ...]) -> Iterator[tuple[Value, ...]]:
    for one in found:
        yield (
            one.relation.id,
            edition.named(one.relation.subject),
            one.verb,
            edition.named(one.relation.object),
            one.relation.words,
            one.relation.origins_at_most,
            tuple(edition.sigla[report] for report in one.alleged.reports),
            tuple(named.origin.name for named in one.alleged.letters),
            tuple(edition.sigla[report] for report in one.denied.reports),
            tuple(named.origin.name for named in one.denied.letters),
        )
