"""``stemmata decide``: a human's ruling, checked, recorded, replayed."""

import getpass
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.model.case import Case
from stemmata.model.decision import DecisionKind
from stemmata.pipeline import Ruling, opened, rule

ENTITY_KINDS = {"merge", "split", "keep-disputed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    author: str
    reason: str


def run(case: Path, kind: str, subjects: list[str], signature: Signature, *, machine: bool) -> None:
    """Records the decision and links again."""
    if kind not in get_args(DecisionKind):
        raise UsageError(f"{kind!r} is no kind of decision.", hint=f"Kinds are: {', '.join(get_args(DecisionKind))}.")
    value = opened(case)
    subject: tuple[str, ...]
    if kind == "place":
        subject = place_of(value, subjects)
    else:
        subject = entity_keys(value, kind, subjects) if kind in ENTITY_KINDS else derivation_ids(value, subjects)
    decision = rule(
        case,
        Ruling(
            kind=kind,  # type: ignore[arg-type]  # one of DecisionKind's values, checked above
            author=signature.author or _login(),
            reason=signature.reason or None,
            subject=subject,
        ),
    )
    if machine:
        write_json(asdict(decision))
    else:
        sys.stderr.write(
            f"Recorded {decision.kind} {decision.id} by {decision.author}, and linked the case again.\n"
            f"Next: stemmata show {case} entities\n"
        )


def entity_keys(case: Case, kind: str, subjects: list[str]) -> tuple[str, ...]:
    """One member key ("report:local") for each entity named; members named directly are kept.

    Raises UsageError where an id is not there, is ambiguous or of an entity that no report names, or where too few
    are given.
    """
    keys: list[str] = []
    members = {f"{report}:{local}" for entity in case.links.entities for report, local in entity.members}
    for subject in subjects:
        if subject in members:
            keys.append(subject)
            continue
        found = [entity for entity in case.links.entities if entity.id.startswith(subject)]
        if len(found) != 1:
            raise _not_one("entity", subject, len(found))
        mine = [f"{report}:{local}" for report, local in found[0].members]
        if not mine:
            raise UsageError(
                f"{found[0].name} publishes reports and is named in none: there is nothing to {kind}.",
                hint="stemmata show FILE entities says in how many reports each is named.",
            )
        keys += mine if kind == "split" else mine[:1]
    if len(set(keys)) < 2:
        raise UsageError(f"{kind} needs at least two.", hint="stemmata show FILE entities lists them with their ids.")
    return tuple(sorted(set(keys)))


def place_of(case: Case, subjects: list[str]) -> tuple[str, str]:
    """A member key of the entity named, and the place: an id, ``none``, or "LAT,LON" as ``point:LAT,LON``.

    Raises UsageError where the entity is no place that a report names, or the place is none of these.
    """
    if len(subjects) != 2:
        raise UsageError("place takes an entity and a place.", hint="stemmata decide FILE place 3f9c geonames:170063")
    found = [one for one in case.links.entities if one.id.startswith(subjects[0])]
    if len(found) != 1:
        raise _not_one("entity", subjects[0], len(found))
    if found[0].kind != "place" or not found[0].members:
        raise UsageError(
            f"{found[0].name} is no place that a report names.", hint="stemmata show FILE entities lists them."
        )
    report, local = found[0].members[0]
    return f"{report}:{local}", _ruling_of(subjects[1])


def _ruling_of(words: str) -> str:
    if words == "none" or re.fullmatch(r"geonames:\d+|brought:\S+", words):
        return words
    point = re.fullmatch(r"(?:point:)?(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)", words)
    if point and abs(float(point[1])) <= 90 and abs(float(point[2])) <= 180:
        return f"point:{point[1]},{point[2]}"
    raise UsageError(f"{words!r} is no place.", hint="Name geonames:NUMBER, brought:ID, LAT,LON in degrees, or none.")


def derivation_ids(case: Case, subjects: list[str]) -> tuple[str, ...]:
    """The one derivation named. Raises UsageError where it is not there, or more than one is named."""
    if len(subjects) != 1:
        raise UsageError("agree and disagree take one derivation.", hint="stemmata show FILE stemma lists them.")
    found = [edge.id for edge in case.links.derivations if edge.id.startswith(subjects[0])]
    if len(found) != 1:
        raise _not_one("derivation", subjects[0], len(found))
    return (found[0],)


def _login() -> str:
    """The login name. Raises UsageError where the system has none for this user, as in some containers."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError("Who decides is not known.", hint="Say it with --author NAME.") from error


def _not_one(what: str, subject: str, count: int) -> UsageError:
    if count:
        return UsageError(f"{count} ids of a kind {what} begin with {subject!r}.", hint="Give more of the id.")
    return UsageError(f"No {what} has the id {subject!r}.", hint="stemmata show FILE entities|stemma lists the ids.")
