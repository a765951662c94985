"""Pages that only a server has: the rulings, what went wrong."""

from collections.abc import Sequence
from functools import partial

from stemmata.model.decision import Decision, in_force
from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled
from stemmata.web.ruled import subject_words
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


def about(edition: Edition, subject: str) -> list[Decision]:
    """The rulings in force on a derivation, oldest first."""
    return [one for one in in_force(edition.case.decisions) if subject in one.subject]


def trouble_page(edition: Edition, message: str, hint: str) -> Page:
    """What could not be done, and what to do."""
    fill = partial(filled, "trouble.html", edition, message=message, hint=hint)
    return Page(name="trouble", title="That did not work", section="", fill=fill)
