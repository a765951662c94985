"""Claims: are statements of one claim together, from how many origins, and where do they vary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from bench.gold.figures import Finding, Part, joined, of_sets, retrieval, share
from bench.gold.ground import Ground
from bench.gold.read import GoldClaim, GoldMember
from bench.gold.statements import gold_tokens
from bench.gold.stemma import same_source
from bench.gold.tokens import indices
from stemmata.model.claim import Claim, Origin
from stemmata.text.span import Span

COVERED = 0.5  # share of a member's words that a statement must hold to be the member's statement
HELD = 0.5  # share of a claim's members that a built claim must hold before its origins can be called right


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A member of a gold claim, and where it went."""

    claim: str
    member: GoldMember
    statement: str | None  # id; None where no statement holds the words
    built: str | None  # id of the built claim that holds this statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A gold claim and the built claim that holds most of its members."""

    gold: GoldClaim
    built: Claim | None
    members: int  # how many of the gold's members it holds


def places(ground: Ground) -> tuple[Place, ...]:
    """Every member of every gold claim, in gold order."""
    claims: dict[str, list[Claim]] = {}
    for built_claim in ground.case.links.claims:
        for statement_id in built_claim.statements:
            claims.setdefault(statement_id, []).append(built_claim)
    found = []
    for claim in ground.gold.claims:
        for member in claim.members:
            statement = _statement(ground, member)
            built = _claim_of(ground, member, claims.get(statement, ())) if statement else None
            found.append(Place(claim=claim.id, member=member, statement=statement, built=built))
    return tuple(found)


def _claim_of(ground: Ground, member: GoldMember, claims: Sequence[Claim]) -> str | None:
    """Of the claims that a long statement makes, the one whose aligned words are most the member's, or the first by id.

    A claim that is aligned with nothing has no words of its own, and comes after those that share some.
    """
    tokens = ground.tokens[member.report]
    report = ground.reports[member.report].report.id
    wanted = gold_tokens(tokens, (member.content,))

    def unlike(claim: Claim) -> tuple[float, str]:
        anchors = [anchor for sign in claim.same_as for anchor in sign.anchors if anchor.report == report]
        words = [indices(tokens, (Span(anchor.start, anchor.end),)) for anchor in anchors]
        shares = [len(held & wanted) / len(held | wanted) for held in words if held]
        return (-max(shares) if shares else 0.0, claim.id)

    return min(claims, key=unlike).id if claims else None


def _statement(ground: Ground, member: GoldMember) -> str | None:
    """The statement that covers most of the words; then the tightest; then the one with the longest chain."""
    if member.report not in ground.reports:
        return None
    tokens = ground.tokens[member.report]
    wanted = gold_tokens(tokens, (member.content,))
    ranked = []
    for statement in ground.reports[member.report].annotations.statements:
        held = indices(tokens, statement.content)
        common = len(held & wanted)
        if common and common >= COVERED * len(wanted):
            ranked.append((-common / len(wanted), -common / len(held | wanted), -len(statement.chain), statement.id))
    return min(ranked)[-1] if ranked else None


def claims_part(ground: Ground, met: tuple[Met, ...]) -> Part:
    """Members found and together; origins counted, named, or told to be unknown."""
    held = places(ground)
    return joined((_members(held), _together(held), _counts(met), _named(ground, met), _unknown(ground, met)))


def met_claims(ground: Ground) -> tuple[Met, ...]:
    """Each gold claim with the built claim that holds most of its members; ties to the smaller id."""
    held = places(ground)
    return tuple(_met(ground, claim, held) for claim in ground.gold.claims)


def _met(ground: Ground, claim: GoldClaim, held: tuple[Place, ...]) -> Met:
    counts: dict[str, int] = {}
    for place in held:
        if place.claim == claim.id and place.built is not None:
            counts[place.built] = counts.get(place.built, 0) + 1
    best = min(counts, key=lambda i: (-counts[i], i), default=None)
    built = next((one for one in ground.case.links.claims if one.id == best), None)
    return Met(gold=claim, built=built, members=counts[best] if best is not None else 0)


def _members(held: tuple[Place, ...]) -> Part:
    key = "claims.members found"
    missed = [p for p in held if p.statement is None]
    findings = (
        Finding(figure=key, sort="missed", report=p.member.report, words=p.member.content, note=p.claim) for p in missed
    )
    return Part(figures=(share(key, right=len(held) - len(missed), of=len(held)),), findings=tuple(findings))


