"""Ids made anew, from what can be seen in a redacted case alone.

Ids are hashes: those of voices of their names, those of rulings of their words, those of reports of their bytes, and
all others of these. Whoever guesses a name could hash his guess, or fill it into a short text and hash that. So every
id is made anew from what is left, and lists that were sorted by the old ones are sorted by the new. A report in which
nothing was blackened keeps its id: no name is in it.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any, Final

from stemmata.export.redaction.walk import Special, rebuilt, with_fields
from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, Origins, Variant, VariantValue
from stemmata.model.decision import Decision
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.relation import Event, Relation
from stemmata.text.ids import content_id

_HASH: Final = re.compile(r"[0-9a-f]{16}")
_PLACE: Final = re.compile(r"[a-z]{1,2}\d+|\d+-\d+|outlet")  # what may stand after a report's id and a colon


def known_ids(case: Case) -> frozenset[str]:
    """Every id of the case: they are no words in which a name could stand."""
    links = case.links
    found = {entry.report.id for entry in case.reports} | {decision.id for decision in case.decisions}
    found |= {statement.id for entry in case.reports for statement in entry.annotations.statements}
    for held in (links.entities, links.documents, links.claims, links.derivations, links.relations, links.events):
        found |= {one.id for one in held}
    found |= {end for edge in links.derivations for end in (edge.child, edge.parent)}
    found |= {origin.id for claim in links.claims for origin in claim.origins.named}
    return frozenset(found)


def is_id(word: str, known: Collection[str]) -> bool:
    """Whether a string is an id, or one with a place: "REPORT:e3", "REPORT:10-20"."""
    first, colon, place = word.partition(":")
    if colon and not _PLACE.fullmatch(place):
        return False
    return first in known or bool(_HASH.fullmatch(first))


def renamed(case: Case, touched: Collection[str]) -> Case:
    """The case with its ids made anew. ``touched``: reports in which anything was blackened."""
    new = _reports(case, touched)
    spoilt = {entry.report.sha256 for entry in case.reports if entry.report.id in touched}
    _number(new, "redacted statement", _statement_keys(case, new))
    published: dict[str, list[str]] = defaultdict(list)
    for report, outlet in case.links.outlets.items():
        published[outlet].append(_id(report, new))
    members = ((one.id, (one.kind, *_members(one, new), *sorted(published[one.id]))) for one in case.links.entities)
    _number(new, "redacted entity", members)
    _number(new, "redacted voice", _voice_keys(case, new))
    links = case.links
    edges = [(one.id, (new[one.child], new[one.parent], one.kind)) for one in links.derivations]
    _number(new, "redacted derivation", edges)
    _number(new, "redacted claim", ((one.id, _mapped(one.statements, new)) for one in links.claims))
    _number(
        new,
        "redacted relation",
        ((one.id, (new[one.subject], one.predicate, new[one.object])) for one in links.relations),
    )
    _number(new, "redacted event", ((one.id, (*_mapped(one.statements, new), one.label)) for one in links.events))
    for decision in case.decisions:
        _number(new, "redacted ruling", [(decision.id, _ruling_key(decision, new))])
    return _with_ids(case, new, touched, spoilt)


def _number(new: dict[str, str], kind: str, keys: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Gives each an id of what can be seen of it; those that look alike are numbered in the order of the case."""
    seen: dict[tuple[str, ...], int] = {}
    for old, key in keys:
        if old not in new:
            seen[key] = seen.get(key, 0) + 1
            new[old] = content_id(kind, *key, *([seen[key]] if seen[key] > 1 else []))


def _reports(case: Case, touched: Collection[str]) -> dict[str, str]:
    new: dict[str, str] = {entry.report.id: entry.report.id for entry in case.reports if entry.report.id not in touched}
    seen = ((one.id, (one.path, one.text, one.title or "")) for one in (entry.report for entry in case.reports))
    _number(new, "redacted report", seen)
    return new


