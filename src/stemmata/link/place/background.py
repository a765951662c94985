"""The places of the other reports of a case, against which the names of one report are read."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from stemmata.link.place.signs import Beside
from stemmata.model.place import GazetteerPlace

MOST = 100  # places of a background: the rest of a case's names seldom more than once


def places_of(reports: Mapping[str, Beside]) -> Mapping[str, Mapping[GazetteerPlace, float]]:
    """Report → its places and how sure each is."""
    return {
        report: dict(zip(beside.places, (float(share) for share in beside.shares), strict=True))
        for report, beside in sorted(reports.items())
    }


def background_of(reports: Mapping[str, Mapping[GazetteerPlace, float]]) -> Mapping[str, Beside]:
    """Report → the places of all other reports, as one text would hold them: a name's weight is in how many it stands.

    Each report's own part is taken out. The ``MOST`` heaviest places count; ties by id.
    """
    whole: dict[GazetteerPlace, float] = defaultdict(float)
    for places in reports.values():
        for place, share in places.items():
            whole[place] += share
    heaviest = sorted(whole, key=lambda place: (-whole[place], place.id))[:MOST]
    return {report: _without(places, heaviest, whole, len(reports) - 1) for report, places in reports.items()}


def _without(
    mine: Mapping[GazetteerPlace, float],
    heaviest: list[GazetteerPlace],
    whole: Mapping[GazetteerPlace, float],
    others: int,
) -> Beside:
    left = [(place, whole[place] - mine.get(place, 0.0)) for place in heaviest]
    kept = [(place, weight) for place, weight in left if weight > 0.01]
    total = sum(weight for _, weight in kept)
    return Beside(
        places=tuple(place for place, _ in kept),
        shares=np.array([weight / total for _, weight in kept]),
        owners=np.full(len(kept), -2, dtype=np.int64),
        names=1 if kept and others else 0,
    )
