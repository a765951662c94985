"""How the press of a case takes text: from each other, or from agencies. What its reports say themselves tells it.

Newspapers that share text without a credit mostly share an agency's. Where the reports of a case name each other as
their source for the words that they share, the others are held to do what these say that they do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.descent.agencies import is_agency
from stemmata.link.descent.bylines import UNNAMED
from stemmata.link.descent.publication import same_outlet
from stemmata.link.descent.signs import Sign
from stemmata.model.report import Report

SEEN: Final = 20  # one of so many reports that share wording must name another report as its source for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """What is known of how outlets of a case take text."""

    copying: bool = False  # outlets that share text are seen to have it from each other
    agencies: frozenset[str] = frozenset()  # ids of reports that an agency published
    credited: frozenset[str] = frozenset()  # ids of reports that credit an agency by name

    def may_copy(self, child: Report, parent: Report) -> bool:
        """True where the one may have its text from the other, without saying so.

        A desk takes what its own outlet has, and what an agency sends; what others have, where that is the custom.
        """
        if same_outlet(child, parent):
            return True
        if parent.id in self.agencies and child.id not in self.agencies:
            return child.id not in self.credited
        return self.copying and child.id not in self.agencies


def customs_of(
    known: Mapping[str, Report], stated: Iterable[Sign], taken: Iterable[tuple[str, str]], sharing: int
) -> Customs:
    """The customs of a case.

    ``taken``: (child, parent) where the child shares wording and names the parent, a report or an agency, or has it
    from the agency that its relative names. ``sharing``: how many reports share wording with any other.
    """
    direct, wire = set(), set()
    for child, parent in taken:
        other = known.get(parent)
        if other is None or is_agency(other.outlet_name or ""):
            wire.add(child)
        elif not same_outlet(known[child], other):
            direct.add(child)
    credits: defaultdict[str, set[str]] = defaultdict(set)
    for sign in stated:
        if sign.kind == "syndicates" and sign.parent.name != UNNAMED:
            credits[sign.parent.id].add(sign.child)
    called = {(known[parent].outlet_name or parent) for parent in credits if parent in known}
    return Customs(
        copying=len(direct) > len(wire) and SEEN * len(direct) >= sharing,
        agencies=frozenset(
            name for name, one in known.items() if one.outlet_name in called or is_agency(one.outlet_name or "")
        ),
        credited=frozenset(child for found in credits.values() for child in found),
    )