def _statement_keys(case: Case, new: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for entry in case.reports:
        for one in entry.annotations.statements:
            yield one.id, (new[entry.report.id], str(one.passage), str(one.content), str(len(one.chain)))


def _members(entity: Entity, new: Mapping[str, str]) -> list[str]:
    return sorted(f"{new.get(report, report)}:{local}" for report, local in entity.members)


def _voice_keys(case: Case, new: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """Voices, documents and texts without a record of their own, by where they are named."""
    found: dict[str, set[str]] = {}
    for edge in case.links.derivations:
        for end, what in ((edge.parent, f"parent {edge.parent_kind}"), (edge.child, "child")):
            if end not in new:
                found.setdefault(end, set()).add(f"{what} {new.get(edge.child, '')} {edge.kind} {edge.parent_name}")
    for claim in case.links.claims:
        for origin in claim.origins.named:
            if origin.id not in new:
                reports = " ".join(sorted(new.get(one, "") for one in origin.reports))
                found.setdefault(origin.id, set()).add(f"origin {origin.kind} {origin.name} {reports}")
    return sorted(((old, tuple(sorted(places))) for old, places in found.items()), key=lambda item: (item[1], item[0]))


def _mapped(ids: Iterable[str], new: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(_id(one, new) for one in ids))


def _ruling_key(decision: Decision, new: Mapping[str, str]) -> tuple[str, ...]:
    subject = (_id(one, new) for one in decision.subject)
    return decision.kind, decision.author, decision.time, decision.reason or "", *subject


def _id(word: str, new: Mapping[str, str]) -> str:
    """The new id; "REPORT:e3" with the new id of its report. One of which nothing is known says nothing any more."""
    if word in new:
        return new[word]
    if not is_id(word, new):
        return word
    first, colon, place = word.partition(":")
    return f"{new.get(first, 'gone')}{colon}{place}"


def _with_ids(case: Case, new: Mapping[str, str], touched: Collection[str], spoilt: Collection[str]) -> Case:
    def rule(word: str) -> str:
        return _id(word, new)

    def entry(one: Annotated) -> Annotated:
        report = one.report
        if report.id in touched or report.sha256 in spoilt:
            report = replace(report, sha256=hashlib.sha256(report.text.encode("utf-8", "replace")).hexdigest())
        annotations = replace(
            one.annotations,
            report=new[report.id],
            statements=tuple(replace(said, id=new[said.id]) for said in one.annotations.statements),
        )
        return Annotated(report=replace(report, id=new[report.id]), annotations=annotations)

    special: dict[type, Any] = {Annotated: entry, Statement: lambda one: one}
    special |= {kind: _sorting(kind, rule, special) for kind in _SORTED}
    made: Case = rebuilt(case, rule, special)
    return replace(
        made,
        reports=tuple(sorted(made.reports, key=lambda one: one.report.id)),
        duplicates=tuple(sorted(made.duplicates)),
        refusals=tuple(sorted(made.refusals)),
    )


# Fields whose order is that of ids: by id where they hold things, else as they are. All others keep the order of the
# text, of steps, or of weight, which tells nothing of an id.
_SORTED: Final[Mapping[type, tuple[str, ...]]] = {
    Links: ("entities", "documents", "claims", "derivations", "relations", "events"),
    Claim: ("statements", "reports"),
    Origins: ("named", "unknown", "paths", "circular"),
    Origin: ("reports",),
    Variant: ("changed_on",),
    VariantValue: ("statements",),
    Document: ("signatories", "addressees", "published_by", "described_by"),
    Relation: ("statements", "denied_by"),
    Event: ("where", "participants", "statements"),
    Entity: ("members", "mentions"),
}


def _sorting(kind: type, rule: Any, special: Special) -> Any:
    def made(one: Any) -> Any:
        renewed = with_fields(one, rule, special)
        ordered = {name: tuple(sorted(getattr(renewed, name), key=_place)) for name in _SORTED[kind]}
        if isinstance(renewed, Entity):
            pairs = sorted(
                zip_longest(renewed.maybe_same, renewed.maybe_reasons),
                key=lambda pair: pair[0],
            )
            ordered["maybe_same"] = tuple(name for name, _ in pairs)
            ordered["maybe_reasons"] = tuple(why for _, why in pairs if why is not None)
        return replace(renewed, **ordered)

    return made


def _place(one: Any) -> Any:
    """What a thing is sorted by: its id, the report of a path, or itself."""
    if isinstance(one, (str, tuple)):
        return one
    return getattr(one, "id", None) or (one.report, getattr(one, "start", 0), getattr(one, "end", 0))
