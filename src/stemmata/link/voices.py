"""Who a voice is, over reports: the same id for the same source, never one id for two unnamed ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext, Located
from stemmata.model.annotations import LocalEntity, Step
from stemmata.model.claim import OriginKind
from stemmata.text.ids import content_id
from stemmata.text.shingles import fold

ARTICLES: Final = re.compile(r"^(?:the|a|an|some|several|two|three|its|his|her|their)\s+", re.IGNORECASE)
PRONOUNS: Final = frozenset(
    "he she it they him her them his hers its their theirs who which that this these those i we you me us "
    "himself herself itself themselves".split()
)
RANK: Final[Mapping[OriginKind, int]] = {"document": 0, "person": 1, "organisation": 2, "unnamed": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source that is no outlet, and can be where a claim comes from."""

    id: str  # entity id, or a content hash
    kind: OriginKind
    name: str

    @property
    def named(self) -> bool:
        return self.kind != "unnamed"


Locals = Mapping[tuple[str, str], LocalEntity]


def locals_of(context: LinkContext) -> Locals:
    """The local entities of all reports, by report id and local id."""
    return {(where.report.id, entity.id): entity for where in context.reports for entity in where.annotations.entities}


def speaks_as_outlet(context: LinkContext, outlets: frozenset[str], located: Located, step: Step) -> bool:
    """True if the voice of this step passes on what it has from others, as an outlet does.

    A ministry that publishes is an outlet of the case, and still a voice of its own where a chain has it
    speak as an organisation.
    """
    if step.kind in ("person", "organisation"):
        return False
    return step.kind == "outlet" or context.entity_id(located.report, step.local) in outlets


def voice_of(context: LinkContext, known: Locals, located: Located, step: Step, behind: str) -> Voice | None:
    """Who speaks in this step; None where that is unknown: a pronoun not resolved, a passive without an agent.

    ``behind`` is the report (or the outlet) whom unnamed voices speak to: "local sources" of one outlet
    are never held to be those of another.
    """
    if step.kind in ("outlet", "unknown") or (step.kind == "unnamed" and step.mention is None):
        return None
    entity = context.entity_id(located.report, step.local)
    local = known.get((located.report, step.local)) if step.local else None
    if step.kind == "document":
        document = entity or content_id("document", located.report, bare(step.name))
        return Voice(id=document, kind="document", name=_name(context, entity, step))
    if step.kind == "unnamed" or (local is not None and (local.generic or not proper(local.name))):
        return unnamed(step.name, behind)
    kind: OriginKind = "person" if step.kind == "person" else "organisation"
    if entity is not None:
        return Voice(id=entity, kind=kind, name=_name(context, entity, step))
    if bare(step.name) in PRONOUNS:
        return None
    if step.kind == "group" or not proper(step.name):
        return unnamed(step.name, behind)
    return Voice(id=content_id("voice", kind, bare(step.name)), kind=kind, name=step.name)


def unnamed(name: str, behind: str) -> Voice:
    """An unnamed source, as this report (or outlet) knows it."""
    return Voice(id=content_id("unnamed", behind, bare(name)), kind="unnamed", name=name)


def bare(name: str) -> str:
    """A name for comparing: folded, without an article before it."""
    return " ".join(fold(word).replace(".", "") for word in ARTICLES.sub("", name.strip()).split())


def proper(name: str) -> bool:
    """True if the words name somebody, rather than say what he is: "Ilse Varn", not "the colonel"."""
    words = ARTICLES.sub("", name).split()
    return any(word[0].isalpha() and not word[0].islower() for word in words)


def _name(context: LinkContext, entity: str | None, step: Step) -> str:
    return context.name(entity) if entity in context.entity_of and entity is not None else step.name
