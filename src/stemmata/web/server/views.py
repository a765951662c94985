"""Pages that only a server has: the rulings, what went wrong."""

from collections.abc import Sequence
from functools import partial

from stemmata.model.contested import place_of
from stemmata.model.decision import Decision, in_force
from stemmata.web.edition import Edition
from stemmata.web.labels import DECISION_WORDS, SLOT_WORDS, shortened
from stemmata.web.pages import Page, filled
from stemmata.web.server.changes import Change

MOST_CHANGES = 100


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
    place = place_of(key)
    if place is not None and place[0] in edition.by_report:
        words = place[1].of(edition.by_report[place[0]].report.text)
        return f"“{shortened(words, 80)}” ({edition.sigla[place[0]]})"
    if key in edition.by_report:
        return f"report {edition.sigla[key]}"
    report, _, local = key.partition(":")
    if report in SLOT_WORDS:
        return f"{SLOT_WORDS[report]}{f' of {local}' if local else ''}"
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
