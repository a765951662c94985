"""Judgements of a nomenklatura resolver file, whose ids are those of our entities, as the ``ftm`` export writes them.

A line is a JSON array: target, source, judgement (``positive``, ``negative``, ``unsure``, ``no_judgement``), score,
user, time. Positive judgements usually lead through a canonical id (``NK-…``, or a Wikidata item), which is the larger
of the two and comes first; whatever hangs together by them is one (nomenklatura/resolver/edge.py, resolver.py and
identifier.py of github.com/opensanctions/nomenklatura). An id of ours may bear a signature after a full stop.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.judgement.aliases import Read
from stemmata.judgement.importing import Group, Unmet
from stemmata.model.decision import DecisionKind

_CANONICAL: Final = re.compile(r"NK-\w+|Q\d+")
_PREFIX: Final = "entity-"  # what the ``ftm`` export puts before the id of an entity
_KINDS: Final[Mapping[str, DecisionKind]] = {"negative": "split", "unsure": "keep-disputed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    pair: tuple[str, str]
    judgement: str
    user: str
    time: str
    line: int

    @property
    def why(self) -> str:
        return f"judged {self.judgement} by {self.user or 'nobody named'}" + (f" on {self.time}" if self.time else "")


def looks_like(data: bytes) -> bool:
    """Whether the first line is one of such a file."""
    first = next((line for line in data[: 1 << 16].splitlines() if line.strip()), b"")
    return isinstance(_edge(first, 1), _Edge)


def read(data: bytes, known: Collection[str]) -> Read:
    """The groups of a resolver file. ``known``: the ids of the case's entities; others are listed."""
    edges, unmet = [], []
    for number, line in enumerate(data.splitlines(), 1):
        found = _edge(line, number) if line.strip() else None
        if isinstance(found, _Edge):
            edges.append(found)
        elif found is not None:
            unmet.append(found)
    whole = _components(edges)
    strange = {
        one for edge in edges for one in edge.pair if _ours(one, known) is None and not _CANONICAL.fullmatch(one)
    }
    reason = "The case has no entity of this id: it may have grown since it was exported."
    unmet += [Unmet(name=one, where="the file", reason=reason, kind="nobody") for one in sorted(strange)]
    return Read(groups=(*_merges(edges, whole, known), *_apart(edges, whole, known)), unmet=tuple(unmet))


def _edge(line: bytes, number: int) -> _Edge | Unmet:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if (
        not isinstance(row, list)
        or len(row) < 3
        or not all(isinstance(one, str) for one in row[:3])
        or row[2] not in {"positive", "negative", "unsure", "no_judgement"}
    ):
        return Unmet(
            name=line[:60].decode("utf-8", "replace"),
            where=f"line {number}",
            reason="It is no judgement.",
            kind="unusable",
        )
    user, time = (str(row[at] or "") if len(row) > at else "" for at in (4, 5))
    return _Edge(pair=(row[0], row[1]), judgement=row[2], user=user, time=time, line=number)


def _ours(one: str, known: Collection[str]) -> str | None:
    bare = one.removeprefix(_PREFIX)
    return next((name for name in (one, bare, bare.partition(".")[0]) if name in known), None)


def _components(edges: list[_Edge]) -> Mapping[str, str]:
    """Id → the smallest id of those that hang together with it by positive judgements."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        left, right = edge.pair
        near[left], near[right]  # each stands for itself where nothing joins it
        if edge.judgement == "positive":
            near[left].add(right)
            near[right].add(left)
    found: dict[str, str] = {}
    for one in sorted(near):
        queue = [] if one in found else [one]
        while queue:
            at = queue.pop()
            if at not in found:
                found[at] = one
                queue += near[at]
    return found


def _members(whole: Mapping[str, str], known: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    held: dict[str, set[str]] = defaultdict(set)
    for one, root in whole.items():
        if (mine := _ours(one, known)) is not None:
            held[root].add(mine)
    return {root: tuple(sorted(names)) for root, names in held.items()}


def _merges(edges: list[_Edge], whole: Mapping[str, str], known: Collection[str]) -> Iterator[Group]:
    members = _members(whole, known)
    judged: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.judgement == "positive":
            judged[whole[edge.pair[0]]].append(edge)
    for root, found in judged.items():
        if len(members.get(root, ())) > 1:
            lines = ", ".join(str(edge.line) for edge in found[:8])
            users = ", ".join(sorted({edge.user for edge in found if edge.user})) or "nobody named"
            last = max(edge.time for edge in found)
            why = f"judged positive by {users}" + (f", last on {last}" if last else "")
            yield Group(names=members[root], where=f"line {lines}", why=why)


def _apart(edges: list[_Edge], whole: Mapping[str, str], known: Collection[str]) -> Iterator[Group]:
    """Negative and unsure judgements hold between all that hangs together on either side: one of each is named."""
    members = _members(whole, known)
    for edge in edges:
        if edge.judgement in _KINDS:
            left, right = (members.get(whole[one], ()) for one in edge.pair)
            if left and right and left != right:
                yield Group(
                    names=(left[0], right[0]), where=f"line {edge.line}", kind=_KINDS[edge.judgement], why=edge.why
                )
