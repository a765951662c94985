"""Pages that only a server has: one name, the rulings, what went wrong."""

from collections.abc import Sequence
from functools import partial

from stemmata.model.decision import Decision, in_force
from stemmata.model.entity import Entity
from stemmata.web.edition import Edition
from stemmata.web.labels import DECISION_WORDS
from stemmata.web.pages import Page, filled
from stemmata.web.server.changes import Change
from stemmata.web.tables import sentence

MOST_SENTENCES = 60
MOST_CHANGES = 100


def entity_page(edition: Edition, entity: Entity, author: str) -> Page:
    """One name: its spellings and why they are held to be one, what is said of it, and rulings."""
    keys = {f"{report}:{local}" for report, local in entity.members}
    said = [one for one in edition.said.values() if _names(one.source.report.id, one.statement.locals, keys)]
    order = sorted(said, key=lambda one: (edition.rank[one.source.report.id], one.span, one.statement.id))
    fill = partial(
        filled,
        "entity.html",
        edition,
        entity=entity,
        reports=edition.in_order(report for report, _ in entity.members),
        sentences=[sentence(edition, one) for one in order[:MOST_SENTENCES]],
        said=len(order),
        near=[edition.entities[one] for one in entity.maybe_same if one in edition.entities],
        rulings=[one for one in edition.case.decisions if keys & set(one.subject)],
        author=author,
    )
    return Page(name=f"entity-{entity.id}", title=entity.name, section="entities", fill=fill)


def _names(report: str, locals_: Sequence[str], keys: set[str]) -> bool:
    return any(f"{report}:{local}" in keys for local in locals_)


def decisions_page(edition: Edition, author: str) -> Page:
    """Every ruling, the newest first, each to be taken back."""
    fill = partial(
        filled,
        "decisions.html",
        edition,
        decisions=list(reversed(edition.case.decisions)),
        counting={one.id for one in in_force(edition.case.decisions)},
        subject_words=partial(subject_words, edition),
        author=author,
    )
    return Page(name="decisions", title="Rulings", section="decisions", fill=fill)


def decision_page(edition: Edition, decision: Decision, found: Sequence[Change] | None) -> Page:
    """One ruling and what came of it; ``found`` is None where that was not seen by this server."""
    fill = partial(
        filled,
        "decision.html",
        edition,
        decision=decision,
        words=subject_words(edition, decision),
        changes=found,
        most=MOST_CHANGES,
    )
    return Page(name=f"decision-{decision.id}", title="A ruling", section="decisions", fill=fill)


def subject_words(edition: Edition, decision: Decision) -> str:
    """What a ruling is about, in words: "merge: Adra, Adhra"."""
    return f"{DECISION_WORDS[decision.kind]}: {', '.join(_named(edition, key) for key in decision.subject)}"


def _named(edition: Edition, key: str) -> str:
    if key in edition.derivations:
        edge = edition.derivations[key]
        child = edition.sigla.get(edge.child, "an unseen text")
        return f"{child} from {edition.sigla.get(edge.parent, edge.parent_name)}"
    report, _, local = key.partition(":")
    found = edition.local(report, local) if report in edition.sigla else None
    if found is not None:
        return f"{found.name} ({edition.sigla[report]})"
    earlier = next((one for one in edition.case.decisions if one.id == key), None)
    return subject_words(edition, earlier) if earlier is not None else key


def about(edition: Edition, subject: str) -> list[Decision]:
    """The rulings in force on a derivation, oldest first."""
    return [one for one in in_force(edition.case.decisions) if subject in one.subject]


def trouble_page(edition: Edition, message: str, hint: str) -> Page:
    """What could not be done, and what to do."""
    fill = partial(filled, "trouble.html", edition, message=message, hint=hint)
    return Page(name="trouble", title="That did not work", section="", fill=fill)
