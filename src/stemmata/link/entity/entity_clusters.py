"""Clusters of spellings under cannot-links and human decisions: strongest pair first, no transitive surprise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from stemmata.model.decision import Decision
from stemmata.model.evidence import Evidence

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What humans decided about entities, the later decision outranking the earlier on the same pair."""

    together: Mapping[tuple[Key, Key], str] = field(default_factory=dict)  # pair → who merged them, and why
    apart: frozenset[tuple[Key, Key]] = frozenset()
    disputed: frozenset[tuple[Key, Key]] = frozenset()

    @classmethod
    def from_decisions(cls, decisions: Iterable[Decision]) -> "Ruling":
        """``decisions``: oldest first. Keys that no report of the case has are kept, and match nothing."""
        last: dict[tuple[Key, Key], Decision] = {}
        for decision in decisions:
            if decision.kind in {"merge", "split", "keep-disputed"}:
                keys = sorted({_key(subject) for subject in decision.subject})
                for n, left in enumerate(keys):
                    for right in keys[n + 1 :]:
                        last[left, right] = decision
        return cls(
            together={pair: _merged(one) for pair, one in last.items() if one.kind == "merge"},
            apart=frozenset(pair for pair, one in last.items() if one.kind == "split"),
            disputed=frozenset(pair for pair, one in last.items() if one.kind == "keep-disputed"),
        )


DISPUTED = Evidence(sign="decision", strength=1.0, reason="A reviewer keeps it in dispute whether they are one.")


def _strongest(why: Evidence) -> tuple[float, str, int, str]:
    """Of equally strong signs the one that says most: why the two are kept apart as well."""
    return -why.strength, why.sign, -len(why.reason), why.reason


def _merged(decision: Decision) -> str:
    """The sentence that stands as the reason of a merge."""
    return f"A reviewer merged them: {decision.author}{f', because: {decision.reason}' if decision.reason else ''}."


def _key(subject: str) -> Key:
    report, _, local = subject.partition(":")
    return report, local


