"""Cases of any size, drawn at random from a seed: the same seed gives the same case."""

from random import Random

from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, Origins
from stemmata.model.derivation import Derivation
from stemmata.text.ids import content_id
from tests.making import annotated, report, statement

KINDS = (("cites", "stated"), ("reuses", "inferred"), ("translates", "stated"), ("links", "stated"))


def random_case(reports: int, seed: int, *, origins: int = 5) -> Case:
    """Reports over some years, a tenth undated, each with up to three parents among those before it or the origins."""
    draw = Random(seed)
    entries = [_entry(n, draw) for n in range(reports)]
    derivations = {d.id: d for n, entry in enumerate(entries) for d in _parents(entry, entries[:n], origins, draw)}
    for _ in range(reports // 20):
        first, second = draw.choice(entries).report.id, draw.choice(entries).report.id
        back = _derivation(first, second, "report", "another", draw)
        derivations[back.id] = back
    return Case(
        name="Random",
        built=None,
        reports=tuple(sorted(entries, key=lambda entry: entry.report.id)),
        links=Links(derivations=tuple(derivations[key] for key in sorted(derivations)), claims=_claims(entries, draw)),
    )


def _entry(n: int, draw: Random) -> Annotated:
    year, month, day = 2019 + n * 3 // 400 + draw.randrange(2), draw.randrange(1, 13), draw.randrange(1, 29)
    published = None if draw.random() < 0.1 else f"{year}-{month:02}-{day:02}"
    made = report(f"Barrels were seen, piece {n} says.", outlet=f"Outlet {n} of the coast", published=published)
    return annotated(made, statements=(statement(made, "Barrels were seen"),))


def _parents(entry: Annotated, before: list[Annotated], origins: int, draw: Random) -> list[Derivation]:
    found = []
    for _ in range(draw.choice((0, 1, 1, 2, 3))):
        if before and draw.random() < 0.7:
            other = draw.choice(before).report
            found.append(_derivation(entry.report.id, other.id, "report", other.outlet_name or "", draw))
        else:
            number = draw.randrange(origins)
            kind = ("document", "unnamed", "outlet")[number % 3]
            found.append(_derivation(entry.report.id, f"origin-{number}", kind, f"origin number {number}", draw))
    return found


def _derivation(child: str, parent: str, parent_kind: str, name: str, draw: Random) -> Derivation:
    kind, status = draw.choice(KINDS)
    return Derivation(
        id=content_id("derivation", child, parent, kind),
        child=child,
        parent=parent,
        parent_kind=parent_kind,  # type: ignore[arg-type]
        parent_name=name,
        kind=kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        score=draw.choice((0.3, 0.6, 0.9)),
        reason="Drawn at random.",
        evidence=(),
    )


def _claims(entries: list[Annotated], draw: Random) -> tuple[Claim, ...]:
    found = []
    for n in range(0, len(entries), 7):
        members = draw.sample(entries, min(5, len(entries)))
        reports = tuple(sorted(entry.report.id for entry in members))
        origin = Origin(id="origin-0", name="origin number 0", kind="document", reports=reports[:2])
        found.append(
            Claim(
                id=content_id("claim", n),
                label="Barrels were seen",
                statements=tuple(sorted(entry.annotations.statements[0].id for entry in members)),
                reports=reports,
                origins=Origins(at_most=1, named=(origin,), unknown=(), paths=()),
                variants=(),
            )
        )
    return tuple(sorted(found, key=lambda claim: claim.id))
