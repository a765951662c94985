"""The page of one name: why its spellings are held to be one, what is said of it, where it stands, rulings on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from unicodedata import name as character_name

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.model.decision import Decision, in_force
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.relation import Event
from stemmata.web.alleged import Allegation, allegations, around, bound_words, network
from stemmata.web.edition import Edition, Said
from stemmata.web.labels import edtf_words
from stemmata.web.naming import naming, on_map, places_named
from stemmata.web.pages import Page, filled
from stemmata.web.relations import Drawn, drawing, served_ends
from stemmata.web.server.matches import Match, matches
from stemmata.web.server.splitting import parting
from stemmata.web.tables import sentence
from stemmata.web.timeline.clocks import dated_of_name

MOST_CLAIMS: Final = 30
MOST_SENTENCES: Final = 12
LINES: Final = 40  # of the text, on a page
AROUND: Final = 70  # characters on either side of a name in a line of the text
MOST_NEAR: Final = 20  # places, dates, events
MOST_DRAWN: Final = 24  # names of the small picture
MOST_REPORTS: Final = 60
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address of a name's page asks for beside the name."""

    author: str  # who rules where nobody is named
    leaf: int = 1  # of the lines of the text
    split: tuple[str, ...] = ()  # occurrences that may be others, as decisions name them
    other: str = ""  # words of another name that may be the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One mention with whole words around it, in the order of the text."""

    siglum: str
    outlet: str
    before: str
    name: str  # with what stands against it: "“Vask", "Vask’s"
    after: str
    href: str
    rtl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Something that statements naming the entity name too: a place, a date."""

    words: str
    href: str | None
    reports: tuple[str, ...]  # in order of publication


def entity_page(edition: Edition, entity: Entity, asked: Asked) -> Page:
    fill = partial(_filled, edition, entity, asked)
    return Page(name=f"entity-{entity.id}", title=entity.name, section="entities", fill=fill)


def _filled(edition: Edition, entity: Entity, asked: Asked) -> Markup:
    said = naming(edition, entity)
    claims = _claims(edition, said)
    reports = edition.in_order(report for report, _ in entity.members)
    every = allegations(edition)
    mine = [one for one in every if entity.id in (one.relation.subject, one.relation.object)]
    mentions = sorted(entity.mentions, key=lambda one: (edition.rank.get(one.report, -1), one.start, one.end))
    leaves = max(1, -(-len(mentions) // LINES))
    leaf = min(max(asked.leaf, 1), leaves)
    counting = {one.id for one in in_force(edition.case.decisions)}
    return filled(
        "entity.html",
        edition,
        entity=entity,
        spellings=by_script(entity.names),
        reports=reports[:MOST_REPORTS],
        further_reports=len(reports) - len(reports[:MOST_REPORTS]),
        near=matches(edition, entity, entity.maybe_same),
        other=asked.other,
        found=_other(edition, entity, asked.other) if asked.other else (),
        claims=claims[:MOST_CLAIMS],
        all_claims=len(claims),
        sentences=[sentence(edition, one) for one in said[:MOST_SENTENCES]],
        said=len(said),
        lines=[_line(edition, one) for one in mentions[(leaf - 1) * LINES : leaf * LINES]],
        mentions=len(mentions),
        leaf=leaf,
        leaves=leaves,
        relations=mine,
        picture=_picture(edition, entity, every) if mine else None,
        places=_places(edition, entity, said),
        dates=_dates(said, edition),
        events=_events(edition, entity),
        dated=dated_of_name(edition, entity.id),
        mapped=[one for one in places_named(edition, said) | {entity.id} if on_map(edition.entities[one])],
        ticked=asked.split,
        parting=parting(edition, entity, asked.split),
        rulings=_rulings(edition, entity),
        counting=counting,
        author=asked.author,
        most=MOST_NEAR,
        bound_words=bound_words,
        AROUND=AROUND,
    )


def by_script(names: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Spellings by the script of their first letter, that of most spellings first: ("Latin", ("Adra", "Adhra"))."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in names:
        letter = next((character for character in one if character.isalpha()), "")
        found[character_name(letter, "OTHER").split()[0].capitalize() if letter else "Other"].append(one)
    order = sorted(found, key=lambda script: (-len(found[script]), script))
    return tuple((script, tuple(found[script])) for script in order)


def _claims(edition: Edition, said: Iterable[Said]) -> list[Claim]:
    """The claims of these statements, those of most reports first."""
    found = {claim.id: claim for one in said for claim in edition.claims_of.get(one.statement.id, ())}
    return sorted(found.values(), key=lambda claim: edition.claim_numbers[claim.id])


def _line(edition: Edition, anchor: Anchor) -> Line:
    report = edition.by_report[anchor.report].report
    before = report.text[max(0, anchor.start - AROUND) : anchor.start].rpartition("\n")[2]
    after = report.text[anchor.end : anchor.end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0]
    words_before, opening = _parted(before)
    words_after, closing = (part[::-1] for part in _parted(after[::-1]))
    return Line(
        siglum=edition.sigla[report.id],
        outlet=edition.outlet(report.id),
        before=" ".join(words_before.split()),
        name=" ".join(f"{opening}{anchor.text}{closing}".split()),
        after=" ".join(words_after.split()),
        href=edition.anchor_href(anchor),
        rtl=report.language in RIGHT_TO_LEFT,
    )


def _parted(words: str) -> tuple[str, str]:
    """The words, and what stands at their end with no space behind it."""
    kept = words[: len(words) - len(words.rsplit(" ", maxsplit=1)[-1])]
    return kept, words[len(kept) :]


def _picture(edition: Edition, entity: Entity, every: Sequence[Allegation]) -> Markup | None:
    """The small picture of what is alleged of it; None where it would be too large, or ties it to nothing else."""
    near = around(network(edition, every), entity.id, 1)
    if not 1 < len(near.names) <= MOST_DRAWN:
        return None
    found = Drawn(network=near, middle=entity.id, steps=1, left_out=0)
    return drawing(edition, found, served_ends(edition, found, every))


def _places(edition: Edition, entity: Entity, said: Sequence[Said]) -> tuple[Near, ...]:
    """Places that the same statements name, those of most reports first."""
    places: Mapping[tuple[str, str], Entity] = {
        member: one for one in edition.entities.values() if one.kind == "place" for member in one.members
    }
    reports: dict[str, set[str]] = defaultdict(set)
    for one in said:
        for local in one.statement.locals:
            place = places.get((one.source.report.id, local))
            if place is not None and place.id != entity.id:
                reports[place.id].add(one.source.report.id)
    order = sorted(reports, key=lambda name: (-len(reports[name]), edition.named(name), name))
    return tuple(
        Near(words=edition.named(name), href=f"/entity/{name}", reports=edition.in_order(reports[name]))
        for name in order
    )


def _dates(said: Sequence[Said], edition: Edition) -> tuple[Near, ...]:
    """Dates that the same statements give, the earliest first."""
    reports: dict[str, set[str]] = defaultdict(set)
    for one in said:
        dates = one.source.annotations.dates
        for n in one.statement.dates:
            edtf = dates[n].edtf if n < len(dates) else None
            if edtf:
                reports[edtf].add(one.source.report.id)
    return tuple(
        Near(words=edtf_words(edtf), href=None, reports=edition.in_order(reports[edtf])) for edtf in sorted(reports)
    )


def _events(edition: Edition, entity: Entity) -> list[Event]:
    mine = [one for one in edition.case.links.events if entity.id in (*one.where, *one.participants)]
    return sorted(mine, key=lambda one: (one.edtf is None, one.edtf or "", one.id))


def _rulings(edition: Edition, entity: Entity) -> list[Decision]:
    """Every ruling on it, those taken back too; oldest first."""
    keys = {f"{report}:{local}" for report, local in entity.members}
    return [one for one in edition.case.decisions if not keys.isdisjoint(one.subject)]


def _other(edition: Edition, entity: Entity, words: str) -> tuple[Match, ...]:
    """Names that have these words in a spelling: first those of the same kind, then those with most mentions.

    Documents are joined with documents alone.
    """
    wanted = " ".join(words.split()).casefold()
    paper = entity.kind == "document"
    found = [
        one
        for one in edition.entities.values()
        if one.id != entity.id
        and (one.kind == "document") is paper
        and wanted
        and any(wanted in name.casefold() for name in one.names)
    ]
    order = sorted(found, key=lambda one: (one.kind != entity.kind, -len(one.mentions), one.name, one.id))
    return matches(edition, entity, [one.id for one in order])
