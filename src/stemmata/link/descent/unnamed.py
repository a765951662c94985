"""Unnamed sources: which of two descriptions can be of one, and which reports hear them in one line.

"A diplomat who follows the strait" and "the diplomat" are one voice in a report and in its copies. Reports that no
step of the stemma links keep their unnamed sources apart: "local sources" of one are not those of another.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

import networkx as nx

from stemmata.link.voices import Voice, bare
from stemmata.model.derivation import Derivation
from stemmata.text.tokens import STOP_WORDS

# Where the words that say what somebody is end, and those that say more of him begin.
MORE: Final = re.compile(
    r"\s+(?:who|which|that|whose|in|at|of|from|with|for|inside|near|on|close|familiar|based|speaking|interviewed|run|"
    r"including|present|working)\b|,"
)
# Groups and bodies that a case has one of, where nothing tells two apart.
GENERIC: Final = frozenset(
    "government governments regime authorities opposition rebels army military police activists officials residents"
    " witnesses ministry forces troops militants insurgents prosecutors investigators doctors medics inspectors"
    " monitors lawmakers diplomats analysts experts protesters villagers locals".split()
)
# "The monitoring group" and "the monitor" are one body.
BODIES: Final = frozenset({"group", "organisation", "organization", "body", "network", "agency"})
MONITORS: Final = frozenset({"monitor", "monitoring", "watchdog", "watch"})
OWN_STAFF: Final = frozenset("reporter correspondent reporters correspondents journalist team crew own our".split())
LINKING: Final = frozenset({"report", "hidden"})


@dataclass(frozen=True, slots=True)
class Description:
    """What an unnamed source is called."""

    head: str  # the noun: "diplomat"
    words: frozenset[str]  # all words that say something of it, the noun among them
    named: bool  # a name stands in it: "a source at the Port Directorate"

    def fits(self, other: "Description") -> bool:
        """True where the one may be the other, told of with fewer words."""
        return self.head == other.head and (self.words <= other.words or other.words <= self.words)


@lru_cache(maxsize=1 << 14)
def description(name: str) -> Description:
    """The description that these words give."""
    folded = bare(name)
    core = MORE.split(folded, maxsplit=1)[0].split() or folded.split() or [""]
    words = frozenset(word for word in folded.split() if word not in STOP_WORDS)
    if core[-1] in BODIES and len(core) > 1 and core[-2] in MONITORS:
        core, words = ["monitor"], words - {core[-1], core[-2]} | {"monitor"}
    named = any(word[:1].isupper() for word in name.split()[1:])
    return Description(head=core[-1], words=words or frozenset(core), named=named)


def is_staff(name: str, outlet: str | None) -> bool:
    """True for the words for an outlet's own people in its own report: "our correspondent", "the Ledger's reporter"."""
    words = [re.sub(r"['’]?s$", "", word) for word in bare(name).split()]
    own = {re.sub(r"['’]?s$", "", word) for word in bare(outlet or "").split()}
    rest = [word for word in words if word not in OWN_STAFF and f"{word}s" not in OWN_STAFF]
    return len(rest) < len(words) and all(word in own for word in rest)


def lines_of(steps: Iterable[Derivation]) -> Mapping[str, str]:
    """Report → the line of copies, citations and agency texts that it belongs to, called by its first member."""
    graph: nx.Graph[str] = nx.Graph()
    for one in steps:
        if one.parent_kind in LINKING or (one.parent_kind == "outlet" and one.kind == "syndicates"):
            graph.add_edge(one.child, one.parent)
    return {member: min(part) for part in nx.connected_components(graph) for member in part}


def one_description(
    heard: Sequence[tuple[str, Voice]], lines: Mapping[str, str], outlets: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pairs of ids of unnamed voices that one claim hears as one. ``heard``: (report id, voice), sorted.

    In one report or one line of reports, descriptions that fit; in reports of one outlet, those of a group or with a
    name in them ("the opposition", "a source at the Port Directorate").
    """
    unnamed = [(report, voice, description(voice.name)) for report, voice in heard if not voice.named]
    for (report, one, mine), (beside, other, its) in combinations(unnamed, 2):
        if one.id == other.id or not mine.fits(its):
            continue
        linked = lines.get(report, report) == lines.get(beside, beside)
        group = mine.head in GENERIC or (mine.named and its.named)
        same_outlet = report in outlets and outlets.get(report) == outlets.get(beside)
        if linked or (group and same_outlet):
            yield one.id, other.id