class Clusters:
    """Union of spellings; two members of one report never meet unless a human says so."""

    def __init__(self, spellings: Sequence[tuple[Key, ...]], ruling: Ruling, overruled: Set[Key] = frozenset()) -> None:
        """``overruled``: members whose report takes them for another kind of thing than the case does.

        That its report also names the thing by another name is then no sign that they are two.
        """
        self._spellings = self._split(spellings, ruling)
        self._first = {key: at for at, keys in enumerate(self._spellings) for key in keys}
        self._map = {at: self._first[keys[0]] for at, keys in enumerate(spellings) if keys}
        self._root = list(range(len(self._spellings)))
        self._in: dict[int, list[int]] = defaultdict(list)
        for at in self._map:
            self._in[self._map[at]].append(at)
        self._evidence: dict[int, list[tuple[Evidence, tuple[Key, Key]]]] = defaultdict(list)
        self._asked: dict[tuple[int, int], Evidence] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._locals = [self._per_report(key for key in keys if key not in overruled) for keys in self._spellings]
        for pairs in (ruling.apart, ruling.disputed):
            for left, right in pairs:
                if left in self._first and right in self._first:
                    self._apart[self._first[left]].add(self._first[right])
                    self._apart[self._first[right]].add(self._first[left])
        for left, right in sorted(ruling.disputed):
            if left in self._first and right in self._first:
                self._note(self._first[left], self._first[right], DISPUTED)
        for (left, right), reason in sorted(ruling.together.items()):
            if left in self._first and right in self._first:
                self._unite(self._first[left], self._first[right], "decision", 1.0, reason)

    @staticmethod
    def _split(spellings: Sequence[tuple[Key, ...]], ruling: Ruling) -> list[tuple[Key, ...]]:
        """Takes members out of a spelling from which a human split them."""
        out: list[tuple[Key, ...]] = []
        for keys in spellings:
            inside = set(keys)
            cut = sorted(
                {right for left, right in (*ruling.apart, *ruling.disputed) if left in inside and right in inside}
            )
            kept = tuple(key for key in keys if key not in cut)
            out += [part for part in (kept, *((key,) for key in cut)) if part]
        return out

    @staticmethod
    def _per_report(keys: Iterable[Key]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for report, local in keys:
            found[report].add(local)
        return found

    def root(self, spelling: int) -> int:
        """The cluster that a spelling (by its place in the input) belongs to."""
        return self._find(self._map[spelling])

    def join(self, left: int, right: int, sign: str, strength: float, reason: str) -> bool:
        """Joins two spellings unless a cannot-link forbids it; then they are marked as maybe the same.

        True if they are in one cluster now.
        """
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if apart := self._forbidden(a, b):
            self.ask(left, right, sign, strength, f"{reason} Kept apart: {apart}.")
            return False
        self._unite(self._map[left], self._map[right], sign, strength, reason)
        return True

    def spellings_of(self, spelling: int) -> tuple[int, ...]:
        """The spellings (by their place in the input) that are in one cluster with this one, sorted."""
        root = self.root(spelling)
        return tuple(at for at in self._in[root] if self.root(at) == root)

    def ask(self, left: int, right: int, sign: str, strength: float, reason: str) -> None:
        """Keeps two spellings apart, and says that a person might look, and why."""
        self._note(self._map[left], self._map[right], Evidence(sign=sign, strength=round(strength, 2), reason=reason))

    def _note(self, left: int, right: int, why: Evidence) -> None:
        known = self._asked.get((left, right), why)
        self._asked[left, right] = min(known, why, key=_strongest)

    def members(self) -> list[tuple[int, tuple[Key, ...]]]:
        """Each cluster's root and members, sorted."""
        found: dict[int, list[Key]] = defaultdict(list)
        for at, keys in enumerate(self._spellings):
            found[self._find(at)] += keys
        return [(root, tuple(sorted(keys))) for root, keys in sorted(found.items())]

    def evidence(self, root: int) -> list[tuple[Evidence, tuple[Key, Key]]]:
        """Why the spellings of a cluster are one, in order of joining; each with the two members that met."""
        return self._evidence[root]

    def asked(self) -> dict[int, dict[int, Evidence]]:
        """Root → roots that may be the same but are kept apart, each with the strongest sign that they are one."""
        found: dict[int, dict[int, Evidence]] = defaultdict(dict)
        for (left, right), why in self._asked.items():
            a, b = self._find(left), self._find(right)
            for one, other in ((a, b), (b, a)) if a != b else ():
                found[one][other] = min(found[one].get(other, why), why, key=_strongest)
        return found

    def _find(self, at: int) -> int:
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def _forbidden(self, a: int, b: int) -> str | None:
        """Why two clusters may not be one, as a sentence part; None where they may."""
        if any(self._find(other) == b for other in self._apart[a]):
            return "a reviewer says so"
        small, large = sorted((self._locals[a], self._locals[b]), key=len)
        if any(large[report] - local for report, local in small.items() if report in large):
            return "one report names both"
        return None

    def _unite(self, left: int, right: int, sign: str, strength: float, reason: str) -> None:
        a, b = self._find(left), self._find(right)
        if a == b:
            return
        keep, gone = min(a, b), max(a, b)
        self._root[gone] = keep
        for report, local in self._locals[gone].items():
            self._locals[keep].setdefault(report, set()).update(local)
        self._apart[keep] |= self._apart[gone]
        self._in[keep] = sorted({*self._in[keep], *self._in.pop(gone, ())})
        self._evidence[keep] += self._evidence.pop(gone, [])
        shown = Evidence(sign=sign, strength=round(strength, 2), reason=reason)
        self._evidence[keep].append((shown, (self._spellings[left][0], self._spellings[right][0])))
