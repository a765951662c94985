"""Who a voice is, over reports: the same id for the same source, never one id for two unnamed ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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
# Words that say of nobody who he is; whoever is called by these alone is unknown.
NOBODY: Final = PRONOUNS | frozenset(
    "one ones another other others many most few several some all both each everyone everybody someone somebody anyone"
    " anybody nobody none people person persons man men woman women group groups individual individuals source sources"
    " critics observers commentators reports report reportedly rumour rumours rumor rumors of the a an two three four"
    " five same unnamed anonymous unidentified unknown named not".split()
)
SPEECH: Final = frozenset(
    "said says say saying told tells tell telling announced announces announce denied denies deny stated states"
    " declared declares claimed claims claim insisted insists added adds warned warns responded replied replies"
    " confirmed confirms alleged alleges accused accuses reported reports complained according argued argues"
    " maintained maintains rejected rejects dismissed called".split()
)
RANK: Final[Mapping[OriginKind, int]] = {"document": 0, "person": 1, "organisation": 2, "unnamed": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source that is no outlet, and can be where a claim comes from."""

    id: str  # entity id, or a content hash
    kind: OriginKind
    name: str
    bodies: tuple[str, ...] = ()  # ids of the organisations for which it speaks, as the report tells; sorted
    office: tuple[
        str, ...
    ] = ()  # or the folded words that stand for one: "directorate" in "the directorate's spokesman"

    @property
    def named(self) -> bool:
        return self.kind != "unnamed"


Locals = Mapping[tuple[str, str], LocalEntity]


def locals_of(context: LinkContext) -> Locals:
    """The local entities of all reports, by report id and local id."""
    return {(where.report.id, entity.id): entity for where in context.reports for entity in where.annotations.entities}


def voice_of(context: LinkContext, known: Locals, located: Located, step: Step, behind: str) -> Voice | None:
    """Who speaks in this step; None where that is unknown.

    Unknown are a pronoun not resolved, a passive without an agent, words that fit anybody ("people", "the
    source"), and a place of which no verb of speech makes a voice. ``behind`` is the report (or the outlet)
    whom unnamed voices speak to: "local sources" of one outlet are never held to be those of another.
    """
    if step.kind in ("outlet", "unknown") or (step.kind == "unnamed" and step.mention is None):
        return None
    entity = context.entity_id(located.report, step.local)
    local = known.get((located.report, step.local)) if step.local else None
    if step.kind == "document":
        document = entity or content_id("document", located.report, bare(step.name))
        return Voice(id=document, kind="document", name=_name(context, entity, step))
    if says_nothing_of(step.name) or _silent_place(context, entity, local, located, step):
        return None
    if step.kind == "unnamed" or (local is not None and (local.generic or not proper(local.name))):
        return unnamed(step.name, behind)
    kind: OriginKind = "person" if step.kind == "person" else "organisation"
    if entity is not None:
        return Voice(id=entity, kind=kind, name=_name(context, entity, step))
    if step.kind == "group" or not proper(step.name):
        return unnamed(step.name, behind)
    return Voice(id=content_id("voice", kind, bare(step.name)), kind=kind, name=step.name)


def unnamed(name: str, behind: str) -> Voice:
    """An unnamed source, as this report (or outlet) knows it."""
    return Voice(id=content_id("unnamed", behind, bare(name)), kind="unnamed", name=name)


@lru_cache(maxsize=1 << 16)
def bare(name: str) -> str:
    """A name for comparing: folded, without an article before it."""
    return " ".join(fold(word).replace(".", "") for word in ARTICLES.sub("", name.strip()).split())


def proper(name: str) -> bool:
    """True if the words name somebody, rather than say what he is: "Ilse Varn", not "the colonel"."""
    words = ARTICLES.sub("", name).split()
    return any(word[0].isalpha() and not word[0].islower() for word in words)


def says_nothing_of(name: str) -> bool:
    """True for words that fit anybody: "people", "the source", "one of them"."""
    words = bare(name).split()
    return all(word in NOBODY for word in words)


def _silent_place(
    context: LinkContext, entity: str | None, local: LocalEntity | None, located: Located, step: Step
) -> bool:
    """A place, and no word of speech that lets it stand for its government: "Solvik expects rain"."""
    joined = context.entity_of.get(entity) if entity is not None else None
    kind = joined.kind if joined is not None else local.kind if local is not None else None
    if kind != "place":
        return False
    cue = step.cue.of(located.where.report.text) if step.cue is not None else ""
    return not any(fold(word) in SPEECH for word in cue.split())


def _name(context: LinkContext, entity: str | None, step: Step) -> str:
    return context.name(entity) if entity in context.entity_of and entity is not None else step.name
