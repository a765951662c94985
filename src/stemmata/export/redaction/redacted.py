"""Takes names out of a case: every exporter, and the dossier, then write a case that never had them.

In the texts of reports each character is blackened by itself, so that every anchor stays exact; everywhere else a name
becomes a mark of one length. What an entity is said to be alike with, and where it lies, goes with its name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from stemmata.export.redaction.forms import Form, form_of_words, forms_of, plain
from stemmata.export.redaction.identities import is_id, known_ids, renamed
from stemmata.export.redaction.seek import found, idn_hosts
from stemmata.export.redaction.walk import Special, rebuilt, strings, with_fields
from stemmata.model.annotations import Annotations, LocalEntity
from stemmata.model.case import Annotated, Case
from stemmata.model.decision import Decision
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.redaction import Redacted
from stemmata.model.report import Report
from stemmata.text.span import Cover, Span

BLACK: Final = "█"
BEFORE: Final = 24  # characters before a name in which a rank is its own: "Lieutenant General M."
MARK: Final = BLACK * 5  # where no anchor needs the length
SPELLED_OUT: Final = "The reason is blackened, since it spells out a name."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be taken out."""

    entities: tuple[str, ...] = ()  # ids
    words: tuple[str, ...] = ()  # names that no entity of the case bears
    roles: bool = False  # ranks, roles and describing nouns of these, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A case without the names, and what whoever made it is to know. All but ``case`` is not to be handed on."""

    case: Case
    forms: tuple[Form, ...]  # what was sought, sorted
    told: Redacted
    others: tuple[str, ...]  # names of others in which a part was blackened, sorted
    over: int  # places in texts that the case has as another's


@dataclass(slots=True)
class _Count:
    mentions: int = 0
    further: int = 0
    over: int = 0
    strings: int = 0
    touched: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def redacted(case: Case, wish: Wish) -> Redaction:
    """The case without these names. Pure; the same for the same case and wish, whatever the order of the wish."""
    theirs = [one for one in case.links.entities if one.id in wish.entities]
    locals_ = {(entry.report.id, local.id): local for entry in case.reports for local in entry.annotations.entities}
    members = {member for one in theirs for member in one.members}
    forms = _forms(theirs, locals_, wish)
    mine: dict[str, set[str]] = defaultdict(set)
    for report, local in members:
        mine[report].add(local)
    seen = _Count()
    spans = {entry.report.id: _spans(entry, mine[entry.report.id], forms, seen) for entry in case.reports}
    if wish.roles:
        spans = {
            entry.report.id: (*spans[entry.report.id], *_roles(entry, mine[entry.report.id])) for entry in case.reports
        }
    texts = {entry.report.id: blackened(entry.report.text, spans[entry.report.id]) for entry in case.reports}
    seen.touched |= {entry.report.id for entry in case.reports if texts[entry.report.id] != entry.report.text}
    spots = frozenset(spot for one in theirs for spot in _spots(one))
    order = tuple(one.id for one in sorted(theirs, key=lambda one: (-len(one.mentions), one.kind, one.id)))
    black = _Blackening(
        case=case,
        wish=wish,
        forms=forms,
        texts=texts,
        seen=seen,
        members=frozenset(members),
        roles=_role_forms(locals_[one] for one in members if one in locals_) if wish.roles else (),
        order=order,
        spots=spots,
    )
    made = black.case_without()
    told = Redacted(
        entities=len(theirs) + len(wish.words),
        mentions=seen.mentions,
        further=seen.further,
        reports=len(seen.touched),
        strings=seen.strings,
        roles=wish.roles,
    )
    made = replace(renamed(made, seen.touched), redacted=told)
    return Redaction(case=made, forms=forms, told=told, others=tuple(sorted(seen.others)), over=seen.over)


def _forms(theirs: Iterable[Entity], locals_: Mapping[tuple[str, str], LocalEntity], wish: Wish) -> tuple[Form, ...]:
    made = set()
    for one in theirs:
        spelled = {name for member in one.members if member in locals_ for name in _named(locals_[member])}
        made |= set(forms_of(one, spelled))
    made |= {form for words in wish.words if (form := form_of_words(words))}
    return tuple(sorted(made))


def _named(local: LocalEntity) -> tuple[str, ...]:
    return (local.name, *local.names, *local.acronyms)


