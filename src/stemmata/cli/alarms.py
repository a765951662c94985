"""``stemmata show FILE alarms``: what an investigator should look at first, with the ids to ask ``why`` of."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from stemmata import alarms as rules
from stemmata.cli.lookup import Lookup
from stemmata.model.claim import Claim, Variant
from stemmata.model.derivation import Derivation
from stemmata.text.counted import count

SHORT = 12  # characters of an id that are shown


def alarms(look: Lookup, limit: int) -> list[RenderableType]:
    """Wide claims on one root, circles, outlets that cite their own echo, values that changed in copying."""
    lists = (
        (
            "Told in three reports or more, on one origin at most",
            [_wide(look, one) for one in one_root(look)],
        ),
        ("Circular reporting: citations that lead back to where they start", [_ring(look, one) for one in rings(look)]),
        ("An outlet that cites the echo of its own report", [_echo(look, *one) for one in echoes(look)]),
        ("Values that changed in copying", [_changed(look, *one) for one in changed(look)]),
    )
    lines: list[RenderableType] = []
    for title, found in lists:
        lines.append(Text(f"{title}: {len(found) or 'none'}", style="bold red" if found else "dim"))
        lines += [Text(f"  {words}") for words in found[:limit]]
        if len(found) > limit:
            lines.append(Text(f"  {limit} shown (--limit shows more)", style="dim"))
    return lines


def rings(look: Lookup) -> list[list[Derivation]]:
    """The circular derivations, each circle's together; by their first child in order of publication."""
    parts = rules.circles(look.case.links.derivations)
    ordered = [sorted(part, key=lambda one: (_rank(look, one.child), one.id)) for part in parts]
    return sorted(ordered, key=lambda part: (_rank(look, part[0].child), part[0].id))


def echoes(look: Lookup) -> Iterator[tuple[str, str]]:
    """(later report, earlier report) of one outlet on one circle: the later cites who has it from the earlier."""
    outlets = look.case.links.outlets
    for ring in rings(look):
        inside = sorted({end for one in ring for end in (one.child, one.parent)} & outlets.keys())
        citing = {one.child for one in ring if outlets.get(one.parent, one.parent) != outlets.get(one.child)}
        for later in (one for one in inside if one in citing):
            for earlier in inside:
                if outlets[earlier] == outlets[later] and _rank(look, earlier) < _rank(look, later):
                    yield later, earlier


def one_root(look: Lookup) -> tuple[Claim, ...]:
    """Claims that look wide and have one origin at most, those in most reports first."""
    return rules.one_root(_by_reports(look))


def changed(look: Lookup) -> tuple[tuple[Claim, Variant], ...]:
    """The variants that first appeared on a step from a text to its copy, claims in most reports first.

    Those that a person set aside are left out.
    """
    found = rules.changed_in_copying(_by_reports(look))
    return tuple((claim, variant) for claim, variant in found if (claim.id, variant) not in look.set_aside)


def _by_reports(look: Lookup) -> list[Claim]:
    """The claims, those in most reports first."""
    return sorted(look.case.links.claims, key=lambda one: (-len(one.reports), one.id))


def _rank(look: Lookup, report: str) -> tuple[int, str]:
    siglum = look.sigla.get(report, "")
    return (len(siglum), siglum)


def _wide(look: Lookup, claim: Claim) -> str:
    root = claim.origins.named[0].name if claim.origins.named else "of unknown lineage"
    told = _sigla(look, claim.reports)
    return f"“{claim.label}” – {count(len(claim.reports), 'report')} ({told}), {root} [{claim.id[:SHORT]}]"


def _ring(look: Lookup, ring: Iterable[Derivation]) -> str:
    return "; ".join(f"{look.report_name(one.child)} {one.kind} {_named(look, one)} [{one.id[:SHORT]}]" for one in ring)


def _echo(look: Lookup, later: str, earlier: str) -> str:
    return f"{look.report_name(later)} leads back to {look.report_name(earlier)}"


def _changed(look: Lookup, claim: Claim, variant: Variant) -> str:
    values = " / ".join(value.value for value in variant.values)
    steps = (look.derivations[one] for one in variant.changed_on if one in look.derivations)
    where = "; ".join(f"{look.report_name(one.child)} from {_named(look, one)}" for one in steps)
    return f"“{claim.label}” – {variant.slot}: {values}, in {where} [{claim.id[:SHORT]}]"


def _named(look: Lookup, edge: Derivation) -> str:
    return look.report_name(edge.parent) if edge.parent in look.reports else edge.parent_name


def _sigla(look: Lookup, reports: Iterable[str]) -> str:
    return " ".join(sorted((look.sigla[one] for one in reports), key=lambda one: (len(one), one)))
