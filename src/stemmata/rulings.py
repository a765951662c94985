"""What a ruling is about, checked against the case: from the ids that a person gives to a decision's subject."""

import getpass
import re
from collections.abc import Sequence
from typing import Final, get_args

from stemmata.errors import UsageError
from stemmata.model.case import Case
from stemmata.model.contested import contested
from stemmata.model.decision import ON_DIFFERENCES, DecisionKind, in_force

ENTITY_KINDS: Final = frozenset({"merge", "split", "keep-disputed"})


def subject_of(case: Case, kind: DecisionKind, subjects: Sequence[str]) -> tuple[str, ...]:
    """The subject of a decision, as :class:`~stemmata.model.decision.Decision` has it; beginnings of ids are enough.

    Raises UsageError where an id is not there or ambiguous, or too few or too many are given.
    """
    if kind == "place":
        return place_of(case, subjects)
    if kind == "withdraw":
        return decision_ids(case, subjects)
    if kind == "note":
        return noted_place(case, subjects)
    if kind in ON_DIFFERENCES:
        return difference_of(case, kind, subjects)
    return entity_keys(case, kind, subjects) if kind in ENTITY_KINDS else derivation_ids(case, subjects)


def kind_of(word: str) -> DecisionKind:
    """The kind of decision of that name. Raises UsageError where there is none."""
    for kind in get_args(DecisionKind):
        if kind == word:
            found: DecisionKind = kind
            return found
    raise UsageError(f"{word!r} is no kind of decision.", hint=f"Kinds are: {', '.join(get_args(DecisionKind))}.")


def entity_keys(case: Case, kind: str, subjects: Sequence[str]) -> tuple[str, ...]:
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


def place_of(case: Case, subjects: Sequence[str]) -> tuple[str, str]:
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


def derivation_ids(case: Case, subjects: Sequence[str]) -> tuple[str, ...]:
    """The one derivation named. Raises UsageError where it is not there, or more than one is named."""
    if len(subjects) != 1:
        raise UsageError(
            "agree, disagree and undecided take one derivation.", hint="stemmata show FILE stemma lists them."
        )
    found = [edge.id for edge in case.links.derivations if edge.id.startswith(subjects[0])]
    if len(found) != 1:
        raise _not_one("derivation", subjects[0], len(found))
    return (found[0],)


def difference_of(case: Case, kind: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """What differs, and where its values stand. Raises UsageError where it is not there, or several are named."""
    if len(subjects) != 1:
        raise UsageError(f"{kind} takes one difference.", hint="stemmata show FILE differences lists them.")
    found = [one for one in contested(case) if one.id.startswith(subjects[0])]
    if len(found) != 1:
        raise _not_one("difference", subjects[0], len(found))
    return found[0].subject


def noted_place(case: Case, subjects: Sequence[str]) -> tuple[str]:
    """The report named, or "report:start-end" of characters of it. Raises UsageError where either is not there."""
    if len(subjects) != 1:
        raise UsageError("note takes one report, or characters of one.", hint="stemmata decide FILE note 3f9c:120-164")
    name, colon, characters = subjects[0].partition(":")
    found = [entry.report for entry in case.reports if entry.report.id.startswith(name)] if name else []
    if len(found) != 1:
        raise _not_one("report", subjects[0], len(found))
    if not colon:
        return (found[0].id,)
    within = re.fullmatch(r"(\d{1,12})-(\d{1,12})", characters)
    if not within or not int(within[1]) < int(within[2]) <= len(found[0].text):
        raise UsageError(
            f"{characters!r} names no characters of that report.",
            hint=f"Give first and last, 0-{len(found[0].text)}, as stemmata show FILE report {name} prints them.",
        )
    return (f"{found[0].id}:{int(within[1])}-{int(within[2])}",)


def decision_ids(case: Case, subjects: Sequence[str]) -> tuple[str, ...]:
    """The one decision named, which is in force. Raises UsageError where it is not there, or already withdrawn."""
    if len(subjects) != 1:
        raise UsageError("withdraw takes one decision.", hint="stemmata show FILE decisions lists them.")
    found = [one.id for one in in_force(case.decisions) if one.id.startswith(subjects[0])]
    if len(found) != 1:
        raise _not_one("decision", subjects[0], len(found))
    return (found[0],)


def _not_one(what: str, subject: str, count: int) -> UsageError:
    if count:
        return UsageError(f"{count} ids of a kind {what} begin with {subject!r}.", hint="Give more of the id.")
    return UsageError(
        f"No {what} has the id {subject!r}.",
        hint="stemmata show FILE entities|stemma|differences|decisions lists the ids.",
    )


def login() -> str:
    """The login name. Raises UsageError where the system has none for this user, as in some containers."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError("Who decides is not known.", hint="Say it with --author NAME.") from error
