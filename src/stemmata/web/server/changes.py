"""What a decision changed: claims that gained or lost an origin, or came to be or went, and edges likewise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stemmata.model.claim import Claim
from stemmata.text.counted import count
from stemmata.web.addresses import edge_path, entity_path
from stemmata.web.edition import Edition
from stemmata.web.labels import DERIVATION_WORDS, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was."""

    kind: Literal["origins", "claim", "derivation", "name"]
    words: str  # a sentence
    href: str | None  # where it is now to be seen; None for what is gone


def changes(before: Edition, after: Edition) -> tuple[Change, ...]:
    """What differs between two editions of one case: origins first, then claims, derivations and names."""
    found = (_of_origins, _of_claims, _of_edges, _of_names)
    return tuple(change for part in found for change in part(before, after))


def _of_origins(before: Edition, after: Edition) -> Iterator[Change]:
    old = {claim.id: claim for claim in before.claims}
    for claim in after.claims:
        was = old[claim.id].origins.at_most if claim.id in old else claim.origins.at_most
        now = claim.origins.at_most
        if was != now:
            words = f"{_label(after, claim)} rested on at most {count(was, 'origin')}, and now rests on at most {now}."
            yield Change(kind="origins", words=words, href=after.claim_href(claim.id))


def _of_claims(before: Edition, after: Edition) -> Iterator[Change]:
    for claim in _missing(after, before):
        told = count(len(claim.reports), "report")
        words = f"{_label(after, claim)} is a new claim, of {told}, at most {count(claim.origins.at_most, 'origin')}."
        yield Change(kind="claim", words=words, href=after.claim_href(claim.id))
    for claim in _missing(before, after):
        words = f"The claim “{shortened(claim.label, 100)}” is no longer made up of the same statements."
        yield Change(kind="claim", words=words, href=None)


def _missing(here: Edition, there: Edition) -> list[Claim]:
    known = {claim.id for claim in there.claims}
    return [claim for claim in here.claims if claim.id not in known]


def _of_edges(before: Edition, after: Edition) -> Iterator[Change]:
    for name, edge in after.derivations.items():
        was = before.derivations.get(name)
        if was is None:
            yield Change(kind="derivation", words=f"{_edge(after, name)}: new.", href=edge_path(name))
        elif (was.score > 0) != (edge.score > 0):
            now = "counts again" if edge.score > 0 else "no longer counts"
            yield Change(kind="derivation", words=f"{_edge(after, name)}: {now}.", href=edge_path(name))
    for name in before.derivations:
        if name not in after.derivations:
            yield Change(kind="derivation", words=f"{_edge(before, name)}: gone.", href=None)


def _of_names(before: Edition, after: Edition) -> Iterator[Change]:
    old, new = _members(before), _members(after)
    for identity, members in new.items():
        if identity in old or not members:
            continue
        parts = sorted({before.entities[one].name for one, held in old.items() if held & members})
        stood = ", ".join(f"“{part}”" for part in parts)
        words = f"“{after.named(identity)}” is now made up of what stood under {stood}."
        yield Change(kind="name", words=words, href=entity_path(identity))


def _members(edition: Edition) -> Mapping[str, frozenset[tuple[str, str]]]:
    return {identity: frozenset(entity.members) for identity, entity in edition.entities.items()}


def _label(edition: Edition, claim: Claim) -> str:
    return f"C{edition.claim_numbers[claim.id]} “{shortened(claim.label, 100)}”"


def _edge(edition: Edition, name: str) -> str:
    edge = edition.derivations[name]
    child = edition.sigla.get(edge.child, "an unseen text")
    return f"{child} {DERIVATION_WORDS[edge.kind]} {edition.sigla.get(edge.parent, edge.parent_name)}"
