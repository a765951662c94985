"""Relations as what they are, sets of allegations, and the network that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.model.relation import Relation
from stemmata.text.counted import count
from stemmata.web.edition import Edition, NamedOrigin

MOST_SIGLA = 6  # of a line of the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who alleges something, or who denies it."""

    statements: tuple[str, ...]
    reports: tuple[str, ...]  # in order of publication
    letters: tuple[NamedOrigin, ...]  # of the origins that the reports rest on for this, in order of their letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """One relation, with who alleges it and who denies it."""

    relation: Relation
    verb: str  # "cooperates with"
    alleged: Side
    denied: Side

    @property
    def weight(self) -> int:
        """Reports that speak of it."""
        return len(self.alleged.reports) + len(self.denied.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """All that is alleged between two names, in either direction."""

    ends: tuple[str, str]  # entity ids, sorted
    allegations: tuple[Allegation, ...]  # those of most reports first

    @property
    def weight(self) -> int:
        return sum(one.weight for one in self.allegations)

    def other(self, end: str) -> str:
        return self.ends[1] if end == self.ends[0] else self.ends[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Names and what is alleged between them."""

    names: tuple[str, ...]  # entity ids, those with most allegations first
    ties: tuple[Tied, ...]  # those of most reports first


def allegations(edition: Edition) -> tuple[Allegation, ...]:
    """Every relation: those of which most reports speak first."""
    found = (_allegation(edition, one) for one in edition.case.links.relations)
    return tuple(sorted(found, key=lambda one: (-one.weight, one.relation.predicate, one.relation.id)))


def _allegation(edition: Edition, relation: Relation) -> Allegation:
    return Allegation(
        relation=relation,
        verb=relation.predicate.replace("_", " "),
        alleged=_side(edition, relation, denied=False),
        denied=_side(edition, relation, denied=True),
    )


def _side(edition: Edition, relation: Relation, *, denied: bool) -> Side:
    """The statements and, of ties that reports tell in words of their own, the places that are quoted as reasons."""
    said = edition.said_in_order(relation.denied_by if denied else relation.statements)
    reports = {item.source.report.id for item in said}
    reports |= {anchor.report for sign in relation.reasons if sign.against is denied for anchor in sign.anchors}
    letters = {
        edition.origin_by_id[origin.id].place: edition.origin_by_id[origin.id]
        for item in said
        for claim in edition.claims_of.get(item.statement.id, ())
        for origin in claim.origins.named
        if item.source.report.id in origin.reports and origin.id in edition.origin_by_id
    }
    return Side(
        statements=tuple(item.statement.id for item in said),
        reports=edition.in_order(reports),
        letters=tuple(letters[place] for place in sorted(letters)),
    )


def bound_words(relation: Relation) -> str:
    """ "at most 2 origins"."""
    return f"at most {count(relation.origins_at_most, 'origin')}" if relation.origins_at_most else "no origin known"


def side_words(edition: Edition, side: Side) -> str:
    """ "C, E (β)": who, and in letters on what they rest."""
    sigla = [edition.sigla[report] for report in side.reports]
    shown = ", ".join(sigla[:MOST_SIGLA]) + (f" and {len(sigla) - MOST_SIGLA} more" if len(sigla) > MOST_SIGLA else "")
    letters = "".join(named.letter for named in side.letters if named.letter)
    return f"{shown} ({letters})" if letters else shown


def network(edition: Edition, found: Iterable[Allegation]) -> Network:
    """The network of these allegations. What ties a name to itself, and ends that are no name, are left out."""
    between: dict[tuple[str, str], list[Allegation]] = defaultdict(list)
    for one in found:
        ends = sorted({one.relation.subject, one.relation.object})
        if len(ends) == 2 and all(end in edition.entities for end in ends):
            between[ends[0], ends[1]].append(one)
    ties = [Tied(ends=ends, allegations=tuple(held)) for ends, held in between.items()]
    weights: dict[str, int] = defaultdict(int)
    for tie in ties:
        for end in tie.ends:
            weights[end] += tie.weight
    return Network(
        names=tuple(sorted(weights, key=lambda name: (-weights[name], edition.named(name), name))),
        ties=tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.ends))),
    )


def around(whole: Network, name: str, steps: int) -> Network:
    """The names that lie at most so many steps from this one, and all that ties them."""
    near = {name: 0}
    queue = [name]
    touching = ties_of(whole)
    for at in queue:
        for tie in touching.get(at, ()) if near[at] < steps else ():
            other = tie.other(at)
            if other not in near:
                near[other] = near[at] + 1
                queue.append(other)
    return Network(
        names=tuple(one for one in whole.names if one in near),
        ties=tuple(tie for tie in whole.ties if near.keys() >= set(tie.ends)),
    )


def ties_of(whole: Network) -> Mapping[str, Sequence[Tied]]:
    """Name → what ties it to others, in the order of the network."""
    found: dict[str, list[Tied]] = defaultdict(list)
    for tie in whole.ties:
        for end in tie.ends:
            found[end].append(tie)
    return found