def _together(held: tuple[Place, ...]) -> Part:
    """Pairs of members in one claim. Two members of different claims that fell into one statement are not a pair."""
    key = "claims.pairs"
    right = missed = 0
    false: list[tuple[Place, Place]] = []
    for one, other in combinations(held, 2):
        wanted = one.claim == other.claim
        same = one.statement is not None and one.statement == other.statement
        together = same or (one.built is not None and one.built == other.built)
        right += wanted and together
        missed += wanted and not together
        if together and not wanted and not same:
            false.append((one, other))
    figure = retrieval(key, right=right, wanted=right + missed, found=right + len(false))
    findings = [
        *(_parts(key, claim, tuple(members)) for claim, members in groupby(held, key=lambda place: place.claim)),
        *(_false(key, one, other) for one, other in false),
    ]
    return Part(figures=(figure,), findings=tuple(one for one in findings if one is not None))


def _parts(key: str, claim: str, members: tuple[Place, ...]) -> Finding | None:
    """Into which groups a gold claim fell apart; None where it is whole."""
    groups: dict[str, list[str]] = {}
    for place in members:
        group = place.built or f"{place.member.report} {place.member.content}"
        lost = "" if place.statement else " (in no statement)"
        groups.setdefault(group, []).append(f"{place.member.report} {place.member.content}{lost}")
    if len(groups) == 1:
        return None
    apart = sorted((" = ".join(group) for group in groups.values()), key=lambda text: (-text.count(" = "), text))
    return Finding(
        figure=key, sort="missed", report="", words=f"{claim} fell into {len(apart)}", note=" | ".join(apart)
    )


def _false(key: str, one: Place, other: Place) -> Finding:
    words = " = ".join(f"{place.member.report} {place.member.content}" for place in (one, other))
    return Finding(figure=key, sort="false", report="", words=words, note=f"{one.claim} and {other.claim}")


def _counts(met: tuple[Met, ...]) -> Part:
    """At most N: equal, for claims of which at least half the members are together; and never more than the gold's."""
    exact, over = "claims.origins exact", "claims.not over-counted"
    findings = []
    right = more = 0
    for one in met:
        count = one.built.origins.at_most if one.built is not None else None
        enough = one.members >= HELD * len(one.gold.members)
        if count is not None and count > one.gold.at_most:
            more += 1
            findings.append(_count(over, one, count))
        if enough and count == one.gold.at_most:
            right += 1
        else:
            findings.append(_count(exact, one, count))
    figures = (share(exact, right=right, of=len(met)), share(over, right=len(met) - more, of=len(met)))
    return Part(figures=figures, findings=tuple(findings))


def _count(key: str, one: Met, count: int | None) -> Finding:
    named = [f"{origin.kind} {origin.name}" for origin in one.built.origins.named] if one.built is not None else []
    words = f"{one.gold.id} {one.gold.label}: at most {one.gold.at_most} ({', '.join(one.gold.named) or 'none named'})"
    note = f"at most {count}: {'; '.join(named) or 'none named'}; {one.members} of {len(one.gold.members)} members"
    return Finding(figure=key, sort="differs", report="", words=words, note=note)


def _named(ground: Ground, met: tuple[Met, ...]) -> Part:
    """The origins that are named for a claim, one to one with the gold's."""
    key = "claims.origins named"
    findings, right, wanted, found = [], 0, 0, 0
    for one in met:
        origins = list(one.built.origins.named) if one.built is not None else []
        wanted += len(one.gold.named)
        found += len(origins)
        for name in one.gold.named:
            same = next((o for o in origins if same_source(ground, name, o.id, o.name)), None)
            if same is None:
                findings.append(Finding(figure=key, sort="missed", report="", words=f"{one.gold.id}: {name}"))
            else:
                origins.remove(same)
                right += 1
        findings += [_stray(key, one.gold.id, origin) for origin in origins]
    return Part(figures=(retrieval(key, right=right, wanted=wanted, found=found),), findings=tuple(findings))


def _stray(key: str, claim: str, origin: Origin) -> Finding:
    return Finding(figure=key, sort="false", report="", words=f"{claim}: {origin.kind} {origin.name}")


def _unknown(ground: Ground, met: tuple[Met, ...]) -> Part:
    """Reports of unknown lineage, claim by claim, among the reports that the gold's claim has."""
    wanted, found = set(), set()
    for one in met:
        members = {member.report for member in one.gold.members}
        wanted |= {(one.gold.id, key) for key in one.gold.unknown}
        unknown = one.built.origins.unknown if one.built is not None else ()
        found |= {(one.gold.id, key) for report in unknown if (key := ground.keys.get(report)) in members}
    key = "claims.origins unknown"
    missed = [Finding(figure=key, sort="missed", report=r, words=c) for c, r in sorted(wanted - found)]
    false = [Finding(figure=key, sort="false", report=str(r), words=c) for c, r in sorted(found - wanted)]
    return Part(figures=(of_sets(key, wanted, found),), findings=(*missed, *false))


def statement_reports(ground: Ground) -> Mapping[str, str]:
    """Statement id → gold key of its report."""
    return {s.id: key for key, one in ground.reports.items() for s in one.annotations.statements}
