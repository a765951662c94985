"""Writes and reads what humans ruled. The tables themselves refuse to change or forget a decision."""

import sqlite3
from typing import get_args

from stemmata.casefile.cells import listed, unlisted, word
from stemmata.errors import UsageError
from stemmata.model.decision import ON_DIFFERENCES, Decision, DecisionKind
from stemmata.text.ids import content_id


def decided(kind: DecisionKind, subject: tuple[str, ...], *, author: str, time: str, reason: str | None) -> Decision:
    """The decision, with its id; a subject of several entities is sorted, each of them once.

    That of a place is kept as it is; that of a difference keeps what differs before where its values stand.

    Raises UsageError where the kind is unknown, or the subject does not fit it.
    """
    if kind not in get_args(DecisionKind):
        raise UsageError(f"{kind!r} is no kind of decision.", hint=f"Use one of: {', '.join(get_args(DecisionKind))}.")
    parts = subject if kind == "place" else tuple(sorted(set(subject)))
    if kind in ON_DIFFERENCES:
        parts = (*subject[:1], *sorted(set(subject[1:])))
        if len(parts) < 3:
            raise UsageError(
                f"{kind} takes what differs and where two values of it stand, or more.",
                hint="stemmata show FILE differences lists them with their ids.",
            )
    elif kind == "place":
        if len(parts) != 2:
            raise UsageError(
                f"place takes an entity and a place, not {len(parts)} ids.", hint="Or an entity and: none."
            )
    elif kind in ("agree", "disagree", "undecided", "withdraw", "note"):
        if len(parts) != 1:
            what = {"withdraw": "decision", "note": "report, or characters of one"}.get(kind, "derivation")
            raise UsageError(f"{kind} takes one {what}, not {len(parts)}.", hint="Decide on them one by one.")
    elif len(parts) < 2:
        raise UsageError(f"{kind} takes at least two entities.", hint="Name a second, different one.")
    id_ = content_id("decision", kind, author, time, reason, *parts)
    return Decision(id=id_, kind=kind, author=author, time=time, reason=reason, subject=parts)


def append(connection: sqlite3.Connection, decision: Decision) -> None:
    """Writes the decision after all others; the very same one again changes nothing."""
    if connection.execute("SELECT 1 FROM decision WHERE id = ?", (decision.id,)).fetchone():
        return
    connection.execute(
        "INSERT INTO decision (id, kind, author, time, reason, subject) VALUES (?, ?, ?, ?, ?, ?)",
        (
            decision.id,
            decision.kind,
            decision.author,
            decision.time,
            decision.reason,
            listed(decision.subject),
        ),
    )


def not_before(connection: sqlite3.Connection, time: str) -> str:
    """This time, or that of the latest ruling where a clock went back: a new ruling is always the last."""
    latest = connection.execute("SELECT max(time) FROM decision").fetchone()[0]
    return max(time, str(latest)) if latest else time


def read_decisions(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions in the order of ruling, oldest first; those of one second in the order in which they came in.

    By time and not by row, so that rulings taken from a colleague's case stand where they were made, and two cases that
    hold the same rulings replay them alike.
    """
    rows = connection.execute("SELECT id, kind, author, time, reason, subject FROM decision ORDER BY time, number")
    return tuple(
        Decision(id=id_, kind=word(kind), author=author, time=time, reason=reason, subject=unlisted(subject))
        for id_, kind, author, time, reason, subject in rows
    )