def _spans(entry: Annotated, locals_: set[str], forms: Sequence[Form], seen: _Count) -> tuple[Span, ...]:
    """What is to be blackened in a text: mentions by name, and every other place with a form. Counts them."""
    text = entry.report.text
    named = [one for one in entry.annotations.mentions if one.form in {"name", "acronym"}]
    own = [one.span for one in named if one.local in locals_]
    hits = [span for span, _ in found(text, forms)] + list(idn_hosts(text, forms))
    mine, others = Cover(len(text), own), Cover(len(text), (one.span for one in named if one.local not in locals_))
    further = _apart(span for span in hits if not mine.touches(span))
    seen.mentions += len(own)
    seen.further += len(further)
    seen.over += sum(others.touches(span) for span in further)
    covered = Cover(len(text), hits)
    return (*hits, *(span for span in own if not covered.touches(span)))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans, those that touch taken as one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _roles(entry: Annotated, locals_: Collection[str]) -> list[Span]:
    """Describing nouns that stand for them ("the colonel"), and their ranks and roles where they are written out.

    A rank of one word is blackened right before a name only: elsewhere it may be another's.
    """
    text = entry.report.text
    mine = [one for one in entry.annotations.mentions if one.local in locals_]
    own = [one for one in entry.annotations.entities if one.id in locals_]
    forms = _role_forms(own)
    near = Cover(len(text), (Span(max(0, one.span.start - BEFORE), one.span.start) for one in mine))
    hits = found(text, forms)
    spans = [one.span for one in mine if one.form == "nominal"]
    return [*spans, *(span for span, form in hits if len(form.words) > 1 or near.touches(span))]


def _role_forms(locals_: Iterable[LocalEntity]) -> tuple[Form, ...]:
    """Their ranks and roles as whole words, sorted."""
    phrases = {phrase for one in locals_ for phrase in (*one.roles, *one.ranks)}
    return tuple(sorted(replace(form, within=False) for phrase in phrases if (form := form_of_words(phrase))))


