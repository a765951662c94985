"""How far a report usually is from an origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median_low

from stemmata.model.claim import Claim


def usual_steps(claims: Iterable[Claim], parents: Mapping[str, str]) -> Mapping[str, int]:
    """Report id → the median, over the claims that it shares with others, of its fewest steps to an origin.

    ``parents``: derivation id → whom it leads to. A road that ends at an outlet whose piece is not held is one step
    longer than what is known of it. A report that heard one thing at first hand and has all else from others is
    thus not first-hand. Reports with no road to an origin of a shared claim are absent.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for claim in claims:
        if len(claim.reports) < 2:
            continue
        origins = {origin.id for origin in claim.origins.named}
        fewest: dict[str, int] = {}
        for path in claim.origins.paths:
            if path.steps:
                steps = len(path.steps) + (parents.get(path.steps[-1]) not in origins)
                fewest[path.report] = min(steps, fewest.get(path.report, steps))
        for report, steps in fewest.items():
            found[report].append(steps)
    return {report: median_low(steps) for report, steps in sorted(found.items())}
