"""For whom somebody speaks: "the directorate's spokesman", "Lars Heddin, spokesman of the Port Directorate".

An organisation and those who speak for it are one source. A role that a report gives to a named person is
that person; a role of nobody in particular ("a spokesman said") is nobody that can be told.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext, Located
from stemmata.link.voices import Locals, bare, proper
from stemmata.model.annotations import Mention, Step
from stemmata.model.case import Annotated
from stemmata.text.span import Span

# Who holds one of these speaks for the body that he holds it in.
OFFICES: Final = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons head chief director minister president"
    " chairman chairwoman chairperson secretary commander governor mayor ambassador representative deputy office"
    " service".split()
)
# With these alone nobody is described; a minister or a mayor may be the only one.
MOUTHPIECES: Final = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons representative press media information"
    " office service".split()
)
# What is a part of an organisation and not another one.
PARTS: Final = frozenset(
    "office press media information department branch section desk directorate division service bureau secretariat"
    " headquarters spokesmans the of for and public relations".split()
)
OFFICE_OF: Final = re.compile(rf"\b(?:{'|'.join(sorted(OFFICES))})\s+(?:of|for|at|in)\s+(?:the\s+)?", re.I)
NOTHING_BETWEEN: Final = re.compile(r"[\s,(]*(?:the|a|an|chief|deputy|press)?\s*", re.I)
BESIDE: Final = re.compile(r"(?:,\s*|\s+|\s*\()$")
LINE: Final = 120  # characters after a role in which its holder and its body are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a report tells of a voice that it calls by a role."""

    person: str | None = None  # entity id of who holds it
    bodies: tuple[str, ...] = ()  # entity ids of what he speaks for, sorted
    office: tuple[str, ...] = ()  # else the words that stand for it

    @property
    def tells(self) -> bool:
        return bool(self.person or self.bodies or self.office)


Roles = Mapping[tuple[str, str], Role]  # (report id, bare name) → role


def is_office(name: str) -> bool:
    """True for the words for somebody who speaks for others: "the directorate's spokesman"."""
    words = _words(name)
    return bool(words) and not OFFICES.isdisjoint(words) and not proper(_without_owner(name))


def is_bare_office(name: str) -> bool:
    """True for "a spokesman", with nothing that says whose."""
    words = _words(name)
    return bool(words) and MOUTHPIECES.issuperset(words)


def roles_of(context: LinkContext, known: Locals) -> Roles:
    """What each report tells, anywhere, of those whom it calls by a role."""
    mentions = {one.report.id: one.annotations.mentions for one in context.reports}
    found: defaultdict[tuple[str, str], list[Role]] = defaultdict(list)
    for located in context.statements.values():
        for step in located.voices:
            if step.kind in ("person", "unnamed", "group", "unknown", "organisation") and is_office(step.name):
                role = _role(context, known, located, step, mentions[located.report])
                found[located.report, bare(step.name)].append(role)
    return {key: _together(roles) for key, roles in found.items()}


def bodies_of(context: LinkContext, known: Locals) -> Mapping[str, tuple[str, ...]]:
    """Person → the organisations in which a report gives him a role, all entity ids, sorted; none without."""
    by_words: dict[str, str] = {}
    for entity in context.entities:
        if entity.kind == "organisation":
            for name in entity.names:
                if len(bare(name)) > 2:
                    by_words.setdefault(bare(name), entity.id)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in context.entities:
        if entity.kind == "person":
            roles = sorted({role for key in entity.members if key in known for role in known[key].roles})
            found[entity.id] |= {
                by_words[run] for role in roles for run in _runs(bare(role).split()) if run in by_words
            }
            found[entity.id] |= {
                body for key in entity.members if key in known for body in _tailed(context, known, key)
            }
    for person, body in _introduced(context):
        found[person].add(body)
    return {person: tuple(sorted(bodies)) for person, bodies in found.items() if bodies}


def _introduced(context: LinkContext) -> Iterator[tuple[str, str]]:
    """ "The spokesman of the Port Directorate, Lars Heddin, said": a person and the body of the role beside him."""
    for located in context.statements.values():
        for step in located.voices:
            person = context.entity_id(located.report, step.local)
            if step.kind != "person" or person is None or step.mention is None:
                continue
            text = located.where.report.text
            start = max(located.statement.passage.start, step.mention.start - LINE)
            end = min(located.statement.passage.end, step.mention.end + LINE)
            for role in OFFICE_OF.finditer(text, start, end):
                apart = text[role.end() : step.mention.start] if role.end() <= step.mention.start else None
                between = apart if apart is not None else text[step.mention.end : role.start()]
                for one in _mentioned(located.where.annotations.mentions, role.end()):
                    body = context.entity_id(located.report, one.local)
                    rest = text[one.span.end : step.mention.start] if apart is not None else between
                    if body is not None and one.kind == "organisation" and NOTHING_BETWEEN.fullmatch(rest):
                        yield person, body


def _mentioned(mentions: Sequence[Mention], start: int) -> Sequence[Mention]:
    """The mention right at this place; with the article before it, too."""
    at = bisect_left(mentions, start, key=lambda one: one.span.start)
    return [one for one in mentions[max(0, at - 1) : at + 1] if one.span.start <= start + 4 and one.span.end > start]