def blackened(text: str, spans: Iterable[Span]) -> str:
    """The text with these characters blackened, one by one; line ends stay, so that paragraphs do."""
    held = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if held[at] != "\n":
                held[at] = BLACK
    return "".join(held)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blackening:
    """Everything but the ids: they are made anew afterwards."""

    case: Case
    wish: Wish
    forms: tuple[Form, ...]
    texts: Mapping[str, str]
    seen: _Count
    members: frozenset[tuple[str, str]]
    roles: tuple[Form, ...]  # their ranks and roles, where these go, too
    order: tuple[str, ...]  # of those whose names go, those named most often first
    spots: frozenset[str]  # where those lie whose names go: another that lies there would tell
    _known: dict[str, str] = field(default_factory=dict)

    def case_without(self) -> Case:
        self._known.update({one: one for one in known_ids(self.case)})
        special: Special = {
            Annotated: self._entry,
            Entity: self._entity,
            Anchor: self._anchor,
            Decision: self._decision,
        }
        made: Case = rebuilt(self.case, self.string, special)
        return replace(made, name=f"{made.name} (redacted)")

    def string(self, words: str) -> str:
        """The string with a mark of one length for each name."""
        made = self._known.get(words)
        if made is None:
            made = words if is_id(words, ()) else self._marked(words)
            self._known[words] = made
        self.seen.strings += made != words
        return made

    def _marked(self, words: str) -> str:
        named = [*(span for span, _ in found(words, self.forms)), *idn_hosts(words, self.forms)]
        near = Cover(len(words), (Span(max(0, span.start - BEFORE), span.start) for span in named))
        roles = found(words, self.roles)
        spans = _apart([*named, *(span for span, form in roles if len(form.words) > 1 or near.touches(span))])
        pieces, at = [], 0
        for span in spans:
            pieces += [words[at : span.start], MARK]
            at = span.end
        return "".join([*pieces, words[at:]])

    def _entry(self, entry: Annotated) -> Annotated:
        report: Report = with_fields(replace(entry.report, text=""), self.string, {})
        if replace(entry.report, text="") != report:
            self.seen.touched.add(report.id)
        kept = entry.annotations
        annotations: Annotations = with_fields(
            kept, self.string, {LocalEntity: lambda one: self._local(report.id, one)}
        )
        return Annotated(report=replace(report, text=self.texts[report.id]), annotations=annotations)

    def _local(self, report: str, local: LocalEntity) -> LocalEntity:
        if (report, local.id) in self.members:
            named = replace(local, name=MARK, names=(MARK,), acronyms=())
            return replace(named, roles=(), ranks=()) if self.wish.roles else _marked_roles(named, self)
        made: LocalEntity = with_fields(local, self.string, {})
        return replace(made, names=_each_once(made.names), acronyms=_each_once(made.acronyms))

    def _anchor(self, anchor: Anchor) -> Anchor:
        text = self.texts.get(anchor.report)
        return replace(anchor, text=text[anchor.start : anchor.end] if text else self.string(anchor.text))

    def _entity(self, entity: Entity) -> Entity:
        special: Special = {Anchor: self._anchor}
        mine = entity.id in self.wish.entities
        made: Entity = with_fields(entity, self.string, special)
        if mine:
            name = MARK if len(self.order) == 1 else f"{MARK} ({self.order.index(entity.id) + 1})"
            made = replace(made, name=name, names=(name,), outlet_domains=(), place=None)
        elif made.names != entity.names or made.name != entity.name:
            self.seen.others.add(entity.name)
        if (made.place and made.place != entity.place) or not self.spots.isdisjoint(_spots(entity)):
            made = replace(made, place=None)
        return replace(
            made,
            names=_each_once(made.names),
            outlet_domains=_each_once(made.outlet_domains),
            same_as=tuple(
                self._reason(old, new, mine=mine) for old, new in zip(entity.same_as, made.same_as, strict=True)
            ),
            maybe_reasons=tuple(
                self._reason(old, new, mine=mine or other in self.wish.entities)
                for old, new, other in zip(entity.maybe_reasons, made.maybe_reasons, entity.maybe_same, strict=False)
            ),
        )

    @staticmethod
    def _reason(old: Any, new: Any, *, mine: bool) -> Any:
        """Signs of spelling give letters and consonants of a name: they go as a whole."""
        return replace(new, reason=SPELLED_OUT) if mine or old.reason != new.reason else new

    def _decision(self, decision: Decision) -> Decision:
        subject = tuple(one if is_id(one, self._known) else self.string(one) for one in decision.subject)
        if decision.kind == "place" and len(subject) == 2:
            report, _, local = subject[0].partition(":")
            subject = (subject[0], MARK) if (report, local) in self.members else subject
        made: Decision = with_fields(replace(decision, subject=()), self.string, {})
        return replace(made, subject=subject)


def _spots(entity: Entity) -> frozenset[str]:
    """The ids of the places that an entity may lie at."""
    if entity.place is None:
        return frozenset()
    told = [entity.place.place] if entity.place.place else []
    return frozenset(spot.id for spot in (*told, *(one.place for one in entity.place.candidates)))


def _marked_roles(local: LocalEntity, black: _Blackening) -> LocalEntity:
    return replace(local, roles=_each_once(map(black.string, local.roles)))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def bearers(case: Case, name: str) -> tuple[str, ...]:
    """The ids of the entities that bear a name, whatever the case of letters and the marks; sorted."""
    wanted = " ".join(plain(name).split())
    return tuple(
        sorted(
            one.id
            for one in case.links.entities
            if wanted in {" ".join(plain(held).split()) for held in (one.name, *one.names)}
        )
    )


def occurs(case: Case, words: str) -> bool:
    """Whether words stand anywhere in the case, in any of the ways in which a name would be found."""
    form = form_of_words(words)
    return form is not None and any(found(said, [form]) for _, said in strings(case))


def blank(case: Case) -> Case:
    """The case without any words: every string a mark. What is written of it are words of the format alone."""
    known = known_ids(case)

    def rule(words: str) -> str:
        return words if is_id(words, known) or not words else MARK

    def entry(one: Annotated) -> Annotated:
        made: Annotated = with_fields(one, rule, {Report: report})
        return made

    def report(one: Report) -> Report:
        made: Report = with_fields(one, rule, {})
        return replace(made, text=blackened(one.text, [Span(0, len(one.text))]))

    made: Case = rebuilt(case, rule, {Annotated: entry})
    return made
