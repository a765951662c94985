"""A colleague's rulings, from a case or from its JSON export, and what is needed to see whether they apply here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from stemmata.casefile.decisions import decided
from stemmata.errors import UsageError
from stemmata.model.case import Case
from stemmata.model.decision import Decision
from stemmata.text.romanise import folded

_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A record that cannot be taken, and why."""

    what: str
    reason: str  # a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """What a colleague's case says people ruled."""

    name: str  # of the file
    decisions: tuple[Decision, ...]  # oldest first
    spellings: Mapping[str, frozenset[str]]  # member key ("report:local") → folded names of what it stands for there
    refused: tuple[Refused, ...] = ()


def of_case(name: str, case: Case) -> Theirs:
    """The rulings of a case file that was opened."""
    spellings = {
        f"{report}:{local}": _folded((one.name, *one.names))
        for one in case.links.entities
        for report, local in one.members
    }
    found, refused = _sound((one.id, _fields(one)) for one in case.decisions)
    return Theirs(name=name, decisions=found, spellings=spellings, refused=refused)


def of_export(name: str, data: object) -> Theirs:
    """The rulings of a case that was exported as JSON, schema 1.

    A record that does not hold together is refused with a sentence. Raises UsageError where it is no such export.
    """
    if not isinstance(data, dict) or data.get("schema") != 1 or not isinstance(data.get("decisions"), list):
        raise UsageError(
            f"{name} is no export of a case.", hint="Name a case file, or what stemmata export FILE --to json wrote."
        )
    spellings: dict[str, frozenset[str]] = {}
    for entity in data.get("entities") or ():
        if isinstance(entity, dict):
            names = _folded(_words([entity.get("name"), *_list(entity.get("names"))]))
            spellings |= dict.fromkeys(_words(_list(entity.get("members"))), names)
    found, refused = _sound((_said(one), one) for one in data["decisions"])
    return Theirs(name=name, decisions=found, spellings=spellings, refused=refused)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(folded, names)))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(values: Iterable[object]) -> list[str]:
    return [one for one in values if isinstance(one, str)]


def _said(record: object) -> str:
    return str(record.get("id")) if isinstance(record, dict) else repr(record)[:40]


def _fields(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "author": one.author,
        "time": one.time,
        "reason": one.reason,
        "subject": list(one.subject),
    }


def _sound(records: Iterable[tuple[str, object]]) -> tuple[tuple[Decision, ...], tuple[Refused, ...]]:
    """The decisions that hold together, oldest first, each once; and those that do not."""
    found: dict[str, Decision] = {}
    refused = []
    for what, record in records:
        one = _decision(record)
        if isinstance(one, str):
            refused.append(Refused(what=what, reason=one))
        else:
            found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: one.time)), tuple(refused)


def _decision(record: object) -> Decision | str:
    """The decision, or what is wrong with it, as a sentence."""
    if not isinstance(record, dict):
        return "It is no JSON object."
    kind, author, time, reason = (record.get(name) for name in ("kind", "author", "time", "reason"))
    subject: Sequence[object] = _list(record.get("subject"))
    if not isinstance(author, str) or not (reason is None or isinstance(reason, str)):
        return "Who ruled, or why, is no text."
    if not isinstance(time, str) or not _TIME.fullmatch(time):
        return "Its time is not given as 2021-06-01T12:00:00Z."
    if not isinstance(kind, str) or len(_words(subject)) != len(subject):
        return "Its kind or its subject is no text."
    try:
        one = decided(kind, tuple(_words(subject)), author=author, time=time, reason=reason)  # type: ignore[arg-type]
    except UsageError as error:
        return str(error.args[0])
    if one.id != record.get("id"):
        return "Its id does not fit what it says: it was changed, or written by another version."
    return one