def is_part(name: str, whole: str) -> bool:
    """True for "Port Directorate press office" of "Port Directorate"; the rest must be words for a part."""
    part, body = bare(name).split(), bare(whole).split()
    if len(body) < 2 or len(part) <= len(body):
        return False
    for at in range(len(part) - len(body) + 1):
        if part[at : at + len(body)] == body:
            return PARTS.issuperset([*part[:at], *part[at + len(body) :]])
    return False


def answers_to(office: Sequence[str], name: str) -> bool:
    """True if these words can stand for the organisation: "directorate" for "Port Directorate"."""
    words = bare(name).split()
    return bool(office) and words[-len(office) :] == list(office)


def _role(context: LinkContext, known: Locals, located: Located, step: Step, mentions: Sequence[Mention]) -> Role:
    if step.mention is None:
        return Role()
    report = located.report
    text = located.where.report.text
    window = _window(located, step)
    near = [one for one in mentions if one.span.start < window.end and window.start < one.span.end]
    person = _holder(context, known, located, near, text)
    bodies = {
        entity
        for one in near
        if one.kind == "organisation" and one.form != "pronoun" and (entity := context.entity_id(report, one.local))
    }
    office = () if bodies else _office(step.name)
    if office:
        bodies = {body for body in _organisations(context, located.where) if answers_to(office, context.name(body))}
        bodies = bodies if len(bodies) == 1 else set()
    return Role(person=person, bodies=tuple(sorted(bodies)), office=() if bodies else office)


def _window(located: Located, step: Step) -> Span:
    """From the role, with what stands right before it, to the cue, or to the end of the sentence."""
    assert step.mention is not None
    end = min(step.mention.end + LINE, located.statement.passage.end)
    if step.cue is not None and step.cue.start >= step.mention.end:
        end = min(end, step.cue.start)
    for piece in located.statement.content:
        if piece.start >= step.mention.end:
            end = min(end, piece.start)
    return Span(step.mention.start, max(end, step.mention.end))


def _holder(context: LinkContext, known: Locals, located: Located, near: Sequence[Mention], text: str) -> str | None:
    """The person named right beside the role, set off by a comma, not "of" or "for" whom it is held."""
    for one in near:
        entity = context.entity_id(located.report, one.local)
        local = known.get((located.report, one.local or ""))
        if one.kind == "person" and one.form == "name" and entity and local and proper(local.name):
            before = text[max(0, one.span.start - 20) : one.span.start]
            words = before.split()
            if BESIDE.search(before) and not (words and words[-1].lower() in {"of", "for", "to", "by", "with", "from"}):
                return entity
    return None


def _office(name: str) -> tuple[str, ...]:
    """The words that stand for the body: "the directorate's spokesman", "a police spokesman"."""
    words = [re.sub(r"(?:'s|’s|s’|s')$", "", word) for word in name.split()]
    kept = [one for word in words for one in bare(word).split()]
    stop = next((at for at, word in enumerate(kept) if word in OFFICES), 0)
    return tuple(
        word for word in kept[:stop] if word not in {"the", "a", "an", "its", "their", "his", "deputy", "chief"}
    )


def _organisations(context: LinkContext, where: Annotated) -> list[str]:
    found = (
        context.entity_id(where.report.id, entity.id)
        for entity in where.annotations.entities
        if entity.kind == "organisation" and proper(entity.name)
    )
    return sorted({entity for entity in found if entity})


def _tailed(context: LinkContext, known: Locals, key: tuple[str, str]) -> Iterator[str]:
    """Bodies that the report calls by their last word in the person's role: "the directorate's spokesman"."""
    where = context.report_of.get(key[0])
    for role in known[key].roles if where is not None else ():
        office = _office(role)
        if office and where is not None:
            found = [one for one in _organisations(context, where) if answers_to(office, context.name(one))]
            if len(found) == 1:
                yield found[0]


def _together(roles: Sequence[Role]) -> Role:
    """What all of them tell; a holder only if they name no two."""
    people = {role.person for role in roles if role.person}
    bodies = {body for role in roles for body in role.bodies}
    offices = sorted({role.office for role in roles if role.office})
    return Role(
        person=people.pop() if len(people) == 1 else None,
        bodies=tuple(sorted(bodies)),
        office=offices[0] if offices and not bodies else (),
    )


def _runs(words: Sequence[str]) -> Iterator[str]:
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 8) + 1):
            yield " ".join(words[first:last])


def _words(name: str) -> list[str]:
    return [word for word in bare(name).split() if word not in {"the", "a", "an", "his", "her", "its", "their"}]


def _without_owner(name: str) -> str:
    """ "spokesman" of "the Port Directorate's spokesman": the owner's capitals do not make a name of the role."""
    match = re.search(r"(?:'s|’s|s’|s')\s+(.*)$", name)
    if match:
        return match[1]
    of = re.match(r"(.*?)\s+(?:of|for|at|in)\s", name)
    return of[1] if of else name
